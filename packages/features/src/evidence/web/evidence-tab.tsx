/** The evidence of a case: the box that captures, what is under way, and the exhibits. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { CaptureBox, CaptureList } from '../../capture/web/index.ts'
import { useOpenedCase } from '../../cases/web/index.ts'
import { FailureNote, useRead } from '../../web/index.ts'
import { listExhibits } from '../contract.ts'
import { ExhibitList } from './exhibit-list.tsx'

/** The tab. */
export const EvidenceTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live } = useOpenedCase()
  const reading = useRead(listExhibits, { caseId })
  const exhibits = reading.data?.exhibits ?? []
  const mayCapture = may('capture.request')
  return (
    <>
      {mayCapture ? <CaptureBox caseId={caseId} /> : null}
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
                ? t`Paste the address of a public page above. Its text, headers and a picture of its layout are sealed as one exhibit, with everything a court asks for.`
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
