/** The manifest of a package: canonical JSON that names every file with its size and hash, and ties each item to its leaf in the custody log. */
import { fromUtf8, type Outcome, readCanonicalJson, writeCanonicalJson } from '../../integrity/index.ts'
import { isExhibitNumber, kindOfFile } from './package-layout.ts'

/** One file. The last five are present for items only: which exhibit, which leaf sealed it, under which ciphertext and commitment, and its media type. */
export interface ManifestFile {
  readonly path: string
  readonly size: number
  /** 64 hex digits. */
  readonly sha256: string
  /** What part it is: `wacz`, `text`, `custody`, `report` … */
  readonly role: string
  readonly exhibit?: string
  readonly leaf?: number
  readonly ciphertext?: string
  readonly ptc?: string
  readonly mediaType?: string
}

/** A file of the manifest that is a part of an exhibit. */
export type ManifestItem = ManifestFile &
  Required<Pick<ManifestFile, 'exhibit' | 'leaf' | 'ciphertext' | 'ptc' | 'mediaType'>>

/** One exhibit: its pseudonym in the log and the last leaf of its history at export. */
export interface ManifestExhibit {
  readonly number: string
  readonly item: string
  readonly title: string
  readonly url: string
  readonly capturedAt: string
  readonly head: { readonly n: number; readonly hash: string }
}

/** The whole manifest. */
export interface Manifest {
  readonly v: 1
  readonly format: 'smart-rescue-package@v1'
  readonly id: string
  readonly createdAt: string
  readonly software: string
  readonly organisation: { readonly name: string; readonly country: string }
  readonly case: {
    readonly reference: string
    readonly title: string
    readonly pseudonym: string
    readonly purpose: string
    readonly legalBasis: string
  }
  /** The one checkpoint that all proofs lead to. `vkey` is a claim of the package, trusted by nobody. */
  readonly log: {
    readonly origin: string
    readonly size: number
    readonly root: string
    readonly vkey: string
  }
  readonly exhibits: readonly ManifestExhibit[]
  /** Leaves that sealed something which is not part of the exhibit: a capture that was interrupted and began again. */
  readonly omitted: readonly { readonly exhibit: string; readonly leaf: number }[]
  readonly files: readonly ManifestFile[]
}

/** True for a file that is a part of an exhibit. */
export const isItem = (file: ManifestFile): file is ManifestItem => file.exhibit !== undefined

type Rule = (value: unknown) => boolean
type Shape = Readonly<Record<string, Rule>>

const text = (value: unknown): boolean => typeof value === 'string' && value.length <= 10_000
const count = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
const like =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || rule(value)
const shaped =
  (shape: Shape): Rule =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key)) &&
    Object.entries(shape).every(([key, rule]) => rule((value as Record<string, unknown>)[key]))
const list =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.every(rule)

const HASH = like(/^sha256:[0-9a-f]{64}$/)
const TIME = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const NUMBER: Rule = (value) => typeof value === 'string' && isExhibitNumber(value)

const FILE = shaped({
  path: (value) => typeof value === 'string' && kindOfFile(value) !== undefined,
  size: count,
  sha256: like(/^[0-9a-f]{64}$/),
  role: like(/^[a-z0-9-]{1,40}$/),
  exhibit: optional(NUMBER),
  leaf: optional(count),
  ciphertext: optional(HASH),
  ptc: optional(like(/^hmac-sha256:[0-9a-f]{64}$/)),
  mediaType: optional(text),
})

const MANIFEST_SHAPE = shaped({
  v: (value) => value === 1,
  format: (value) => value === 'smart-rescue-package@v1',
  id: like(/^[0-9a-f-]{36}$/),
  createdAt: TIME,
  software: text,
  organisation: shaped({ name: text, country: text }),
  case: shaped({
    reference: text,
    title: text,
    pseudonym: like(/^c:[0-9a-f]{32}$/),
    purpose: text,
    legalBasis: text,
  }),
  log: shaped({ origin: text, size: count, root: text, vkey: text }),
  exhibits: list(
    shaped({
      number: NUMBER,
      item: like(/^e:[0-9a-f]{32}$/),
      title: text,
      url: text,
      capturedAt: TIME,
      head: shaped({ n: count, hash: HASH }),
    }),
  ),
  omitted: list(shaped({ exhibit: NUMBER, leaf: count })),
  files: list(FILE),
})

/** Why a manifest cannot be read. */
export type ManifestCode = 'manifest.not-canonical' | 'manifest.version' | 'manifest.shape' | 'manifest.item'

/** A manifest, or why the bytes are none. */
export type ManifestReading =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly code: ManifestCode; readonly sentence: string }

const refuse = (code: ManifestCode, sentence: string): ManifestReading => ({ ok: false, code, sentence })

const ITEM_FIELDS = ['exhibit', 'leaf', 'ciphertext', 'ptc', 'mediaType'] as const

const isWhole = (file: ManifestFile): boolean => {
  const present = ITEM_FIELDS.filter((field) => file[field] !== undefined).length
  if (kindOfFile(file.path) !== 'item') return present === 0
  return present === ITEM_FIELDS.length && file.path.startsWith(`items/${file.exhibit}/`)
}

/** Writes the manifest as canonical JSON; refuses values that canonical JSON does not hold. */
export const writeManifest = (manifest: Manifest): Outcome<Uint8Array> => writeCanonicalJson(manifest)

/** Reads a manifest; refuses any spelling but the canonical one, and any field that this version does not know. */
export const readManifest = (bytes: Uint8Array): ManifestReading => {
  const value = readCanonicalJson(bytes)
  if (!value.ok) {
    const isJson = fromUtf8(bytes) !== undefined && value.code === 'json.not-canonical'
    const sentence = isJson
      ? 'The manifest is not written in the one canonical way.'
      : 'The manifest holds values that no manifest holds.'
    return refuse('manifest.not-canonical', sentence)
  }
  const format = (value.value as { readonly format?: unknown }).format
  if (typeof format === 'string' && format !== 'smart-rescue-package@v1')
    return refuse('manifest.version', 'The package is of a version that this verifier does not know.')
  if (!MANIFEST_SHAPE(value.value))
    return refuse('manifest.shape', 'The manifest lacks a field, or holds one that is wrong.')
  const manifest = value.value as unknown as Manifest
  return manifest.files.every(isWhole)
    ? { ok: true, manifest }
    : refuse('manifest.item', 'A part of an exhibit is not tied to its exhibit and leaf, or another file is.')
}
