/** What facts about known-hash lists change in the index. The lines of a list stay in the sealed detail. */
import { HashListId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection } from '../../custody/fact.ts'

/** Sealed detail of `hashlist.loaded`: what the list is, and its text, from which it is read again after every start. */
export const LoadedDetail = z.object({
  hashListId: HashListId,
  name: z.string(),
  source: z.string(),
  filename: z.string().optional(),
  hashes: z.int(),
  byAlgorithm: z.record(z.string(), z.int()),
  refused: z.array(z.object({ line: z.int(), reason: z.string() })),
  refusedCount: z.int(),
  text: z.string(),
})
/** Sealed detail of `hashlist.dropped`. */
const DroppedDetail = z.object({ hashListId: HashListId })

/** Tells that a list was loaded. */
export const tellLoaded: Projection = async (trx, fact) => {
  const detail = LoadedDetail.parse(fact.detail)
  await trx
    .insertInto('hash_list')
    .values({
      id: detail.hashListId,
      name: detail.name,
      source: detail.source,
      hashes: detail.hashes,
      by_algorithm: JSON.stringify(detail.byAlgorithm),
      refused: JSON.stringify(detail.refused),
      refused_count: detail.refusedCount,
      loaded_by: fact.actor,
      loaded_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells that a list was dropped. */
export const tellDropped: Projection = async (trx, fact) => {
  const { hashListId } = DroppedDetail.parse(fact.detail)
  await trx
    .updateTable('hash_list')
    .set({ dropped_at: fact.receipt.at, dropped_by: fact.actor })
    .where('id', '=', hashListId)
    .where('dropped_at', 'is', null)
    .execute()
}
