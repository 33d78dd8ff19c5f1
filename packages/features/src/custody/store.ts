/** The custody log's index in the database: who did what when, with real ids, for the people who may see them. */
import type { CaseId, LogLine } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { CustodyFact } from './fact.ts'

/** Indexes one fact; false for a leaf that is indexed already, which stays as it is. */
export const indexFact = async (trx: Trx, fact: CustodyFact): Promise<boolean> => {
  const made = await trx
    .insertInto('custody_entry')
    .values({
      leaf_index: fact.receipt.index,
      leaf_hash: fact.receipt.hash,
      type: fact.type,
      at: fact.receipt.at,
      actor_id: fact.actor,
      case_id: fact.caseId ?? null,
      exhibit_id: fact.exhibitId ?? null,
      role: fact.role ?? null,
      purpose: fact.purpose ?? null,
    })
    // Without naming the column: naming it would ask for the right to read the row, which an act outside a case lacks.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows !== 0n
}

/** Lines of one case's log before a leaf index, newest first; one more than `limit` tells that there are more. */
export const listLogLines = async (
  trx: Trx,
  caseId: CaseId,
  before: number | undefined,
  limit: number,
): Promise<LogLine[]> => {
  let query = trx
    .selectFrom('custody_entry')
    .leftJoin('member', 'member.id', 'custody_entry.actor_id')
    .leftJoin('exhibit', 'exhibit.id', 'custody_entry.exhibit_id')
    .select([
      'custody_entry.leaf_index',
      'custody_entry.leaf_hash',
      'custody_entry.type',
      'custody_entry.at',
      'custody_entry.role',
      'member.id as member_id',
      'member.display_name',
      'exhibit.number',
    ])
    .where('custody_entry.case_id', '=', caseId)
    .orderBy('custody_entry.leaf_index', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('custody_entry.leaf_index', '<', before)
  return (await query.execute()).map((row) => ({
    index: row.leaf_index,
    type: row.type,
    at: row.at.toISOString(),
    leafHash: row.leaf_hash,
    ...(row.member_id !== null && row.display_name !== null
      ? { actor: { id: row.member_id as never, displayName: row.display_name } }
      : {}),
    ...(row.number !== null ? { exhibit: exhibitNumber(row.number) } : {}),
    ...(row.role !== null ? { role: row.role } : {}),
  }))
}

/** Leaf indexes below `size` that the index does not know: what a crash between log and database left behind. */
export const listMissingLeaves = async (trx: Trx, size: number): Promise<number[]> => {
  const rows = await sql<{ leaf_index: number }>`select missing_leaves(${size}) as leaf_index`.execute(trx)
  return rows.rows.map((row) => Number(row.leaf_index))
}

/** `1` → `E-01`: how an exhibit is called in its case. */
export const exhibitNumber = (number: number): string => `E-${String(number).padStart(2, '0')}`
