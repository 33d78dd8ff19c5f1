/** ML-DSA-44 (FIPS 204) as verifiers see it: the signature that still holds when Ed25519 no longer does. Signing is the server's. */
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js'

/** Bytes of a public key. */
export const ML_DSA_44_KEY_LENGTH = 1312
/** Bytes of a signature. */
export const ML_DSA_44_SIGNATURE_LENGTH = 2420

/** Verifies a pure ML-DSA-44 signature with empty context. Never throws. */
export const verifyMlDsa44 = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  if (signature.length !== ML_DSA_44_SIGNATURE_LENGTH || key.length !== ML_DSA_44_KEY_LENGTH) return false
  try {
    return ml_dsa44.verify(signature, message, key)
  } catch {
    return false
  }
}
