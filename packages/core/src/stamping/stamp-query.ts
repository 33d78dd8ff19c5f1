/** What is stamped, and the request for its stamp (RFC 3161, 2.4.1). */
import { sha256 } from '@noble/hashes/sha2.js'
import { formatNote, fromHex, joinBytes, parseNote, parseVerifierKey, utf8 } from '../integrity/index.ts'
import { TAG, writeElement } from './der.ts'

/**
 * The bytes that are stamped for a checkpoint: the note with the log's own line only. The signed note, not its text, so that
 * a key stolen later casts no doubt on it; without the lines of witnesses, which arrive later. Undefined where `note` is no
 * note, or does not carry a line by the log's key.
 */
export const stampedNote = (note: string | Uint8Array, vkey: string): Uint8Array | undefined => {
  const parsed = parseNote(note)
  const key = parseVerifierKey(vkey)
  if (!parsed.ok || !key.ok) return undefined
  const { name, keyId } = key.value
  const line = parsed.value.signatures.find(
    (candidate) => candidate.name === name && candidate.keyId === keyId,
  )
  return line && utf8(formatNote({ text: parsed.value.text, signatures: [line] }))
}

// AlgorithmIdentifier of SHA-256, with the NULL that old authorities ask for.
const SHA256_ALGORITHM = fromHex('300d06096086480165030402010500') ?? new Uint8Array(0)
const VERSION_1 = Uint8Array.of(TAG.integer, 1, 1)
const CERT_REQ = Uint8Array.of(TAG.boolean, 1, 0xff)

/** A nonce as the number that DER writes: 8 bytes of chance, made positive and of full length. */
export const shapeNonce = (chance: Uint8Array): Uint8Array => {
  const nonce = Uint8Array.from(chance.subarray(0, 8))
  nonce[0] = 0x40 | ((nonce[0] ?? 0) & 0x3f)
  return nonce
}

/**
 * The request for a stamp on `data`: SHA-256, a nonce, and the authority's certificate in the answer. 69 bytes with a nonce of
 * eight (`shapeNonce`). The authority learns this hash and who asks, nothing else.
 */
export const buildStampQuery = (data: Uint8Array, nonce: Uint8Array): Uint8Array => {
  const imprint = writeElement(TAG.sequence, SHA256_ALGORITHM, writeElement(TAG.octetString, sha256(data)))
  return writeElement(TAG.sequence, joinBytes(VERSION_1, imprint, writeElement(TAG.integer, nonce), CERT_REQ))
}
