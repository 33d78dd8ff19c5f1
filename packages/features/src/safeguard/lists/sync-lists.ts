/** Brings the screener of this process in step with the lists that are in use: after a start, and when another process changed them. */
import type { Transactor } from '../../ports/database.ts'
import type { Screener } from '../../ports/held/screening.ts'
import type { Locker } from '../../ports/proof/locker.ts'
import { LoadedDetail } from './project.ts'
import { findHashLists } from './store.ts'

/** Hands that it needs. */
export interface SyncDeps {
  readonly db: Transactor
  readonly locker: Locker
  readonly screener?: Screener | undefined
}

/**
 * Loads what is missing from the sealed details and drops what is no longer in use. Resolves when the screener holds
 * exactly the lists in use; rejects when one cannot be opened, and then nothing may be screened: a list that is silently
 * missing would let through what it names.
 */
export const syncHashLists = async ({ db, locker, screener }: SyncDeps): Promise<void> => {
  if (screener === undefined) return
  const wanted = await db.asNobody(findHashLists)
  const held = new Set(screener.lists().map(({ id }) => id))
  for (const list of wanted) {
    if (held.has(list.id)) continue
    for await (const leaf of locker.tell({ start: list.leafIndex, end: list.leafIndex + 1 })) {
      const { text, name, filename = name } = LoadedDetail.parse(leaf.detail)
      await screener.load({ id: list.id, name: filename, bytes: new TextEncoder().encode(text) })
    }
  }
  const kept = new Set<string>(wanted.map(({ id }) => id))
  for (const id of held) if (!kept.has(id)) screener.drop(id)
}
