/** One commit of the custody log as a row of steps (design: trust, 2.3): keys, leaves, read-back, tiles, signature, publication, acknowledgement. */
import {
  appendLeaf,
  type CompactRange,
  equalBytes,
  formatBundle,
  joinBytes,
  leafHash,
  rangeRoot,
  TILE_HEIGHT,
  TILE_WIDTH,
  tilesBetween,
} from '@smart-rescue/core/integrity'
import type { CustodyLeaf } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'
import { type Disk, folderOf, replaceDerivedFile, replaceFile } from '../disk/disk.ts'
import { KEY_ENTRIES, keyEntriesPath, logBundlePath, logTilePath } from '../disk/layout.ts'
import { ensureFolder } from '../disk/node-disk.ts'
import { formatKeyLines, type KeyLine } from '../keys/key-entries.ts'
import type { Keyring } from '../keys/keyring.ts'
import { publishCheckpoint, type SignedNoteOf, signCheckpoint } from './checkpoint-files.ts'
import { type LogMemory, tileBytes } from './log-memory.ts'
import { readBundle } from './read-bundles.ts'

/** A commit under way. */
export interface Commit {
  readonly disk: Disk
  readonly keyring: Keyring
  readonly memory: LogMemory
  /** Folders this process has made durable already. */
  readonly folders: Set<string>
  /** Size of the log before. */
  readonly from: number
  readonly leaves: readonly { readonly bytes: Uint8Array; readonly leaf: CustodyLeaf }[]
  readonly keyLines: readonly KeyLine[]
  /** Files that were written and must go again when the disk is full. */
  readonly written: string[]
  /** Log size and root after, computed from what is in memory; compared with what is read back. */
  readonly staged: StagedRange
  signed?: SignedNoteOf
  /** Takes the commit into memory and tells everybody who waits. */
  readonly acknowledge: (signed: SignedNoteOf) => void
}

/** The range after a commit, with the hashes that its leaves add to each tile level. */
export interface StagedRange {
  readonly range: CompactRange
  readonly rows: readonly (readonly Uint8Array[])[]
}

/** Computes the range after adding leaves, without changing what is in memory. */
export const stageLeaves = (range: CompactRange, leaves: readonly Uint8Array[]): StagedRange => {
  const rows: Uint8Array[][] = []
  let next = range
  for (const bytes of leaves)
    next = appendLeaf(next, leafHash(bytes), (height, _index, node) => {
      if (height % TILE_HEIGHT !== 0) return
      const row = rows[height / TILE_HEIGHT] ?? []
      rows[height / TILE_HEIGHT] = row
      row.push(node)
    })
  return { range: next, rows }
}

/** One step of a commit. Steps are a list so that tests can prove the harness notices a wrong order. */
export type CommitStep = (commit: Commit) => Promise<void>

/** Makes the wrapped keys of this commit durable, before any leaf that needs them. */
const writeKeyEntries: CommitStep = async ({ disk, from, keyLines, written }) => {
  if (keyLines.length === 0) return
  const path = keyEntriesPath(from)
  written.push(path)
  await replaceFile(disk, path, formatKeyLines(keyLines))
  await disk.syncFolder(KEY_ENTRIES)
}

const bundlesOf = (commit: Commit): { index: number; leaves: readonly Uint8Array[] }[] => {
  const first = Math.floor(commit.from / TILE_WIDTH)
  const all = [...commit.memory.tail, ...commit.leaves.map(({ bytes }) => bytes)]
  return Array.from({ length: Math.ceil(all.length / TILE_WIDTH) }, (_, at) => ({
    index: first + at,
    leaves: all.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH),
  }))
}

/** Makes the leaves durable: every bundle they touch, then the folders of these. */
const writeBundles: CommitStep = async (commit) => {
  const { disk, folders, written } = commit
  for (const { index, leaves } of bundlesOf(commit)) {
    const path = logBundlePath(index, leaves.length)
    const bundle = formatBundle(leaves)
    if (!bundle.ok) throw new Failure('request.invalid', { detail: bundle.sentence })
    await ensureFolder(disk, folderOf(path), folders)
    written.push(path)
    await replaceFile(disk, path, bundle.value)
    await disk.syncFolder(folderOf(path))
  }
}

/** Computes the new root from the bytes on disk and compares (rule R6). A difference stops the locker for good. */
const checkReadBack: CommitStep = async (commit) => {
  const { disk, memory, from, staged } = commit
  const reread: Uint8Array[] = []
  for (const { index, leaves } of bundlesOf(commit))
    reread.push(...(await readBundle(disk, index, leaves.length)))
  const known = from % TILE_WIDTH
  const hasKnown = memory.tail.every((leaf, at) => equalBytes(leaf, reread[at] ?? new Uint8Array(0)))
  const { range } = stageLeaves(memory.range, reread.slice(known))
  if (!hasKnown || range.size !== staged.range.size || !equalBytes(rangeRoot(range), rangeRoot(staged.range)))
    throw new Failure('locker.stopped')
}

/** Writes the hash tiles that change: full ones durably, partial ones as files that the next start can compute again. */
const writeTiles: CommitStep = async ({ disk, folders, memory, from, staged, written }) => {
  for (const { level, index, width } of tilesBetween(from, staged.range.size)) {
    const before = Math.min(width, Math.max(0, (memory.rows[level]?.count ?? 0) - index * TILE_WIDTH))
    const skip = Math.max(0, index * TILE_WIDTH - (memory.rows[level]?.count ?? 0))
    const fresh = (staged.rows[level] ?? []).slice(skip, skip + width - before)
    const bytes = joinBytes(tileBytes(memory, level, index, before), ...fresh)
    const path = logTilePath(level, index, width)
    await ensureFolder(disk, folderOf(path), folders)
    written.push(path)
    if (width < TILE_WIDTH) await replaceDerivedFile(disk, path, bytes)
    else {
      await replaceFile(disk, path, bytes)
      await disk.syncFolder(folderOf(path))
    }
  }
}

/** Signs the new checkpoint. */
export const signRoot: CommitStep = async (commit) => {
  const { keyring, staged } = commit
  commit.signed = signCheckpoint(keyring, staged.range.size, rangeRoot(staged.range))
}

/** Publishes the signed checkpoint durably. */
export const publish: CommitStep = async ({ disk, signed }) => {
  if (signed) await publishCheckpoint(disk, signed)
}

/** Acknowledges: from here on everybody who waited may rely on the leaves. */
const acknowledge: CommitStep = async ({ signed, acknowledge: tell }) => {
  if (signed) tell(signed)
}

/** The steps in the only order that keeps the promises. */
export const COMMIT_STEPS: readonly CommitStep[] = [
  writeKeyEntries,
  writeBundles,
  checkReadBack,
  writeTiles,
  signRoot,
  publish,
  acknowledge,
]
