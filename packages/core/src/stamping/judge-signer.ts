/** Judges who signed a token: which certificate, whether it says so itself (RFC 5035), whether it may (RFC 3161, 2.3), and whether the signature verifies. */
import { equalBytes, toHex } from '../integrity/index.ts'
import { hashBytes, OID, readHash } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import { type Der, DerFault, inside, openSequence, readOid, TAG } from './der.ts'
import { judgeSignature } from './public-key.ts'
import type { StampCode } from './stamp-code.ts'
import type { StampSigner, StampToken } from './stamp-token.ts'

const only = (signer: StampSigner, oid: string): Der | undefined => {
  const values = signer.attributes.get(oid)
  return values?.length === 1 ? values[0] : undefined
}

/** The certificate that the signer names. */
export const findSigner = (
  signer: StampSigner,
  certificates: readonly Certificate[],
): Certificate | undefined =>
  certificates.find((certificate) =>
    signer.issuer && signer.serial
      ? equalBytes(certificate.issuer, signer.issuer) && certificate.serial === toHex(signer.serial)
      : false,
  )

/** The hashes by which the signed attributes name certificates, the signer's first: each with its algorithm. */
const namedCertificates = (signer: StampSigner): ((certificate: Certificate) => boolean)[] | undefined => {
  const v1 = only(signer, OID.signingCertificate)
  const v2 = only(signer, OID.signingCertificateV2)
  if (!v1 && !v2) return undefined
  const readOne = (element: Der, hasAlgorithm: boolean) => {
    const parts = openSequence(element)
    const algorithm = hasAlgorithm ? parts.maybe(TAG.sequence) : undefined
    // RFC 5035: SHA-256 where version 2 names none; version 1 knows SHA-1 only.
    const hash = algorithm ? readHash(algorithm) : hasAlgorithm ? 'sha256' : 'sha1'
    const wanted = parts.take(TAG.octetString).content
    const issuerSerial = parts.maybe(TAG.sequence)
    const serial = issuerSerial && openSequence(issuerSerial)
    serial?.any()
    const number = serial?.maybe(TAG.integer)
    return (certificate: Certificate): boolean =>
      hash !== undefined &&
      equalBytes(hashBytes(hash, certificate.der), wanted) &&
      (number === undefined || toHex(number.content) === certificate.serial)
  }
  const read = (value: Der | undefined, hasAlgorithm: boolean) =>
    value ? inside(inside(value, TAG.sequence)[0], TAG.sequence).map((id) => readOne(id, hasAlgorithm)) : []
  const first = read(v2, true)
  const second = read(v1, false)
  const [mainV2, ...moreV2] = first
  const [mainV1, ...moreV1] = second
  // Where both stand there, both must name the signer.
  const main = [mainV2, mainV1].filter((one) => one !== undefined)
  return [(certificate) => main.length > 0 && main.every((names) => names(certificate)), ...moreV2, ...moreV1]
}

/** Judges the signed attributes and the signature over them. */
export const judgeSigned = (
  token: StampToken,
  signer: StampSigner,
  certificate: Certificate,
): StampCode[] => {
  const { signedBytes, digest } = signer
  if (!signedBytes || signer.hasDoubles) return ['stamp.attributes']
  if (digest === undefined) return ['stamp.signature-unsupported']
  const codes: StampCode[] = []
  const type = only(signer, OID.contentType)
  const messageDigest = only(signer, OID.messageDigest)
  if (!type || messageDigest?.tag !== TAG.octetString) return ['stamp.attributes']
  if (readOid(type) !== OID.tstInfo) codes.push('stamp.content-type')
  if (!equalBytes(hashBytes(digest, token.content), messageDigest.content)) codes.push('stamp.message-digest')
  const signature = judgeSignature(certificate.key, signer.scheme, signedBytes, signer.signature)
  if (signature === 'wrong') codes.push('stamp.signature')
  else if (signature === 'unsupported') codes.push('stamp.signature-unsupported')
  else if (signature === 'weak' || digest === 'sha1') codes.push('stamp.signature-weak')
  return codes
}

/** Judges whether the token itself says which certificate signed it. Further certificates that it names must be at hand. */
export const judgeNaming = (
  signer: StampSigner,
  certificate: Certificate,
  others: readonly Certificate[],
): StampCode | undefined => {
  const named = namedCertificates(signer)
  if (!named) return 'stamp.ess-missing'
  const [main, ...more] = named
  const known = [certificate, ...others]
  const isNamed = main?.(certificate) === true && more.every((names) => known.some(names))
  return isNamed ? undefined : 'stamp.ess-mismatch'
}

const SIGNING = new Set(['digitalSignature', 'nonRepudiation'])

/** Judges whether a certificate may sign time stamps, at a time (milliseconds since 1970). */
export const judgeUse = (certificate: Certificate, at: number): StampCode[] => {
  const { extendedKeyUsage: extended, keyUsage } = certificate
  const codes: StampCode[] = []
  if (!extended?.uses.includes(OID.timeStamping)) codes.push('stamp.eku-missing')
  else {
    if (!extended.critical) codes.push('stamp.eku-not-critical')
    if (extended.uses.length > 1) codes.push('stamp.eku-not-sole')
  }
  if (keyUsage && (keyUsage.length === 0 || !keyUsage.every((use) => SIGNING.has(use))))
    codes.push('stamp.key-usage')
  if (certificate.unknownCritical.length > 0) codes.push('stamp.critical-extension')
  if (at > certificate.notAfter) codes.push('stamp.certificate-expired')
  if (at < certificate.notBefore) codes.push('stamp.certificate-early')
  return codes
}

/** Runs a judgement of parsed parts; what cannot be read after all is a malformed attribute. */
export const guardAttributes = (judge: () => StampCode[]): StampCode[] => {
  try {
    return judge()
  } catch (error) {
    if (error instanceof DerFault) return ['stamp.attributes']
    throw error
  }
}
