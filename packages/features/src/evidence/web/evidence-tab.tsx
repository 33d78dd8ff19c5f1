/** The evidence of a case: what captures and what imports, what is under way, and the exhibits. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { ListsPanel } from '../../address-lists/web/index.ts'
import { CaptureBox, CaptureList } from '../../capture/web/index.ts'
import { useOpenedCase } from '../../cases/web/index.ts'
import { HeldList, ImportPanel } from '../../imports/web/index.ts'
import { FailureNote, useRead } from '../../web/index.ts'
import { listExhibits } from '../contract.ts'
import { ExhibitList } from './exhibit-list.tsx'

/** The tab. */
export const EvidenceTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live, view } = useOpenedCase()
  const reading = useRead(listExhibits, { caseId })
  const exhibits = reading.data?.exhibits ?? []
  const mayCapture = may('capture.request')
  return (
    <>
      {mayCapture ? <CaptureBox caseId={caseId} /> : null}
      {may('import.request') ? (
        <ImportPanel caseId={caseId} purpose={view.case.purpose} legalBasis={view.case.legalBasis} />
      ) : null}
      <HeldList caseId={caseId} live={live} />
      <ListsPanel caseId={caseId} live={live} mayChange={may('list.change')} />
      <CaptureList caseId={caseId} live={live} mayCapture={mayCapture} />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <Panel title={t`Exhibits`} aside={exhibits.length > 0 ? i18n.number(exhibits.length) : undefined}>
          {reading.isPending ? (
            <Skeleton label={t`Loading`} lines={9} />
          ) : exhibits.length === 0 ? (
            <Empty title={t`No exhibit yet`}>
              {mayCapture
                ? t`Paste the address of a public page above. Its text, headers and a picture of its layout are sealed as one exhibit, with everything a court asks for. Files that somebody gave you are imported above, too.`
                : t`An investigator of the team captures pages; they appear here.`}
            </Empty>
          ) : (
            <ExhibitList exhibits={exhibits} label={t`Exhibits, newest first`} />
          )}
        </Panel>
      )}
    </>
  )
}
