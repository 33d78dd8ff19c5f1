/** Takes an RFC 3161 answer or token apart: its status, the CMS signature around it (RFC 5652), and what was stamped. Nothing is judged here. */
import { type AnyHash, OID, readHash, readScheme, type SignatureScheme } from './algorithms.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import {
  context,
  contextPrimitive,
  type Der,
  DerFault,
  inside,
  openSequence,
  readBoolean,
  readElement,
  readElements,
  readIntegerBytes,
  readOid,
  readSmall,
  readTime,
  TAG,
} from './der.ts'

/** What the authority states. `accuracy` is in milliseconds; absent where it promises none. */
export interface StampStatement {
  readonly version: number
  readonly policy: string
  readonly hash: AnyHash | undefined
  readonly imprint: Uint8Array
  readonly serial: Uint8Array
  readonly genTime: number
  readonly accuracy?: number
  readonly accuracyIsSound: boolean
  readonly ordering: boolean
  readonly nonce?: Uint8Array
  readonly criticalExtension: boolean
}

/** The one signer of a token. */
export interface StampSigner {
  readonly issuer?: Uint8Array
  readonly serial?: Uint8Array
  readonly keyId?: Uint8Array
  readonly digest: AnyHash | undefined
  readonly scheme: SignatureScheme | undefined
  /** The signed attributes as they were signed (a SET), and by their identifier; absent where there are none. */
  readonly signedBytes?: Uint8Array
  readonly attributes: ReadonlyMap<string, readonly Der[]>
  readonly hasDoubles: boolean
  readonly signature: Uint8Array
}

/** A token taken apart. `certificates` holds those that could be read. */
export interface StampToken {
  readonly contentType: string
  readonly content: Uint8Array
  readonly statement: StampStatement | undefined
  readonly certificates: readonly Certificate[]
  readonly brokenCertificate: boolean
  readonly signers: readonly StampSigner[]
}

/** An answer taken apart. `status` is 0 (granted) or 1 (granted with changes) where a token belongs. */
export interface StampAnswer {
  readonly status: number
  readonly token?: StampToken
}

/** Seconds, then milliseconds [0] and microseconds [1], each from 1 to 999 (RFC 3161, 2.4.2). */
const readAccuracy = (element: Der): { readonly accuracy: number; readonly accuracyIsSound: boolean } => {
  const parts = openSequence(element)
  const seconds = parts.maybe(TAG.integer)
  const millis = parts.maybe(contextPrimitive(0))
  const micros = parts.maybe(contextPrimitive(1))
  parts.end()
  const small = (part: Der | undefined): number =>
    part ? readSmall(readElement(Uint8Array.of(TAG.integer, part.content.length, ...part.content))) : 0
  const sound = (part: Der | undefined): boolean => !part || (small(part) >= 1 && small(part) <= 999)
  return {
    accuracy: (seconds ? readSmall(seconds) : 0) * 1000 + small(millis) + Math.ceil(small(micros) / 1000),
    accuracyIsSound: sound(millis) && sound(micros),
  }
}

const readStatement = (bytes: Uint8Array): StampStatement => {
  const info = openSequence(readElement(bytes))
  const version = readSmall(info.take(TAG.integer))
  const policy = readOid(info.take(TAG.oid))
  const imprint = openSequence(info.take(TAG.sequence))
  const hash = readHash(imprint.take(TAG.sequence))
  const hashed = imprint.take(TAG.octetString).content
  imprint.end()
  const serial = readIntegerBytes(info.take(TAG.integer))
  const genTime = readTime(info.take(TAG.generalizedTime))
  const accuracy = info.maybe(TAG.sequence)
  const ordering = info.maybe(TAG.boolean)
  const nonce = info.maybe(TAG.integer)
  info.maybe(context(0))
  const extensions = info.maybe(context(1))
  info.end()
  const isCritical = (extension: Der): boolean => {
    const parts = openSequence(extension)
    parts.take(TAG.oid)
    const flag = parts.maybe(TAG.boolean)
    return flag !== undefined && readBoolean(flag)
  }
  return {
    version,
    policy,
    hash,
    imprint: hashed,
    serial,
    genTime,
    ...(accuracy ? readAccuracy(accuracy) : { accuracyIsSound: true }),
    ordering: ordering !== undefined && readBoolean(ordering),
    ...(nonce ? { nonce: readIntegerBytes(nonce) } : {}),
    criticalExtension: extensions !== undefined && readElements(extensions.content).some(isCritical),
  }
}

