/** Tells one fact to the index: its line in the log's index, and what it changed. */
import type { Trx } from '../ports/database.ts'
import type { CustodyFact, Projections } from './fact.ts'
import { indexFact } from './store.ts'

/**
 * Tells one fact within an open transaction. The line comes first and decides: a fact whose line stands already was told
 * by somebody else, and telling it again after later facts would undo them.
 */
export const tellFact = async (trx: Trx, projections: Projections, fact: CustodyFact): Promise<void> => {
  if (await indexFact(trx, fact)) await projections[fact.type]?.(trx, fact)
}
