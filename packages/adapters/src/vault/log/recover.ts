/** The start of the sequencer: finds the newest signed state, refuses an older one, cuts what was never signed, and repairs what can be computed. */

import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { equalBytes, rangeRoot, TILE_WIDTH, tilesBetween } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type Disk, folderOf, replaceDerivedFile } from '../disk/disk.ts'
import {
  BLOBS,
  blobFolders,
  CHECKPOINTS,
  KEY_ENTRIES,
  keyEntriesPath,
  logBundlePath,
  logTilePath,
  UNFINISHED,
} from '../disk/layout.ts'
import { ensureFolder, nodeDisk } from '../disk/node-disk.ts'
import { listKeyEntries } from '../keys/key-entries.ts'
import { emptyKeys, type KeyMemory, loadKeys } from '../keys/key-memory.ts'
import type { Keyring } from '../keys/keyring.ts'
import {
  listSizes,
  publishCheckpoint,
  readAtSize,
  readNewest,
  readStateSize,
  type SignedNoteOf,
  signCheckpoint,
} from './checkpoint-files.ts'
import { addLeaf, emptyMemory, type LogMemory, tileBytes } from './log-memory.ts'
import { leafOf, partialWidths, readLeaves } from './read-bundles.ts'

/** The log as it stands after the start. */
export interface LogState {
  readonly memory: LogMemory
  readonly keys: KeyMemory
  signed: SignedNoteOf
}

/** Reads leaves into memory up to a checkpoint; throws `locker.rolled-back` when there are fewer and `locker.damaged` when their root is another. */
export const loadLeaves = async (disk: Disk, memory: LogMemory, signed: SignedNoteOf): Promise<void> => {
  const { size, root } = signed.checkpoint
  for await (const bytes of readLeaves(disk, memory.range.size, size, size))
    addLeaf(memory, bytes, leafOf(bytes))
  if (memory.range.size < size)
    throw new Failure('locker.rolled-back', {
      detail: `A checkpoint of ${size} leaves was signed, but ${memory.range.size} are here.`,
    })
  if (!equalBytes(rangeRoot(memory.range), root))
    throw new Failure('locker.damaged', {
      detail: 'The leaves on disk do not have the root that was signed.',
    })
}

const isUntouched = async (disk: Disk): Promise<boolean> => {
  const blobs = await Promise.all(blobFolders().map((folder) => disk.list(folder)))
  const entries = await listKeyEntries(disk)
  return (
    blobs.every((names) => names.length === 0) &&
    entries.every((from) => from === 0) &&
    !disk.has(logBundlePath(0)) &&
    (await readStateSize(disk)) === 0
  )
}

/** The checkpoint to go on from: the newest that was ever signed, even if the crash came before it was published. */
const findNewest = async (disk: Disk, keyring: Keyring): Promise<SignedNoteOf | undefined> => {
  const published = await readNewest(disk, keyring.logKeys)
  const newest = (await listSizes(disk)).at(-1)
  if (newest === undefined || newest <= (published?.checkpoint.size ?? -1)) return published
  return await readAtSize(disk, newest, keyring.logKeys)
}

const cutBundles = async (disk: Disk, size: number): Promise<void> => {
  const index = Math.floor(size / TILE_WIDTH)
  const width = size % TILE_WIDTH
  for (const wide of await partialWidths(disk, index))
    if (wide !== width) await disk.remove(logBundlePath(index, wide))
  await disk.remove(logBundlePath(index))
  for (let beyond = index + 1; ; beyond++) {
    const widths = await partialWidths(disk, beyond)
    if (widths.length === 0 && !disk.has(logBundlePath(beyond))) break
    for (const wide of [...widths, TILE_WIDTH]) await disk.remove(logBundlePath(beyond, wide))
  }
  if (index === 0) return
  for (const wide of await partialWidths(disk, index - 1)) await disk.remove(logBundlePath(index - 1, wide))
}

/** Keys of a commit that was never signed are set aside, not destroyed: were this a restored old log, they would be evidence. */
const setKeysAside = async (disk: Disk, size: number): Promise<void> => {
  for (const from of await listKeyEntries(disk)) {
    if (from > size) throw new Failure('locker.rolled-back')
    if (from === size)
      await disk.rename(
        keyEntriesPath(from),
        `${keyEntriesPath(from)}.unsigned-${randomBytes(4).toString('hex')}`,
      )
  }
}

const repairTiles = async (disk: Disk, memory: LogMemory): Promise<void> => {
  const folders = new Set<string>()
  for (const { level, index, width } of tilesBetween(0, memory.range.size)) {
    const path = logTilePath(level, index, width)
    const bytes = tileBytes(memory, level, index, width)
    const found = await disk.read(path)
    if (found === undefined || !equalBytes(found, bytes)) {
      await ensureFolder(disk, folderOf(path), folders)
      await replaceDerivedFile(disk, path, bytes)
    }
    if (index !== Math.floor(memory.range.size / TILE_WIDTH ** (level + 1))) continue
    const partials = folderOf(logTilePath(level, index, 1))
    for (const name of await disk.list(partials))
      if (name !== String(width)) await disk.remove(`${partials}/${name}`)
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const sweepUnfinished = async (disk: Disk): Promise<void> => {
  for (const folder of [CHECKPOINTS, KEY_ENTRIES])
    for (const name of await disk.list(folder))
      if (name.endsWith('.tmp')) await disk.remove(`${folder}/${name}`)
  for (const name of await disk.list(UNFINISHED)) {
    const pid = Number(name.split('-')[0])
    if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) await disk.remove(`${UNFINISHED}/${name}`)
  }
}

/** Makes the locker's own folder, durably in the folder above it. */
export const makeRoot = async (dir: string, disk: Disk): Promise<void> => {
  await disk.makeFolder('')
  await nodeDisk(dirname(dir)).syncFolder('')
}

/** Makes the folders of a locker, durably, if they are not there. */
export const makeFolders = async (disk: Disk): Promise<void> => {
  const folders = new Set<string>()
  for (const folder of [
    'keyring/cases',
    'keyring/entries',
    'log/checkpoints',
    'log/tile/entries',
    UNFINISHED,
  ])
    await ensureFolder(disk, folder, folders)
  for (const folder of blobFolders()) await disk.makeFolder(folder)
  await disk.syncFolder(BLOBS)
}

/** Brings the log to its newest signed state. Throws `locker.rolled-back` or `locker.damaged`, and changes nothing then. */
export const recoverLog = async (disk: Disk, keyring: Keyring): Promise<LogState> => {
  const memory = emptyMemory()
  let signed = await findNewest(disk, keyring)
  if (signed === undefined) {
    if (!(await isUntouched(disk))) throw new Failure('locker.rolled-back')
    signed = signCheckpoint(keyring, 0, rangeRoot(memory.range))
  }
  const { size } = signed.checkpoint
  if ((await readStateSize(disk)) > size) throw new Failure('locker.rolled-back')
  await loadLeaves(disk, memory, signed)
  await setKeysAside(disk, size)
  await cutBundles(disk, size)
  await repairTiles(disk, memory)
  await sweepUnfinished(disk)
  const published = await readNewest(disk, keyring.logKeys)
  const isListed = (await listSizes(disk)).includes(size)
  if (published?.checkpoint.size !== size || !isListed) await publishCheckpoint(disk, signed)
  const keys = emptyKeys()
  await loadKeys(disk, keyring, keys, 0, size)
  return { memory, keys, signed }
}
