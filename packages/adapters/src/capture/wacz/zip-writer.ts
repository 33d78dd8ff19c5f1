/** Writes a ZIP file (PKWARE APPNOTE 6.3.10) with stored entries: nothing compressed twice, every byte where a reader can seek to it. */
import { crc32 } from 'node:zlib'

/** One file of the archive. Parts are written one after another. */
export interface ZipEntry {
  readonly name: string
  readonly parts: readonly Uint8Array[]
}

const MOST_32 = 0xffffffff

/** Date and time as MS-DOS has them: local by custom, UTC here; two-second steps. */
const dosTime = (at: Date): { time: number; date: number } => ({
  time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
})

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0)

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly size: number
  readonly offset: number
}

/** The fields that local and central headers share: version 2.0, UTF-8 names, stored. */
const commonFields = (entry: Written, at: Date): Buffer => {
  const { time, date } = dosTime(at)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(0, 4)
  fields.writeUInt16LE(time, 6)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(entry.size, 14)
  fields.writeUInt32LE(entry.size, 18)
  fields.writeUInt16LE(entry.name.length, 22)
  fields.writeUInt16LE(0, 24)
  return fields
}

const centralHeader = (entry: Written, at: Date): Buffer => {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(0x02014b50, 0)
  // Made by version 2.0 on Unix, so that the attributes below are read as a regular file of mode 0644.
  head.writeUInt16LE((3 << 8) | 20, 4)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE((0o100644 << 16) >>> 0, 6)
  tail.writeUInt32LE(entry.offset, 10)
  return Buffer.concat([head, commonFields(entry, at), tail, entry.name])
}

const endRecord = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** The archive as a list of parts, in order; nothing is copied. Throws RangeError for what would need ZIP64 (4 GB, 65,535 entries), and for a name that comes twice. */
export const makeZip = (entries: readonly ZipEntry[], at: Date): readonly Uint8Array[] => {
  if (entries.length >= 0xffff || new Set(entries.map((entry) => entry.name)).size !== entries.length)
    throw new RangeError('too many entries, or two of one name')
  const parts: Uint8Array[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const written: Written = {
      name: Buffer.from(entry.name),
      crc: entry.parts.reduce((sum, part) => crc32(part, sum), 0),
      size: sizeOf(entry.parts),
      offset,
    }
    const signature = Buffer.from([0x50, 0x4b, 0x03, 0x04])
    parts.push(signature, commonFields(written, at), written.name, ...entry.parts)
    offset += 30 + written.name.length + written.size
    if (offset > MOST_32) throw new RangeError('the archive would be larger than 4 GB')
    central.push(centralHeader(written, at))
  }
  const directory = Buffer.concat(central)
  return [...parts, directory, endRecord(entries.length, directory.length, offset)]
}
