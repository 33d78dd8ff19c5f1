/** Joins the projections of features: a kind of act that several features tell is told by each, in the order given. */
import type { CustodyType } from '@smart-rescue/schema'
import type { Projection, Projections } from './fact.ts'

/** One table of projections from several. Within one kind each is told in turn, in the same transaction. */
export const joinProjections = (...tables: readonly Projections[]): Projections => {
  const joined = new Map<CustodyType, Projection>()
  for (const table of tables)
    for (const [type, tell] of Object.entries(table) as [CustodyType, Projection][]) {
      const before = joined.get(type)
      joined.set(
        type,
        before === undefined
          ? tell
          : async (trx, fact) => {
              await before(trx, fact)
              await tell(trx, fact)
            },
      )
    }
  return Object.fromEntries(joined)
}
