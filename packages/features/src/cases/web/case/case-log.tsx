/** The log of a case: what was done, by whom and when, newest first. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, LogLine } from '@smart-rescue/schema'
import { Acts, Button, Empty, Foreign, Mono, Panel, Skeleton } from '@smart-rescue/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ACT_WORDS, FailureNote, Moment, usePlatform } from '../../../web/index.ts'
import { readLog } from '../../contract.ts'
import { ExhibitNumber } from './exhibit-number.tsx'

const Line = ({ caseId, line }: { caseId: CaseId; line: LogLine }) => {
  const { t, i18n } = useLingui()
  const words = ACT_WORDS[line.type]
  return (
    <li className="sr-item sr-log-line">
      <Mono text={`#${line.index}`} className="sr-quiet" />
      <span className="sr-small">
        <Moment at={line.at} />
      </span>
      <div>
        <b>{words ? i18n._(words) : line.type}</b>{' '}
        {line.actor === undefined ? null : (
          <span className="sr-small">
            <Foreign text={line.actor.displayName} />
          </span>
        )}{' '}
        {line.exhibit === undefined ? null : <ExhibitNumber caseId={caseId} number={line.exhibit} />}{' '}
        {line.role === undefined ? null : <Mono text={line.role} className="sr-quiet" />}
        <details>
          <summary className="sr-small">{t`Leaf hash`}</summary>
          <Mono text={line.leafHash} />
        </details>
      </div>
    </li>
  )
}

/** The tab; older lines come by request, 200 at a time. */
export const CaseLog = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const { client } = usePlatform()
  const reading = useInfiniteQuery({
    queryKey: [readLog.name, { caseId }],
    queryFn: ({ pageParam, signal }) =>
      client.call(readLog, { caseId, ...(pageParam === undefined ? {} : { before: pageParam }) }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.more ? last.lines.at(-1)?.index : undefined),
  })
  const lines = reading.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <Panel title={t`Log`} aside={t`newest first; nobody can change it`}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={9} />
      ) : lines.length === 0 ? (
        <Empty title={t`Nothing was logged yet`} />
      ) : (
        <ul className="sr-list">
          {lines.map((line) => (
            <Line key={line.index} caseId={caseId} line={line} />
          ))}
        </ul>
      )}
      {reading.hasNextPage ? (
        <div className="sr-pad">
          <Acts>
            <Button
              tone="quiet"
              size="small"
              busy={reading.isFetchingNextPage}
              onClick={() => void reading.fetchNextPage()}
            >
              {t`Show older lines`}
            </Button>
          </Acts>
        </div>
      ) : null}
    </Panel>
  )
}
