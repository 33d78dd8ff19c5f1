/** The algorithms that certificates and time stamps name, and which of them are strong enough to prove something. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { type Der, openSequence, readOid } from './der.ts'

/** A hash that may prove something. */
export type HashName = 'sha256' | 'sha384' | 'sha512'
/** A hash that may be named; `sha1` identifies a certificate in old tokens and proves nothing. */
export type AnyHash = HashName | 'sha1'

const HASHES: Readonly<Record<AnyHash, (bytes: Uint8Array) => Uint8Array>> = { sha1, sha256, sha384, sha512 }

/** Hashes bytes. */
export const hashBytes = (name: AnyHash, bytes: Uint8Array): Uint8Array => HASHES[name](bytes)

const HASH_OIDS: Readonly<Record<string, AnyHash>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** How a signature is made: with which kind of key, over which hash. `hash` is absent where the algorithm leaves it to its surroundings. */
export interface SignatureScheme {
  readonly key: 'rsa' | 'ec'
  readonly hash?: AnyHash
}

const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.5': { key: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { key: 'ec', hash: 'sha1' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** The hash that an AlgorithmIdentifier names; undefined for one that is not known here. */
export const readHash = (element: Der | undefined): AnyHash | undefined =>
  own(HASH_OIDS, readOid(openSequence(element).any()))

/** The scheme that an AlgorithmIdentifier names; undefined for one that is not known here (among them RSASSA-PSS and Ed25519). */
export const readScheme = (element: Der | undefined): SignatureScheme | undefined =>
  own(SCHEMES, readOid(openSequence(element).any()))

/** Object identifiers of RFC 3161, RFC 5035, RFC 5280 and RFC 5652. */
export const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  certificatePolicies: '2.5.29.32',
} as const
