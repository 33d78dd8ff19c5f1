/**
 * Reads a zip file strictly: whatever two programs could read differently is refused. Every byte belongs to exactly one record,
 * local and central headers agree, nothing is compressed, encrypted, linked, doubled or hidden.
 */
import { fromUtf8 } from '../../integrity/index.ts'
import { type ByteSource, windowedSource } from './byte-source.ts'
import { type CentralDirectory, locateDirectory } from './locate-directory.ts'
import {
  CENTRAL_LENGTH,
  CENTRAL_SIGNATURE,
  LOCAL_LENGTH,
  LOCAL_SIGNATURE,
  localExtra,
  MAX_32,
  type ZipEntry,
} from './zip-format.ts'
import { judgeNames, refuseZip, type ZipCode, type ZipRefusal } from './zip-name.ts'

/** How much an archive may hold. Sizes in bytes. */
export interface ZipLimits {
  readonly entries: number
  readonly total: number
}

/** Enough for a package of 1,000 exhibits: 100,000 files, 256 GiB. */
export const ZIP_LIMITS: ZipLimits = { entries: 100_000, total: 2 ** 38 }

/** One file in the archive; its bytes are `source.read(start, start + size)`. */
export interface StoredFile extends ZipEntry {
  readonly start: number
}

/** What an archive holds, in the order in which it lies in the file; or why it was refused. */
export type ZipReading = { readonly ok: true; readonly files: readonly StoredFile[] } | ZipRefusal

class Refused extends Error {
  readonly refusal: ZipRefusal
  constructor(refusal: ZipRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const fail = (code: ZipCode, sentence: string, path?: string): never => {
  throw new Refused(refuseZip(code, sentence, path))
}

const latin = (bytes: Uint8Array): string => fromUtf8(bytes) ?? String.fromCharCode(...bytes.slice(0, 200))

/** The first two extra numbers are both sizes, the third the offset; exactly those stand there whose 32-bit field is full. */
const readExtra = (extra: Uint8Array, size: number, offset: number, path: string) => {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length)
  const wide = { size, offset }
  const wants = (size === MAX_32 ? 16 : 0) + (offset === MAX_32 ? 8 : 0)
  if (extra.length === 0 && wants === 0) return wide
  if (wants === 0)
    fail('zip.extra', 'A header carries an extra field, which could change what it means.', path)
  if (extra.length !== 4 + wants || view.getUint16(0, true) !== 1 || view.getUint16(2, true) !== wants)
    fail('zip.zip64', 'A header announces 64-bit numbers and does not carry exactly those.', path)
  const number = (at: number): number => Number(view.getBigUint64(at, true))
  if (size === MAX_32) {
    wide.size = number(4)
    if (number(12) !== wide.size) fail('zip.size', 'The two sizes of a stored file differ.', path)
  }
  if (offset === MAX_32) wide.offset = number(4 + wants - 8)
  if (
    (size === MAX_32 && wide.size < MAX_32) ||
    (offset === MAX_32 && wide.offset < MAX_32) ||
    !Number.isSafeInteger(wide.size) ||
    !Number.isSafeInteger(wide.offset)
  )
    fail('zip.zip64', 'A header uses 64-bit numbers where none are needed, or impossible ones.', path)
  return wide
}

const judgeFlags = (flags: number, method: number, path: string): void => {
  if (flags & 0x2041 || method === 99) fail('zip.encrypted', 'A file is encrypted.', path)
  if (flags & ~0x0800) fail('zip.flags', 'A file uses a feature that packages do not use.', path)
  if (method !== 0) fail('zip.compressed', 'A file is compressed; a package stores files as they are.', path)
}

const judgeAttributes = (madeBy: number, attributes: number, path: string): void => {
  const kind = madeBy >> 8 === 3 ? (attributes >>> 16) & 0o170000 : 0
  if (kind === 0o120000) fail('zip.symlink', 'An entry is a symbolic link, not a file.', path)
  if ((kind !== 0 && kind !== 0o100000) || attributes & 0x10)
    fail('zip.not-a-file', 'An entry is not a regular file.', path)
}

const parseCentral = (bytes: Uint8Array, count: number): ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
      fail('zip.directory', 'The table of contents is broken.')
    const u16 = (offset: number): number => view.getUint16(at + offset, true)
    const u32 = (offset: number): number => view.getUint32(at + offset, true)
    const nameEnd = CENTRAL_LENGTH + u16(28)
    const length = nameEnd + u16(30) + u16(32)
    if (at + length > bytes.length) fail('zip.directory', 'The table of contents is cut short.')
    const path = latin(bytes.subarray(at + CENTRAL_LENGTH, at + nameEnd))
    judgeFlags(u16(8), u16(10), path)
    judgeAttributes(u16(4), u32(38), path)
    if (u16(32) !== 0) fail('zip.comment', 'A file carries a comment.', path)
    if (u16(34) !== 0) fail('zip.disks', 'The archive is in several parts.', path)
    if (u32(20) !== u32(24)) fail('zip.size', 'The two sizes of a stored file differ.', path)
    const extra = bytes.subarray(at + nameEnd, at + nameEnd + u16(30))
    const { size, offset } = readExtra(extra, u32(24), u32(42), path)
    entries.push({ path, size, offset, crc32: u32(16) })
    at += length
  }
  if (at !== bytes.length) fail('zip.directory', 'The table of contents holds more than its files.')
  return entries
}

