/** SQL of template groups: which there are, their texts, and what stands in them. */
import type { CaseId, ExhibitId, SourceRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** One text of a group. */
export interface GroupRow {
  readonly label: string
  readonly exhibit_id: ExhibitId
  readonly row: number
  readonly key: string | null
  readonly title: string
  readonly text: string
  readonly posted: string | null
  readonly place: string | null
  readonly exhibit_number: number
}

/** What is known of a group without its texts. */
export interface GroupFacts {
  readonly label: string
  readonly sources: number
  readonly first_posted: string | null
  readonly last_posted: string | null
  readonly places: string[]
}

/** What was received by accident and locked is in no group that one reads. */
const UNLOCKED = sql`not exists (select from receipt l where l.exhibit_id = s.exhibit_id)`

/** One page of the groups of a case, biggest first, and how many there are. */
export const listGroups = async (
  trx: Trx,
  caseId: CaseId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ groups: GroupFacts[]; total: number }> => {
  const found = await sql<GroupFacts & { total: string }>`
    with sized as (
      select label, count(*) as sources, count(*) over () as total from source_group
      where case_id = ${caseId} group by label having count(*) > 1
      order by count(*) desc, label offset ${offset} limit ${limit})
    select g.label, g.sources::int, g.total, to_char(d.first, 'YYYY-MM-DD') as first_posted,
      to_char(d.last, 'YYYY-MM-DD') as last_posted, coalesce(p.places, '{}') as places
    from sized g
    cross join lateral (
      select min(s.posted_on) as first, max(s.posted_on) as last from source_group o
      join source s on s.exhibit_id = o.exhibit_id and s.row = o.row
      where o.case_id = ${caseId} and o.label = g.label and ${UNLOCKED}) d
    cross join lateral (
      select array_agg(place order by often desc, place) as places from (
        select s.place, count(*) as often from source_group o
        join source s on s.exhibit_id = o.exhibit_id and s.row = o.row
        where o.case_id = ${caseId} and o.label = g.label and s.place is not null and ${UNLOCKED}
        group by s.place order by count(*) desc, s.place limit 6) each) p
    order by g.sources desc, g.label`.execute(trx)
  return { groups: found.rows, total: Number(found.rows[0]?.total ?? 0) }
}

/** The first texts of each group, `each` at most, in the order of the case. `units` cuts them. */
export const readFirstMembers = async (
  trx: Trx,
  caseId: CaseId,
  labels: readonly string[],
  { each, units }: { readonly each: number; readonly units?: number },
): Promise<GroupRow[]> => {
  const text = units === undefined ? sql`s.text` : sql`left(s.text, ${units})`
  const found = await sql<GroupRow>`
    select l.label, m.* from unnest(${labels}::bigint[]) as l(label) cross join lateral (
      select s.exhibit_id, s.row, s.key, s.title, ${text} as text, s.place,
        to_char(s.posted_on, 'YYYY-MM-DD') as posted, e.number as exhibit_number
      from source_group g join source s on s.exhibit_id = g.exhibit_id and s.row = g.row
      join exhibit e on e.id = s.exhibit_id
      where g.case_id = ${caseId} and g.label = l.label and ${UNLOCKED}
      order by s.number limit ${each}) m`.execute(trx)
  return found.rows
}

/** The label and the size of the group that a text belongs to, or nothing. */
export const findGroup = async (
  trx: Trx,
  caseId: CaseId,
  { exhibitId, row }: SourceRef,
): Promise<{ label: string; sources: number } | undefined> => {
  const found = await sql<{ label: string; sources: number }>`
    select label, count(*)::int as sources from source_group
    where case_id = ${caseId} and label = (
      select label from source_group where case_id = ${caseId} and exhibit_id = ${exhibitId} and row = ${row})
    group by label`.execute(trx)
  return found.rows[0]
}

/** A selector or a statement at its place in a text. */
export interface MentionRow {
  readonly exhibit_id: string
  readonly row: number
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** What stands in these texts. */
export const listMentions = async (trx: Trx, refs: readonly SourceRef[]): Promise<MentionRow[]> => {
  const asked = sql`unnest(${refs.map(({ exhibitId }) => exhibitId)}::uuid[], ${refs.map(({ row }) => row)}::int[]) as r(exhibit_id, row)`
  const found = await sql<MentionRow>`
    select m.exhibit_id, m.row, k.kind, m.start_at as start, m.end_at as "end"
    from ${asked} join source_mention m on m.exhibit_id = r.exhibit_id and m.row = r.row
    join selector k on k.id = m.selector_id
    union all
    select m.exhibit_id, 0, k.kind, m.start_at, m.end_at
    from ${asked} join mention m on m.exhibit_id = r.exhibit_id and r.row = 0
    join selector k on k.id = m.selector_id`.execute(trx)
  return found.rows
}

/** The sealed parts that texts of these exhibits were read from: the text of a page, the original of a table. */
export const findParts = async (
  trx: Trx,
  exhibitIds: readonly string[],
): Promise<{ exhibit_id: string; role: string; ciphertext: string }[]> =>
  trx
    .selectFrom('exhibit_part')
    .select(['exhibit_id', 'role', 'ciphertext'])
    .where('exhibit_id', 'in', exhibitIds)
    .where('role', 'in', ['text', 'original'])
    .execute()
