/** Which rows of a table something holds, so that they stay beyond their day. */
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'

/**
 * Rows of one table that a feature holds, as numbers in any order; `all` holds the whole table. Networks that were
 * confirmed, leads, and whatever else a person relies on hand one in (features.ts).
 */
export type HeldRows = (
  trx: Trx,
  table: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
) => Promise<readonly number[] | 'all'>

/** What hangs on the exhibit itself holds all of it: an accepted link, a note, a dossier that carries it. */
export const heldByExhibit: HeldRows = async (trx, { caseId, exhibitId }) => {
  const link = await trx
    .selectFrom('link')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', '=', 'accepted')
    .where((or) => or.or([or('exhibit_a', '=', exhibitId), or('exhibit_b', '=', exhibitId)]))
    .executeTakeFirst()
  if (link !== undefined) return 'all'
  const dossier = await trx
    .selectFrom('dossier')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['queued', 'running', 'ready'])
    .where(sql<boolean>`${exhibitId} = any(exhibits)`)
    .executeTakeFirst()
  if (dossier !== undefined) return 'all'
  const note = await trx
    .selectFrom('note')
    .select('id')
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', exhibitId)
    .executeTakeFirst()
  return note === undefined ? [] : 'all'
}
