/** Reads every file of the package once: compares names, sizes and hashes with the manifest, and recomputes the commitment of every item. */
import { equalBytes, fromHex, joinBytes, toHex } from '../../integrity/index.ts'
import { crc32 } from '../archive/crc32.ts'
import { isItem, type Manifest, type ManifestFile } from '../package/manifest.ts'
import { type FileKind, kindOfFile, MANIFEST, SALTS, SIGNATURE } from '../package/package-layout.ts'
import { readSalts, type Salts } from '../package/salts.ts'
import type { Digests } from './digests.ts'
import type { FindingCode, RedList } from './finding.ts'
import type { PackageFile, PackageFiles } from './package-files.ts'

/** Largest file that is held in memory: manifest, custody, proofs. Exhibits are streamed. */
export const MAX_HELD = 64 * 1024 * 1024

/** Progress of the reading, in bytes. */
export type OnProgress = (done: number, total: number) => void

/** What was read: the small files whole, by path; and the paths whose bytes are as the manifest says. */
export interface ReadFiles {
  readonly held: ReadonlyMap<string, Uint8Array>
  readonly sound: ReadonlySet<string>
}

/** Reads a small file whole; undefined when it is larger than any such file may be. */
export const holdFile = async (file: PackageFile): Promise<Uint8Array | undefined> => {
  if (file.size > MAX_HELD) return undefined
  const pieces: Uint8Array[] = []
  for await (const piece of file.bytes()) pieces.push(piece)
  return joinBytes(...pieces)
}

/** What may be large, and is hashed as it streams. */
const STREAMED: ReadonlySet<FileKind> = new Set(['item', 'report', 'case-uco', 'certificate', 'verifier'])

const isStreamed = (path: string): boolean => {
  const kind = kindOfFile(path)
  return kind !== undefined && STREAMED.has(kind)
}

const loadSalts = async (files: PackageFiles, manifest: Manifest, red: RedList): Promise<Salts> => {
  const file = files.find((candidate) => candidate.path === SALTS)
  const bytes = file && (await holdFile(file))
  const salts = bytes && readSalts(bytes)
  if (bytes && !salts) red.error('intact', 'salts.unreadable', 'The file of the salts cannot be read.', SALTS)
  const items = new Set(manifest.files.filter(isItem).map((item) => item.path))
  for (const path of salts?.keys() ?? [])
    if (!items.has(path))
      red.error(
        'intact',
        'salt.extra',
        'There is a salt for something that is no item of the package.',
        SALTS,
      )
  return salts ?? new Map()
}

const checkNames = (files: PackageFiles, manifest: Manifest, red: RedList): void => {
  const listed = new Set(manifest.files.map((file) => file.path))
  const present = new Set(files.map((file) => file.path))
  for (const path of listed)
    if (!present.has(path))
      red.error('intact', 'file.missing', 'A file that the manifest lists is not here.', path)
  for (const path of present) {
    if (path === MANIFEST || path === SIGNATURE || listed.has(path)) continue
    if (kindOfFile(path) === undefined)
      red.error('intact', 'file.name', 'A file has a name that no package holds.', path)
    else red.error('intact', 'file.extra', 'A file is here that the manifest does not list.', path)
  }
}

/** What one reading of a file gave. `held` are its bytes where they are parsed later. */
interface Reading {
  readonly sha256: Uint8Array
  readonly hmac?: Uint8Array
  readonly crc32: number
  readonly held?: Uint8Array
}

/** Reads a file once, piece by piece, or whole where that is faster and the file is small enough to be held. */
const readFile = async (
  file: PackageFile,
  digests: Digests,
  salt: Uint8Array | undefined,
  onPiece: (length: number) => void,
): Promise<Reading> => {
  const isHeld = !isStreamed(file.path)
  const hashWhole = file.size <= MAX_HELD ? digests.whole : undefined
  const pieces: Uint8Array[] = []
  const hash = hashWhole ? undefined : digests.sha256()
  const mac = hashWhole || !salt ? undefined : digests.hmacSha256(salt)
  let sum = 0
  for await (const piece of file.bytes()) {
    hash?.update(piece)
    mac?.update(piece)
    sum = crc32(piece, sum)
    if (isHeld || hashWhole) pieces.push(piece)
    onPiece(piece.length)
  }
  const bytes = joinBytes(...pieces)
  const held = isHeld ? { held: bytes } : {}
  if (hashWhole) return { ...(await hashWhole(bytes, salt)), crc32: sum, ...held }
  const sha256 = hash?.digest() ?? new Uint8Array(0)
  return { sha256, crc32: sum, ...held, ...(mac ? { hmac: mac.digest() } : {}) }
}

const judgeFile = (file: PackageFile, entry: ManifestFile, reading: Reading, red: RedList): void => {
  const refuse = (code: FindingCode, sentence: string) => red.error('intact', code, sentence, file.path)
  if (file.size !== entry.size) refuse('file.size', 'A file is longer or shorter than the manifest says.')
  else if (!equalBytes(reading.sha256, fromHex(entry.sha256) ?? new Uint8Array(0)))
    refuse('file.hash', 'The bytes of a file are not those that the manifest names.')
  else if (reading.crc32 !== file.crc32)
    refuse('file.crc', 'The checksum in the archive does not fit the file.')
  if (!isItem(entry)) return
  if (reading.hmac === undefined)
    refuse('salt.missing', 'The salt of this item is missing, so its commitment cannot be checked.')
  else if (`hmac-sha256:${toHex(reading.hmac)}` !== entry.ptc)
    refuse('item.commitment', 'The bytes of an item are not those that were committed to when it was sealed.')
}

/** Reads all files that the manifest lists, in the order in which they lie. */
export const checkFiles = async (
  files: PackageFiles,
  manifest: Manifest,
  digests: Digests,
  red: RedList,
  onProgress: OnProgress = () => undefined,
): Promise<ReadFiles> => {
  checkNames(files, manifest, red)
  const salts = await loadSalts(files, manifest, red)
  const listed = new Map<string, ManifestFile>(manifest.files.map((file) => [file.path, file]))
  const held = new Map<string, Uint8Array>()
  const sound = new Set<string>()
  const total = files.reduce((sum, file) => sum + file.size, 0)
  let done = 0
  const onPiece = (length: number): void => {
    done += length
    onProgress(done, total)
  }
  for (const file of files) {
    const entry = listed.get(file.path)
    if (entry === undefined) continue
    if (file.size > MAX_HELD && !isStreamed(file.path)) {
      red.error('intact', 'file.too-large', 'A file is far larger than such a file can be.', file.path)
      continue
    }
    const before = red.total
    const salt = isItem(entry) ? salts.get(file.path) : undefined
    const reading = await readFile(file, digests, salt, onPiece)
    judgeFile(file, entry, reading, red)
    if (red.total === before) sound.add(file.path)
    if (reading.held) held.set(file.path, reading.held)
  }
  return { held, sound }
}
