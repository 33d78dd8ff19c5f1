/** Lists a tar (POSIX ustar, with the long names of pax and GNU) that strangers made. Nothing is unpacked. */
import type { ImportReason } from '../reasons.ts'
import type { ArchiveMember } from './judge-members.ts'

/** The members, or why the archive cannot be read. */
export type TarListing =
  | { readonly ok: true; readonly members: readonly ArchiveMember[]; readonly problems: readonly string[] }
  | { readonly ok: false; readonly reason: ImportReason; readonly why: string }

const BLOCK = 512

/** Text up to the first NUL. */
const textOf = (bytes: Uint8Array, decode: (name: Uint8Array) => string): string => {
  const end = bytes.indexOf(0)
  return decode(end < 0 ? bytes : bytes.subarray(0, end))
}

/** A number in octal, or in base 256 where the first bit is set (GNU). NaN for what is no number. */
const numberOf = (bytes: Uint8Array): number => {
  if ((bytes[0] ?? 0) & 0x80) {
    let value = (bytes[0] ?? 0) & 0x7f
    for (const byte of bytes.subarray(1)) value = value * 256 + byte
    return value
  }
  const text = String.fromCharCode(...bytes)
    .replace(/[\0 ]+$/, '')
    .trim()
  return text === '' ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN
}

/** The sum of a header, its own field counted as blanks (POSIX.1-2017, ustar interchange format). */
const hasRightSum = (header: Uint8Array): boolean => {
  let sum = 256
  for (let at = 0; at < BLOCK; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0
  return sum === numberOf(header.subarray(148, 156))
}

/** `path` and `size` of a pax header: lines of "LENGTH KEY=VALUE". */
const readPax = (bytes: Uint8Array, decode: (name: Uint8Array) => string): Map<string, string> => {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at)
    const length =
      blank < 0 ? Number.NaN : Number(String.fromCharCode(...bytes.subarray(at, Math.min(blank, at + 10))))
    if (!Number.isInteger(length) || length <= 0 || at + length > bytes.length) break
    const record = decode(bytes.subarray(blank + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}

const KINDS: Readonly<Record<string, ArchiveMember['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  '1': 'link',
  '2': 'link',
}

/** Reads every header. `most` is the number of members listed at most. */
export const listTar = (
  bytes: Uint8Array,
  most: number,
  decode: (name: Uint8Array) => string,
): TarListing => {
  const members: ArchiveMember[] = []
  const problems: string[] = []
  let pax = new Map<string, string>()
  let longName: string | undefined
  let at = 0
  while (at + BLOCK <= bytes.length) {
    const header = bytes.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) break
    if (!hasRightSum(header)) {
      if (members.length === 0)
        return { ok: false, reason: 'file.broken', why: 'The first header is damaged.' }
      problems.push('A header is damaged; what follows it is not listed.')
      break
    }
    const size = Number(pax.get('size') ?? numberOf(header.subarray(124, 136)))
    const start = at + BLOCK
    if (!Number.isSafeInteger(size) || size < 0 || start + size > bytes.length) {
      problems.push('A member reaches beyond the end of the file; the archive was cut short.')
      break
    }
    const type = String.fromCharCode(header[156] ?? 0)
    const body = bytes.subarray(start, start + size)
    at = start + Math.ceil(size / BLOCK) * BLOCK
    if (type === 'x' || type === 'g') {
      if (type === 'x') pax = readPax(body.subarray(0, 1 << 20), decode)
      continue
    }
    if (type === 'L') {
      longName = textOf(body.subarray(0, 65_536), decode)
      continue
    }
    if (type === 'K' || type === 'V') continue
    if (members.length >= most)
      return { ok: false, reason: 'file.bomb', why: `It holds more than ${most} members.` }
    const prefix = textOf(header.subarray(345, 500), decode)
    const short = textOf(header.subarray(0, 100), decode)
    const isUstar = header[257] === 117
    const path = pax.get('path') ?? longName ?? (isUstar && prefix !== '' ? `${prefix}/${short}` : short)
    const kind = KINDS[type] ?? 'other'
    members.push({
      path,
      kind: kind === 'file' && path.endsWith('/') ? 'folder' : kind,
      size,
      packed: size,
      encrypted: false,
      method: 0,
      start,
      end: start + size,
    })
    pax = new Map()
    longName = undefined
  }
  return members.length === 0
    ? { ok: false, reason: 'file.broken', why: 'It holds no member.' }
    : { ok: true, members, problems }
}
