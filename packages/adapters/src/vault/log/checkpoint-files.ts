/** The signed checkpoints on disk: the newest, every earlier one, and what the sequencer remembers of itself. */
import {
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  toHex,
  utf8,
  type VerifierKey,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type Disk, writeFile } from '../disk/disk.ts'
import { CHECKPOINT, CHECKPOINTS, checkpointPath, numberIn, STATE } from '../disk/layout.ts'
import type { SigningKey } from '../keys/signing-key.ts'

/** A checkpoint with the note that carries it. */
export interface SignedNoteOf {
  readonly checkpoint: Checkpoint
  readonly note: string
}

/** Signs the checkpoint of a log. */
export const signCheckpoint = (
  origin: string,
  size: number,
  root: Uint8Array,
  signer: SigningKey,
  key: VerifierKey,
): SignedNoteOf => {
  const checkpoint = { origin, size, root, extensions: [] }
  const text = formatCheckpoint(checkpoint)
  const signature = { name: key.name, keyId: key.keyId, signature: signer.sign(utf8(text)) }
  return { checkpoint, note: formatNote({ text, signatures: [signature] }) }
}

/** Verifies a checkpoint's note; throws `locker.damaged`. */
export const openNote = (note: Uint8Array, key: VerifierKey): SignedNoteOf => {
  const opened = openCheckpoint(note, key)
  if (!opened.ok)
    throw new Failure('locker.damaged', {
      detail: `The signed checkpoint cannot be trusted. ${opened.sentence}`,
    })
  return { checkpoint: opened.value.checkpoint, note: Buffer.from(note).toString() }
}

/** The newest published checkpoint; undefined where none was ever published. */
export const readNewest = async (disk: Disk, key: VerifierKey): Promise<SignedNoteOf | undefined> => {
  const note = await disk.read(CHECKPOINT)
  return note === undefined ? undefined : openNote(note, key)
}

/** The checkpoint of exactly `size` leaves; undefined where none was signed at that size. */
export const readAtSize = async (
  disk: Disk,
  size: number,
  key: VerifierKey,
): Promise<SignedNoteOf | undefined> => {
  const note = await disk.read(checkpointPath(size))
  return note === undefined ? undefined : openNote(note, key)
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
    // Signatures are deterministic, so the same checkpoint has the same bytes; other bytes would be a fork of the log.
    const taken = await disk.read(bySize)
    if (taken?.toString() !== signed.note) throw new Failure('locker.stopped')
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
