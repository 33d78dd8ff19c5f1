/** The signed checkpoints on disk: the newest, every earlier one, and what the sequencer remembers of itself. */
import {
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  parseNote,
  signText,
  toHex,
  utf8,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type Disk, writeFile } from '../disk/disk.ts'
import { CHECKPOINT, CHECKPOINTS, checkpointPath, numberIn, STATE } from '../disk/layout.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { LogKey } from '../keys/log-keys.ts'

/** A checkpoint with the note that carries it. */
export interface SignedNoteOf {
  readonly checkpoint: Checkpoint
  readonly note: string
}

/** Signs the checkpoint of a log, twice: with Ed25519, which everybody can check, and with ML-DSA-44, which will still hold later. */
export const signCheckpoint = (
  { origin, log, logKey, later }: Pick<Keyring, 'origin' | 'log' | 'logKey' | 'later'>,
  size: number,
  root: Uint8Array,
): SignedNoteOf => {
  const checkpoint = { origin, size, root, extensions: [] }
  const text = formatCheckpoint(checkpoint)
  // A log states no time of its own (0): when a checkpoint was there is for witnesses and stamps to say.
  const signatures = [{ key: logKey, sign: log.sign }, later].map((cosigner) => signText(cosigner, text, 0))
  return {
    checkpoint,
    note: formatNote({ text, signatures: signatures.flatMap((line) => (line.ok ? [line.value] : [])) }),
  }
}

/** Verifies a checkpoint's note by the log's keys, each up to the size at which it was replaced; throws `locker.damaged`. */
export const openNote = (note: Uint8Array, keys: readonly LogKey[]): SignedNoteOf => {
  let sentence = ''
  for (const { key, upTo } of keys) {
    const opened = openCheckpoint(note, key)
    if (opened.ok && opened.value.checkpoint.size <= (upTo ?? Number.POSITIVE_INFINITY))
      return { checkpoint: opened.value.checkpoint, note: Buffer.from(note).toString() }
    if (sentence === '' && !opened.ok) sentence = opened.sentence
  }
  throw new Failure('locker.damaged', {
    detail: `The signed checkpoint cannot be trusted. ${sentence}`.trim(),
  })
}

/** The newest published checkpoint; undefined where none was ever published. */
export const readNewest = async (disk: Disk, keys: readonly LogKey[]): Promise<SignedNoteOf | undefined> => {
  const note = await disk.read(CHECKPOINT)
  return note === undefined ? undefined : openNote(note, keys)
}

/** The checkpoint of exactly `size` leaves; undefined where none was signed at that size. */
export const readAtSize = async (
  disk: Disk,
  size: number,
  keys: readonly LogKey[],
): Promise<SignedNoteOf | undefined> => {
  const note = await disk.read(checkpointPath(size))
  return note === undefined ? undefined : openNote(note, keys)
}

/** Sizes at which checkpoints were signed, ascending. */
export const listSizes = async (disk: Disk): Promise<number[]> =>
  (await disk.list(CHECKPOINTS)).flatMap((name) => numberIn(name) ?? []).sort((a, b) => a - b)

/** The size that the sequencer remembers to have signed; 0 where it remembers nothing. */
export const readStateSize = async (disk: Disk): Promise<number> => {
  const bytes = await disk.read(STATE)
  try {
    const state: unknown = JSON.parse(bytes?.toString() ?? '')
    if (typeof state === 'object' && state !== null && 'size' in state && typeof state.size === 'number')
      return state.size
  } catch {
    // Absent, or torn by a crash: the checkpoints themselves decide.
  }
  return 0
}

const textOf = (note: string | undefined): string | undefined => {
  const parsed = note === undefined ? undefined : parseNote(note)
  return parsed?.ok ? parsed.value.text : undefined
}

/** Writes the sequencer's memory next to the checkpoint, under a temporary name. */
const writeState = (disk: Disk, { checkpoint }: SignedNoteOf): Promise<void> =>
  writeFile(
    disk,
    `${STATE}.tmp`,
    utf8(`${JSON.stringify({ root: toHex(checkpoint.root), size: checkpoint.size })}\n`),
  )

/**
 * Publishes a signed checkpoint: durable by its size first, then as the newest. A full disk is reported only while nothing
 * is visible; once the checkpoint has its name, any failure is `locker.stopped`, because it may be seen after a restart.
 */
export const publishCheckpoint = async (disk: Disk, signed: SignedNoteOf): Promise<void> => {
  const bySize = checkpointPath(signed.checkpoint.size)
  // Two files, not two names of one: damage to the newest must not reach the history.
  await Promise.all([
    writeFile(disk, `${CHECKPOINT}.tmp`, utf8(signed.note)),
    writeFile(disk, `${bySize}.tmp`, utf8(signed.note)),
    writeState(disk, signed),
  ])
  if (!(await disk.link(`${bySize}.tmp`, bySize))) {
    // The same checkpoint may carry another ML-DSA signature, which differs each time; another text is a fork of the log.
    const taken = textOf((await disk.read(bySize))?.toString())
    if (taken === undefined || taken !== textOf(signed.note)) throw new Failure('locker.stopped')
  }
  try {
    await disk.remove(`${bySize}.tmp`)
    await disk.syncFolder(CHECKPOINTS)
    await disk.rename(`${CHECKPOINT}.tmp`, CHECKPOINT)
    await disk.rename(`${STATE}.tmp`, STATE)
    await disk.syncFolder('log')
  } catch (error) {
    throw new Failure('locker.stopped', { cause: error })
  }
}
