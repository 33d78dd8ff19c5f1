/** Reads the zip file of a WACZ: stored or deflated files of plain names, every byte belonging to one of them, local and central headers in agreement. */
import { type ByteSource, crc32, locateDirectory } from '../../dossier/index.ts'
import { fromUtf8 } from '../../integrity/index.ts'
import type { WebFindings } from '../web-finding.ts'
import { inflateRaw } from './inflate.ts'

/** One file of the package. */
export interface WaczEntry {
  readonly path: string
  readonly isStored: boolean
  readonly size: number
  /** The bytes, inflated; undefined where they cannot be read, which is a finding already. */
  bytes(): Promise<Uint8Array | undefined>
}

interface Row {
  readonly path: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const DESCRIPTOR = 0x08
const FULL = 0xffffffff

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** The 64-bit numbers of an extra field, for those of the four that are full in the header (APPNOTE 4.5.3). */
const widen = (extra: Uint8Array, numbers: readonly number[]): number[] => {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let next = at + 4
      return numbers.map((number) => {
        if (number !== FULL || next + 8 > Math.min(extra.length, at + 4 + length)) return number
        next += 8
        return Number(view.getBigUint64(next - 8, true))
      })
    }
    at += 4 + length
  }
  return [...numbers]
}

const readRows = (bytes: Uint8Array, count: number): Row[] | undefined => {
  const view = viewOf(bytes)
  const rows: Row[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return undefined
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    const end = extraEnd + view.getUint16(at + 32, true)
    const name = fromUtf8(bytes.subarray(at + 46, nameEnd))
    if (end > bytes.length || name === undefined) return undefined
    const numbers = [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]
    const [size = 0, packed = 0, offset = 0] = widen(bytes.subarray(nameEnd, extraEnd), numbers)
    rows.push({
      path: name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      offset,
    })
    at = end
  }
  return at === bytes.length ? rows : undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ODD_NAME = /[\u0000-\u001f\u007f\\]|^\/|^[A-Za-z]:|(^|\/)\.\.?(\/|$)|\/\//

const judgeRow = (row: Row, seen: Set<string>, found: WebFindings): void => {
  if (row.path === '' || ODD_NAME.test(row.path)) found.error('zip.name', row.path)
  if (seen.has(row.path)) found.error('zip.duplicate', row.path)
  if (row.flags & 0x2041) found.error('zip.encrypted', row.path)
  else if (row.method !== 0 && row.method !== 8) found.error('zip.method', row.path)
  seen.add(row.path)
}

/** Checks the local header; answers with the place of the bytes and of what follows them. */
const readLocal = async (
  source: ByteSource,
  row: Row,
  limit: number,
): Promise<{ readonly start: number; readonly end: number } | undefined> => {
  if (row.offset + 30 > limit) return undefined
  const view = viewOf(await source.read(row.offset, row.offset + 30))
  const nameLength = view.getUint16(26, true)
  const start = row.offset + 30 + nameLength + view.getUint16(28, true)
  if (view.getUint32(0, true) !== LOCAL || start > limit) return undefined
  const rest = await source.read(row.offset + 30, start)
  const [size = 0, packed = 0] = widen(rest.subarray(nameLength), [
    view.getUint32(22, true),
    view.getUint32(18, true),
  ])
  const isLater = (row.flags & DESCRIPTOR) !== 0
  const agrees =
    fromUtf8(rest.subarray(0, nameLength)) === row.path &&
    view.getUint16(6, true) === row.flags &&
    view.getUint16(8, true) === row.method &&
    (isLater || (view.getUint32(14, true) === row.crc && size === row.size && packed === row.packed))
  return agrees ? { start, end: start + row.packed } : undefined
}

/** Length of the data descriptor at `at`: four forms are in use, with and without a signature, with 32 and 64 bits. */
const descriptorLengths = (row: Row): readonly number[] =>
  (row.flags & DESCRIPTOR) === 0 ? [0] : [16, 12, 24, 20]

/** Reads the table of contents. Undefined where it cannot be trusted at all, which is a finding already. `most` is the largest file that is read, in bytes. */
export const readEntries = async (
  source: ByteSource,
  found: WebFindings,
  most: number,
): Promise<readonly WaczEntry[] | undefined> => {
  const located = await locateDirectory(source)
  if ('code' in located) {
    found.error(located.code === 'zip.no-end' ? 'zip.format' : 'zip.trailing')
    return undefined
  }
  const rows =
    located.length <= 64 * 1024 * 1024
      ? readRows(await source.read(located.start, located.start + located.length), located.count)
      : undefined
  if (!rows) {
    found.error('zip.directory')
    return undefined
  }
  const seen = new Set<string>()
  for (const row of rows) judgeRow(row, seen, found)
  const entries: WaczEntry[] = []
  let ends: readonly number[] = [0]
  for (const row of rows.toSorted((a, b) => a.offset - b.offset)) {
    if (!ends.includes(row.offset)) found.error('zip.trailing', row.path)
    const place = await readLocal(source, row, located.start)
    if (!place || place.end > located.start) {
      found.error('zip.mismatch', row.path)
      return undefined
    }
    ends = descriptorLengths(row).map((length) => place.end + length)
    entries.push({
      path: row.path,
      isStored: row.method === 0,
      size: row.size,
      bytes: () => readEntry(source, row, place, found, most),
    })
  }
  if (!ends.includes(located.start)) found.error('zip.trailing')
  return entries.filter((entry) => !entry.path.endsWith('/'))
}

const readEntry = async (
  source: ByteSource,
  row: Row,
  place: { readonly start: number; readonly end: number },
  found: WebFindings,
  most: number,
): Promise<Uint8Array | undefined> => {
  if (row.size > most || row.packed > most) {
    found.error('file.too-large', row.path)
    return undefined
  }
  const packed = await source.read(place.start, place.end)
  const inflated = row.method === 0 ? { bytes: packed, end: packed.length } : inflateRaw(packed, 0, row.size)
  if (!inflated || inflated.end !== packed.length || inflated.bytes.length !== row.size) {
    found.error('zip.inflate', row.path)
    return undefined
  }
  if (crc32(inflated.bytes) !== row.crc) found.error('zip.crc', row.path)
  return inflated.bytes
}