const headerLength = ({ path, size }: ZipEntry): number =>
  LOCAL_LENGTH + path.length + localExtra(size).length

const judgePlaces = (entries: readonly ZipEntry[], directory: CentralDirectory): void => {
  let end = 0
  for (const entry of entries) {
    if (entry.offset > end)
      fail(end === 0 ? 'zip.leading' : 'zip.gap', 'Bytes lie before a file that belong to none.', entry.path)
    if (entry.offset < end) fail('zip.overlap', 'Two files share the same bytes.', entry.path)
    end = entry.offset + headerLength(entry) + entry.size
    if (end > directory.start) fail('zip.overlap', 'A file reaches into the table of contents.', entry.path)
  }
  if (end !== directory.start)
    fail('zip.gap', 'Bytes lie before the table of contents that belong to no file.')
}

const judgeLocal = async (source: ByteSource, entry: ZipEntry): Promise<StoredFile> => {
  const { path, size, offset } = entry
  const start = offset + headerLength(entry)
  const bytes = await source.read(offset, start)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const sameSize = Math.min(size, MAX_32)
  const name = latin(bytes.subarray(LOCAL_LENGTH, LOCAL_LENGTH + path.length))
  const extra = bytes.subarray(LOCAL_LENGTH + path.length)
  const wanted = localExtra(size)
  const agrees =
    view.getUint32(0, true) === LOCAL_SIGNATURE &&
    (view.getUint16(6, true) & ~0x0800) === 0 &&
    view.getUint16(8, true) === 0 &&
    view.getUint32(14, true) === entry.crc32 &&
    view.getUint32(18, true) === sameSize &&
    view.getUint32(22, true) === sameSize &&
    view.getUint16(26, true) === path.length &&
    view.getUint16(28, true) === wanted.length &&
    name === path &&
    extra.every((byte, i) => byte === wanted[i])
  if (!agrees)
    fail('zip.mismatch', 'A file says something else about itself than the table of contents says.', path)
  return { ...entry, start }
}

/** Reads the table of contents and every header; refuses with the first thing that is wrong. The bytes of the files are not read. */
export const readZip = async (source: ByteSource, limits: ZipLimits = ZIP_LIMITS): Promise<ZipReading> => {
  const located = await locateDirectory(source)
  if ('code' in located) return located
  try {
    const { count, start, length } = located
    // 46 bytes and a name for each row, at most.
    if (count > limits.entries || length > limits.entries * 400)
      fail('zip.too-many', `The archive holds more than ${limits.entries} files.`)
    const entries = parseCentral(await source.read(start, start + length), count)
    const refusal = judgeNames(entries.map((entry) => entry.path))
    if (refusal) return refusal
    if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.total)
      fail('zip.too-large', 'The files are larger than a package may be.')
    entries.sort((left, right) => left.offset - right.offset)
    judgePlaces(entries, located)
    const near = windowedSource(source)
    const files: StoredFile[] = []
    for (const entry of entries) files.push(await judgeLocal(near, entry))
    return { ok: true, files }
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
