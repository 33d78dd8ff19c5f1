/** A package for tests of the verification, made in memory with keys and times that a test may set: log, witness, signer. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  cosignatureBytes,
  cosignedMessage,
  formatCheckpoint,
  formatNote,
  formatSshPublicKey,
  formatTlogProof,
  formatVerifierKey,
  leafHash,
  leafName,
  makeVerifierKey,
  type NoteSignature,
  proveInclusion,
  rootOf,
  signSsh,
  toHex,
  utf8,
  type VerifierKey,
  writeCanonicalJson,
} from '../../integrity/index.ts'
import { crc32 } from '../archive/crc32.ts'
import { assemblePackage } from '../package/assemble-package.ts'
import { PACKAGE_NAMESPACE } from '../package/package-layout.ts'
import { memoryPackage, type PackageFiles } from './package-files.ts'

/** The secret key of the fixture's log. */
export const LOG_KEY = new Uint8Array(32).fill(0x11)
const WITNESS_KEY = new Uint8Array(32).fill(0x22)
/** The secret key by which the fixture's manifests are signed. */
export const SIGNER_KEY = new Uint8Array(32).fill(0x33)
const ORIGIN = 'custody.ngo-a.example/2026'
const ITEM = `e:${'1'.repeat(32)}`
const CASE = `c:${'2'.repeat(32)}`

const verifierKey = (name: string, type: VerifierKey['type'], secret: Uint8Array): VerifierKey => {
  const made = makeVerifierKey(name, type, ed25519.getPublicKey(secret))
  if (!made.ok) throw new Error(made.sentence)
  return made.value
}

/** The log's public key. */
export const LOG = verifierKey(ORIGIN, 1, LOG_KEY)
const WITNESS = verifierKey('witness.ngo-b.example/w1', 4, WITNESS_KEY)

/** The reader's policy for the fixture's log and signer. */
export const POLICY = [
  `log ${formatVerifierKey(LOG)}`,
  `#package-signer ${formatSshPublicKey(ed25519.getPublicKey(SIGNER_KEY))}`,
  'quorum none',
  '',
].join('\n')

/** The same, asking for the one witness. */
export const WITNESS_POLICY = POLICY.replace(
  'quorum none',
  `witness w1 ${formatVerifierKey(WITNESS)}\nquorum w1`,
)

/** What a test may set. Times are RFC 3339 in UTC with milliseconds; `cosignedAt` is seconds since 1970. */
export interface FixtureOptions {
  readonly createdAt?: string
  readonly capturedAt?: string
  readonly leafTimes?: readonly [sealed: string, sealedAgain: string, exported: string]
  readonly cosignedAt?: number
  /** Spoils the cosignature. */
  readonly spoilCosignature?: boolean
  /** Leaves out the second sealed part, as a capture that began again does. */
  readonly omit?: boolean
}

const AT = '2026-11-24T08:00:00.000Z'

/** Makes the files of a package with one exhibit of two parts. */
export const makePackageFiles = (options: FixtureOptions = {}): PackageFiles => {
  const [sealed, again, exported] = options.leafTimes ?? [AT, AT, AT]
  const salt = new Uint8Array(32).fill(0x44)
  const texts = [utf8('a room by the harbour\n'), utf8('a second look\n')]
  const leaves: Uint8Array[] = []
  const add = (fields: Record<string, unknown>): void => {
    const before = leaves.at(-1)
    const leaf = writeCanonicalJson({
      v: 1,
      actor: `k:${'3'.repeat(32)}`,
      case: CASE,
      item: ITEM,
      n: leaves.length,
      seq: leaves.length,
      ...(before ? { prev: leafName(before) } : {}),
      ...fields,
    })
    if (!leaf.ok) throw new Error(leaf.sentence)
    leaves.push(leaf.value)
  }
  const ciphertext = (i: number): string => `sha256:${String(i).repeat(64)}`
  const commitment = (i: number): string =>
    `hmac-sha256:${toHex(hmac(sha256, salt, texts[i] ?? new Uint8Array(0)))}`
  add({ type: 'evidence.sealed', at: sealed, role: 'text', ct: ciphertext(0), len: 9, ptc: commitment(0) })
  add({ type: 'evidence.sealed', at: again, role: 'wacz', ct: ciphertext(1), len: 9, ptc: commitment(1) })
  add({ type: 'package.exported', at: exported, head: leafName(leaves[1] ?? new Uint8Array(0)) })

  const hashes = leaves.map(leafHash)
  const text = formatCheckpoint({ origin: ORIGIN, size: leaves.length, root: rootOf(hashes) })
  const signatures: NoteSignature[] = [
    { name: LOG.name, keyId: LOG.keyId, signature: ed25519.sign(utf8(text), LOG_KEY) },
  ]
  if (options.cosignedAt !== undefined) {
    const message = cosignedMessage(text, options.cosignedAt)
    const signature = cosignatureBytes(options.cosignedAt, ed25519.sign(message, WITNESS_KEY))
    if (options.spoilCosignature) signature[20] = (signature[20] ?? 0) ^ 1
    signatures.push({ name: WITNESS.name, keyId: WITNESS.keyId, signature })
  }
  const checkpoint = formatNote({ text, signatures })
  const parts = texts.map((bytes, i) => ({
    name: `${i === 0 ? 'text.txt' : 'exhibit.wacz'}`,
    role: i === 0 ? 'text' : 'wacz',
    mediaType: 'text/plain',
    leaf: i,
    ciphertext: ciphertext(i),
    ptc: commitment(i),
    salt: toHex(salt),
    size: bytes.length,
    sha256: toHex(sha256(bytes)),
    crc32: crc32(bytes),
    bytes: async function* () {
      yield bytes
    },
  }))
  const assembled = assemblePackage({
    id: '01890a5d-ac96-774b-bcce-b302099a8001',
    createdAt: options.createdAt ?? '2026-11-24T09:00:00.000Z',
    software: 'Smart Rescue',
    organisation: { name: 'Deepa House', country: 'NP' },
    case: { reference: 'SR-1', title: 'Lantern', pseudonym: CASE, purpose: 'p', legalBasis: 'l' },
    exhibits: [
      {
        number: 'E-01',
        item: ITEM,
        title: 'A room',
        url: 'https://harbour.example/',
        capturedAt: options.capturedAt ?? AT,
        parts: options.omit ? parts.slice(0, 1) : parts,
        history: leaves.map((bytes, index) => ({
          index,
          bytes,
          proof: formatTlogProof({ index, hashes: proveInclusion(hashes, index), checkpoint }),
        })),
      },
    ],
    checkpoint,
    vkey: formatVerifierKey(LOG),
    signer: ed25519.getPublicKey(SIGNER_KEY),
    earlier: [],
    report: utf8('%PDF'),
    verifyPage: utf8('<!doctype html>'),
    verifyProgram: utf8('// verifier'),
  })
  if (!assembled.ok) throw new Error(assembled.sentence)
  const { manifest, finish } = assembled.value
  const signature = signSsh(manifest, PACKAGE_NAMESPACE, ed25519.getPublicKey(SIGNER_KEY), (bytes) =>
    ed25519.sign(bytes, SIGNER_KEY),
  )
  const bytesOf: readonly (readonly [string, Uint8Array])[] = finish(signature).map((input) => {
    const [bytes = texts[parts.findIndex((part) => input.path.endsWith(part.name))] ?? new Uint8Array(0)] =
      input.path.startsWith('items/') ? [] : [...(input.bytes() as Iterable<Uint8Array>)]
    return [input.path, bytes] as const
  })
  return memoryPackage(bytesOf)
}
