/** SQL of the sources of a lead: their texts, what was found in them, and what is common in the case. */
import type { CaseId, ExhibitId, SourceRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'
import { findLockedExhibits } from '../../safeguard/index.ts'

/** One source as the index has it. */
export interface SourceRow {
  readonly ref: SourceRef
  readonly exhibitNumber: string
  readonly title: string
  readonly text: string
  readonly key: string | null
  readonly url: string | null
  readonly postedOn: string | null
  readonly place: string | null
  readonly seenAt: string
  readonly aside: boolean
  readonly template: string | null
}

/** One thing found in a source. */
export interface FoundRow {
  readonly ref: SourceRef
  readonly kind: string
  readonly normal: string
  readonly start: number
  readonly end: number
  readonly rule: string
}

const wanted = (refs: readonly SourceRef[]) =>
  sql`unnest(${refs.map(({ exhibitId }) => exhibitId)}::uuid[], ${refs.map(({ row }) => row)}::integer[]) as w (exhibit_id, row)`

/** The named sources of the case that are in the index and not locked, by exhibit and row. */
export const readSources = async (
  trx: Trx,
  caseId: CaseId,
  refs: readonly SourceRef[],
): Promise<SourceRow[]> => {
  if (refs.length === 0) return []
  const locked = await findLockedExhibits(trx, caseId)
  const found = await sql<{
    exhibit_id: string
    row: number
    number: number
    title: string
    exhibit_title: string
    text: string
    key: string | null
    url: string | null
    posted_on: string | null
    place: string | null
    seen_at: Date
    aside: boolean
    label: string | null
  }>`
    select s.exhibit_id, s.row, e.number, s.title, e.title as exhibit_title, s.text, s.key, s.url,
      to_char(s.posted_on, 'YYYY-MM-DD') as posted_on, s.place, s.seen_at, s.aside, g.label::text as label
    from ${wanted(refs)}
    join source s on s.exhibit_id = w.exhibit_id and s.row = w.row
    join exhibit e on e.id = s.exhibit_id
    left join source_group g on g.exhibit_id = s.exhibit_id and g.row = s.row
    where s.case_id = ${caseId}
    order by s.exhibit_id, s.row`.execute(trx)
  return found.rows
    .filter(({ exhibit_id }) => !locked.has(exhibit_id as ExhibitId))
    .map((each) => ({
      ref: { exhibitId: each.exhibit_id as ExhibitId, row: each.row },
      exhibitNumber: exhibitNumber(each.number),
      title: each.title === '' ? each.exhibit_title : each.title,
      text: each.text,
      key: each.key,
      url: each.url,
      postedOn: each.posted_on,
      place: each.place,
      seenAt: each.seen_at.toISOString(),
      aside: each.aside,
      template: each.label,
    }))
}

/** Everything found in the named sources: rows of tables have their own table, whole exhibits theirs. */
export const readFound = async (trx: Trx, refs: readonly SourceRef[]): Promise<FoundRow[]> => {
  if (refs.length === 0) return []
  const found = await sql<{
    exhibit_id: string
    row: number
    kind: string
    normal: string
    start_at: number
    end_at: number
    rule: string
  }>`
    select m.exhibit_id, m.row, s.kind, s.normal, m.start_at, m.end_at, m.rule
    from ${wanted(refs)}
    join source_mention m on m.exhibit_id = w.exhibit_id and m.row = w.row
    join selector s on s.id = m.selector_id
    union
    select m.exhibit_id, 0, s.kind, s.normal, m.start_at, m.end_at, m.rule
    from ${wanted(refs.filter(({ row }) => row === 0))}
    join mention m on m.exhibit_id = w.exhibit_id and m.part = 'text'
    join selector s on s.id = m.selector_id
    order by 1, 2, 5, 6`.execute(trx)
  return found.rows.map((each) => ({
    ref: { exhibitId: each.exhibit_id as ExhibitId, row: each.row },
    kind: each.kind,
    normal: each.normal,
    start: each.start_at,
    end: each.end_at,
    rule: each.rule,
  }))
}

/** Selectors that the networks of the case found too common to join anybody, as `kind normal`. */
export const listCommon = async (
  trx: Trx,
  caseId: CaseId,
  normals: readonly string[],
  likely: number,
): Promise<Set<string>> => {
  if (normals.length === 0) return new Set()
  const rows = await trx
    .selectFrom('network_tie')
    .select(['kind', 'name'])
    .where('case_id', '=', caseId)
    .where('name', 'in', [...normals])
    .where('chance', '<', likely)
    .execute()
  return new Set(rows.map(({ kind, name }) => `${kind} ${name}`))
}

/** Stated amounts that are looked at for what is usual. */
const AMOUNTS = 20_000

/** The median of stated amounts by currency, over rows of tables of the case. */
export const readUsualPay = async (
  trx: Trx,
  caseId: CaseId,
): Promise<Record<string, { median: number; counted: number }>> => {
  const found = await sql<{ currency: string; median: number; counted: number }>`
    select split_part(p.normal, ' ', 2) as currency, count(*)::int as counted,
      percentile_cont(0.5) within group (order by split_part(p.normal, ' ', 1)::float8) as median
    from (
      select s.normal from source_mention m join selector s on s.id = m.selector_id
      where m.case_id = ${caseId} and s.kind = 'price' and s.normal ~ '^[0-9]{1,12}(\\.[0-9]{1,4})? [A-Z]{3}$'
      limit ${AMOUNTS}
    ) p
    group by 1`.execute(trx)
  return Object.fromEntries(
    found.rows.map(({ currency, median, counted }) => [currency, { median: Number(median), counted }]),
  )
}
