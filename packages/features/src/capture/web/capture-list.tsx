/** Captures that are under way or did not end well; those that became complete exhibits are in the list of exhibits. */
import { useLingui } from '@lingui/react/macro'
import type { Capture, CaseId } from '@smart-rescue/schema'
import { Button, Panel } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useRead } from '../../web/index.ts'
import { listCaptures } from '../contract.ts'
import { CaptureRow } from './capture-row.tsx'

/** Milliseconds between readings while the news stream is broken and something runs. */
const POLL_MS = 2_500
/** Ended captures shown before the rest is asked for. */
const SHOWN = 3

const isUnderWay = (capture: Capture) => capture.state === 'queued' || capture.state === 'running'

/** Puts what is under way first, then what did not end well; complete ones are left out. */
export const splitCaptures = (captures: readonly Capture[]): { underWay: Capture[]; unhappy: Capture[] } => ({
  underWay: captures.filter(isUnderWay),
  unhappy: captures.filter((capture) => !isUnderWay(capture) && capture.state !== 'complete'),
})

/** The panel; nothing at all where every capture ended well. */
export const CaptureList = ({
  caseId,
  live,
  mayCapture,
}: {
  caseId: CaseId
  live: boolean
  mayCapture: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [all, setAll] = useState(false)
  const reading = useRead(
    listCaptures,
    { caseId },
    { every: (output) => (!live && output?.captures.some(isUnderWay) ? POLL_MS : false) },
  )
  const { underWay, unhappy } = splitCaptures(reading.data?.captures ?? [])
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  const shown = [...underWay, ...(all ? unhappy : unhappy.slice(0, SHOWN))]
  if (shown.length === 0) return null
  return (
    <Panel title={t`Captures`} aside={i18n.number(underWay.length + unhappy.length)}>
      <ul className="sr-list">
        {shown.map((capture) => (
          <CaptureRow key={capture.id} capture={capture} mayCapture={mayCapture} />
        ))}
      </ul>
      {unhappy.length > SHOWN && !all ? (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => setAll(true)}>
            {t`Show all captures`}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
