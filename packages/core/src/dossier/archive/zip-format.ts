/** The records of a zip file (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3), as far as a package uses them: stored entries, ASCII names, zip64 only where a number needs it. */
import { joinBytes, utf8 } from '../../integrity/index.ts'

/** Begins a local header, as a 32-bit little-endian number; so do the four that follow for their records. */
export const LOCAL_SIGNATURE = 0x04034b50
/** Begins a row of the central directory. */
export const CENTRAL_SIGNATURE = 0x02014b50
/** Begins the end record. */
export const END_SIGNATURE = 0x06054b50
/** Begins the zip64 end record. */
export const ZIP64_END_SIGNATURE = 0x06064b50
/** Begins the locator of the zip64 end record. */
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50

/** Bytes of a local header without name and extra field. */
export const LOCAL_LENGTH = 30
/** Bytes of a row of the central directory without name, extra field and comment. */
export const CENTRAL_LENGTH = 46
/** Bytes of the end record without comment. */
export const END_LENGTH = 22
/** Bytes of the zip64 end record as we write it. */
export const ZIP64_END_LENGTH = 56
/** Bytes of the locator of the zip64 end record. */
export const ZIP64_LOCATOR_LENGTH = 20

/** From this value on, a 16-bit number stands in the zip64 record instead. */
export const MAX_16 = 0xffff
/** From this value on, a 32-bit number stands in a zip64 record instead. */
export const MAX_32 = 0xffffffff

/** Header id of the zip64 extra field. */
const ZIP64_EXTRA = 0x0001

/** One stored file. `offset` is where its local header begins. */
export interface ZipEntry {
  readonly path: string
  readonly size: number
  readonly crc32: number
  readonly offset: number
}

const FIXED_DATE = 0x21 // 1980-01-01: the manifest says when; equal content gives equal bytes
const VERSION = 10
const VERSION_ZIP64 = 45
const MADE_ON_UNIX = 3 << 8
const REGULAR_FILE = 0o100644

/** Writes numbers little-endian: `[bytes, value]` pairs. */
const record = (...fields: readonly (readonly [2 | 4 | 8, number])[]): Uint8Array => {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true)
    else if (width === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += width
  }
  return bytes
}

const capped = (value: number, max: number): number => Math.min(value, max)

const zip64Extra = (values: readonly number[]): Uint8Array =>
  values.length === 0
    ? new Uint8Array(0)
    : joinBytes(
        record([2, ZIP64_EXTRA], [2, values.length * 8]),
        ...values.map((value) => record([8, value])),
      )

/** The extra field of an entry's local header: both sizes, where the size needs it. */
export const localExtra = (size: number): Uint8Array => zip64Extra(size >= MAX_32 ? [size, size] : [])

/** The extra field of an entry's central header: both sizes and the offset, each only where it needs it. */
const centralExtra = (size: number, offset: number): Uint8Array =>
  zip64Extra([...(size >= MAX_32 ? [size, size] : []), ...(offset >= MAX_32 ? [offset] : [])])

/** The local header that precedes an entry's bytes. */
export const formatLocalHeader = ({ path, size, crc32 }: Omit<ZipEntry, 'offset'>): Uint8Array => {
  const name = utf8(path)
  const extra = localExtra(size)
  const head = record(
    [4, LOCAL_SIGNATURE],
    [2, extra.length > 0 ? VERSION_ZIP64 : VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, FIXED_DATE],
    [4, crc32],
    [4, capped(size, MAX_32)],
    [4, capped(size, MAX_32)],
    [2, name.length],
    [2, extra.length],
  )
  return joinBytes(head, name, extra)
}

/** The entry's row of the central directory. */
export const formatCentralHeader = ({ path, size, crc32, offset }: ZipEntry): Uint8Array => {
  const name = utf8(path)
  const extra = centralExtra(size, offset)
  const version = extra.length > 0 ? VERSION_ZIP64 : VERSION
  const head = record(
    [4, CENTRAL_SIGNATURE],
    [2, MADE_ON_UNIX | version],
    [2, version],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, FIXED_DATE],
    [4, crc32],
    [4, capped(size, MAX_32)],
    [4, capped(size, MAX_32)],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, REGULAR_FILE * 0x10000],
    [4, capped(offset, MAX_32)],
  )
  return joinBytes(head, name, extra)
}

/** The end of the archive: the zip64 records where a number needs them, then the end record without a comment. */
export const formatEnd = (count: number, start: number, length: number): Uint8Array => {
  const end = record(
    [4, END_SIGNATURE],
    [2, 0],
    [2, 0],
    [2, capped(count, MAX_16)],
    [2, capped(count, MAX_16)],
    [4, capped(length, MAX_32)],
    [4, capped(start, MAX_32)],
    [2, 0],
  )
  if (count < MAX_16 && start < MAX_32 && length < MAX_32) return end
  const wide = record(
    [4, ZIP64_END_SIGNATURE],
    [8, ZIP64_END_LENGTH - 12],
    [2, MADE_ON_UNIX | VERSION_ZIP64],
    [2, VERSION_ZIP64],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, start],
  )
  const locator = record([4, ZIP64_LOCATOR_SIGNATURE], [4, 0], [8, start + length], [4, 1])
  return joinBytes(wide, locator, end)
}
