/** The newest exhibits, for the overview of a case. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { buttonClass, Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, Go, paths, useRead } from '../../web/index.ts'
import { listExhibits } from '../contract.ts'
import { ExhibitList } from './exhibit-list.tsx'

const SHOWN = 4

/** The panel. */
export const NewestEvidence = ({
  caseId,
  mayCapture,
}: {
  caseId: CaseId
  mayCapture: boolean
}): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listExhibits, { caseId })
  const exhibits = reading.data?.exhibits ?? []
  return (
    <Panel
      title={t`Newest evidence`}
      aside={
        exhibits.length > 0 ? <Go to={paths.evidence(caseId)}>{t`All ${exhibits.length}`}</Go> : undefined
      }
    >
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : exhibits.length === 0 ? (
        <Empty
          title={t`No exhibit yet`}
          act={
            mayCapture ? (
              <Go to={paths.evidence(caseId)} className={buttonClass('quiet')}>
                {t`Capture an address`}
              </Go>
            ) : undefined
          }
        >
          {t`What is captured is sealed, logged, and shown here.`}
        </Empty>
      ) : (
        <ExhibitList exhibits={exhibits.slice(0, SHOWN)} label={t`Newest evidence`} />
      )}
    </Panel>
  )
}
