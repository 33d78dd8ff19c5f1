/** The custody log of the organisation, for the auditor: pseudonyms only. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, CopyText, Empty, Mono, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ACT_WORDS, FailureNote, Moment, usePlatform } from '../../web/index.ts'
import { auditCustody } from '../contract.ts'

/** Checkpoint and leaves, newest first. */
export const CustodyPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const reading = useInfiniteQuery({
    queryKey: [auditCustody.name, {}],
    queryFn: ({ pageParam, signal }) =>
      client.call(auditCustody, pageParam === undefined ? {} : { before: pageParam }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.more ? last.leaves.at(-1)?.index : undefined),
  })
  const checkpoint = reading.data?.pages[0]?.checkpoint
  const leaves = reading.data?.pages.flatMap((page) => page.leaves) ?? []
  const copy = { label: t`Copy`, done: t`Copied` }
  return (
    <Page title={t`Custody log`}>
      <PageHead
        title={t`Custody log`}
        lead={t`Every act of the whole organisation, chained so that none can be taken out. It holds no names and no content: people and cases appear as keyed pseudonyms.`}
      />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <>
          <Panel title={t`Newest checkpoint`}>
            {checkpoint === undefined ? (
              <Skeleton label={t`Loading`} lines={3} />
            ) : (
              <dl className="sr-facts">
                <dt>{t`Log`}</dt>
                <dd>
                  <Mono text={checkpoint.origin} />
                </dd>
                <dt>{t`Entries`}</dt>
                <dd>{i18n.number(checkpoint.size)}</dd>
                <dt>{t`Root hash`}</dt>
                <dd>
                  <CopyText text={checkpoint.root} {...copy} />
                </dd>
                <dt>{t`Signed note`}</dt>
                <dd>
                  <CopyText text={checkpoint.note} {...copy} />
                </dd>
              </dl>
            )}
          </Panel>
          <Panel title={t`Entries`} aside={t`newest first`}>
            {reading.isPending ? (
              <Skeleton label={t`Loading`} lines={9} />
            ) : leaves.length === 0 ? (
              <Empty title={t`Nothing was logged yet`} />
            ) : (
              <ul className="sr-list">
                {leaves.map((leaf) => {
                  const words = ACT_WORDS[leaf.type]
                  return (
                    <li key={leaf.index} className="sr-item sr-log-line">
                      <Mono text={`#${leaf.index}`} className="sr-quiet" />
                      <span className="sr-small">
                        <Moment at={leaf.at} />
                      </span>
                      <div>
                        <b>{words ? i18n._(words) : leaf.type}</b>
                        <p className="sr-small">
                          {t`by`} <Mono text={leaf.actor} />
                          {leaf.case === undefined ? null : (
                            <>
                              {' · '}
                              {t`case`} <Mono text={leaf.case} />
                            </>
                          )}
                        </p>
                        <details>
                          <summary className="sr-small">{t`Leaf hash`}</summary>
                          <CopyText text={leaf.leafHash} {...copy} />
                        </details>
                      </div>
                    </li>
                  )
                })}
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
                    {t`Show older entries`}
                  </Button>
                </Acts>
              </div>
            ) : null}
          </Panel>
        </>
      )}
    </Page>
  )
}
