/** A stop: what was destroyed, whom to tell and until when, the report as text, and what was handed in. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { StopId } from '@smart-rescue/schema'
import {
  Acts,
  Button,
  Callout,
  Foreign,
  Mono,
  Page,
  PageHead,
  Panel,
  Skeleton,
  showToast,
  Tag,
} from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { readCase } from '../../../cases/contract.ts'
import { FailureNote, Go, Moment, paths, useAct, useFailureText, useRead } from '../../../web/index.ts'
import { listDuties, listStops, markMistake, readStop, reportStop, type StopView } from '../../contract.ts'
import { STOP_WORDS } from '../safeguard-words.ts'
import { DescribePanel } from './describe-panel.tsx'
import { DutyClock, DutyRows } from './duty-clock.tsx'
import { HandedInForm } from './handed-in.tsx'
import { HotlinesPanel } from './hotlines-panel.tsx'
import '../safeguard.css'

const REFRESHES = [readStop, listDuties, listStops, readCase]

const WhatRemains = ({ stop }: { stop: StopView }) => {
  const { t } = useLingui()
  return (
    <Panel title={t`What was destroyed, and what remains`}>
      <div className="sr-pad sr-stack tight">
        <p>
          {stop.dropped.length === 0
            ? t`No sealed part was in view. Captures that ran in the case were broken off, and nothing of them is kept.`
            : plural(stop.dropped.length, {
                one: '# part was destroyed: its key and its bytes are gone. Its words stay.',
                other: '# parts were destroyed: their keys and bytes are gone. The words stay.',
              })}
        </p>
        {stop.dropped.map((part) => (
          <p key={part.role} className="sr-small">
            <Mono text={part.role} /> · <Mono text={part.sha256} />
          </p>
        ))}
        <p className="sr-small">
          {t`Backups made before hold the sealed bytes still. Tell the operator: the guide says how to make a new one and destroy the old.`}
        </p>
      </div>
    </Panel>
  )
}

const Report = ({ stop }: { stop: StopView }) => {
  const { t } = useLingui()
  const copy = () => {
    navigator.clipboard?.writeText(stop.text).then(
      () => showToast({ text: t`The report is in the clipboard.`, tone: 'calm' }),
      () =>
        showToast({ text: t`The browser did not allow copying. Mark the text and copy it.`, tone: 'bad' }),
    )
  }
  return (
    <Panel
      title={t`The report`}
      aside={
        <span className="sr-noprint">
          <Acts>
            <Button tone="quiet" size="small" onClick={copy}>
              {t`Copy`}
            </Button>
            <Button tone="quiet" size="small" onClick={() => window.print()}>
              {t`Print`}
            </Button>
          </Acts>
        </span>
      }
    >
      <div className="sr-pad">
        <pre className="sr-report-text" dir="ltr">
          {stop.text}
        </pre>
      </div>
    </Panel>
  )
}

const HandedIn = ({ stop }: { stop: StopView }) => {
  const { t } = useLingui()
  const act = useAct(reportStop, REFRESHES)
  return (
    <Panel title={t`Handed in`}>
      <ul className="sr-list">
        {stop.reports.map((report) => (
          <li key={`${report.handedAt} ${report.toWhom}`} className="sr-item">
            <p>
              <b>
                <Foreign text={report.toWhom} />
              </b>{' '}
              {report.number === '' ? null : <Mono text={report.number} />}
            </p>
            <p className="sr-small">
              <Moment at={report.handedAt} /> · <Foreign text={report.by.displayName} />
            </p>
          </li>
        ))}
      </ul>
      {stop.state === 'mistaken' ? null : (
        <div className="sr-pad">
          <HandedInForm
            suggested={stop.hotlines.map(({ name }) => name)}
            busy={act.isPending}
            error={act.error}
            onSend={(report, done) => act.mutate({ stopId: stop.id, ...report }, { onSuccess: done })}
          />
        </div>
      )}
    </Panel>
  )
}

const Mistake = ({ stop }: { stop: StopView }) => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(markMistake, REFRESHES)
  const mark = () =>
    act.mutate(
      { stopId: stop.id },
      { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
    )
  return (
    <Panel title={t`Pressed by mistake?`}>
      <div className="sr-pad sr-stack tight">
        <p>{t`Then say so: the duty to report ends, and the log says that it was a mistake. What was destroyed stays destroyed; the page can be captured again.`}</p>
        <Acts>
          <Button tone="quiet" size="small" busy={act.isPending} onClick={mark}>
            {t`It was a mistake`}
          </Button>
        </Acts>
      </div>
    </Panel>
  )
}

const Body = ({ stop }: { stop: StopView }) => {
  const { t, i18n } = useLingui()
  return (
    <Page title={t`Stop ${stop.reference}`}>
      <div className="sr-noprint">
        <PageHead
          title={t`Stopped – suspected abuse material`}
          lead={
            <>
              <Mono text={stop.reference} /> · <Moment at={stop.stoppedAt} /> ·{' '}
              <Foreign text={stop.stoppedBy.displayName} />
            </>
          }
        >
          <div className="sr-tags">
            <Tag tone={stop.state === 'open' ? 'red' : 'green'}>{i18n._(STOP_WORDS[stop.state])}</Tag>
            {stop.caseId === undefined ? null : (
              <Go to={paths.safeguard(stop.caseId)}>{t`Case ${stop.caseReference ?? ''}`}</Go>
            )}
            {stop.exhibit === undefined ? null : <Tag>{stop.exhibit.number}</Tag>}
          </div>
        </PageHead>
        {stop.state === 'open' ? (
          <Callout>
            <p>
              <b>{t`You did the right thing.`}</b>{' '}
              {t`Nothing of it can be seen here any more. Breathe; the report below is ready to be completed.`}
            </p>
          </Callout>
        ) : null}
        {stop.duty === undefined ? null : <DutyClock duty={stop.duty} />}
      </div>
      <div className="sr-cols">
        <div>
          <Report stop={stop} />
          <div className="sr-noprint">
            {stop.state === 'open' ? <DescribePanel key={stop.id} stop={stop} /> : null}
            <WhatRemains stop={stop} />
          </div>
        </div>
        <div className="sr-noprint">
          <HotlinesPanel hotlines={stop.hotlines} />
          <HandedIn stop={stop} />
          <Panel title={t`The law of your country`}>
            <div className="sr-pad">
              <details>
                <summary>{t`Duties to report`}</summary>
                <DutyRows rows={stop.duties} />
              </details>
            </div>
          </Panel>
          {stop.state === 'open' ? <Mistake stop={stop} /> : null}
        </div>
      </div>
    </Page>
  )
}

/** The page. */
export const StopPage = ({ stopId }: { stopId: StopId }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readStop, { stopId })
  if (reading.data !== undefined) return <Body stop={reading.data} />
  return (
    <div className="sr-page">
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <Skeleton label={t`Loading`} lines={8} />
      )}
    </div>
  )
}
