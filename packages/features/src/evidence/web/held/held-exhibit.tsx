/** The two columns of an imported exhibit: what the file says, and how it came here. */
import { useLingui } from '@lingui/react/macro'
import type { Exhibit } from '@smart-rescue/schema'
import { buttonClass, Callout, Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths } from '../../../web/index.ts'
import { ReplayPanel } from '../exhibit/replay-panel.tsx'
import { TextPanel } from '../exhibit/text-panel.tsx'
import { ArchivePanel } from './archive-panel.tsx'
import { MessagesPanel, PicturesPanel, SheetPanel } from './held-views.tsx'
import { ImportReportPanel, StatedFactsPanel } from './import-report-panel.tsx'
import { InnerPanel } from './inner-panel.tsx'
import { OriginalPanel } from './original-panel.tsx'
import { RecognisedPanel } from './recognised-panel.tsx'

/** What the file says. */
export const HeldContent = ({ exhibit, mayImport }: { exhibit: Exhibit; mayImport: boolean }): ReactNode => {
  const { t } = useLingui()
  const roles = exhibit.parts.map(({ role }) => role)
  const isPicture = exhibit.held?.kind === 'image'
  const isWhole = exhibit.state === 'complete' && exhibit.archiveCheck?.page !== undefined
  const isMail = exhibit.held?.kind === 'mail'
  // A table whose rows are sources has no copies of them beside it (features/tables).
  const isTable = exhibit.importReport?.derivatives.some(({ role }) => role === 'rows') === true
  return (
    <>
      {exhibit.held?.quarantined === true ? (
        <Callout tone="amber">
          <p>
            <b>{t`Quarantined.`}</b>{' '}
            {t`The file is sealed and counts as evidence. It is not shown, not handed out and not part of a dossier.`}
          </p>
        </Callout>
      ) : null}
      <PicturesPanel exhibit={exhibit} />
      {isPicture || exhibit.recognised !== undefined ? (
        <RecognisedPanel exhibit={exhibit} mayImport={mayImport} />
      ) : null}
      {isMail && exhibit.importReport ? <StatedFactsPanel report={exhibit.importReport} /> : null}
      {roles.includes('messages') && !isMail ? <MessagesPanel exhibit={exhibit} /> : null}
      {roles
        .filter((role) => role === 'sheet' || role.startsWith('sheet-'))
        .map((role) => (
          <SheetPanel key={role} exhibit={exhibit} role={role} />
        ))}
      {isTable ? (
        <Panel title={t`Rows`}>
          <p className="sr-pad">
            <Go to={paths.table(exhibit.caseId, exhibit.id)} className={buttonClass('quiet')}>
              {t`Show the rows of this table`}
            </Go>
          </p>
        </Panel>
      ) : null}
      {roles.includes('text') ? (
        <TextPanel title={t`Text of the file`} text={exhibit.text} marks={exhibit.marks} />
      ) : null}
      {exhibit.archiveCheck ? <ArchivePanel check={exhibit.archiveCheck} /> : null}
      {isWhole ? <ReplayPanel caseId={exhibit.caseId} exhibitId={exhibit.id} /> : null}
      <InnerPanel exhibit={exhibit} mayImport={mayImport} />
    </>
  )
}

/** How it came here and what it says about itself. */
export const HeldReport = ({ exhibit, mayLeave }: { exhibit: Exhibit; mayLeave: boolean }): ReactNode =>
  exhibit.importReport === undefined ? null : (
    <>
      <OriginalPanel exhibit={exhibit} mayLeave={mayLeave} />
      {exhibit.held?.kind === 'mail' ? null : <StatedFactsPanel report={exhibit.importReport} />}
      <ImportReportPanel report={exhibit.importReport} />
    </>
  )
