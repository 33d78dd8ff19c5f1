/** What the locker keeps in memory of its key entries: where each blob's wrapped key lies, and the names behind pseudonyms. */
import { Failure } from '@smart-rescue/schema'
import type { Disk } from '../disk/disk.ts'
import { type BlobLine, type KeyLine, listKeyEntries, readKeyLines, unwrapName } from './key-entries.ts'
import type { Keyring } from './keyring.ts'

/** Key entries in memory. */
export interface KeyMemory {
  /** Hash of the ciphertext → first leaf of the commit whose file holds its key. */
  readonly places: Map<string, number>
  readonly names: Map<string, string>
}

/** Key files that are read at the same time: there is one a commit, so a start may read very many. */
const FILES_AT_ONCE = 32

/** Memory without entries. */
export const emptyKeys = (): KeyMemory => ({ places: new Map(), names: new Map() })

/** Takes in the lines of one file. */
export const addKeyLines = (
  keys: KeyMemory,
  keyring: Keyring,
  from: number,
  lines: readonly KeyLine[],
): void => {
  for (const line of lines) {
    if (line.kind === 'blob') keys.places.set(line.ct, from)
    else if (!keys.names.has(line.pseudonym)) keys.names.set(line.pseudonym, unwrapName(keyring, line))
  }
}

/** Takes in all files of commits that began at leaf `from` or later and before `size`. */
export const loadKeys = async (
  disk: Disk,
  keyring: Keyring,
  keys: KeyMemory,
  from: number,
  size: number,
): Promise<void> => {
  const starts = (await listKeyEntries(disk)).filter((start) => start >= from && start < size)
  for (let at = 0; at < starts.length; at += FILES_AT_ONCE) {
    const some = starts.slice(at, at + FILES_AT_ONCE)
    const files = await Promise.all(
      some.map(async (start) => ({ start, lines: await readKeyLines(disk, start) })),
    )
    for (const { start, lines } of files) addKeyLines(keys, keyring, start, lines)
  }
}

/** The wrapped key of a blob; throws `locker.not-found` where there is none. */
export const findBlobLine = async (disk: Disk, keys: KeyMemory, ciphertext: string): Promise<BlobLine> => {
  const place = keys.places.get(ciphertext)
  const lines = place === undefined ? [] : await readKeyLines(disk, place)
  const line = lines.find((candidate) => candidate.kind === 'blob' && candidate.ct === ciphertext)
  if (line?.kind !== 'blob') throw new Failure('locker.not-found')
  return line
}
