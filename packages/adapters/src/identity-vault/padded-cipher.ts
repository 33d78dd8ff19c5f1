/** Seals bytes under a data key with AES-256-GCM, padded so that the ciphertext's length tells little of what is inside. */
import { Failure } from '@smart-rescue/schema'
import { openSecret, sealSecret } from '../vault/index.ts'

/** Lengths are rounded up to this many bytes. */
const STEP = 1_024
const HEAD = 4

/** Seals: four bytes of length, the bytes, zeros. In base64. */
export const sealPadded = (key: Uint8Array, label: string, bytes: Uint8Array): string => {
  const padded = Buffer.alloc(Math.ceil((HEAD + bytes.length) / STEP) * STEP)
  padded.writeUInt32BE(bytes.length)
  padded.set(bytes, HEAD)
  const sealed = sealSecret(key, label, padded)
  padded.fill(0)
  return sealed
}

/** Opens what `sealPadded` sealed under the same key and label. Throws `locker.damaged`. */
export const openPadded = (key: Uint8Array, label: string, sealed: string): Uint8Array => {
  const padded = openSecret(key, label, sealed)
  if (padded === undefined || padded.length < HEAD) throw new Failure('locker.damaged')
  const length = padded.readUInt32BE()
  if (HEAD + length > padded.length) throw new Failure('locker.damaged')
  return Uint8Array.from(padded.subarray(HEAD, HEAD + length))
}
