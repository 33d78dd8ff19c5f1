/** Looks at every byte of a locker without any key: leaves, checkpoints, tiles, blobs, key entries. Repairs nothing. */
import { createHash } from 'node:crypto'
import {
  appendLeaf,
  EMPTY_RANGE,
  equalBytes,
  leafHash,
  leafName,
  rangeRoot,
  readLeaf,
  tilesBetween,
  toHex,
} from '@smart-rescue/core/integrity'
import type { LockerFinding, LockerVerdict } from '@smart-rescue/features/ports/proof/locker'
import { type CustodyLeaf, Failure } from '@smart-rescue/schema'
import type { Disk } from '../disk/disk.ts'
import { blobPath, CHECKPOINT, checkpointPath, logTilePath } from '../disk/layout.ts'
import { listKeyEntries, readKeyLines } from '../keys/key-entries.ts'
import { readPublicKeyring } from '../keys/keyring.ts'
import type { LogKey } from '../keys/log-keys.ts'
import { listSizes, openNote, readStateSize, type SignedNoteOf } from '../log/checkpoint-files.ts'
import { addLeaf, emptyMemory, type LogMemory, tileBytes } from '../log/log-memory.ts'
import { readLeaves } from '../log/read-bundles.ts'

type Report = (code: string, at: string, sentence: string) => void

/** What was signed when the look began, and what is found. */
interface Inspection {
  readonly disk: Disk
  readonly keys: readonly LogKey[]
  readonly report: Report
}

const readSigned = async (
  { disk, keys, report }: Inspection,
  path: string,
): Promise<SignedNoteOf | undefined> => {
  const note = await disk.read(path)
  if (note === undefined) {
    report('checkpoint.missing', path, 'A signed checkpoint is missing. Restore the log from a backup.')
    return undefined
  }
  try {
    return openNote(note, keys)
  } catch {
    report(
      'checkpoint.signature',
      path,
      'A checkpoint does not carry a valid signature of the log. Restore it from a backup.',
    )
    return undefined
  }
}

/** Reads every leaf once: place, shape, item histories, and the root at every size that was ever signed. */
const inspectLeaves = async (look: Inspection, size: number, signedSizes: ReadonlySet<number>) => {
  const memory = emptyMemory()
  const roots = new Map<number, Uint8Array>([[0, rangeRoot(EMPTY_RANGE)]])
  let range = EMPTY_RANGE
  const judge = (leaf: CustodyLeaf, index: number) => {
    const at = `leaf ${index}`
    if (leaf.seq !== index) look.report('leaf.place', at, `The leaf says that it is leaf ${leaf.seq}.`)
    if (leaf.item === undefined) return
    const item = memory.items.get(leaf.item)
    if (leaf.n !== (item?.indexes.length ?? 0) || leaf.prev !== item?.head)
      look.report(
        'history.chain',
        at,
        'The leaf does not follow the one before it in the history of its item.',
      )
  }
  for await (const bytes of readLeaves(look.disk, 0, size, size)) {
    const index = range.size
    range = appendLeaf(range, leafHash(bytes))
    if (signedSizes.has(range.size)) roots.set(range.size, rangeRoot(range))
    const leaf = readLeaf(bytes)
    if (leaf.ok) judge(leaf.value, index)
    else look.report('leaf.unreadable', `leaf ${index}`, `The leaf cannot be read. ${leaf.sentence}`)
    addLeaf(
      memory,
      bytes,
      leaf.ok ? leaf.value : { v: 1, seq: index, type: 'log.verified', at: '', actor: leafName(bytes) },
    )
  }
  return { memory, roots }
}

const inspectCheckpoints = async (
  look: Inspection,
  sizes: readonly number[],
  roots: ReadonlyMap<number, Uint8Array>,
  newest: number,
) => {
  for (const size of sizes) {
    const path = checkpointPath(size)
    const signed = await readSigned(look, path)
    if (signed === undefined) continue
    const root = roots.get(size)
    if (size > newest)
      look.report(
        'log.rolled-back',
        path,
        `A checkpoint of ${size} leaves was signed, but the log says it has ${newest}.`,
      )
    else if (
      signed.checkpoint.size !== size ||
      root === undefined ||
      !equalBytes(root, signed.checkpoint.root)
    )
      look.report('log.inconsistent', path, 'The leaves do not have the root that was signed at this size.')
  }
}

const inspectTiles = async (look: Inspection, memory: LogMemory) => {
  for (const { level, index, width } of tilesBetween(0, memory.range.size)) {
    const path = logTilePath(level, index, width)
    const found = await look.disk.read(path)
    if (found === undefined || !equalBytes(found, tileBytes(memory, level, index, width)))
      look.report('tile.wrong', path, 'A hash tile is missing or wrong. The next start computes it again.')
  }
}

