/** Certificates (X.509, RFC 5280) as far as the chain of a time stamp or of an archive's signer needs them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, toHex } from '../integrity/index.ts'
import { OID, readScheme, type SignatureScheme } from './algorithms.ts'
import {
  context,
  contextPrimitive,
  type Der,
  DerFault,
  expect,
  inside,
  openSequence,
  readBits,
  readBoolean,
  readElement,
  readElements,
  readOid,
  readSmall,
  readText,
  readTime,
  TAG,
} from './der.ts'
import { type PublicKey, readPublicKey } from './public-key.ts'

/** A certificate taken apart. Times are milliseconds since 1970; names are compared as their bytes. */
export interface Certificate {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  /** Lower-case hex of the serial number's bytes. */
  readonly serial: string
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly subjectText: string
  readonly notBefore: number
  readonly notAfter: number
  readonly key: PublicKey
  readonly scheme: SignatureScheme | undefined
  readonly signature: Uint8Array
  readonly isAuthority: boolean
  readonly pathLength?: number
  /** Names of the bits that are set; absent where the certificate does not restrict its use. */
  readonly keyUsage?: readonly string[]
  readonly extendedKeyUsage?: { readonly critical: boolean; readonly uses: readonly string[] }
  readonly dnsNames: readonly string[]
  /** Critical extensions that are not understood here: whoever meets one must refuse (RFC 5280, 4.2). */
  readonly unknownCritical: readonly string[]
  /** SHA-256 of the whole certificate, in hex. */
  readonly fingerprint: string
}

const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]

const readUsage = (value: Uint8Array): string[] => {
  const { bytes } = readBits(readElement(value))
  return USAGES.filter((_, bit) => ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
}

const NAME_PARTS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
}

/** A name as text, for reading only: `CN=…, O=…`. */
const nameText = (name: Uint8Array): string =>
  readElements(readElement(name).content)
    .flatMap((set) => inside(set, TAG.set))
    .flatMap((part) => {
      const [type, value] = inside(part, TAG.sequence)
      const label = NAME_PARTS[readOid(type)]
      return label === undefined ? [] : [`${label}=${readText(value?.content ?? new Uint8Array(0))}`]
    })
    .join(', ')

interface Extensions {
  isAuthority: boolean
  pathLength?: number
  keyUsage?: readonly string[]
  extendedKeyUsage?: { readonly critical: boolean; readonly uses: readonly string[] }
  dnsNames: string[]
  readonly unknownCritical: string[]
}

const readExtension = (element: Der, into: Extensions, seen: Set<string>): void => {
  const parts = openSequence(element)
  const oid = readOid(parts.any())
  if (seen.has(oid)) throw new DerFault('an extension stands twice in a certificate')
  seen.add(oid)
  const flag = parts.maybe(TAG.boolean)
  const critical = flag !== undefined && readBoolean(flag)
  const value = parts.take(TAG.octetString).content
  if (oid === OID.basicConstraints) {
    const constraints = openSequence(readElement(value))
    const authority = constraints.maybe(TAG.boolean)
    into.isAuthority = authority !== undefined && readBoolean(authority)
    const length = constraints.maybe(TAG.integer)
    if (length) into.pathLength = readSmall(length)
  } else if (oid === OID.keyUsage) into.keyUsage = readUsage(value)
  else if (oid === OID.extendedKeyUsage)
    into.extendedKeyUsage = { critical, uses: inside(readElement(value), TAG.sequence).map(readOid) }
  else if (oid === OID.subjectAltName)
    into.dnsNames = inside(readElement(value), TAG.sequence)
      .filter((name) => name.tag === contextPrimitive(2))
      .map((name) => readText(name.content))
  else if (critical && oid !== OID.certificatePolicies) into.unknownCritical.push(oid)
}

const readExtensions = (element: Der | undefined): Extensions => {
  const into: Extensions = { isAuthority: false, dnsNames: [], unknownCritical: [] }
  if (!element) return into
  const seen = new Set<string>()
  const [list] = readElements(element.content)
  for (const extension of inside(list, TAG.sequence)) readExtension(extension, into, seen)
  return into
}

/** Reads a certificate. Throws a `DerFault` where it is malformed. */
export const readCertificate = (der: Uint8Array): Certificate => {
  const whole = openSequence(readElement(der))
  const signed = whole.take(TAG.sequence)
  const algorithm = whole.take(TAG.sequence)
  const { bytes: signature } = readBits(whole.take(TAG.bitString))
  whole.end()
  const tbs = openSequence(signed)
  tbs.maybe(context(0))
  const serial = toHex(tbs.take(TAG.integer).content)
  tbs.take(TAG.sequence)
  const issuer = tbs.take(TAG.sequence)
  const [notBefore, notAfter] = inside(tbs.take(TAG.sequence), TAG.sequence)
  const subject = tbs.take(TAG.sequence)
  const key = tbs.take(TAG.sequence)
  tbs.maybe(contextPrimitive(1))
  tbs.maybe(contextPrimitive(2))
  const extensions = readExtensions(tbs.maybe(context(3)))
  tbs.end()
  if (!notBefore || !notAfter) throw new DerFault('a certificate has no period')
  return {
    der,
    tbs: signed.bytes,
    serial,
    issuer: issuer.bytes,
    subject: subject.bytes,
    subjectText: nameText(subject.bytes),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    key: readPublicKey(expect(key, TAG.sequence)),
    scheme: readScheme(algorithm),
    signature,
    fingerprint: toHex(sha256(der)),
    ...extensions,
  }
}

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** Reads every certificate of a PEM text, in its order; undefined where there is none, or one of them is malformed. */
export const readPem = (text: string): readonly Certificate[] | undefined => {
  const certificates: Certificate[] = []
  for (const [, body = ''] of text.matchAll(PEM)) {
    const der = fromBase64(body.replaceAll(/\s+/g, ''))
    if (der === undefined) return undefined
    try {
      certificates.push(readCertificate(der))
    } catch (error) {
      if (error instanceof DerFault) return undefined
      throw error
    }
  }
  return certificates.length > 0 ? certificates : undefined
}
