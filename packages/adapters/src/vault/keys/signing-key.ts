/** Ed25519 signing with node:crypto from a 32-byte seed; verifying is done by core alone. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** A key that signs. `publicKey` is the raw 32 bytes. */
export interface SigningKey {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key of a seed (RFC 8032, 32 bytes). */
export const signingKeyOf = (seed: Uint8Array): SigningKey => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    publicKey: Uint8Array.from(publicKey),
    sign: (message) => Uint8Array.from(sign(null, message, key)),
  }
}
