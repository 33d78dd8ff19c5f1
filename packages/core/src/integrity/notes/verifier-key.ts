/** Note verifier keys (C2SP signed-note "vkey"): a name, a key id and a key, Ed25519 or ML-DSA-44, of a log or of a cosigning witness. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, joinBytes, toBase64, toHex, utf8 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { checkEd25519Key } from '../signatures/ed25519.ts'
import { ML_DSA_44_KEY_LENGTH } from '../signatures/ml-dsa.ts'

/** Signature type of a log or any plain note signer. */
export const TYPE_ED25519 = 0x01
/** Signature type of a witness whose signature carries a time (C2SP tlog-cosignature). */
export const TYPE_COSIGNATURE = 0x04
/** Signature type of an ML-DSA-44 cosigner, a witness or the log itself (C2SP tlog-cosignature, 2026). */
export const TYPE_ML_DSA_44 = 0x06

/** A key by which notes are verified. `keyId` is eight hex digits. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: string
  readonly type: typeof TYPE_ED25519 | typeof TYPE_COSIGNATURE | typeof TYPE_ML_DSA_44
  readonly key: Uint8Array
}

/** True for a key name that the note format allows: not empty, no Unicode space, no plus, no control character. */
export const isKeyName = (name: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them, so they must be named.
  name.length > 0 && name.isWellFormed() && !/[\s\u0085+\u0000-\u001f]/u.test(name)

/** First four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), in hex. */
export const keyIdOf = (name: string, type: number, key: Uint8Array): string =>
  toHex(sha256(joinBytes(utf8(name), Uint8Array.of(0x0a, type), key)).slice(0, 4))

const checkMlDsa44Key = (key: Uint8Array): Outcome<Uint8Array> =>
  key.length === ML_DSA_44_KEY_LENGTH
    ? accept(key)
    : refuse('key.format', `An ML-DSA-44 key has ${ML_DSA_44_KEY_LENGTH} bytes.`)

/** Makes a verifier key from a public key; refuses bad names and weak keys. */
export const makeVerifierKey = (
  name: string,
  type: VerifierKey['type'],
  key: Uint8Array,
): Outcome<VerifierKey> => {
  if (!isKeyName(name)) return refuse('key.format', 'The key name is empty or holds a space or a plus.')
  const checked = type === TYPE_ML_DSA_44 ? checkMlDsa44Key(key) : checkEd25519Key(key)
  return checked.ok ? accept({ name, keyId: keyIdOf(name, type, key), type, key }) : checked
}

/** Writes `name+keyid+base64(type ‖ key)`. */
export const formatVerifierKey = (key: VerifierKey): string =>
  `${key.name}+${key.keyId}+${toBase64(joinBytes(Uint8Array.of(key.type), key.key))}`

/** Reads a vkey; refuses other types than those three, a wrong key id, and weak keys. */
export const parseVerifierKey = (text: string): Outcome<VerifierKey> => {
  const [, name = '', keyId = '', data = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const bytes = fromBase64(data)
  if (bytes === undefined || bytes.length < 2 || !isKeyName(name))
    return refuse('key.format', 'The verifier key does not have the form name+id+base64.')
  const type = bytes[0]
  if (type !== TYPE_ED25519 && type !== TYPE_COSIGNATURE && type !== TYPE_ML_DSA_44)
    return refuse('key.type', 'The verifier key is of a type that this verifier does not know.')
  const made = makeVerifierKey(name, type, bytes.slice(1))
  if (!made.ok) return made
  return made.value.keyId === keyId
    ? made
    : refuse('key.id', 'The key id does not belong to this name and key.')
}
