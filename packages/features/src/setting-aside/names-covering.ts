/** Under which names a source, selector or template may have been put aside. */
import { toStorable } from '@smart-rescue/core/quoting'
import type { CaseId, SourceRef } from '@smart-rescue/schema'
import { type RawBuilder, sql } from 'kysely'
import { nodeId, readNodeId } from '../network/node-id.ts'

/** Names of a template, one for each text that follows it, as a part of a query. */
const ofTemplate = (caseId: CaseId, { exhibitId, row }: SourceRef): RawBuilder<{ node: string }> => sql`
  select 'template:' || o.exhibit_id || '.' || o.row as node from source_group g
    join source_group o on o.case_id = g.case_id and o.label = g.label
    where g.case_id = ${caseId} and g.exhibit_id = ${exhibitId} and g.row = ${row}`

/** A query for the names of nodes that cover this one: itself, for a source also its selectors and its template. */
export const namesCovering = (caseId: CaseId, node: string): RawBuilder<{ node: string }> => {
  const ref = readNodeId(node)
  const own = sql<{ node: string }>`select ${toStorable(node)}::text as node`
  if (ref?.kind === 'template') return sql`${own} union all ${ofTemplate(caseId, ref.source)}`
  if (ref?.kind !== 'source') return own
  const { exhibitId, row } = ref.source
  return sql`select ${nodeId(ref)}::text as node
    union all select 'selector:' || l.kind || '/' || l.normal from source_mention m
      join selector l on l.id = m.selector_id
      where m.case_id = ${caseId} and m.exhibit_id = ${exhibitId} and m.row = ${row}
    union all select 'selector:' || l.kind || '/' || l.normal from mention m join selector l on l.id = m.selector_id
      where m.case_id = ${caseId} and m.exhibit_id = ${exhibitId} and ${row} = 0
    union all select 'trace:' || t.kind || '/' || t.value from source_trace t
      where t.case_id = ${caseId} and t.exhibit_id = ${exhibitId} and t.row = ${row}
    union all select 'picture:' || p.name from picture_tie p
      where p.case_id = ${caseId} and p.exhibit_id = ${exhibitId} and p.row = ${row}
    union all ${ofTemplate(caseId, ref.source)}`
}
