/** C2SP signed notes: text with signature lines – reading, writing, and verifying log signatures and witness cosignatures. */
import { fromBase64, fromHex, fromUtf8, joinBytes, toBase64, toHex, utf8 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { ED25519_SIGNATURE_LENGTH, verifyEd25519 } from '../signatures/ed25519.ts'
import { verifyMlDsa44 } from '../signatures/ml-dsa.ts'
import { cosignedMessage, readTime, subtreeMessage, TIME_LENGTH } from './cosigned-message.ts'
import { isKeyName, TYPE_ED25519, TYPE_ML_DSA_44, type VerifierKey } from './verifier-key.ts'

/** Most signature lines that are read: enough for a log and many witnesses, too few to keep a verifier busy for long. */
export const MAX_SIGNATURES = 100

/** One signature line. `keyId` is eight hex digits; `signature` is what follows the id. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/** A note taken apart, nothing verified yet. `text` ends in a newline. */
export interface SignedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A signature that was verified. `time` (seconds since 1970) is present for cosignatures that state one. */
export interface VerifiedSignature {
  readonly key: VerifierKey
  readonly time?: number
}

/** Writes one signature line, with its newline. */
export const formatSignature = ({ name, keyId, signature }: NoteSignature): string =>
  `\u2014 ${name} ${toBase64(joinBytes(fromHex(keyId) ?? new Uint8Array(4), signature))}\n`

/** Writes a note: text, blank line, signature lines. */
export const formatNote = (note: SignedNote): string =>
  `${note.text}\n${note.signatures.map(formatSignature).join('')}`

const parseSignature = (line: string): NoteSignature | undefined => {
  const [, name = '', data = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(data)
  if (bytes === undefined || bytes.length < 5 || !isKeyName(name)) return undefined
  return { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) }
}

/** Takes a note apart at its last blank line. Accepts text or its UTF-8 bytes. */
export const parseNote = (note: string | Uint8Array): Outcome<SignedNote> => {
  const whole = typeof note === 'string' ? note : fromUtf8(note)
  if (whole === undefined || !whole.isWellFormed()) return refuse('note.format', 'The note is not UTF-8.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signed-note forbids them all but the newline.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole))
    return refuse('note.control-character', 'The note holds a control character.')
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n'))
    return refuse(
      'note.format',
      'The note has no blank line before its signatures, or no newline at its end.',
    )
  const lines = whole.slice(split + 2, -1).split('\n')
  if (split + 2 >= whole.length) return refuse('note.unsigned', 'The note carries no signature line.')
  if (lines.length > MAX_SIGNATURES)
    return refuse('note.signature-line', `The note carries more than ${MAX_SIGNATURES} signature lines.`)
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignature(line)
    if (signature === undefined) return refuse('note.signature-line', 'A signature line is malformed.')
    signatures.push(signature)
  }
  return accept({ text: whole.slice(0, split + 1), signatures })
}

const verifySignature = (
  text: string,
  line: NoteSignature,
  key: VerifierKey,
): VerifiedSignature | undefined => {
  if (key.type === TYPE_ED25519)
    return verifyEd25519(line.signature, utf8(text), key.key) ? { key } : undefined
  const time = readTime(line.signature)
  if (time === undefined) return undefined
  const signature = line.signature.slice(TIME_LENGTH)
  if (key.type === TYPE_ML_DSA_44) {
    const message = subtreeMessage(key.name, time, text)
    if (message === undefined || !verifyMlDsa44(signature, message, key.key)) return undefined
    // Time 0 makes no statement about when (tlog-cosignature): so a log signs, whose own clock proves nothing.
    return time === 0 ? { key } : { key, time }
  }
  if (signature.length !== ED25519_SIGNATURE_LENGTH) return undefined
  return verifyEd25519(signature, cosignedMessage(text, time), key.key) ? { key, time } : undefined
}

/**
 * Verifies every signature by a known key. Lines of unknown keys are ignored; a line of a known key that does not verify
 * refuses the whole note, and so does a note without any verified signature (signed-note, "Signatures").
 */
export const verifyNote = (note: SignedNote, keys: readonly VerifierKey[]): Outcome<VerifiedSignature[]> => {
  const verified: VerifiedSignature[] = []
  for (const line of note.signatures) {
    const key = keys.find((known) => known.name === line.name && known.keyId === line.keyId)
    if (key === undefined || verified.some((earlier) => earlier.key === key)) continue
    const signature = verifySignature(note.text, line, key)
    if (signature === undefined)
      return refuse('note.signature', `The signature of ${key.name} does not verify.`)
    verified.push(signature)
  }
  return verified.length > 0
    ? accept(verified)
    : refuse('note.unsigned', 'No signature on the note is by a known key.')
}
