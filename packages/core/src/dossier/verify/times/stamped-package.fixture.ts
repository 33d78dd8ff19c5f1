/** A package whose log was stamped before and after its exhibit, made in memory; a test may change stamps, entries and files. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  leafHash,
  leafName,
  proveConsistency,
  proveInclusion,
  rootOf,
  signSsh,
  toHex,
  utf8,
  writeCanonicalJson,
} from '../../../integrity/index.ts'
import { makeStamp, pemOf, ROOT, type TestStamp } from '../../../stamping/authority.fixture.ts'
import { crc32 } from '../../archive/crc32.ts'
import { assemblePackage } from '../../package/assemble-package.ts'
import { PACKAGE_NAMESPACE } from '../../package/package-layout.ts'
import type { PackageStamp, PackageStamps } from '../../package/stamp-files.ts'
import { LOG, LOG_KEY, SIGNER_KEY } from '../package.fixture.ts'
import { memoryPackage, type PackageFiles } from '../package-files.ts'

/** What a test may change. The stamps stand before and after the exhibit; `stamps` edits all of them before they are packed. */
export interface StampedOptions {
  readonly before?: TestStamp | null
  readonly after?: TestStamp | null
  readonly sealedAt?: string
  /** Fields of the entries that say when the stamps arrived. */
  readonly anchor?: Record<string, unknown>
  readonly stamps?: (stamps: PackageStamps) => PackageStamps
}

const ITEM = `e:${'1'.repeat(32)}`
const CASE = `c:${'2'.repeat(32)}`
const AT = '2026-11-24T08:00:00.000Z'
const SALT = new Uint8Array(32).fill(0x44)
const TEXT = utf8('a room by the harbour\n')
const COMMITMENT = `hmac-sha256:${toHex(hmac(sha256, SALT, TEXT))}`
const CIPHERTEXT = `sha256:${'0'.repeat(64)}`

const signNote = (leaves: readonly Uint8Array[], size: number): string => {
  const root = rootOf(leaves.slice(0, size).map(leafHash))
  const text = formatCheckpoint({ origin: LOG.name, size, root })
  const signature = { name: LOG.name, keyId: LOG.keyId, signature: ed25519.sign(utf8(text), LOG_KEY) }
  return formatNote({ text, signatures: [signature] })
}

/** The bytes of the package's files by path. */
export const makeStampedFiles = (
  options: StampedOptions = {},
): readonly (readonly [path: string, bytes: Uint8Array])[] => {
  const leaves: Uint8Array[] = []
  const add = (fields: Record<string, unknown>): void => {
    const leaf = writeCanonicalJson({
      v: 1,
      actor: `k:${'3'.repeat(32)}`,
      at: AT,
      seq: leaves.length,
      ...fields,
    })
    if (!leaf.ok) throw new Error(leaf.sentence)
    leaves.push(leaf.value)
  }
  const drafts: { readonly size: number; readonly token: Uint8Array; readonly at: number }[] = []
  const stamp = (wanted: TestStamp | null): void => {
    if (wanted === null) return
    const size = leaves.length
    const token = makeStamp(utf8(signNote(leaves, size)), wanted)
    drafts.push({ size, token, at: leaves.length })
    add({
      type: 'time.anchored',
      role: 'lighthouse',
      size,
      head: `sha256:${toHex(sha256(token))}`,
      ...options.anchor,
    })
  }
  add({ type: 'log.opened' })
  stamp(options.before === undefined ? { genTime: '2026-11-24T07:00:00Z' } : options.before)
  const about = { case: CASE, item: ITEM }
  const first = leaves.length
  add({
    type: 'evidence.sealed',
    role: 'text',
    ct: CIPHERTEXT,
    len: 9,
    ptc: COMMITMENT,
    n: 0,
    ...about,
    ...(options.sealedAt ? { at: options.sealedAt } : {}),
  })
  const sealed = leaves[first] ?? new Uint8Array(0)
  stamp(options.after === undefined ? { genTime: '2026-11-24T09:00:00Z' } : options.after)
  const last = leaves.length
  add({
    type: 'package.exported',
    n: 1,
    prev: leafName(sealed),
    head: leafName(sealed),
    ...about,
    ...(options.sealedAt ? { at: options.sealedAt } : {}),
  })

  const size = leaves.length
  const hashes = leaves.map(leafHash)
  const checkpoint = signNote(leaves, size)
  const prove = (index: number): string =>
    formatTlogProof({ index, hashes: proveInclusion(hashes, index), checkpoint })
  const stamps: PackageStamps = {
    tokens: drafts.map(
      (draft): PackageStamp => ({
        size: draft.size,
        slug: 'lighthouse',
        kind: 'tsr',
        token: draft.token,
        anchor: { leaf: leaves[draft.at] ?? new Uint8Array(0), proof: prove(draft.at) },
      }),
    ),
    notes: drafts.map((draft) => ({ size: draft.size, note: utf8(signNote(leaves, draft.size)) })),
    growth: drafts.map((draft) => ({
      size: draft.size,
      root: rootOf(hashes.slice(0, draft.size)),
      hashes: proveConsistency(hashes, draft.size),
    })),
    roots: [{ slug: 'lighthouse', pem: pemOf(ROOT) }],
  }
  const assembled = assemblePackage({
    id: '01890a5d-ac96-774b-bcce-b302099a8001',
    createdAt: '2026-11-24T10:00:00.000Z',
    software: 'Smart Rescue',
    organisation: { name: 'Deepa House', country: 'NP' },
    case: { reference: 'SR-1', title: 'Lantern', pseudonym: CASE, purpose: 'p', legalBasis: 'l' },
    exhibits: [
      {
        number: 'E-01',
        item: ITEM,
        title: 'A room',
        url: 'https://harbour.example/',
        capturedAt: options.sealedAt ?? AT,
        parts: [
          {
            name: 'text.txt',
            role: 'text',
            mediaType: 'text/plain',
            leaf: first,
            ciphertext: CIPHERTEXT,
            ptc: COMMITMENT,
            salt: toHex(SALT),
            size: TEXT.length,
            sha256: toHex(sha256(TEXT)),
            crc32: crc32(TEXT),
            bytes: async function* () {
              yield TEXT
            },
          },
        ],
        history: [first, last].map((index) => ({
          index,
          bytes: leaves[index] ?? new Uint8Array(0),
          proof: prove(index),
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
    stamps: options.stamps ? options.stamps(stamps) : stamps,
  })
  if (!assembled.ok) throw new Error(assembled.sentence)
  const { manifest, finish } = assembled.value
  const signature = signSsh(manifest, PACKAGE_NAMESPACE, ed25519.getPublicKey(SIGNER_KEY), (bytes) =>
    ed25519.sign(bytes, SIGNER_KEY),
  )
  return finish(signature).map((input) => {
    const [bytes = TEXT] = input.path.startsWith('items/') ? [] : [...(input.bytes() as Iterable<Uint8Array>)]
    return [input.path, bytes] as const
  })
}

/** The package, ready to be verified. */
export const makeStampedPackage = (options: StampedOptions = {}): PackageFiles =>
  memoryPackage(makeStampedFiles(options))
