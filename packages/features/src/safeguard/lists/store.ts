/** SQL of known-hash lists. */
import type { HashListId, MemberId } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { HashListView } from './contract.ts'

/** A list in use, with the leaf whose sealed detail holds its lines. */
export interface ListedHashes extends Omit<HashListView, 'inUse'> {
  readonly leafIndex: number
}

/** Lists that were loaded and not dropped, oldest first. */
export const findHashLists = async (trx: Trx): Promise<ListedHashes[]> => {
  const rows = await trx
    .selectFrom('hash_list as l')
    .innerJoin('member as m', 'm.id', 'l.loaded_by')
    .select([
      'l.id',
      'l.name',
      'l.source',
      'l.hashes',
      'l.by_algorithm',
      'l.refused',
      'l.refused_count',
      'l.loaded_at',
      'l.leaf_index',
      'm.id as member_id',
      'm.display_name',
    ])
    .where('l.dropped_at', 'is', null)
    .orderBy('l.loaded_at')
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({
    id: row.id as HashListId,
    name: row.name,
    source: row.source,
    hashes: row.hashes,
    byAlgorithm: row.by_algorithm,
    refused: row.refused,
    refusedCount: row.refused_count,
    loadedBy: { id: row.member_id as MemberId, displayName: row.display_name },
    loadedAt: row.loaded_at.toISOString(),
    leafIndex: Number(row.leaf_index),
  }))
}
