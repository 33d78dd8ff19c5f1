/** C2SP tlog-checkpoint: the three lines by which a log names its origin, its size and its root. */
import { fromBase64, parseDecimal, toBase64 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { HASH_LENGTH } from '../merkle/merkle-tree.ts'
import { parseNote, type SignedNote, type VerifiedSignature, verifyNote } from './signed-note.ts'
import { isKeyName, type VerifierKey } from './verifier-key.ts'

/** What a checkpoint says. `extensions` are further lines, which our own log never writes. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/** Writes the text that is signed: three lines and any extensions, each with its newline. */
export const formatCheckpoint = (checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string =>
  [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...(checkpoint.extensions ?? [])]
    .map((line) => `${line}\n`)
    .join('')

/** Reads the text of a checkpoint, without its signatures. */
export const parseCheckpoint = (text: string): Outcome<Checkpoint> => {
  if (!text.endsWith('\n')) return refuse('checkpoint.format', 'The checkpoint does not end in a newline.')
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.slice(0, -1).split('\n')
  const size = parseDecimal(sizeLine)
  const root = fromBase64(rootLine)
  if (!isKeyName(origin))
    return refuse('checkpoint.format', 'The origin is empty or holds a space or a plus.')
  if (size === undefined) return refuse('checkpoint.format', 'The size is not a plain decimal number.')
  if (root?.length !== HASH_LENGTH) return refuse('checkpoint.format', 'The root is not a hash of 32 bytes.')
  if (extensions.includes('')) return refuse('checkpoint.format', 'An extension line is empty.')
  return accept({ origin, size, root, extensions })
}

/** A checkpoint with the note it came in, nothing verified yet. */
export interface CheckpointNote {
  readonly checkpoint: Checkpoint
  readonly note: SignedNote
}

/** Reads a signed checkpoint without verifying it. */
export const parseCheckpointNote = (note: string | Uint8Array): Outcome<CheckpointNote> => {
  const parsed = parseNote(note)
  if (!parsed.ok) return parsed
  const checkpoint = parseCheckpoint(parsed.value.text)
  return checkpoint.ok ? accept({ checkpoint: checkpoint.value, note: parsed.value }) : checkpoint
}

/** A checkpoint whose log signature was verified, with the witnesses whose cosignatures were verified too. */
export interface OpenedCheckpoint extends CheckpointNote {
  readonly log: VerifierKey
  readonly witnesses: readonly VerifiedSignature[]
}

/** Verifies a signed checkpoint under the log's key; its origin must be the key's name. Cosignatures of `witnesses` are verified as well, none is required. */
export const openCheckpoint = (
  note: string | Uint8Array,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): Outcome<OpenedCheckpoint> => {
  const parsed = parseCheckpointNote(note)
  if (!parsed.ok) return parsed
  if (parsed.value.checkpoint.origin !== log.name)
    return refuse('checkpoint.origin', 'The checkpoint is of another log.')
  const verified = verifyNote(parsed.value.note, [log, ...witnesses])
  if (!verified.ok) return verified
  if (!verified.value.some((signature) => signature.key === log))
    return refuse('note.unsigned', 'The log itself did not sign the checkpoint.')
  return accept({ ...parsed.value, log, witnesses: verified.value.filter(({ key }) => key !== log) })
}
