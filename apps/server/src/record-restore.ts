/** A restore leaves a mark in the data directory; the first opening of the locker turns it into the leaf `backup.restored`. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type RecordingDeps, recordFact } from '@smart-rescue/features/custody'
import { findKeeper } from '@smart-rescue/features/witnessing'
import { z } from 'zod'

/** Name of the mark. */
export const RESTORED = 'restored.json'

/** What the mark says: how much came back. */
export const RestoredMark = z.object({
  rows: z.int(),
  leaves: z.int(),
  blobs: z.int(),
  from: z.string(),
})

/** Records the restore and removes the mark; does nothing where there is none, or where the log must not go on. */
export const recordRestore = async (dataDir: string, deps: RecordingDeps): Promise<void> => {
  const path = join(dataDir, RESTORED)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const actor = await deps.db.asNobody(findKeeper)
  if (actor === undefined) return
  const detail = RestoredMark.parse(JSON.parse(text))
  try {
    await recordFact(deps, {
      type: 'backup.restored',
      actor,
      purpose: 'operation',
      size: detail.leaves,
      detail,
    })
  } catch {
    // A log that a witness has seen larger signs nothing: the mark waits for the day on which it may.
    return
  }
  await rm(path, { force: true })
}
