/** Which sources are aside: what was put aside, by itself, by a selector or by a template, and whose last day has not passed. */
import { type CaseId, type ExhibitId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { type RawBuilder, sql } from 'kysely'
import { readNodeId } from '../network/node-id.ts'
import type { Trx } from '../ports/database.ts'

/** Brings the marks of the case's sources to this day (ISO date, UTC). */
export const refreshAside = async (trx: Trx, caseId: CaseId, today: string): Promise<void> => {
  const rows = await trx
    .selectFrom('aside_entry')
    .select('node')
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .where('until', '>=', today)
    .execute()
  const covered = coveredBy(
    caseId,
    rows.map(({ node }) => node),
  )
  await sql`with aside_now as (${covered})
    update source s set aside = true from aside_now n
    where s.exhibit_id = n.exhibit_id and s.row = n.row and s.case_id = ${caseId} and not s.aside`.execute(
    trx,
  )
  await sql`with aside_now as (${covered})
    update source s set aside = false where s.case_id = ${caseId} and s.aside
    and not exists (select 1 from aside_now n where n.exhibit_id = s.exhibit_id and n.row = s.row)`.execute(
    trx,
  )
}

/** Keys of the sources that were aside at a leaf of the log, on the day of that leaf. */
export const asideAsOf = async (trx: Trx, caseId: CaseId, leaf: number): Promise<Set<string>> => {
  const { rows } = await sql<{ node: string }>`
    select a.node from aside_entry a where a.case_id = ${caseId} and a.leaf_index <= ${leaf}
      and (a.undone_leaf is null or a.undone_leaf > ${leaf})
      and a.until >= coalesce((select max(c.at) from custody_entry c where c.case_id = ${caseId} and c.leaf_index <= ${leaf}),
        a.put_at)::date`.execute(trx)
  return new Set(
    (
      await listCovered(
        trx,
        caseId,
        rows.map(({ node }) => node),
      )
    ).map(sourceKey),
  )
}

/** The sources that these nodes cover. */
export const listCovered = async (
  trx: Trx,
  caseId: CaseId,
  nodes: readonly string[],
): Promise<SourceRef[]> => {
  const { rows } = await coveredBy(caseId, nodes).execute(trx)
  return rows.map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row }))
}

/** A query for the sources that nodes cover. */
const coveredBy = (
  caseId: CaseId,
  nodes: readonly string[],
): RawBuilder<{ exhibit_id: string; row: number }> => {
  const refs = nodes.flatMap((node) => readNodeId(node) ?? [])
  const sources = refs.flatMap((ref) => (ref.kind === 'source' ? [ref.source] : []))
  const templates = refs.flatMap((ref) => (ref.kind === 'template' ? [ref.source] : []))
  const selectors = refs.flatMap((ref) => (ref.kind === 'selector' ? [ref] : []))
  const namesOf = (kind: 'trace' | 'picture') =>
    refs.flatMap((ref) => (ref.kind === kind && 'name' in ref ? [ref.name] : []))
  const wanted = sql`unnest(${selectors.map(({ selectorKind }) => selectorKind)}::text[],
    ${selectors.map(({ normal }) => normal)}::text[]) as u(kind, normal)`
  return sql`
    select s.exhibit_id, s.row from ${unnestRefs(sources)}
      join source s on s.exhibit_id = u.e and s.row = u.r and s.case_id = ${caseId}
    union select m.exhibit_id, m.row from ${wanted} join selector l on l.kind = u.kind and l.normal = u.normal
      join source_mention m on m.selector_id = l.id and m.case_id = ${caseId}
    union select m.exhibit_id, 0 from ${wanted} join selector l on l.kind = u.kind and l.normal = u.normal
      join mention m on m.selector_id = l.id and m.case_id = ${caseId}
    union select t.exhibit_id, t.row from source_trace t where t.case_id = ${caseId} and t.kind || '/' || t.value = any(${namesOf('trace')}::text[])
    union select p.exhibit_id, p.row from picture_tie p where p.case_id = ${caseId} and p.name = any(${namesOf('picture')}::text[])
    union select o.exhibit_id, o.row from ${unnestRefs(templates)}
      join source_group g on g.exhibit_id = u.e and g.row = u.r and g.case_id = ${caseId}
      join source_group o on o.case_id = g.case_id and o.label = g.label`
}

const unnestRefs = (refs: readonly SourceRef[]) =>
  sql`unnest(${refs.map(({ exhibitId }) => exhibitId as string)}::uuid[], ${refs.map(({ row }) => row)}::int[]) as u(e, r)`
