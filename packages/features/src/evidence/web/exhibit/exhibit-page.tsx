/** One exhibit: replay beside text and selectors, provenance, report, custody, notes; j and k go on and back. */
import { useLingui } from '@lingui/react/macro'
import type { Action, CaseId, ExhibitId } from '@smart-rescue/schema'
import { buttonClass, Callout, Foreign, Mono, Page, Skeleton, Tag, useKey } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { SecondPanel } from '../../../capture/web/second-panel.tsx'
import { readCase } from '../../../cases/contract.ts'
import { NotesPanel } from '../../../cases/web/index.ts'
import { StoppedNote } from '../../../safeguard/web/stopped-note.tsx'
import { TracesPanel } from '../../../traces/web/index.ts'
import { CAPTURE_WORDS, FailureNote, Go, paths, useGo, useRead, useSentence } from '../../../web/index.ts'
import { listExhibits, readExhibit } from '../../contract.ts'
import { HeldContent, HeldReport } from '../held/held-exhibit.tsx'
import { ACCESS_WORDS, KIND_WORDS } from '../held/held-words.ts'
import { HistoryPanel } from './history-panel.tsx'
import { ProvenancePanel } from './provenance-panel.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { ScreenshotPanel } from './screenshot-panel.tsx'
import { TextPanel } from './text-panel.tsx'

const useNeighbours = (caseId: CaseId, exhibitId: ExhibitId) => {
  const list = useRead(listExhibits, { caseId })
  const exhibits = list.data?.exhibits ?? []
  const at = exhibits.findIndex((exhibit) => exhibit.id === exhibitId)
  return { previous: at > 0 ? exhibits[at - 1] : undefined, next: at < 0 ? undefined : exhibits[at + 1] }
}

const Neighbours = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }) => {
  const { t } = useLingui()
  const go = useGo()
  const { previous, next } = useNeighbours(caseId, exhibitId)
  useKey('j', () => next && go(paths.exhibit(caseId, next.id)))
  useKey('k', () => previous && go(paths.exhibit(caseId, previous.id)))
  return (
    <nav className="sr-acts" aria-label={t`Other exhibits`}>
      {previous ? (
        <Go to={paths.exhibit(caseId, previous.id)} className={buttonClass('quiet', 'small')}>
          {t`Previous`}{' '}
          <span className="sr-key" aria-hidden="true">
            k
          </span>
        </Go>
      ) : null}
      {next ? (
        <Go to={paths.exhibit(caseId, next.id)} className={buttonClass('quiet', 'small')}>
          {t`Next`}{' '}
          <span className="sr-key" aria-hidden="true">
            j
          </span>
        </Go>
      ) : null}
    </nav>
  )
}

/** The page. Reading it is logged before its text leaves the locker. */
export const ExhibitPage = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  // A reading is a logged act: it is not repeated because a window got the focus again.
  const reading = useRead(readExhibit, { caseId, exhibitId }, { staleMs: Number.POSITIVE_INFINITY })
  const opened = useRead(readCase, { caseId })
  const exhibit = reading.data
  if (exhibit === undefined)
    return (
      <div className="sr-page">
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
            <p>
              <Go to={paths.evidence(caseId)}>{t`Back to the evidence`}</Go>
            </p>
          </FailureNote>
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )}
      </div>
    )
  const title = exhibit.title === '' ? t`Page without a title` : exhibit.title
  const may = (action: Action) => opened.data?.may.includes(action) ?? false
  const mayWrite = may('note.write')
  const isImport = exhibit.source === 'import'
  return (
    <Page title={`${exhibit.number} · ${exhibit.caseReference}`}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(caseId)}>{exhibit.caseReference}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
      </nav>
      <div className="sr-head">
        <div>
          <h1>
            <Foreign text={title} />
          </h1>
          <p className="sr-lead">
            {exhibit.number} ·{' '}
            {exhibit.held ? i18n._(KIND_WORDS[exhibit.held.kind]) : <Mono text={exhibit.finalUrl} />}
          </p>
          <div className="sr-tags">
            <Tag tone={exhibit.state === 'complete' ? 'green' : 'amber'}>
              {i18n._(CAPTURE_WORDS[exhibit.state])}
            </Tag>
            {exhibit.held ? <Tag>{i18n._(ACCESS_WORDS[exhibit.held.accessMode])}</Tag> : null}
            {isImport ? <Tag>{t`imported`}</Tag> : <Tag>{t`pictures withheld`}</Tag>}
          </div>
        </div>
        <Neighbours caseId={caseId} exhibitId={exhibitId} />
      </div>
      {exhibit.reason === undefined ? null : (
        <Callout tone="amber">
          <p>{sentence(exhibit.reason.code, exhibit.reason.sentence).text}</p>
        </Callout>
      )}
      <StoppedNote caseId={caseId} exhibitId={exhibitId} />
      {exhibit.provenance.intact ? null : (
        <Callout tone="red" role="alert">
          <p>
            <b>{t`This exhibit is damaged.`}</b>{' '}
            {t`A part does not match its hash any more. Restore it from a backup before it is used.`}
          </p>
        </Callout>
      )}
      <div className="sr-cols">
        <div>
          {exhibit.source === 'import' ? (
            <HeldContent exhibit={exhibit} mayImport={may('import.request')} />
          ) : (
            <>
              <TextPanel text={exhibit.text} marks={exhibit.marks} />
              <ReplayPanel caseId={caseId} exhibitId={exhibitId} />
              <ScreenshotPanel caseId={caseId} exhibitId={exhibitId} parts={exhibit.parts} />
            </>
          )}
          <NotesPanel
            caseId={caseId}
            exhibit={{ id: exhibitId, number: exhibit.number }}
            mayWrite={mayWrite}
          />
        </div>
        <div>
          <ProvenancePanel exhibit={exhibit} />
          <TracesPanel caseId={caseId} exhibitId={exhibitId} />
          <HeldReport exhibit={exhibit} mayLeave={may('original.read')} />
          {exhibit.report ? (
            <>
              <SecondPanel
                caseId={caseId}
                exhibitId={exhibitId}
                url={exhibit.url}
                mayCapture={may('capture.request')}
                mayWatch={may('watch.change') && opened.data?.case.state === 'open'}
              />
              <ReportPanel report={exhibit.report} />
            </>
          ) : null}
          <HistoryPanel caseId={caseId} exhibitId={exhibitId} />
        </div>
      </div>
    </Page>
  )
}