/** Hash and length of a file's bytes; undefined where there is none. */
export const hashFile = async (
  disk: Disk,
  path: string,
): Promise<{ hash: string; length: number } | undefined> => {
  const file = await disk.open(path)
  if (file === undefined) return undefined
  try {
    const hash = createHash('sha256')
    for (let at = 0; at < file.length; at += 1_048_576) hash.update(await file.read(at, 1_048_576))
    return { hash: `sha256:${hash.digest('hex')}`, length: file.length }
  } finally {
    await file.close()
  }
}

const inspectBlobs = async (look: Inspection, memory: LogMemory) => {
  const keyed = new Set<string>()
  for (const from of await listKeyEntries(look.disk)) {
    try {
      for (const line of await readKeyLines(look.disk, from)) if (line.kind === 'blob') keyed.add(line.ct)
    } catch {
      look.report(
        'key.unreadable',
        `commit ${from}`,
        'A file of wrapped keys cannot be read. Restore the keyring from a backup.',
      )
    }
  }
  for (const [ciphertext, { seq, length }] of memory.blobs) {
    const path = blobPath(ciphertext)
    const stopped = memory.shredded.get(ciphertext)
    if (stopped !== undefined) {
      // Lawful absence: the log itself says that the bytes were destroyed (acts/shred-blob.ts).
      if (look.disk.has(path) || keyed.has(ciphertext))
        look.report(
          'blob.not-shredded',
          path,
          `Leaf ${stopped} says that this blob was destroyed, but it is still here. The next start removes it.`,
        )
      continue
    }
    const found = await hashFile(look.disk, path)
    if (found === undefined)
      look.report(
        'blob.missing',
        path,
        `The blob that leaf ${seq} sealed is missing. Restore it from a backup.`,
      )
    else if (found.hash !== ciphertext || found.length !== length)
      look.report(
        'blob.damaged',
        path,
        `The blob that leaf ${seq} sealed was changed. Restore it from a backup.`,
      )
    if (!keyed.has(ciphertext))
      look.report(
        'key.missing',
        path,
        `The key of the blob that leaf ${seq} sealed is missing. Restore the keyring from a backup.`,
      )
  }
}

const MOST_LOOKS = 5

/**
 * Inspects the locker on a disk. Throws `organisation.missing` where there is none; everything else is a finding.
 * What a running append leaves half done for a moment looks like damage, so findings count only while the log stood still.
 */
export const inspectLocker = async (disk: Disk): Promise<LockerVerdict> => {
  for (let looks = 1; ; looks++) {
    const before = await disk.read(CHECKPOINT)
    const verdict = await lookOnce(disk)
    const after = await disk.read(CHECKPOINT)
    const stoodStill = before === undefined || after === undefined ? before === after : before.equals(after)
    if (verdict.findings.length === 0 || stoodStill || looks === MOST_LOOKS) return verdict
  }
}

const lookOnce = async (disk: Disk): Promise<LockerVerdict> => {
  const findings: LockerFinding[] = []
  const report: Report = (code, at, sentence) => findings.push({ code, at, sentence })
  const { logKeys } = await readPublicKeyring(disk)
  const look: Inspection = { disk, keys: logKeys, report }
  const newest = await readSigned(look, CHECKPOINT)
  const size = newest?.checkpoint.size ?? 0
  const sizes = await listSizes(disk)
  let inspected = { memory: emptyMemory(), roots: new Map<number, Uint8Array>() }
  try {
    inspected = await inspectLeaves(look, size, new Set([...sizes, size]))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    report('log.unreadable', 'log/tile/entries', error.message)
  }
  const { memory, roots } = inspected
  const root = roots.get(size)
  if (memory.range.size < size)
    report(
      'log.short',
      CHECKPOINT,
      `The checkpoint covers ${size} leaves, but ${memory.range.size} are here.`,
    )
  else if (newest && root && !equalBytes(root, newest.checkpoint.root))
    report(
      'log.root',
      CHECKPOINT,
      'The leaves do not have the root that was signed: at least one was changed.',
    )
  if ((await readStateSize(disk)) > size)
    report('log.rolled-back', 'log/.state', 'The log once was longer than its newest checkpoint says.')
  await inspectCheckpoints(look, sizes, roots, size)
  await inspectTiles(look, memory)
  await inspectBlobs(look, memory)
  return {
    leaves: memory.range.size,
    blobs: memory.blobs.size,
    root: toHex(rangeRoot(memory.range)),
    findings,
  }
}
