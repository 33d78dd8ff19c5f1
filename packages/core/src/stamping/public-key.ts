/** Verifies signatures by the keys of certificates: RSA PKCS #1 v1.5 (RFC 8017) and ECDSA on the NIST curves (FIPS 186-5). One implementation for every shell. */
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { equalBytes, fromHex, joinBytes } from '../integrity/index.ts'
import { type AnyHash, hashBytes, OID, type SignatureScheme } from './algorithms.ts'
import { type Der, openSequence, readBits, readElement, readOid, readUnsigned, TAG } from './der.ts'

/** A public key; `other` for kinds that are not known here. */
export type PublicKey =
  | { readonly kind: 'rsa'; readonly n: bigint; readonly e: bigint; readonly bits: number }
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly point: Uint8Array }
  | { readonly kind: 'other' }

/** The curves that are known here. */
export type CurveName = 'P-256' | 'P-384' | 'P-521'

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const
const CURVE_OIDS: Readonly<Record<string, CurveName>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

/** Reads a SubjectPublicKeyInfo. Throws a `DerFault` where it is malformed. */
export const readPublicKey = (element: Der): PublicKey => {
  const info = openSequence(element)
  const algorithm = openSequence(info.take(TAG.sequence))
  const { bytes } = readBits(info.take(TAG.bitString))
  const oid = readOid(algorithm.any())
  if (oid === OID.rsa) {
    const numbers = openSequence(readElement(bytes))
    const n = readUnsigned(numbers.any())
    return { kind: 'rsa', n, e: readUnsigned(numbers.any()), bits: n.toString(2).length }
  }
  if (oid !== OID.ec) return { kind: 'other' }
  const named = algorithm.maybe(TAG.oid)
  const curve = named && CURVE_OIDS[readOid(named)]
  return curve ? { kind: 'ec', curve, point: bytes } : { kind: 'other' }
}

// DigestInfo of RFC 8017, section 9.2, note 1: what stands before the hash.
const DIGEST_INFO: Readonly<Record<AnyHash, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

const toBytes = (value: bigint, length: number): Uint8Array =>
  fromHex(value.toString(16).padStart(2 * length, '0')) ?? new Uint8Array(0)

const toNumber = (bytes: Uint8Array): bigint => {
  let text = '0x0'
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return BigInt(text)
}

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** RSASSA-PKCS1-v1_5: the padded hash is written and compared whole, so that nothing hides in the padding. */
const verifyRsa = (
  key: Extract<PublicKey, { kind: 'rsa' }>,
  hash: AnyHash,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const length = Math.ceil(key.bits / 8)
  if (signature.length !== length || key.e > 0xffff_ffffn || key.e < 3n || key.bits > 8192) return false
  const value = toNumber(signature)
  if (value >= key.n) return false
  const info = joinBytes(fromHex(DIGEST_INFO[hash]) ?? new Uint8Array(0), digest)
  if (length < info.length + 11) return false
  const padding = new Uint8Array(length - info.length - 3).fill(0xff)
  const wanted = joinBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info)
  return equalBytes(toBytes(power(value, key.e, key.n), length), wanted)
}

/** ECDSA over a hash. `der` is the form of X.509 and CMS, `raw` that of WebCrypto (r and s, each as long as the curve). */
export const verifyEcdsa = (
  curve: CurveName,
  point: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
  form: 'der' | 'raw',
): boolean => {
  try {
    const options = { prehash: false, lowS: false, format: form === 'der' ? 'der' : 'compact' } as const
    return CURVES[curve].verify(signature, digest, point, options)
  } catch {
    // A point that is not on the curve, or a signature that is not spelt as one.
    return false
  }
}

/** Why a signature does not count; `ok` where it does. */
export type SignatureJudgement = 'ok' | 'wrong' | 'weak' | 'unsupported'

/** Judges a signature over a message. SHA-1 and RSA keys under 2,048 bits prove nothing any more. */
export const judgeSignature = (
  key: PublicKey,
  scheme: SignatureScheme | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureJudgement => {
  if (scheme?.hash === undefined || key.kind === 'other' || scheme.key !== key.kind) return 'unsupported'
  const digest = hashBytes(scheme.hash, message)
  const isRight =
    key.kind === 'rsa'
      ? verifyRsa(key, scheme.hash, digest, signature)
      : verifyEcdsa(key.curve, key.point, digest, signature, 'der')
  if (!isRight) return 'wrong'
  return scheme.hash === 'sha1' || (key.kind === 'rsa' && key.bits < 2048) ? 'weak' : 'ok'
}
