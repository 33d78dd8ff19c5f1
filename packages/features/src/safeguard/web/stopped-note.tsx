/** A note on an exhibit of which parts were destroyed, or which is locked: what happened, and where its report is. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { Callout, Foreign } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths, useRead } from '../../web/index.ts'
import { listStops } from '../contract.ts'

/** The note, or nothing. */
export const StoppedNote = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listStops, { caseId })
  const stop = reading.data?.stops.find((one) => one.exhibit?.id === exhibitId && one.dropped.length > 0)
  if (stop === undefined) return null
  return (
    <Callout tone="red">
      <p>
        <b>{t`Media of this exhibit were stopped and destroyed.`}</b> <Moment at={stop.stoppedAt} /> ·{' '}
        <Foreign text={stop.stoppedBy.displayName} />.{' '}
        {t`Its words, its address and the hashes remain; the custody log says so.`}{' '}
        <Go to={paths.stop(stop.id)}>{t`To the report`}</Go>
      </p>
    </Callout>
  )
}
