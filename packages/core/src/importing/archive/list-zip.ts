/**
 * Lists a zip that strangers made: tolerant of compression, comments and data descriptors, which our own packages do not use,
 * and strict where two programs could see two different archives. Nothing is unpacked.
 */
import type { ImportReason } from '../reasons.ts'
import type { ArchiveMember } from './judge-members.ts'

/** The members, or why the archive cannot be trusted to hold any. */
export type ZipListing =
  | { readonly ok: true; readonly members: readonly ArchiveMember[]; readonly problems: readonly string[] }
  | { readonly ok: false; readonly reason: ImportReason; readonly why: string }

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MAX_16 = 0xffff
const MAX_32 = 0xffffffff

interface Directory {
  readonly count: number
  readonly length: number
  readonly start: number
  readonly end: number
}

const broken = (why: string, reason: ImportReason = 'file.broken'): ZipListing => ({ ok: false, reason, why })

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** The end record: the last signature whose comment reaches exactly to the end of the file, or the last one of all. */
const findEnd = (view: DataView): number => {
  let last = -1
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - MAX_16); at -= 1)
    if (view.getUint32(at, true) === END) {
      if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
      if (last < 0) last = at
    }
  return last
}

const readDirectory = (view: DataView, at: number): Directory | string => {
  const narrow = {
    count: view.getUint16(at + 10, true),
    length: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  }
  const wide = narrow.count === MAX_16 || narrow.length === MAX_32 || narrow.start === MAX_32
  if (view.getUint16(at + 4, true) !== view.getUint16(at + 6, true)) return 'The archive is in several parts.'
  const locator = at - 20
  if (!wide || locator < 0 || view.getUint32(locator, true) !== LOCATOR64)
    return narrow.count === MAX_16 && narrow.start === MAX_32
      ? 'The 64-bit numbers are missing.'
      : { ...narrow, end: at }
  const end64 = Number(view.getBigUint64(locator + 8, true))
  if (end64 + 56 > locator || view.getUint32(end64, true) !== END64) return 'The 64-bit numbers are broken.'
  const [count, length, start] = [32, 40, 48].map((offset) => Number(view.getBigUint64(end64 + offset, true)))
  if (count === undefined || length === undefined || start === undefined)
    return 'The 64-bit numbers are broken.'
  const agrees =
    (narrow.count === MAX_16 || narrow.count === count) &&
    (narrow.length === MAX_32 || narrow.length === length) &&
    (narrow.start === MAX_32 || narrow.start === start)
  return agrees ? { count, length, start, end: end64 } : 'The two ends of the archive contradict each other.'
}

/** Sizes and place from the 64-bit extra field (APPNOTE 4.5.3), in the order of the fields that are full. */
const widen = (extra: Uint8Array, size: number, packed: number, offset: number) => {
  const view = viewOf(extra)
  const wide = { size, packed, offset }
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let from = at + 4
      const next = (): number | undefined => {
        if (from + 8 > Math.min(at + 4 + length, extra.length)) return undefined
        from += 8
        return Number(view.getBigUint64(from - 8, true))
      }
      if (size === MAX_32) wide.size = next() ?? size
      if (packed === MAX_32) wide.packed = next() ?? packed
      if (offset === MAX_32) wide.offset = next() ?? offset
    }
    at += 4 + length
  }
  return wide
}

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const kindOf = (path: string, madeBy: number, attributes: number): ArchiveMember['kind'] => {
  const mode = madeBy >> 8 === 3 || madeBy >> 8 === 19 ? (attributes >>> 16) & 0o170000 : 0
  if (mode === 0o120000) return 'link'
  if (path.endsWith('/') || mode === 0o040000) return 'folder'
  return mode === 0 || mode === 0o100000 ? 'file' : 'other'
}

/** Reads the table of contents and every local header. `decode` turns the bytes of a name into text; `most` is the number of members listed at most, one more tells that there are too many. */
export const listZip = (
  bytes: Uint8Array,
  most: number,
  decode: (name: Uint8Array, isUtf8: boolean) => string = latin,
): ZipListing => {
  const view = viewOf(bytes)
  if (bytes.length < 22) return broken('The file is too short.')
  const endAt = findEnd(view)
  if (endAt < 0) return broken('It has no end; it was cut short.')
  const directory = readDirectory(view, endAt)
  if (typeof directory === 'string') return broken(directory, 'file.ambiguous')
  const problems: string[] = []
  // Bytes before the archive (a self-extracting program, a picture) shift everything by so many.
  const shift = directory.end - directory.length - directory.start
  if (shift < 0 || directory.length > directory.end)
    return broken('The table of contents does not fit into the file.')
  if (shift > 0) problems.push(`${shift} bytes stand before the archive and belong to none of its members.`)
  if (endAt + 22 + view.getUint16(endAt + 20, true) < bytes.length)
    problems.push('Bytes follow the end of the archive.')
  if (directory.count > most) return broken(`It holds ${directory.count} members.`, 'file.bomb')
  const members: ArchiveMember[] = []
  const stop = directory.start + shift + directory.length
  let at = directory.start + shift
  while (at + 46 <= stop && view.getUint32(at, true) === CENTRAL) {
    const u16 = (offset: number): number => view.getUint16(at + offset, true)
    const u32 = (offset: number): number => view.getUint32(at + offset, true)
    const next = at + 46 + u16(28) + u16(30) + u16(32)
    if (next > stop) return broken('The table of contents is cut short.')
    if (members.length >= most) return broken(`It holds more than ${most} members.`, 'file.bomb')
    const name = bytes.subarray(at + 46, at + 46 + u16(28))
    const extra = bytes.subarray(at + 46 + u16(28), at + 46 + u16(28) + u16(30))
    const { size, packed, offset } = widen(extra, u32(24), u32(20), u32(42))
    const local = offset + shift
    const path = decode(name, (u16(8) & 0x800) !== 0)
    if (!Number.isSafeInteger(local) || local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
      return broken('A member lies where there is none.', 'file.ambiguous')
    const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true))
    if (localName.length !== name.length || localName.some((byte, index) => byte !== name[index]))
      return broken('A member has two different names.', 'file.ambiguous')
    const start = local + 30 + localName.length + view.getUint16(local + 28, true)
    if (start + packed > bytes.length) return broken('A member reaches beyond the end of the file.')
    const flags = u16(8)
    members.push({
      path,
      kind: kindOf(path, u16(4), u32(38)),
      size,
      packed,
      encrypted: (flags & 0x2041) !== 0,
      method: u16(10),
      start,
      end: start + packed,
    })
    at = next
  }
  if (members.length !== directory.count)
    return broken('The table of contents has another number of members than it says.', 'file.ambiguous')
  if (at !== stop && members.length > 0) problems.push('The table of contents holds more than its members.')
  return { ok: true, members, problems }
}
