/** The tables of a case, and the form for another. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listTables } from '../contract.ts'
import { TableForm } from './table-form.tsx'
import { TableActs, TableProgress, TableTag } from './table-progress.tsx'

const POLL_MS = 2_500

/** The tab. */
export const TablesTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live, view } = useOpenedCase()
  const reading = useRead(
    listTables,
    { caseId },
    { every: (output) => (!live && output?.tables.some(({ isRead }) => !isRead) ? POLL_MS : false) },
  )
  const mayChange = may('table.request') && view.case.state === 'open'
  const tables = reading.data?.tables ?? []
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={3} />
      ) : (
        <Panel title={t`Tables`} aside={i18n.number(tables.length)}>
          {tables.length === 0 ? (
            <Empty title={t`No table was imported yet`} />
          ) : (
            <ul className="sr-list">
              {tables.map((table) => (
                <li key={table.exhibitId} className="sr-item">
                  <div className="sr-row apart">
                    <Go to={paths.table(caseId, table.exhibitId)}>
                      <Foreign text={table.name} />
                    </Go>
                    <TableTag table={table} />
                  </div>
                  <TableProgress table={table} />
                  <p className="sr-small">
                    <Moment at={table.requestedAt} /> · <Foreign text={table.importedBy.displayName} />
                  </p>
                  {mayChange ? <TableActs table={table} /> : null}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      {mayChange ? (
        <TableForm caseId={caseId} purpose={view.case.purpose} legalBasis={view.case.legalBasis} />
      ) : null}
    </>
  )
}
