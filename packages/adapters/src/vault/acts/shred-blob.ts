/**
 * Shreds blobs: destroys the wrapped data key and the ciphertext of parts that were stopped as suspected abuse material, or
 * whose time is over. The leaf comes first and is for ever; what it names is gone from this locker. Copies in earlier backups are not: the
 * guide says what to do with those, and a medium may keep freed blocks, which hold ciphertext without its key.
 */
import type { ShredInput, ShredReceipt } from '@smart-rescue/features/ports/proof/locker'
import { replaceFile } from '../disk/disk.ts'
import { blobPath, KEY_ENTRIES, keyEntriesPath } from '../disk/layout.ts'
import { formatKeyLines, listKeyEntries, readKeyLines } from '../keys/key-entries.ts'
import { findScope, findSecret, pseudonymise, type Vault } from './vault.ts'

/** Removes the wrapped keys of the blobs from the files of the keyring. True when a file was changed. */
const forgetKeys = async (vault: Vault, gone: ReadonlySet<string>, places: Iterable<number>) => {
  let changed = false
  for (const place of new Set(places)) {
    const lines = await readKeyLines(vault.disk, place)
    const kept = lines.filter((line) => line.kind !== 'blob' || !gone.has(line.ct))
    if (kept.length === lines.length) continue
    await replaceFile(vault.disk, keyEntriesPath(place), formatKeyLines(kept))
    changed = true
  }
  if (changed) await vault.disk.syncFolder(KEY_ENTRIES)
}

/** Destroys what the log says was destroyed: keys first, so that a crash leaves ciphertext that nobody can open. */
const destroy = async (vault: Vault, gone: ReadonlySet<string>, places: Iterable<number>): Promise<void> => {
  await forgetKeys(vault, gone, places)
  for (const ciphertext of gone) {
    vault.sequencer.state.keys.places.delete(ciphertext)
    const path = blobPath(ciphertext)
    if (!vault.disk.has(path)) continue
    await vault.disk.remove(path)
    await vault.disk.syncFolder(path.slice(0, path.lastIndexOf('/')))
  }
}

/**
 * Shreds blobs of one case: one leaf each, then the key and the bytes. Resolves when both are gone from the disk. A blob
 * that was shredded before gets no second leaf; one of another case is refused with `locker.not-found` before anything.
 */
export const shredBlobs = async (vault: Vault, input: ShredInput): Promise<readonly ShredReceipt[]> => {
  await vault.sequencer.refresh()
  const { memory } = vault.sequencer.state
  const scope = await findScope(vault, input.caseId)
  const parts = input.parts.filter(({ ciphertext }) => !memory.shredded.has(ciphertext))
  for (const { ciphertext } of parts) await findSecret(vault, scope, ciphertext)
  const { fields, names } = pseudonymise(vault, input)
  const receipts = await Promise.all(
    parts.map(async ({ ciphertext, role }): Promise<ShredReceipt> => {
      const length = memory.blobs.get(ciphertext)?.length
      const about = { ct: ciphertext, ...(length === undefined ? {} : { len: length }) }
      const leaf = await vault.sequencer.append({
        fields: { type: input.reason ?? 'material.stopped', role, ...fields, ...about },
        names,
      })
      return { ciphertext, role, leaf }
    }),
  )
  await vault.sequencer.whileStill(async () => {
    const gone = new Set(parts.map(({ ciphertext }) => ciphertext))
    await destroy(
      vault,
      gone,
      [...gone].flatMap((ciphertext) => vault.sequencer.state.keys.places.get(ciphertext) ?? []),
    )
  })
  return receipts
}

/** Finishes what a crash cut short: every blob that the log says was destroyed is looked for, and destroyed where it is. */
export const finishShreds = async (vault: Vault): Promise<void> => {
  const { memory, keys } = vault.sequencer.state
  const left = [...memory.shredded.keys()].filter(
    (ciphertext) => vault.disk.has(blobPath(ciphertext)) || keys.places.has(ciphertext),
  )
  if (left.length === 0) return
  const places = left.flatMap((ciphertext) => keys.places.get(ciphertext) ?? [])
  await vault.sequencer.whileStill(async () =>
    destroy(vault, new Set(left), places.length > 0 ? places : await listKeyEntries(vault.disk)),
  )
}
