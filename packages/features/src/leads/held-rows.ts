/** What leads hold beyond the day on which rows of tables leave the index. */
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'

/**
 * Rows of the exhibit that a person wants kept: of leads that she raised, that are watched, or that became a case. What
 * the machine proposed and nobody looked at holds nothing, and neither does what was put away.
 */
export const heldByLeads = async (
  trx: Trx,
  { caseId, exhibitId }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
): Promise<readonly number[]> => {
  const rows = await trx
    .selectFrom('lead_source as s')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .select('s.row')
    .distinct()
    .where('s.case_id', '=', caseId)
    .where('s.exhibit_id', '=', exhibitId)
    .where((or) =>
      or.or([
        or('l.state', 'in', ['watching', 'opened']),
        or.and([or('l.state', '=', 'waiting'), or('l.by_machine', '=', false)]),
      ]),
    )
    .execute()
  return rows.map(({ row }) => row)
}
