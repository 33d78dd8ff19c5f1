/** The sequencer: gives leaves their place, one commit at a time for all who wait, and never signs again once the disk failed to confirm a write. */
import { leafName, readLeaf, TILE_WIDTH, writeCanonicalJson } from '@smart-rescue/core/integrity'
import type { LeafReceipt } from '@smart-rescue/features/ports/proof/locker'
import type { CustodyLeaf } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'
import type { Disk } from '../disk/disk.ts'
import { blobPath, CHECKPOINT, logBundlePath, logTilePath } from '../disk/layout.ts'
import { type BlobSecret, type KeyLine, wrapBlob, wrapName } from '../keys/key-entries.ts'
import { addKeyLines, loadKeys } from '../keys/key-memory.ts'
import type { Keyring } from '../keys/keyring.ts'
import { openNote } from './checkpoint-files.ts'
import { type Commit, type CommitStep, stageLeaves } from './commit.ts'
import { addLeaf } from './log-memory.ts'
import { type LogState, loadLeaves } from './recover.ts'

/** Runs work while no other process writes to the same locker. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>

/** A leaf without its place: the sequencer adds `seq`, `at`, `n` and `prev`. */
export interface LeafDraft {
  readonly fields: Omit<CustodyLeaf, 'v' | 'seq' | 'at' | 'n' | 'prev'>
  /** The blob this leaf seals, with the key that wraps its secret. */
  readonly blob?: { readonly scope: string; readonly scopeKey: Uint8Array; readonly secret: BlobSecret }
  /** Real ids by pseudonym, so that they can be told again. */
  readonly names: readonly (readonly [pseudonym: string, id: string])[]
}

/** What a sequencer works with. */
export interface SequencerHands {
  readonly disk: Disk
  readonly keyring: Keyring
  readonly now: () => Date
  readonly exclusively: Exclusively
  readonly steps: readonly CommitStep[]
}

/** Appends leaves and keeps the state in step with other processes. */
export interface Sequencer {
  readonly state: LogState
  /** Resolves when the leaf is durable and covered by a published checkpoint. */
  append(draft: LeafDraft): Promise<LeafReceipt>
  /** Runs work that writes outside a commit; once it ends in `locker.stopped`, nothing is ever signed again. */
  guard<T>(work: () => Promise<T>): Promise<T>
  /** Takes in what other processes have signed since. */
  refresh(): Promise<void>
  /** Runs work while nobody appends, here or in another process. */
  whileStill<T>(work: () => Promise<T>): Promise<T>
  /** Never signs again in this process; every act that would is refused with this failure. */
  halt(reason: Failure): void
}

/** Refuses fields that could not become a leaf with `request.invalid`, before they share a commit with others. */
export const refuseUnfitLeaf = (fields: LeafDraft['fields']): void => {
  const trial = writeCanonicalJson({ v: 1, seq: 0, at: '2026-01-01T00:00:00.000Z', ...fields })
  const shape = trial.ok ? readLeaf(trial.value) : trial
  if (!shape.ok) throw new Failure('request.invalid', { detail: shape.sentence })
}

interface Waiting {
  readonly draft: LeafDraft
  resolve(receipt: LeafReceipt): void
  reject(reason: unknown): void
}

/** Most leaves of one commit: two bundles, so that a burst is acknowledged in steps. */
const MOST_LEAVES = 512
const MOST_TRIES = 5

