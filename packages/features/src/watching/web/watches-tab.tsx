/** The watched pages of a case. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Button, Empty, Mono, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Go, paths, useRead } from '../../web/index.ts'
import { listWatches } from '../contract.ts'
import { WatchActs } from './watch-acts.tsx'
import { WatchFacts, WatchTags } from './watch-facts.tsx'
import { WatchForm } from './watch-form.tsx'
import './watching.css'

/** Milliseconds between readings while the news stream is broken. */
const POLL_MS = 5_000

/** The tab. */
export const WatchesTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live, view } = useOpenedCase()
  const reading = useRead(listWatches, { caseId }, { every: () => (live ? false : POLL_MS) })
  const [starting, setStarting] = useState(false)
  const watches = reading.data?.watches ?? []
  const mayWatch = may('watch.change') && view.case.state === 'open'
  return (
    <Panel title={t`Watched pages`} aside={watches.length > 0 ? i18n.number(watches.length) : undefined}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={6} />
      ) : watches.length === 0 ? (
        <Empty
          title={t`No page is watched`}
          act={mayWatch ? <Button onClick={() => setStarting(true)}>{t`Watch a page`}</Button> : undefined}
        >
          {t`A watched page is looked at again and again. When it changes or disappears, the team is told and the change becomes an exhibit.`}
        </Empty>
      ) : (
        <>
          {mayWatch ? (
            <div className="sr-pad">
              <Button tone="quiet" onClick={() => setStarting(true)}>
                {t`Watch a page`}
              </Button>
            </div>
          ) : null}
          <ul className="sr-list">
            {watches.map((watch) => (
              <li key={watch.id} className="sr-item">
                <div className="sr-row apart">
                  <Go to={paths.watch(caseId, watch.id)} className="sr-watch-url">
                    <Mono text={watch.url} />
                  </Go>
                  <WatchTags watch={watch} />
                </div>
                <WatchFacts watch={watch} />
                {mayWatch ? <WatchActs watch={watch} /> : null}
              </li>
            ))}
          </ul>
        </>
      )}
      <WatchForm caseId={caseId} subject={starting ? {} : undefined} onClose={() => setStarting(false)} />
    </Panel>
  )
}
