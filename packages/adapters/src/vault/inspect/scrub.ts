/** Re-hashes sealed blobs one by one, without any key: what the nightly scrub is made of. */
import type { Scrubber } from '@smart-rescue/features/ports/proof/witnessing'
import type { Vault } from '../acts/vault.ts'
import { blobPath } from '../disk/layout.ts'
import { hashFile } from './inspect-locker.ts'

/** Binds the scrub to an open vault. Blobs that were destroyed lawfully are not looked for. */
export const scrubberOf = ({ disk, sequencer }: Pick<Vault, 'disk' | 'sequencer'>): Scrubber => ({
  list: async () => {
    await sequencer.refresh()
    const { blobs, shredded } = sequencer.state.memory
    return [...blobs.keys()].filter((name) => !shredded.has(name))
  },
  isWhole: async (ciphertext) => {
    const { memory } = sequencer.state
    const found = await hashFile(disk, blobPath(ciphertext))
    // Destroyed between the list and the look.
    if (memory.shredded.has(ciphertext)) return true
    return found?.hash === ciphertext && found.length === memory.blobs.get(ciphertext)?.length
  },
})
