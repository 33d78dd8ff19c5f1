/** SQL of tables: how they stand, and what their reading must know. */
import {
  type CaseId,
  type ExhibitId,
  ExhibitPart,
  type HeldFileId,
  type ImportedTable,
  type MemberId,
  type RowError,
  TablePlan,
  TableState,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

/** A calendar day as `YYYY-MM-DD`, whatever the driver made of it. */
const dayText = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

const tables = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('imported_table as t')
    .innerJoin('member as m', 'm.id', 't.owner_id')
    .leftJoin('exhibit as e', 'e.id', 't.exhibit_id')
    .selectAll('t')
    .select([
      'm.display_name',
      'e.number',
      dayText('t.expires_on').as('expires_day'),
      sql<number>`(select coalesce(sum(g.to_row - g.from_row + 1), 0)::int from row_gap g where g.exhibit_id = t.exhibit_id)`.as(
        'expired',
      ),
    ])
    .where('t.case_id', '=', caseId)

type TableRow = Awaited<ReturnType<ReturnType<typeof tables>['execute']>>[number]

const toTable = (row: TableRow): ImportedTable => ({
  exhibitId: row.exhibit_id as ExhibitId,
  caseId: row.case_id as CaseId,
  heldId: row.held_id as HeldFileId,
  ...(row.number === null ? {} : { exhibitNumber: exhibitNumber(row.number) }),
  name: row.name,
  format: TablePlan.parse(row.plan).format,
  state: TableState.parse(row.state),
  rows: row.rows,
  readTo: row.read_to,
  errors: row.errors,
  expired: row.expired,
  length: Number(row.length),
  bytesRead: Number(row.bytes_read),
  rate: Math.max(0, row.rate),
  isRead: row.is_read,
  ...(row.expires_day === null ? {} : { expiresOn: row.expires_day }),
  retentionBasis: row.retention_basis,
  importedBy: { id: row.owner_id as MemberId, displayName: row.display_name },
  requestedAt: row.requested_at.toISOString(),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  ...(row.destroyed_at === null ? {} : { destroyedAt: row.destroyed_at.toISOString() }),
})

/** Tables of a case, newest first. */
export const listTables = async (trx: Trx, caseId: CaseId): Promise<ImportedTable[]> =>
  (
    await tables(trx, caseId)
      .orderBy('t.requested_at', 'desc')
      .orderBy('t.exhibit_id', 'desc')
      .limit(200)
      .execute()
  ).map(toTable)

/** One table of a case, or nothing. */
export const findTable = async (
  trx: Trx,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<{ table: ImportedTable; plan: TablePlan } | undefined> => {
  const row = await tables(trx, caseId).where('t.exhibit_id', '=', exhibitId).executeTakeFirst()
  return row && { table: toTable(row), plan: TablePlan.parse(row.plan) }
}

/** The table of the case with these very bytes (`sha256:` and hex), or nothing. */
export const findSameTable = async (
  trx: Trx,
  caseId: CaseId,
  sha256: string,
): Promise<ImportedTable | undefined> => {
  const row = await tables(trx, caseId)
    .innerJoin('held_file as f', 'f.id', 't.held_id')
    .where('f.sha256', '=', sha256)
    // Of a destroyed table nothing is here: its bytes may be brought again.
    .where('t.destroyed_at', 'is', null)
    .executeTakeFirst()
  return row && toTable(row)
}

/** Rows that could not be read, after a row, in order. */
export const listErrors = async (
  trx: Trx,
  exhibitId: ExhibitId,
  after: number,
  limit: number,
): Promise<RowError[]> => {
  const rows = await trx
    .selectFrom('table_error')
    .select(['row', 'reason', 'head'])
    .where('exhibit_id', '=', exhibitId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(({ row, reason, head }) => ({ row, reason: reason as RowError['reason'], head }))
}

/** Everything that the reading of one table needs, or nothing where it is none. */
export const readTableOrder = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId) => {
  const row = await trx
    .selectFrom('imported_table as t')
    .innerJoin('held_file as f', 'f.id', 't.held_id')
    .innerJoin('case_file as c', 'c.id', 't.case_id')
    .select([
      't.exhibit_id',
      't.held_id',
      't.plan',
      't.state',
      't.until_row',
      't.read_to',
      't.is_read',
      't.owner_id',
      't.requested_at',
      'f.original',
      'f.import_id',
      'c.countries',
    ])
    .where('t.case_id', '=', caseId)
    .where('t.exhibit_id', '=', exhibitId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const gaps = await trx
    .selectFrom('row_gap')
    .select(['from_row', 'to_row'])
    .where('exhibit_id', '=', exhibitId)
    .orderBy('from_row')
    .execute()
  return {
    exhibitId,
    heldId: row.held_id as HeldFileId,
    plan: TablePlan.parse(row.plan),
    state: TableState.parse(row.state),
    untilRow: row.until_row ?? undefined,
    readTo: row.read_to,
    isRead: row.is_read,
    owner: row.owner_id as MemberId,
    requestedAt: row.requested_at,
    original: ExhibitPart.parse(row.original),
    countries: row.countries,
    gaps: gaps.map(({ from_row, to_row }) => ({ from: from_row, to: to_row })),
  }
}

/** A table that is read now. */
export type TableOrder = NonNullable<Awaited<ReturnType<typeof readTableOrder>>>

/** Says that no row is missing in this index. */
export const markRead = async (trx: Trx, exhibitId: ExhibitId): Promise<void> => {
  await trx.updateTable('imported_table').set({ is_read: true }).where('exhibit_id', '=', exhibitId).execute()
}

/** Tables whose rows are not all in the index, in every case. */
export const listWaitingTables = async (trx: Trx): Promise<{ caseId: CaseId; exhibitId: ExhibitId }[]> => {
  const found = await sql<{
    case_id: CaseId
    exhibit_id: ExhibitId
  }>`select case_id, exhibit_id from waiting_tables()`.execute(trx)
  return found.rows.map(({ case_id, exhibit_id }) => ({ caseId: case_id, exhibitId: exhibit_id }))
}
