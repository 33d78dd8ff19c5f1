/** Fingerprints of what is compared: the same bytes, the same name. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, toHex, utf8 } from '../integrity/encoding/bytes.ts'

/** `sha256:` and hex of the text as UTF-8 (FIPS 180-4). */
export const fingerprintText = (text: string): string => `sha256:${toHex(sha256(utf8(text)))}`

/** `sha256:` and hex of a certificate given as base64 DER; nothing where it is none. */
export const fingerprintCertificate = (base64: string | undefined): string | undefined => {
  const der = base64 === undefined ? undefined : fromBase64(base64)
  return der === undefined ? undefined : `sha256:${toHex(sha256(der))}`
}
