/** Checks the signature of a WACZ (WACZ-Auth 0.1.0): anonymous by a key of its own, or by a domain with certificate and time stamp. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, utf8 } from '../integrity/index.ts'
import {
  type Certificate,
  DerFault,
  judgeChain,
  type PublicKey,
  readElement,
  readPem,
  readPublicKey,
  type StampVerdict,
  verifyEcdsa,
  verifyStamp,
} from '../stamping/index.ts'
import type { WaczDigest, WaczManifest } from './check-manifest.ts'
import { type Json, textIn } from './format/read-json.ts'
import type { WebFindings } from './web-finding.ts'

/** Who signed, as far as it was shown. `chain` says whether the certificate leads to a root that the reader trusts. */
export interface WaczSignature {
  readonly kind: 'anonymous' | 'domain'
  readonly verified: boolean
  readonly created?: string
  readonly software?: string
  /** SHA-256 of the key (anonymous) or of the certificate (domain), in hex. */
  readonly signer?: string
  readonly domain?: string
  readonly chain?: 'trusted' | 'untrusted' | 'unasked'
  readonly stamp?: StampVerdict
}

const ANONYMOUS = ['hash', 'created', 'software', 'version', 'signature', 'publicKey']
const DOMAIN = [
  'hash',
  'created',
  'software',
  'version',
  'signature',
  'domain',
  'domainCert',
  'timeSignature',
  'timestampCert',
  'crossSignedCert',
]

const COORDINATE = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const

/** ECDSA with SHA-256 over the text of the hash; r and s raw where the length says so, DER otherwise: both are in use. */
const verifySignature = (key: PublicKey, hash: string, signature: Uint8Array): boolean => {
  if (key.kind !== 'ec') return false
  const form = signature.length === 2 * COORDINATE[key.curve] ? 'raw' : 'der'
  return verifyEcdsa(key.curve, key.point, sha256(utf8(hash)), signature, form)
}

const readKey = (
  text: string | undefined,
): { readonly key: PublicKey; readonly der: Uint8Array } | undefined => {
  const der = fromBase64(text ?? '')
  if (!der || der.length === 0) return undefined
  try {
    return { key: readPublicKey(readElement(der)), der }
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A name of a certificate fits a domain, with a star for one label. */
const fitsDomain = (name: string, domain: string): boolean =>
  name.toLowerCase() === domain.toLowerCase() ||
  (name.startsWith('*.') && name.slice(1).toLowerCase() === domain.slice(domain.indexOf('.')).toLowerCase())

/** Longest time between making and stamp, in milliseconds (WACZ-Auth: ten minutes). Stamps of many authorities tell whole seconds only. */
const WINDOW = 600_000
const SECOND = 1000

const checkStamp = (
  signed: Json,
  created: number,
  roots: readonly Certificate[],
  others: readonly Certificate[],
  found: WebFindings,
): StampVerdict | undefined => {
  const token = fromBase64(textIn(signed.timeSignature) ?? '')
  if (!token || token.length === 0) {
    found.error('signature.no-stamp')
    return undefined
  }
  const verdict = verifyStamp(token, { data: utf8(textIn(signed.signature) ?? ''), roots, others })
  for (const { code } of verdict.findings) {
    // An authority that the reader does not know is no fault of the package.
    if (code !== 'chain.incomplete') found.error('stamp.wrong', undefined, code)
  }
  if (verdict.info) {
    const age = Date.parse(verdict.info.genTime) - Math.floor(created / SECOND) * SECOND
    if (!(age >= -SECOND && age <= WINDOW)) found.error('stamp.window')
  }
  return verdict
}

const checkDomain = (
  signed: Json,
  certificates: readonly Certificate[],
  created: number,
  roots: readonly Certificate[],
  found: WebFindings,
): WaczSignature => {
  const [signer, ...rest] = certificates
  const domain = textIn(signed.domain) ?? ''
  const cross = readPem(textIn(signed.crossSignedCert) ?? '') ?? []
  if (signer && !signer.dnsNames.some((name) => fitsDomain(name, domain))) found.error('signature.domain')
  if (signer && (created < signer.notBefore || created > signer.notAfter)) found.error('signature.expired')
  const judged =
    signer && roots.length > 0 ? judgeChain(signer, [...rest, ...cross], roots, created) : undefined
  if (judged && !judged.ok) found.warn('signature.chain')
  const stamp = checkStamp(signed, created, roots, readPem(textIn(signed.timestampCert) ?? '') ?? [], found)
  return {
    kind: 'domain',
    verified: false,
    domain,
    ...(signer ? { signer: signer.fingerprint } : {}),
    chain: judged === undefined ? 'unasked' : judged.ok ? 'trusted' : 'untrusted',
    ...(stamp ? { stamp } : {}),
  }
}

/** Checks what stands under `signedData`; undefined where the package is not signed. */
export const checkSignature = (
  digest: WaczDigest,
  manifest: WaczManifest | undefined,
  roots: readonly Certificate[],
  found: WebFindings,
): WaczSignature | undefined => {
  const { signed } = digest
  if (!signed) {
    found.warn('signature.absent')
    return undefined
  }
  const signature = fromBase64(textIn(signed.signature) ?? '')
  const createdText = textIn(signed.created)
  const isDomain = signed.domain !== undefined || signed.domainCert !== undefined
  const allowed = isDomain ? DOMAIN : ANONYMOUS
  if (Object.keys(signed).some((name) => !allowed.includes(name))) found.warn('signature.fields')
  const hash = textIn(signed.hash)
  if (!signature || signature.length === 0 || createdText === undefined || hash === undefined) {
    found.error('signature.format')
    return undefined
  }
  if (hash !== digest.hash) found.error('signature.hash')
  if (createdText !== manifest?.created) found.error('signature.created')
  const certificates = readPem(textIn(signed.domainCert) ?? '') ?? []
  const anonymous = isDomain ? undefined : readKey(textIn(signed.publicKey))
  const key = isDomain ? certificates[0]?.key : anonymous?.key
  const verified = key?.kind === 'ec' && verifySignature(key, hash, signature)
  if (key?.kind !== 'ec') found.error('signature.key')
  else if (!verified) found.error('signature.wrong')
  const software = textIn(signed.software)
  const about = { verified, created: createdText, ...(software === undefined ? {} : { software }) }
  if (isDomain)
    return { ...checkDomain(signed, certificates, Date.parse(createdText), roots, found), ...about }
  return { kind: 'anonymous', ...about, ...(anonymous ? { signer: hexOf(sha256(anonymous.der)) } : {}) }
}
