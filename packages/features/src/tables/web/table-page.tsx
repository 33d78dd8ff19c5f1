/** One table: its progress, what could not be read, until when its rows stay, and the rows. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId, RowError } from '@smart-rescue/schema'
import { Acts, buttonClass, Foreign, Panel, ScrollRegion, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Go, Moment, paths, usePlatform, useRead, writeBytes } from '../../web/index.ts'
import { downloadErrors, readTable } from '../contract.ts'
import { Retention } from './retention.tsx'
import { RowsList } from './rows-list.tsx'
import { TableActs, TableProgress, TableTag } from './table-progress.tsx'
import { FORMAT_NAMES, PROBLEM_WORDS } from './table-words.ts'
import './tables.css'

const POLL_MS = 2_500

const ErrorsPanel = ({
  caseId,
  exhibitId,
  errors,
  total,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  errors: readonly RowError[]
  total: number
}) => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  return (
    <Panel title={t`Rows that could not be read`} aside={plural(total, { one: '# row', other: '# rows' })}>
      <ScrollRegion className="sr-table-errors" label={t`Rows that could not be read`}>
        <ul className="sr-list">
          {errors.map(({ row, reason, head }) => (
            <li key={row} className="sr-item">
              <span className="sr-small">{t`Row ${i18n.number(row)}:`}</span> {i18n._(PROBLEM_WORDS[reason])}
              <p className="sr-small">
                <Foreign text={head} />
              </p>
            </li>
          ))}
        </ul>
      </ScrollRegion>
      <p className="sr-pad">
        <a
          className={buttonClass('quiet', 'small')}
          href={client.address(downloadErrors, { caseId, exhibitId })}
          download
        >
          {t`Download the report (CSV)`}
        </a>
      </p>
    </Panel>
  )
}

/** The page, as a tab of its case. */
export const TablePage = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live } = useOpenedCase()
  const reading = useRead(
    readTable,
    { caseId, exhibitId },
    { every: (output) => (!live && output?.table.isRead === false ? POLL_MS : false) },
  )
  if (reading.data === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
        <p>
          <Go to={paths.tables(caseId)}>{t`Back to the tables`}</Go>
        </p>
      </FailureNote>
    ) : (
      <Skeleton label={t`Loading`} lines={6} />
    )
  const { table, errors } = reading.data
  const mayChange = may('table.request')
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.tables(caseId)}>{t`Tables`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <Panel title={<Foreign text={table.name} />} aside={<TableTag table={table} />}>
        <div className="sr-pad sr-stack tight">
          <TableProgress table={table} />
          <p className="sr-small">
            {FORMAT_NAMES[table.format]} · {writeBytes(table.length, i18n.locale)} ·{' '}
            <Moment at={table.requestedAt} /> · <Foreign text={table.importedBy.displayName} />
          </p>
          {mayChange ? <TableActs table={table} /> : null}
          <Retention table={table} mayChange={mayChange} />
          <Acts>
            {table.exhibitNumber === undefined ? null : (
              <Go to={paths.exhibit(caseId, exhibitId)} className={buttonClass('quiet', 'small')}>
                {t`Exhibit ${table.exhibitNumber}`}
              </Go>
            )}
            <Go to={paths.search()} className={buttonClass('quiet', 'small')}>
              {t`Search all sources`}
            </Go>
          </Acts>
        </div>
      </Panel>
      {errors.length > 0 ? (
        <ErrorsPanel caseId={caseId} exhibitId={exhibitId} errors={errors} total={table.errors} />
      ) : null}
      {table.destroyedAt === undefined ? (
        <Panel title={t`Rows`} aside={plural(table.rows, { one: '# row', other: '# rows' })}>
          <RowsList caseId={caseId} exhibitId={exhibitId} last={table.readTo} />
        </Panel>
      ) : null}
    </>
  )
}