const readSigner = (element: Der): StampSigner => {
  const info = openSequence(element)
  info.take(TAG.integer)
  const byIssuer = info.maybe(TAG.sequence)
  const byKey = byIssuer ? undefined : info.take(contextPrimitive(0))
  const [issuer, serial] = byIssuer ? inside(byIssuer, TAG.sequence) : []
  const digest = readHash(info.take(TAG.sequence))
  const signed = info.maybe(context(0))
  const scheme = readScheme(info.take(TAG.sequence))
  const signature = info.take(TAG.octetString).content
  info.maybe(context(1))
  info.end()
  const attributes = new Map<string, readonly Der[]>()
  let hasDoubles = false
  for (const attribute of signed ? readElements(signed.content) : []) {
    const parts = openSequence(attribute)
    const oid = readOid(parts.take(TAG.oid))
    hasDoubles ||= attributes.has(oid)
    attributes.set(oid, inside(parts.take(TAG.set), TAG.set))
    parts.end()
  }
  // RFC 5652, 5.4: what is signed carries the tag of a SET instead of [0].
  const signedBytes = signed && Uint8Array.from(signed.bytes)
  if (signedBytes) signedBytes[0] = TAG.set
  return {
    ...(issuer ? { issuer: issuer.bytes } : {}),
    ...(serial ? { serial: readIntegerBytes(serial) } : {}),
    ...(byKey ? { keyId: byKey.content } : {}),
    digest,
    scheme:
      scheme &&
      ({
        key: scheme.key,
        ...((scheme.hash ?? digest) ? { hash: scheme.hash ?? digest } : {}),
      } as SignatureScheme),
    ...(signedBytes ? { signedBytes } : {}),
    attributes,
    hasDoubles,
    signature,
  }
}

const readCertificates = (elements: readonly Der[]) => {
  const certificates: Certificate[] = []
  let brokenCertificate = false
  for (const element of elements) {
    // Attribute certificates and other kinds have other tags; they say nothing about a time stamp.
    if (element.tag !== TAG.sequence) continue
    try {
      certificates.push(readCertificate(element.bytes))
    } catch (error) {
      if (!(error instanceof DerFault)) throw error
      brokenCertificate = true
    }
  }
  return { certificates, brokenCertificate }
}

const readToken = (element: Der): StampToken => {
  const info = openSequence(element)
  if (readOid(info.take(TAG.oid)) !== OID.signedData) throw new DerFault('the token is not signed data')
  const [data] = readElements(info.take(context(0)).content)
  info.end()
  const signed = openSequence(data)
  signed.take(TAG.integer)
  signed.take(TAG.set)
  const encapsulated = openSequence(signed.take(TAG.sequence))
  const contentType = readOid(encapsulated.take(TAG.oid))
  const [octets] = readElements(encapsulated.take(context(0)).content)
  if (octets?.tag !== TAG.octetString) throw new DerFault('the content is not a string of octets')
  const certificates = signed.maybe(context(0))
  signed.maybe(context(1))
  const signers = inside(signed.take(TAG.set), TAG.set).map(readSigner)
  signed.end()
  return {
    contentType,
    content: octets.content,
    statement: contentType === OID.tstInfo ? readStatement(octets.content) : undefined,
    ...readCertificates(certificates ? readElements(certificates.content) : []),
    signers,
  }
}

/** Reads an answer (TimeStampResp), or a bare token. Undefined where the bytes are neither, in DER. */
export const readStampAnswer = (bytes: Uint8Array): StampAnswer | undefined => {
  try {
    const whole = readElement(bytes)
    const [first] = inside(whole, TAG.sequence)
    if (first?.tag === TAG.oid) return { status: 0, token: readToken(whole) }
    const answer = openSequence(whole)
    const status = readSmall(openSequence(answer.take(TAG.sequence)).take(TAG.integer))
    const token = answer.maybe(TAG.sequence)
    answer.end()
    return token ? { status, token: readToken(token) } : { status }
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}
