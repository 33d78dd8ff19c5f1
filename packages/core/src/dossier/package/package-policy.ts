/** The policy an outsider brings: a C2SP tlog-policy, with comments that also name who may sign packages, when keys count, and which time-stamp authorities are trusted. */
import {
  formatSshPublicKey,
  fromBase64,
  fromUtf8,
  type KeyValidity,
  type Outcome,
  parsePolicy,
  parseSshPublicKey,
  readKeyValidities,
  type TlogPolicy,
  toBase64,
  utf8,
} from '../../integrity/index.ts'
import { type Certificate, DerFault, readCertificate } from '../../stamping/index.ts'

/** A policy taken apart. `signers` are Ed25519 keys; empty where the policy says nothing about signers. */
export interface PackagePolicy extends TlogPolicy {
  readonly signers: readonly Uint8Array[]
  /** When keys count, and which were revoked. */
  readonly validities: readonly KeyValidity[]
  /** Roots of time-stamp authorities. */
  readonly stampRoots: readonly Certificate[]
  /** The file as it was read, with plain line ends: so that the hint of a package is not taken for a policy. */
  readonly text: string
}

/** A policy file as text with plain line ends; undefined where it is not UTF-8. */
export const plainText = (file: string | Uint8Array): string | undefined =>
  (typeof file === 'string' ? file : fromUtf8(file))?.replaceAll('\r\n', '\n')

const SIGNER = '#package-signer '
const STAMP_ROOT = '#stamp-root '

/** The roots that lines `#stamp-root BASE64` carry, a certificate in DER each; undefined where one cannot be read. */
const readStampRoots = (text: string): readonly Certificate[] | undefined => {
  const roots: Certificate[] = []
  for (const line of text.split('\n').filter((candidate) => candidate.startsWith(STAMP_ROOT))) {
    const der = fromBase64(line.slice(STAMP_ROOT.length).trim())
    if (!der) return undefined
    try {
      roots.push(readCertificate(der))
    } catch (error) {
      if (error instanceof DerFault) return undefined
      throw error
    }
  }
  return roots
}

/**
 * Reads a policy file. Lines `#package-signer ssh-ed25519 AAAA…` name keys that may sign manifests, lines `#key-validity …`
 * when keys count, lines `#stamp-root BASE64` roots of time-stamp authorities; to every other reader of tlog-policy files they
 * are comments. Windows line ends are accepted.
 */
export const readPackagePolicy = (file: string | Uint8Array): Outcome<PackagePolicy> => {
  const text = plainText(file)
  if (text === undefined)
    return { ok: false, code: 'policy.format', sentence: 'The policy is not UTF-8 text.' }
  const policy = parsePolicy(text.endsWith('\n') ? text : `${text}\n`)
  if (!policy.ok) return policy
  const signers: Uint8Array[] = []
  for (const line of text.split('\n').filter((candidate) => candidate.startsWith(SIGNER))) {
    const key = parseSshPublicKey(line.slice(SIGNER.length))
    if (!key.ok) return key
    signers.push(key.value)
  }
  const validities = readKeyValidities(text)
  if (!validities.ok) return validities
  const stampRoots = readStampRoots(text)
  if (!stampRoots)
    return { ok: false, code: 'policy.format', sentence: 'A root of a time-stamp authority cannot be read.' }
  return { ok: true, value: { ...policy.value, signers, text, validities: validities.value, stampRoots } }
}

/** Writes the policy that an organisation hands out by another way than the package: the key of its log, the key that signs packages, and the roots of the authorities that stamp its log. */
export const writePolicy = (
  vkey: string,
  signerLine: string,
  stampRoots: readonly Certificate[] = [],
): string =>
  [
    `log ${vkey}`,
    `${SIGNER}${signerLine}`,
    ...stampRoots.map(({ der }) => `${STAMP_ROOT}${toBase64(der)}`),
    'quorum none',
    '',
  ].join('\n')

/** Writes the hint that lies in a package: the keys it was made with. It proves nothing, since whoever forges a package writes it too. */
export const writePolicyExample = (vkey: string, signer: Uint8Array): Uint8Array =>
  utf8(
    [
      '# A hint only. Whoever made this package wrote this file too, so it proves nothing.',
      '# Get these two lines from somebody else: the court registry, a partner of the organisation,',
      '# its printed letterhead. If they are the same, save them as policy.txt and use that file.',
      `log ${vkey}`,
      `${SIGNER}${formatSshPublicKey(signer)}`,
      'quorum none',
      '',
    ].join('\n'),
  )
