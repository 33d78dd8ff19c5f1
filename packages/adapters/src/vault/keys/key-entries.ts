/** Key entries: what a commit adds to the keyring – wrapped data keys of its blobs, and the real ids behind pseudonyms seen for the first time. */
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Disk } from '../disk/disk.ts'
import { KEY_ENTRIES, keyEntriesPath, numberIn } from '../disk/layout.ts'
import type { Keyring } from './keyring.ts'
import { openJson, sealJson } from './secret-box.ts'

/** Scope of blobs that belong to no case. */
export const NO_CASE = 'o:'

const BlobLine = z.strictObject({
  kind: z.literal('blob'),
  seq: z.int().nonnegative(),
  ct: z.string(),
  scope: z.string(),
  sealed: z.base64(),
})
const NameLine = z.strictObject({ kind: z.literal('name'), pseudonym: z.string(), sealed: z.base64() })
const Line = z.discriminatedUnion('kind', [BlobLine, NameLine])

/** A line of a key entries file. */
export type KeyLine = z.infer<typeof Line>
/** The line that holds a blob's wrapped key. `seq` is the leaf that sealed it; `scope` its case's pseudonym, or `o:`. */
export type BlobLine = z.infer<typeof BlobLine>

const BlobSecret = z.strictObject({
  key: z.base64(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  plaintext: z.string(),
  plaintextLength: z.int().nonnegative(),
  mediaType: z.string(),
  /** True when the blob is the sealed envelope of an act's detail. */
  isDetail: z.boolean(),
})

/** What is known of a blob with its scope's key: data key, commitment salt, and what was sealed. */
export type BlobSecret = z.infer<typeof BlobSecret>

const blobLabel = (origin: string, scope: string, ct: string): string =>
  `smart-rescue/blob-key/v1/${origin}/${scope}/${ct}`
const nameLabel = (origin: string, pseudonym: string): string => `smart-rescue/name/v1/${origin}/${pseudonym}`

/** Wraps a blob's secret under its scope's key. */
export const wrapBlob = (
  origin: string,
  scopeKey: Uint8Array,
  blob: Omit<BlobLine, 'kind' | 'sealed'>,
  secret: BlobSecret,
): BlobLine => ({
  kind: 'blob',
  ...blob,
  sealed: sealJson(scopeKey, blobLabel(origin, blob.scope, blob.ct), secret),
})

/** Unwraps a blob's secret; throws `locker.damaged` for another scope's key or a changed line. */
export const unwrapBlob = (origin: string, scopeKey: Uint8Array, line: BlobLine): BlobSecret =>
  BlobSecret.parse(openJson(scopeKey, blobLabel(origin, line.scope, line.ct), line.sealed))

/** Seals the real id behind a pseudonym. */
export const wrapName = (keyring: Keyring, pseudonym: string, id: string): KeyLine => ({
  kind: 'name',
  pseudonym,
  sealed: sealJson(keyring.detailKey, nameLabel(keyring.origin, pseudonym), id),
})

/** Opens the real id behind a pseudonym; throws `locker.damaged`. */
export const unwrapName = (keyring: Keyring, line: KeyLine & { kind: 'name' }): string =>
  z.string().parse(openJson(keyring.detailKey, nameLabel(keyring.origin, line.pseudonym), line.sealed))

/** Writes lines as they stand in a file. */
export const formatKeyLines = (lines: readonly KeyLine[]): Buffer =>
  Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

/** The lines of the commit that began at leaf `from`; none where it added nothing. */
export const readKeyLines = async (disk: Disk, from: number): Promise<KeyLine[]> => {
  const bytes = await disk.read(keyEntriesPath(from))
  if (bytes === undefined) return []
  try {
    return bytes
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Line.parse(JSON.parse(line)))
  } catch (error) {
    throw new Failure('locker.damaged', { detail: 'A file of wrapped keys cannot be read.', cause: error })
  }
}

/** Where commits that added key entries began, ascending. */
export const listKeyEntries = async (disk: Disk): Promise<number[]> =>
  (await disk.list(KEY_ENTRIES)).flatMap((name) => numberIn(name) ?? []).sort((a, b) => a - b)
