/** The safeguard of a case: media authority, stops with their reports, files received by accident. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Foreign, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { readCase } from '../../cases/contract.ts'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listStops } from '../contract.ts'
import { AuthorityPanel } from './authority/authority-panel.tsx'
import { ReceiptsPanel } from './receipt/receipts-panel.tsx'
import { STOP_WORDS } from './safeguard-words.ts'

const Stops = ({ caseId }: { caseId: CaseId }) => {
  const { t, i18n } = useLingui()
  const reading = useRead(listStops, { caseId })
  const stops = reading.data?.stops ?? []
  return (
    <Panel title={t`Stops`}>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : stops.length === 0 ? (
        <Empty title={t`Nobody had to stop`}>
          {t`F9, or the red-edged button at the top, works on every page. It acts at once.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {stops.map((stop) => (
            <li key={stop.id} className="sr-item">
              <div className="sr-row apart">
                <Go to={paths.stop(stop.id)}>
                  <Mono text={stop.reference} />
                </Go>
                <Tag tone={stop.state === 'open' ? 'red' : 'plain'}>{i18n._(STOP_WORDS[stop.state])}</Tag>
              </div>
              <p className="sr-small">
                <Moment at={stop.stoppedAt} /> · <Foreign text={stop.stoppedBy.displayName} />
                {stop.exhibit === undefined ? '' : ` · ${stop.exhibit.number}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The tab. */
export const SafeguardTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const opened = useRead(readCase, { caseId })
  const mayLock = opened.data?.may.includes('receipt.lock') ?? false
  return (
    <div className="sr-cols">
      <div>
        <Stops caseId={caseId} />
        <ReceiptsPanel caseId={caseId} mayLock={mayLock} />
      </div>
      <div>
        <AuthorityPanel caseId={caseId} />
      </div>
    </div>
  )
}
