/** Ed25519 by one strict implementation for server, command line and browser, so that no two of our verifiers can disagree. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'

/** Bytes of a public key. */
export const ED25519_KEY_LENGTH = 32
/** Bytes of a signature. */
export const ED25519_SIGNATURE_LENGTH = 64

/** Checks a public key at enrolment: canonical encoding, on the curve, of full prime order. Honest keys always pass. */
export const checkEd25519Key = (key: Uint8Array): Outcome<Uint8Array> => {
  if (key.length !== ED25519_KEY_LENGTH) return refuse('key.format', 'An Ed25519 key has 32 bytes.')
  try {
    const point = ed25519.Point.fromBytes(key, false)
    if (point.isSmallOrder() || !point.isTorsionFree())
      return refuse(
        'key.weak',
        'The Ed25519 key is of small or mixed order: no honest signer makes such a key.',
      )
    return accept(key)
  } catch {
    return refuse('key.weak', 'The Ed25519 key is not a canonical point of the curve.')
  }
}

/** Verifies strictly (RFC 8032, canonical R, S and key, no small-order key; not ZIP 215). Never throws. */
export const verifyEd25519 = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  if (signature.length !== ED25519_SIGNATURE_LENGTH || key.length !== ED25519_KEY_LENGTH) return false
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    return false
  }
}
