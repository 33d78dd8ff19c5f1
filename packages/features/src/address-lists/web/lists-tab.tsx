/** The lists of addresses of a case, and the form for another. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listLists } from '../contract.ts'
import { ListForm } from './list-form.tsx'
import { ListActs, ListProgress, ListTag } from './list-progress.tsx'

const POLL_MS = 2_500

/** The panel with every list; nothing where there is none. */
export const ListsPanel = ({
  caseId,
  live,
  mayChange,
}: {
  caseId: CaseId
  live: boolean
  mayChange: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(
    listLists,
    { caseId },
    {
      every: (output) => (!live && output?.lists.some(({ state }) => state === 'running') ? POLL_MS : false),
    },
  )
  const lists = reading.data?.lists ?? []
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  if (reading.isPending) return <Skeleton label={t`Loading`} lines={3} />
  if (lists.length === 0) return null
  return (
    <Panel title={t`Lists`} aside={i18n.number(lists.length)}>
      <ul className="sr-list">
        {lists.map((list) => (
          <li key={list.id} className="sr-item">
            <div className="sr-row apart">
              <Go to={paths.list(caseId, list.id)}>
                <Foreign text={list.name} />
              </Go>
              <ListTag list={list} />
            </div>
            <ListProgress list={list} />
            <p className="sr-small">
              <Moment at={list.startedAt} /> · <Foreign text={list.owner.displayName} />
            </p>
            {mayChange ? <ListActs list={list} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The tab. */
export const ListsTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const { may, live, view } = useOpenedCase()
  const mayChange = may('list.change') && view.case.state === 'open'
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <ListsPanel caseId={caseId} live={live} mayChange={mayChange} />
      {mayChange ? <ListForm caseId={caseId} /> : null}
    </>
  )
}
