/** SQL of whereabouts: sources of one case by date, and the places, dates and selectors that stand in them. */
import type { CaseId, SelectorId, SourceRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** What narrows the sources. */
export interface SourceFilter {
  readonly selectorId?: SelectorId
  readonly refs?: readonly SourceRef[]
  /** A network by its smallest source. */
  readonly inNetwork?: SourceRef | undefined
  readonly from?: string
  readonly to?: string
}

/** A source as the index holds it, with the day by which it is ordered. */
export interface DatedRow {
  readonly exhibit_id: string
  readonly row: number
  readonly number: number
  readonly key: string | null
  readonly title: string
  readonly place: string | null
  readonly day: string
  readonly certainty: 'stated' | 'mentioned' | 'seen'
}

/** A statement or a selector that stands in a source. */
export interface StandingRow {
  readonly exhibit_id: string
  readonly row: number
  readonly selector_id: string
  readonly kind: string
  readonly normal: string
}

const refsOf = (refs: readonly SourceRef[]) =>
  sql`select * from unnest(${refs.map((ref) => ref.exhibitId)}::uuid[], ${refs.map((ref) => ref.row)}::int[]) as r(exhibit_id, row)`

const carrying = (caseId: CaseId, selectorId: SelectorId) => sql`
  select exhibit_id, row from source_mention where case_id = ${caseId} and selector_id = ${selectorId}
  union
  select exhibit_id, 0 from mention where case_id = ${caseId} and selector_id = ${selectorId}`

/**
 * The sources that match, by day, exhibit and row; one more than `limit` when there are more. The day is the stated one;
 * else the first whole date that the text mentions; else the day on which this house saw the source.
 */
export const listDated = async (
  trx: Trx,
  caseId: CaseId,
  filter: SourceFilter,
  limit: number,
): Promise<DatedRow[]> => {
  const bySelector =
    filter.selectorId === undefined
      ? sql``
      : sql`and (s.exhibit_id, s.row) in (${carrying(caseId, filter.selectorId)})`
  const byRefs =
    filter.refs === undefined ? sql`` : sql`and (s.exhibit_id, s.row) in (${refsOf(filter.refs)})`
  const byNetwork =
    filter.inNetwork === undefined
      ? sql``
      : sql`and (s.exhibit_id, s.row) in (select m.exhibit_id, m.row from network_member m where m.case_id = ${caseId}
          and m.network_exhibit = ${filter.inNetwork.exhibitId} and m.network_row = ${filter.inNetwork.row})`
  const within = (day: ReturnType<typeof sql>) => sql`
    ${filter.from === undefined ? sql`` : sql`and ${day} >= ${filter.from}::date`}
    ${filter.to === undefined ? sql`` : sql`and ${day} <= ${filter.to}::date`}`
  // A table as a whole is left out beside its own rows.
  const matching = sql`
    s.case_id = ${caseId} and not s.aside
      and not (s.row = 0 and exists (select from source t where t.exhibit_id = s.exhibit_id and t.row > 0))
      ${bySelector} ${byRefs} ${byNetwork}`
  // Sources that state their day are the many: their days are sorted without a look at any text's mentions.
  const found = await sql<DatedRow>`
    with stated as materialized (
      select s.exhibit_id, s.row, s.posted_on as day, 'stated' as certainty
      from source s
      where ${matching} and s.posted_on is not null ${within(sql`s.posted_on`)}
      order by s.posted_on, s.exhibit_id, s.row
      limit ${limit + 1}
    ),
    unstated as materialized (
      select s.exhibit_id, s.row, (s.seen_at at time zone 'UTC')::date as seen
      from source s
      where ${matching} and s.posted_on is null
    ),
    days as materialized (
      select id, whole_day(normal) as day from selector where kind = 'date'
    ),
    named as (
      select distinct on (m.exhibit_id, m.row) m.exhibit_id, m.row, m.day
      from (
        select w.exhibit_id, w.row, w.start_at, k.day
        from unstated u
        join source_mention w on w.exhibit_id = u.exhibit_id and w.row = u.row and w.case_id = ${caseId}
        join days k on k.id = w.selector_id
        where k.day is not null
        union all
        select w.exhibit_id, 0, w.start_at, k.day
        from unstated u
        join mention w on u.row = 0 and w.exhibit_id = u.exhibit_id
        join days k on k.id = w.selector_id
        where k.day is not null
      ) m
      order by m.exhibit_id, m.row, m.start_at
    ),
    dated as (
      select exhibit_id, row, day, certainty from stated
      union all
      select u.exhibit_id, u.row, coalesce(n.day, u.seen), case when n.day is null then 'seen' else 'mentioned' end
      from unstated u left join named n using (exhibit_id, row)
      where true ${within(sql`coalesce(n.day, u.seen)`)}
    ),
    first as materialized (
      select * from dated order by day, exhibit_id, row limit ${limit + 1}
    )
    select f.exhibit_id, f.row, e.number, s.key, s.title, s.place, f.day::text as day, f.certainty
    from first f
    join source s on s.exhibit_id = f.exhibit_id and s.row = f.row
    join exhibit e on e.id = f.exhibit_id
    order by f.day, f.exhibit_id, f.row`.execute(trx)
  return found.rows
}

/** The places and the contact selectors that stand in these sources, in the order of their texts. */
export const listStanding = async (
  trx: Trx,
  caseId: CaseId,
  refs: readonly SourceRef[],
): Promise<StandingRow[]> => {
  if (refs.length === 0) return []
  const found = await sql<StandingRow>`
    with picked as materialized (${refsOf(refs)})
    select x.exhibit_id, x.row, x.selector_id, k.kind, k.normal
    from (
      select w.exhibit_id, w.row, w.selector_id, w.start_at
      from picked p join source_mention w on w.exhibit_id = p.exhibit_id and w.row = p.row
      where p.row > 0 and w.case_id = ${caseId}
      union all
      select w.exhibit_id, 0, w.selector_id, w.start_at
      from picked p join mention w on w.exhibit_id = p.exhibit_id
      where p.row = 0 and w.case_id = ${caseId}
    ) x
    join selector k on k.id = x.selector_id
    where k.kind in ('place', 'phone', 'email', 'handle', 'wallet', 'account')
    order by x.exhibit_id, x.row, x.start_at`.execute(trx)
  return found.rows
}

/** Countries of the case, ISO 3166-1 alpha-2. */
export const listCountriesOfCase = async (trx: Trx, caseId: CaseId): Promise<readonly string[]> => {
  const row = await trx
    .selectFrom('case_file')
    .select('countries')
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.countries ?? []
}
