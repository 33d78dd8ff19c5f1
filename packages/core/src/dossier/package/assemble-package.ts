/** Puts a package together: given exhibits, their histories and proofs, it lays out the files and writes the manifest. Pure: signing is the caller's. */
import {
  joinBytes,
  leafName,
  type Outcome,
  parseCheckpointNote,
  readLeaf,
  toBase64,
  toHex,
  utf8,
} from '../../integrity/index.ts'
import { type ZipInput, zipInput } from '../archive/write-zip.ts'
import { PURE_DIGESTS } from '../verify/digests.ts'
import { type ConsistencyProof, writeConsistency } from './consistency.ts'
import { type Manifest, type ManifestFile, writeManifest } from './manifest.ts'
import {
  CASE_UCO,
  CHECKPOINT,
  CONSISTENCY,
  certificatePath,
  custodyPath,
  itemPath,
  MANIFEST,
  POLICY_EXAMPLE,
  proofPath,
  README,
  REPORT,
  REPORT_WORD,
  SALTS,
  SIGNATURE,
  safePartName,
  VERIFY_PAGE,
  VERIFY_PROGRAM,
} from './package-layout.ts'
import { writePolicyExample } from './package-policy.ts'
import { RECIPE } from './recipe.ts'
import { writeSalts } from './salts.ts'
import { layStamps, type PackageStamps } from './stamp-files.ts'

/** One part of an exhibit, whose bytes were read once to know size, hash and CRC, and are read again as the package is written. */
export interface PackagePart {
  readonly name: string
  readonly role: string
  readonly mediaType: string
  readonly leaf: number
  /** `sha256:` of the ciphertext and `hmac-sha256:` commitment, as in the leaf. */
  readonly ciphertext: string
  readonly ptc: string
  /** 64 hex digits. */
  readonly salt: string
  readonly size: number
  /** 64 hex digits. */
  readonly sha256: string
  readonly crc32: number
  bytes(): AsyncIterable<Uint8Array>
}

/** One exhibit with its whole history, the leaf of this export last, and the proof of each leaf. */
export interface PackageExhibit {
  readonly number: string
  readonly item: string
  readonly title: string
  readonly url: string
  readonly capturedAt: string
  readonly parts: readonly PackagePart[]
  readonly history: readonly { readonly index: number; readonly bytes: Uint8Array; readonly proof: string }[]
}

/** Everything a package is made of. `signer` is the key that will sign the manifest. */
export interface PackageInput
  extends Pick<Manifest, 'id' | 'createdAt' | 'software' | 'organisation' | 'case'> {
  readonly exhibits: readonly PackageExhibit[]
  /** The signed note that all proofs lead to, and the log's key. */
  readonly checkpoint: string
  readonly vkey: string
  readonly signer: Uint8Array
  readonly earlier: readonly ConsistencyProof[]
  /** Stamps by authorities; none by default. */
  readonly stamps?: PackageStamps
  readonly report: Uint8Array
  /** The case as a CASE/UCO graph in JSON-LD; none by default. */
  readonly caseUco?: Uint8Array
  /** The report as DOCX; none by default. */
  readonly reportWord?: Uint8Array
  /** Certificates to be signed, by name and form; none by default. */
  readonly certificates?: readonly {
    readonly id: string
    readonly form: 'pdf' | 'docx'
    readonly bytes: Uint8Array
  }[]
  readonly verifyPage: Uint8Array
  readonly verifyProgram: Uint8Array
}

/** A package but for its signature. `finish` takes the SSHSIG over `manifest` and gives the files in the order in which they are written. */
export interface AssembledPackage {
  readonly manifest: Uint8Array
  finish(signature: string): readonly ZipInput[]
}

interface Laid {
  readonly entry: ManifestFile
  readonly input: ZipInput
}

const hashOf = (bytes: Uint8Array): string => {
  const hash = PURE_DIGESTS.sha256()
  hash.update(bytes)
  return toHex(hash.digest())
}

const layFile = (path: string, role: string, bytes: Uint8Array): Laid => ({
  entry: { path, size: bytes.length, sha256: hashOf(bytes), role },
  input: zipInput(path, bytes),
})

/** Where the parts of an exhibit lie in the package, in their order; two parts of one name are told apart by a number. */
export const itemPaths = (exhibit: string, parts: readonly { readonly name: string }[]): string[] => {
  const taken = new Set<string>()
  return parts.map((part) => {
    const name = safePartName(part.name)
    let path = itemPath(exhibit, name)
    for (let twin = 2; taken.has(path); twin++) path = itemPath(exhibit, `${twin}-${name}`)
    taken.add(path)
    return path
  })
}

