/** Takes rows out of the index, with all that hangs on them; tallies go down with them. */
import type { RowRange } from '@smart-rescue/core/tables'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'

/** Removes the rows of the ranges of one table. Rows that are gone already count for nothing. */
export const forgetRows = async (trx: Trx, exhibitId: string, ranges: readonly RowRange[]): Promise<void> => {
  const from = sql.val(ranges.map((range) => range.from))
  const to = sql.val(ranges.map((range) => range.to))
  const within = sql`from unnest(${from}::int[], ${to}::int[]) as r(a, b)`
  const counted = await sql<{ selector_id: string; sources: number }>`with gone as (
      delete from source_mention m using (select r.a, r.b ${within}) r
      where m.exhibit_id = ${exhibitId} and m.row between r.a and r.b
      returning m.case_id, m.selector_id, m.row
    ), counted as (
      select case_id, selector_id, count(distinct row)::int as n from gone group by 1, 2
    )
    update selector_tally t set sources = t.sources - c.n from counted c
    where t.case_id = c.case_id and t.selector_id = c.selector_id
    returning t.selector_id, t.sources`.execute(trx)
  const empty = counted.rows.filter(({ sources }) => sources <= 0).map(({ selector_id }) => selector_id)
  if (empty.length > 0)
    await sql`delete from selector_tally where sources <= 0 and selector_id = any(${sql.val(empty)}::uuid[])`.execute(
      trx,
    )
  await sql`delete from source_group g using (select r.a, r.b ${within}) r
    where g.exhibit_id = ${exhibitId} and g.row between r.a and r.b`.execute(trx)
  await sql`with gone as (
      delete from source s using (select r.a, r.b ${within}) r
      where s.exhibit_id = ${exhibitId} and s.row between r.a and r.b
      returning s.row
    )
    update imported_table t set rows = greatest(0, t.rows - (select count(*)::int from gone))
    where t.exhibit_id = ${exhibitId}`.execute(trx)
}
