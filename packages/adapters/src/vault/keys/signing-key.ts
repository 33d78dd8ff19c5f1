/** Ed25519 and ML-DSA-44 signing with node:crypto from a 32-byte seed; verifying is done by core alone. */
import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** A key that signs. `publicKey` is raw: 32 bytes for Ed25519, 1,312 for ML-DSA-44. */
export interface SigningKey {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

const signerOf = (head: string, keyLength: number, seed: Uint8Array): SigningKey => {
  const der = Buffer.concat([Buffer.from(head, 'hex'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-keyLength)
  return {
    publicKey: Uint8Array.from(publicKey),
    sign: (message) => Uint8Array.from(sign(null, message, key)),
  }
}

/** The Ed25519 signing key of a seed (RFC 8032, 32 bytes). */
export const signingKeyOf = (seed: Uint8Array): SigningKey =>
  signerOf('302e020100300506032b657004220420', 32, seed)

/** The ML-DSA-44 signing key of a seed (FIPS 204 xi, 32 bytes; PKCS#8 as in RFC 9881). Its signatures differ each time and all verify. */
export const laterSigningKeyOf = (seed: Uint8Array): SigningKey =>
  signerOf('3034020100300b060960864801650304031104228020', 1312, seed)

/** A seed for one use, derived from another seed; it tells nothing about that one. */
export const deriveSeed = (seed: Uint8Array, label: string): Buffer =>
  createHmac('sha256', seed).update(`smart-rescue/${label}`).digest()
