/** C2SP tlog-cosignature: what a cosigner signs, with Ed25519 (`cosignature/v1`) and with ML-DSA-44 (`subtree/v1`), and the bytes of both signatures. */
import { fromBase64, joinBytes, parseDecimal, utf8 } from '../encoding/bytes.ts'
import { HASH_LENGTH } from '../merkle/merkle-tree.ts'
import type { VerifierKey } from './verifier-key.ts'

/** Bytes of the time at the front of every cosignature. */
export const TIME_LENGTH = 8

const uint64 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(TIME_LENGTH)
  for (let at = TIME_LENGTH - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256))
    bytes[at] = rest % 256
  return bytes
}

/** The time (seconds since 1970) at the front of a cosignature; undefined where it is cut short or beyond 2^53. */
export const readTime = (bytes: Uint8Array): number | undefined => {
  if (bytes.length < TIME_LENGTH) return undefined
  const value = bytes.slice(0, TIME_LENGTH).reduce((sum, byte) => sum * 256 + byte, 0)
  return Number.isSafeInteger(value) ? value : undefined
}

/** What an Ed25519 witness signs for a checkpoint text at a time (seconds since 1970). */
export const cosignedMessage = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`)

/**
 * What an ML-DSA-44 cosigner signs: a `cosigned_message` that names the cosigner, the time (0 for none), the log, its size
 * and its root; extension lines are not covered. Undefined where the text is no checkpoint or a name is over 255 bytes.
 */
export const subtreeMessage = (cosigner: string, time: number, text: string): Uint8Array | undefined => {
  const [originLine = '', sizeLine = '', rootLine = ''] = text.split('\n')
  const [name, origin] = [utf8(cosigner), utf8(originLine)]
  const [size, root] = [parseDecimal(sizeLine), fromBase64(rootLine)]
  if (size === undefined || root?.length !== HASH_LENGTH) return undefined
  if ([name, origin].some(({ length }) => length < 1 || length > 255)) return undefined
  return joinBytes(
    utf8('subtree/v1\n\0'),
    Uint8Array.of(name.length),
    name,
    uint64(time),
    Uint8Array.of(origin.length),
    origin,
    uint64(0),
    uint64(size),
    root,
  )
}

/** The bytes that follow the key id in a cosignature line: time as uint64 big-endian, then the signature. */
export const cosignatureBytes = (time: number, signature: Uint8Array): Uint8Array =>
  joinBytes(uint64(time), signature)

/** A cosigner's key with the hand that signs. */
export interface Cosigner {
  readonly key: VerifierKey
  sign(message: Uint8Array): Uint8Array
}
