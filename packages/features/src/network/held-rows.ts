/** What confirmed networks hold beyond the day on which rows of tables leave the index. */
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

const isBehind = async (trx: Trx, caseId: CaseId): Promise<boolean> => {
  const state = await trx
    .selectFrom('network_state')
    .select(['computed_at', 'behind'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return state === undefined || state.computed_at === null || state.behind
}

/**
 * Rows of the exhibit in networks that a person confirmed, and rows that a confirming or rejoining decision names. While
 * the networks of a case with such decisions are not computed, everything is held: which rows they mean is not known then.
 */
export const heldByNetworks = async (
  trx: Trx,
  { caseId, exhibitId }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
): Promise<readonly number[] | 'all'> => {
  const decision = await trx
    .selectFrom('join_decision')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['confirm', 'rejoin'])
    .executeTakeFirst()
  if (decision === undefined) return []
  if (await isBehind(trx, caseId)) return 'all'
  const rows = await sql<{ row: number }>`
    select m.row from network_member m
    join network n on n.case_id = m.case_id and n.exhibit_id = m.network_exhibit and n.row = m.network_row
    where m.case_id = ${caseId} and m.exhibit_id = ${exhibitId} and n.state in ('confirmed', 'changed')
    union
    select substr(node, ${`source:${exhibitId}.`.length + 1})::integer
    from join_decision d cross join lateral (values (d.from_node), (d.to_node)) named (node)
    where d.case_id = ${caseId} and d.kind in ('confirm', 'rejoin')
      and node ~ ${`^source:${exhibitId}[.][0-9]{1,9}$`}`.execute(trx)
  return rows.rows.map(({ row }) => row)
}
