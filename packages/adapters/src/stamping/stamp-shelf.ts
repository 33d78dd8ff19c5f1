/** Tokens as files `log/stamps/<size>.<authority>.tsr` beside the checkpoints that they stamp. */
import { randomBytes } from 'node:crypto'
import type { Chance, StampKind, StampShelf } from '@smart-rescue/features/ports/proof/stamping'
import { type Disk, replaceFile } from '../vault/index.ts'

/** The folder of the tokens in the locker. */
const STAMPS = 'log/stamps'

const checkpointPath = (size: number): string => `log/checkpoints/${String(size).padStart(6, '0')}`

/** A name that can only be a file in the folder. */
const tokenPath = (size: number, slug: string, kind: StampKind): string => {
  if (!Number.isSafeInteger(size) || size < 0 || !/^[a-z0-9-]{1,30}$/.test(slug))
    throw new RangeError('no such name of a token')
  return `${STAMPS}/${size}.${slug}.${kind}`
}

/** Makes the shelf over the locker's folder. */
export const createStampShelf = (disk: Disk): StampShelf => ({
  note: async (size) => disk.read(checkpointPath(size)),
  keep: async (size, slug, kind, token) => {
    await disk.makeFolder(STAMPS)
    await replaceFile(disk, tokenPath(size, slug, kind), token)
    await disk.syncFolder(STAMPS)
  },
  read: async (size, slug, kind) => disk.read(tokenPath(size, slug, kind)),
})

/** Chance from the system. */
export const systemChance: Chance = (length) => new Uint8Array(randomBytes(length))