/** Starts a sequencer on a recovered state. */
export const startSequencer = (hands: SequencerHands, state: LogState): Sequencer => {
  const { disk, keyring } = hands
  const folders = new Set<string>()
  const waiting: Waiting[] = []
  let stopped: Failure | undefined
  let isRunning = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time within this process. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work)
    turn = result.catch(() => undefined)
    return result
  }

  const catchUpOnce = async (note: Buffer): Promise<void> => {
    const newer = openNote(note, keyring.logKeys)
    const from = state.memory.range.size
    if (newer.checkpoint.size < from) throw new Failure('locker.rolled-back')
    await loadLeaves(disk, state.memory, newer)
    await loadKeys(disk, keyring, state.keys, from, newer.checkpoint.size)
    state.signed = newer
  }

  const catchUp = async (): Promise<void> => {
    for (let tries = 1; ; tries++) {
      const note = await disk.read(CHECKPOINT)
      if (note === undefined) throw new Failure('locker.rolled-back')
      if (note.toString() === state.signed.note) return
      try {
        return await catchUpOnce(note)
      } catch (error) {
        // Another process may have replaced a partial bundle between our two reads; then the next try sees the new one.
        const isRace = error instanceof Failure && error.code === 'locker.rolled-back' && tries < MOST_TRIES
        if (!isRace || note.equals((await disk.read(CHECKPOINT)) ?? Buffer.alloc(0))) throw error
      }
    }
  }

  const place = (drafts: readonly LeafDraft[]) => {
    const from = state.memory.range.size
    const at = hands.now().toISOString()
    const heads = new Map<string, { n: number; head: string }>()
    return drafts.map(({ fields }, offset) => {
      const { item } = fields
      const known = item === undefined ? undefined : state.memory.items.get(item)
      const before = heads.get(item ?? '') ?? (known && { n: known.indexes.length - 1, head: known.head })
      const history = item === undefined ? {} : before ? { n: before.n + 1, prev: before.head } : { n: 0 }
      const leaf = { v: 1, seq: from + offset, at, ...fields, ...history } satisfies CustodyLeaf
      const written = writeCanonicalJson(leaf)
      if (!written.ok) throw new Failure('request.invalid', { detail: written.sentence })
      const shape = readLeaf(written.value)
      if (!shape.ok) throw new Failure('request.invalid', { detail: shape.sentence })
      if (item !== undefined) heads.set(item, { n: (before?.n ?? -1) + 1, head: leafName(written.value) })
      return { bytes: written.value, leaf: shape.value }
    })
  }

  const keyLinesOf = (drafts: readonly LeafDraft[]): KeyLine[] => {
    const from = state.memory.range.size
    const lines: KeyLine[] = []
    const named = new Set<string>()
    for (const [offset, draft] of drafts.entries()) {
      for (const [pseudonym, id] of draft.names) {
        if (state.keys.names.has(pseudonym) || named.has(pseudonym)) continue
        named.add(pseudonym)
        lines.push(wrapName(keyring, pseudonym, id))
      }
      const { blob, fields } = draft
      if (blob && fields.ct !== undefined)
        lines.push(
          wrapBlob(
            keyring.origin,
            blob.scopeKey,
            { seq: from + offset, ct: fields.ct, scope: blob.scope },
            blob.secret,
          ),
        )
    }
    return lines
  }

  const run = async (batch: readonly Waiting[]): Promise<void> => {
    await catchUp()
    const from = state.memory.range.size
    const drafts = batch.map(({ draft }) => draft)
    const leaves = place(drafts)
    const keyLines = keyLinesOf(drafts)
    const commit: Commit = {
      disk,
      keyring,
      memory: state.memory,
      folders,
      from,
      leaves,
      keyLines,
      written: [],
      staged: stageLeaves(
        state.memory.range,
        leaves.map(({ bytes }) => bytes),
      ),
      acknowledge: (signed) => {
        for (const { bytes, leaf } of leaves) addLeaf(state.memory, bytes, leaf)
        addKeyLines(state.keys, keyring, from, keyLines)
        state.signed = signed
        for (const [offset, { resolve }] of batch.entries()) {
          const placed = leaves[offset]
          if (placed) resolve({ index: from + offset, hash: leafName(placed.bytes), at: placed.leaf.at })
        }
      },
    }
    try {
      for (const step of hands.steps) await step(commit)
    } catch (error) {
      // A full disk comes before anything was signed: what was written goes again, with the blobs of the acts that failed.
      if (error instanceof Failure && error.code === 'locker.disk-full') {
        const blobs = drafts.flatMap(({ blob, fields }) =>
          blob && fields.ct !== undefined ? [blobPath(fields.ct)] : [],
        )
        for (const path of [...commit.written, ...blobs]) await disk.remove(path).catch(() => undefined)
        throw error
      }
      // Anything else leaves it open what the disk holds, so only a restart may go on from there.
      throw new Failure('locker.stopped', { cause: error })
    }
    await removeOlder(from)
  }

  /** Partial bundles and tiles that the commit has replaced. Failing to remove them harms nothing. */
  const removeOlder = async (from: number): Promise<void> => {
    if (from % TILE_WIDTH !== 0)
      await disk
        .remove(logBundlePath(Math.floor(from / TILE_WIDTH), from % TILE_WIDTH))
        .catch(() => undefined)
    const size = state.memory.range.size
    for (let level = 0; TILE_WIDTH ** level <= from; level++) {
      const before = Math.floor(from / TILE_WIDTH ** level)
      if (before % TILE_WIDTH === 0 || before === Math.floor(size / TILE_WIDTH ** level)) continue
      const path = logTilePath(level, Math.floor(before / TILE_WIDTH), before % TILE_WIDTH)
      await disk.remove(path).catch(() => undefined)
    }
  }

  const noteStop = (error: unknown): void => {
    if (error instanceof Failure && error.code === 'locker.stopped') stopped ??= error
  }

  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (stopped) throw stopped
    try {
      return await work()
    } catch (error) {
      noteStop(error)
      throw error
    }
  }

  const commitBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      if (stopped) throw stopped
      await inTurn(() => hands.exclusively(() => run(batch)))
    } catch (error) {
      noteStop(error)
      for (const { reject } of batch) reject(error)
    }
  }

  const work = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    try {
      // Lets everything that was asked for in the same turn of the event loop share the commit.
      await Promise.resolve()
      while (waiting.length > 0) await commitBatch(waiting.splice(0, MOST_LEAVES))
    } finally {
      isRunning = false
    }
  }

  return {
    state,
    append: (draft) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(stopped)
        refuseUnfitLeaf(draft.fields)
        waiting.push({ draft, resolve, reject })
        void work()
      }),
    guard,
    refresh: () => inTurn(catchUp),
    whileStill: (work) => inTurn(() => hands.exclusively(work)),
    halt: (reason) => {
      stopped ??= reason
    },
  }
}
