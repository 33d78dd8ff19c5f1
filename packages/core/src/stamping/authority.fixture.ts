/** A time-stamp authority for tests, made in memory: root, issuer and signer of P-256 keys with every flaw a test may ask for. */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes, toBase64, utf8 } from '../integrity/index.ts'
import { TAG, writeElement } from './der.ts'

const seq = (...parts: readonly Uint8Array[]): Uint8Array => writeElement(TAG.sequence, ...parts)
const set = (...parts: readonly Uint8Array[]): Uint8Array => writeElement(TAG.set, ...parts)
const small = (value: number): Uint8Array => Uint8Array.of(TAG.integer, 1, value)
const octets = (bytes: Uint8Array): Uint8Array => writeElement(TAG.octetString, bytes)
const bits = (bytes: Uint8Array): Uint8Array => writeElement(TAG.bitString, Uint8Array.of(0), bytes)
const truth = Uint8Array.of(TAG.boolean, 1, 0xff)

/** Writes an object identifier. */
export const oid = (text: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const base128 = (value: number): number[] => {
    const digits = [value % 128]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) + 128)
    return digits
  }
  return writeElement(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

const time = (at: string): Uint8Array =>
  writeElement(TAG.generalizedTime, utf8(at.replaceAll(/[-:T]|\.000/g, '').replace(/(\.\d*?)0+Z$/, '$1Z')))
const ECDSA = seq(oid('1.2.840.10045.4.3.2'))
const SHA256 = seq(oid('2.16.840.1.101.3.4.2.1'))
const name = (text: string): Uint8Array =>
  seq(set(seq(oid('2.5.4.3'), writeElement(TAG.utf8String, utf8(text)))))

/** One extension by its identifier, its flag and its value. */
export type TestExtension = readonly [id: string, critical: boolean, value: Uint8Array]

const extension = ([id, critical, value]: TestExtension): Uint8Array =>
  seq(oid(id), ...(critical ? [truth] : []), octets(value))

/** A key with its name and certificate. */
export interface TestParty {
  readonly name: string
  readonly secret: Uint8Array
  readonly serial: number
  readonly certificate: Uint8Array
  /** The name of whoever issued the certificate, in DER. */
  readonly issuer: Uint8Array
}

/** What a certificate of a test says. */
export interface TestCertificate {
  readonly name: string
  readonly seed: number
  readonly issuer?: TestParty
  readonly notBefore?: string
  readonly notAfter?: string
  readonly extensions: readonly TestExtension[]
  readonly serial?: number
}

const sign = (message: Uint8Array, secret: Uint8Array): Uint8Array =>
  p256.sign(message, secret, { prehash: true, lowS: false, format: 'der' })

/** Makes a key from its seed, and its certificate; without an issuer it signs itself. */
export const makeParty = (wanted: TestCertificate): TestParty => {
  const secret = new Uint8Array(32).fill(wanted.seed)
  const serial = wanted.serial ?? wanted.seed
  const spki = seq(
    seq(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')),
    bits(p256.getPublicKey(secret, false)),
  )
  const tbs = seq(
    writeElement(0xa0, small(2)),
    small(serial),
    ECDSA,
    name(wanted.issuer?.name ?? wanted.name),
    seq(time(wanted.notBefore ?? '2020-01-01T00:00:00Z'), time(wanted.notAfter ?? '2060-01-01T00:00:00Z')),
    name(wanted.name),
    spki,
    writeElement(0xa3, seq(...wanted.extensions.map(extension))),
  )
  const issuer = name(wanted.issuer?.name ?? wanted.name)
  const certificate = seq(tbs, ECDSA, bits(sign(tbs, wanted.issuer?.secret ?? secret)))
  return { name: wanted.name, secret, serial, certificate, issuer }
}

/** Extensions of an authority that issues. `pathLength` as in basic constraints. */
export const AUTHORITY: readonly TestExtension[] = [
  ['2.5.29.19', true, seq(truth)],
  ['2.5.29.15', true, Uint8Array.of(TAG.bitString, 2, 1, 0x06)],
]
/** Extended key usage: time stamping alone, critical. */
export const TIME_STAMPING: TestExtension = ['2.5.29.37', true, seq(oid('1.3.6.1.5.5.7.3.8'))]
/** Key usage: digital signature. */
export const SIGNATURE_ONLY: TestExtension = ['2.5.29.15', true, Uint8Array.of(TAG.bitString, 2, 7, 0x80)]

/** A root and a signer that are as they should be. */
export const ROOT: TestParty = makeParty({ name: 'Lighthouse Root', seed: 0x51, extensions: AUTHORITY })
/** The signer below `ROOT`. */
export const SIGNER: TestParty = makeParty({
  name: 'Lighthouse Stamp 1',
  seed: 0x52,
  issuer: ROOT,
  extensions: [SIGNATURE_ONLY, TIME_STAMPING],
})

/** PEM of a certificate. */
export const pemOf = ({ certificate }: Pick<TestParty, 'certificate'>): string =>
  `-----BEGIN CERTIFICATE-----\n${toBase64(certificate).replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`

/** How a token may differ from a good one. */
export interface TestStamp {
  readonly signer?: TestParty
  readonly genTime?: string
  readonly nonce?: Uint8Array
  readonly policy?: string
  readonly serial?: number
  readonly status?: number
  readonly certificates?: readonly TestParty[]
  /** The certificate that the token names as its signer's; `null` for none. */
  readonly names?: TestParty | null
  readonly accuracy?: Uint8Array
  readonly contentType?: string
  readonly wrongDigest?: boolean
  /** SHA-256 of what is stamped, where only that is known; the data are not looked at then. */
  readonly imprint?: Uint8Array
}

const attribute = (id: string, value: Uint8Array): Uint8Array => seq(oid(id), set(value))

/** The order of a SET OF in DER: by bytes. */
const sorted = (parts: readonly Uint8Array[]): Uint8Array[] =>
  parts.toSorted((a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
    return a.length - b.length
  })

/** Stamps data as an authority would; the answer, in DER. */
export const makeStamp = (data: Uint8Array, stamp: TestStamp = {}): Uint8Array => {
  const signer = stamp.signer ?? SIGNER
  const info = seq(
    small(1),
    oid(stamp.policy ?? '1.2.3.4.1'),
    seq(SHA256, octets(stamp.imprint ?? sha256(data))),
    small(stamp.serial ?? 7),
    time(stamp.genTime ?? '2026-11-24T08:00:00Z'),
    ...(stamp.accuracy ? [stamp.accuracy] : []),
    ...(stamp.nonce ? [writeElement(TAG.integer, stamp.nonce)] : []),
  )
  const named = stamp.names === undefined ? signer : stamp.names
  const digest = sha256(stamp.wrongDigest ? joinBytes(info, info) : info)
  const attributes = sorted([
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    ...(named
      ? [attribute('1.2.840.113549.1.9.16.2.47', seq(seq(seq(octets(sha256(named.certificate))))))]
      : []),
  ])
  const signerInfo = seq(
    small(1),
    seq(signer.issuer, small(signer.serial)),
    SHA256,
    writeElement(0xa0, ...attributes),
    ECDSA,
    octets(sign(set(...attributes), signer.secret)),
  )
  const token = seq(
    oid('1.2.840.113549.1.7.2'),
    writeElement(
      0xa0,
      seq(
        small(3),
        set(SHA256),
        seq(oid(stamp.contentType ?? '1.2.840.113549.1.9.16.1.4'), writeElement(0xa0, octets(info))),
        writeElement(0xa0, ...(stamp.certificates ?? [signer]).map(({ certificate }) => certificate)),
        set(signerInfo),
      ),
    ),
  )
  const status = stamp.status ?? 0
  return status > 1 ? seq(seq(small(status))) : seq(seq(small(status)), token)
}
