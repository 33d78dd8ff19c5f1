/** Names of templates: the first text of a group stands for it. */
import { type CaseId, type ExhibitId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'

/** For each of these texts the key of the first text of its template that is not aside, by its own key; texts that follow none are left out. */
export const readFirstTexts = async (
  trx: Trx,
  caseId: CaseId,
  texts: readonly SourceRef[],
): Promise<Map<string, string>> => {
  if (texts.length === 0) return new Map()
  const { rows } = await sql<{ n: number; exhibit_id: string; row: number }>`
    with asked as (
      select u.n::int as n, g.label from unnest(${texts.map(({ exhibitId }) => exhibitId as string)}::uuid[],
        ${texts.map(({ row }) => row)}::int[]) with ordinality as u(e, r, n)
      join source_group g on g.exhibit_id = u.e and g.row = u.r and g.case_id = ${caseId}
    ), first as (
      select distinct on (o.label) o.label, o.exhibit_id, o.row from source_group o
      join source s on s.exhibit_id = o.exhibit_id and s.row = o.row and not s.aside
      where o.case_id = ${caseId} and o.label in (select label from asked)
      order by o.label, o.exhibit_id, o.row
    )
    select a.n, f.exhibit_id, f.row from asked a join first f on f.label = a.label`.execute(trx)
  return new Map(
    rows.flatMap(({ n, exhibit_id, row }) => {
      const text = texts[n - 1]
      return text === undefined
        ? []
        : [[sourceKey(text), sourceKey({ exhibitId: exhibit_id as ExhibitId, row })]]
    }),
  )
}