const layParts = ({ number, parts }: PackageExhibit): (Laid & { readonly salt: string })[] => {
  const paths = itemPaths(number, parts)
  return parts.map((part, i) => {
    const path = paths[i] ?? ''
    const { size, sha256, role, leaf, ciphertext, ptc, mediaType, crc32 } = part
    return {
      entry: { path, size, sha256, role, exhibit: number, leaf, ciphertext, ptc, mediaType },
      input: { path, size, crc32, bytes: () => part.bytes() },
      salt: part.salt,
    }
  })
}

const layHistory = ({ number, history }: PackageExhibit): Laid[] => {
  const newline = Uint8Array.of(0x0a)
  const lines = joinBytes(...history.flatMap((leaf) => [leaf.bytes, newline]))
  return [
    layFile(custodyPath(number), 'custody', lines),
    ...history.map((leaf) => layFile(proofPath(leaf.index), 'proof', utf8(leaf.proof))),
  ]
}

/** Leaves of the history that sealed something which is no part of the exhibit; the manifest admits them. */
const findOmitted = ({ number, parts, history }: PackageExhibit): Manifest['omitted'] => {
  const known = new Set(parts.map((part) => part.leaf))
  return history.flatMap(({ index, bytes }) => {
    const leaf = readLeaf(bytes)
    return leaf.ok && leaf.value.type === 'evidence.sealed' && !known.has(index)
      ? [{ exhibit: number, leaf: index }]
      : []
  })
}

const RANK: readonly string[] = [
  README,
  MANIFEST,
  SIGNATURE,
  REPORT,
  REPORT_WORD,
  CASE_UCO,
  VERIFY_PAGE,
  VERIFY_PROGRAM,
  POLICY_EXAMPLE,
]

const rankOf = (path: string): number => {
  const rank = RANK.indexOf(path)
  return rank < 0 ? RANK.length + (path.startsWith('items/') ? 1 : 0) : rank
}

const byPath = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Lays out the files and writes the manifest; refuses values that canonical JSON does not hold, and a note that is no checkpoint. */
export const assemblePackage = (input: PackageInput): Outcome<AssembledPackage> => {
  const note = parseCheckpointNote(input.checkpoint)
  if (!note.ok) return note
  const { origin, size, root } = note.value.checkpoint
  const items = input.exhibits.flatMap(layParts)
  const laid: Laid[] = [
    layFile(README, 'readme', utf8(RECIPE)),
    layFile(REPORT, 'report', input.report),
    ...(input.caseUco ? [layFile(CASE_UCO, 'case-uco', input.caseUco)] : []),
    ...(input.reportWord ? [layFile(REPORT_WORD, 'report', input.reportWord)] : []),
    ...(input.certificates ?? []).map(({ id, form, bytes }) =>
      layFile(certificatePath(id, form), 'certificate', bytes),
    ),
    layFile(VERIFY_PAGE, 'verifier', input.verifyPage),
    layFile(VERIFY_PROGRAM, 'verifier', input.verifyProgram),
    layFile(POLICY_EXAMPLE, 'policy-hint', writePolicyExample(input.vkey, input.signer)),
    layFile(CHECKPOINT, 'checkpoint', utf8(input.checkpoint)),
    layFile(CONSISTENCY, 'consistency', writeConsistency(input.earlier)),
    layFile(SALTS, 'salts', writeSalts(items.map(({ entry, salt }) => [entry.path, salt] as const))),
    ...input.exhibits.flatMap(layHistory),
    ...(input.stamps ? layStamps(input.stamps).map(([path, role, bytes]) => layFile(path, role, bytes)) : []),
    ...items,
  ]
  const { id, createdAt, software, organisation, case: caseFile } = input
  const written = writeManifest({
    v: 1,
    format: 'smart-rescue-package@v1',
    id,
    createdAt,
    software,
    organisation,
    case: caseFile,
    log: { origin, size, root: toBase64(root), vkey: input.vkey },
    exhibits: input.exhibits.map(({ number, item, title, url, capturedAt, history }) => ({
      number,
      item,
      title,
      url,
      capturedAt,
      head: { n: history.length - 1, hash: leafName(history.at(-1)?.bytes ?? new Uint8Array(0)) },
    })),
    omitted: input.exhibits.flatMap(findOmitted),
    files: laid.map(({ entry }) => entry).toSorted((left, right) => byPath(left.path, right.path)),
  })
  if (!written.ok) return written
  const manifest = written.value
  return {
    ok: true,
    value: {
      manifest,
      finish: (signature) =>
        [
          ...laid.map(({ input: file }) => file),
          zipInput(MANIFEST, manifest),
          zipInput(SIGNATURE, utf8(signature)),
        ].toSorted((left, right) => rankOf(left.path) - rankOf(right.path) || byPath(left.path, right.path)),
    },
  }
}
