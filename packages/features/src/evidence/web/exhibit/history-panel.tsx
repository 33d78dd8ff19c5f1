/** The custody history of an exhibit: who did what with it, first entry first. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { Foreign, Mono, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { ACT_WORDS, FailureNote, Moment, PURPOSE_WORDS, useRead } from '../../../web/index.ts'
import { readHistory } from '../../contract.ts'

/** The panel. */
export const HistoryPanel = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readHistory, { caseId, exhibitId }, { staleMs: 0 })
  const entries = reading.data?.entries ?? []
  return (
    <Panel title={t`Custody history`} aside={entries.length > 0 ? i18n.number(entries.length) : undefined}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : (
        <ol className="sr-list">
          {entries.map((entry) => {
            const words = ACT_WORDS[entry.type]
            const purpose = entry.purpose === undefined ? undefined : PURPOSE_WORDS[entry.purpose]
            return (
              <li key={entry.n} className="sr-item">
                <p>
                  <b>{words ? i18n._(words) : entry.type}</b>{' '}
                  {entry.role === undefined ? null : <Mono text={entry.role} className="sr-quiet" />}
                </p>
                <p className="sr-small">
                  <Moment at={entry.at} />
                  {entry.actor === undefined ? null : (
                    <>
                      {' · '}
                      <Foreign text={entry.actor.displayName} />
                    </>
                  )}
                  {purpose ? <> · {t`purpose: ${i18n._(purpose)}`}</> : null} ·{' '}
                  <Mono text={`#${entry.index}`} />
                </p>
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}
