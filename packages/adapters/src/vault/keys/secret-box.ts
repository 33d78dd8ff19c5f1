/** Small secrets sealed under a key with AES-256-GCM, bound to a label, so that one cannot be put in place of another. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Failure } from '@smart-rescue/schema'

const NONCE = 12
const TAG = 16

/** Seals a secret: nonce, ciphertext, tag, in base64. The label must be given again to open it. */
export const sealSecret = (key: Uint8Array, label: string, secret: Uint8Array): string => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** Opens a sealed secret; undefined when key or label is another, or a bit was changed. */
export const openSecret = (key: Uint8Array, label: string, sealed: string): Buffer | undefined => {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(bytes.length - TAG))
  const secret = decipher.update(bytes.subarray(NONCE, bytes.length - TAG))
  try {
    return Buffer.concat([secret, decipher.final()])
  } catch {
    return undefined
  }
}

/** Seals a value as JSON. */
export const sealJson = (key: Uint8Array, label: string, value: unknown): string =>
  sealSecret(key, label, Buffer.from(JSON.stringify(value)))

/** Opens sealed JSON; throws `locker.damaged` when it does not open. */
export const openJson = (key: Uint8Array, label: string, sealed: string): unknown => {
  const secret = openSecret(key, label, sealed)
  if (secret === undefined) throw new Failure('locker.damaged')
  return JSON.parse(secret.toString())
}
