/** Writes zips that say whatever they are told to: for lies, overlaps and names that no honest program writes. */
import { crc32, deflateRawSync } from 'node:zlib'

/** One member; whatever is given is written, whether it is true or not. */
export interface RawMember {
  readonly name: string | Uint8Array
  readonly data?: Uint8Array | string
  readonly deflate?: boolean
  readonly localName?: string
  readonly flags?: number
  readonly method?: number
  readonly size?: number
  readonly packed?: number
  readonly offset?: number
  /** Unix mode in the upper half of the external attributes. */
  readonly mode?: number
  readonly extra?: Uint8Array
}

/** Whole archive. */
export interface RawEnd {
  readonly count?: number
  readonly comment?: Uint8Array
  readonly prefix?: Uint8Array
  readonly suffix?: Uint8Array
  readonly directoryOffset?: number
  /** A 64-bit end record with these numbers, and a locator. */
  readonly zip64?: { readonly count: bigint; readonly length?: bigint; readonly start?: bigint }
}

const bytesOf = (value: string | Uint8Array): Buffer =>
  typeof value === 'string' ? Buffer.from(value) : Buffer.from(value)

/** The zip. */
export const rawZip = (members: readonly RawMember[], end: RawEnd = {}): Uint8Array => {
  const parts: Buffer[] = [Buffer.from(end.prefix ?? [])]
  const central: Buffer[] = []
  let at = 0
  for (const member of members) {
    const plain = bytesOf(member.data ?? '')
    const deflate = member.deflate ?? false
    const data = deflate ? deflateRawSync(plain, { level: 9 }) : plain
    const name = bytesOf(member.name)
    const extra = bytesOf(member.extra ?? new Uint8Array(0))
    const fields = (signature: number, version: readonly number[]) => {
      const head = Buffer.alloc(26 + 2 * version.length)
      head.writeUInt32LE(signature, 0)
      version.forEach((value, index) => void head.writeUInt16LE(value, 4 + 2 * index))
      const from = 4 + 2 * version.length
      head.writeUInt16LE(member.flags ?? 0, from)
      head.writeUInt16LE(member.method ?? (deflate ? 8 : 0), from + 2)
      head.writeUInt32LE(crc32(plain), from + 8)
      head.writeUInt32LE(member.packed ?? data.length, from + 12)
      head.writeUInt32LE(member.size ?? plain.length, from + 16)
      head.writeUInt16LE(0, from + 20)
      return head
    }
    const localName = bytesOf(member.localName ?? name)
    const local = Buffer.concat([fields(0x04034b50, [20]), Buffer.alloc(2)])
    local.writeUInt16LE(localName.length, 26)
    local.writeUInt16LE(0, 28)
    const row = Buffer.concat([fields(0x02014b50, [0x0314, 20]), Buffer.alloc(16)])
    row.writeUInt16LE(name.length, 28)
    row.writeUInt16LE(extra.length, 30)
    row.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 38)
    row.writeUInt32LE(member.offset ?? at, 42)
    central.push(Buffer.concat([row, name, extra]))
    const written = Buffer.concat([local, localName, data])
    parts.push(written)
    at += written.length
  }
  const directory = Buffer.concat(central)
  const tail: Buffer[] = [directory]
  if (end.zip64 !== undefined) {
    const wide = Buffer.alloc(76)
    wide.writeUInt32LE(0x06064b50, 0)
    wide.writeBigUInt64LE(44n, 4)
    wide.writeBigUInt64LE(end.zip64.count, 24)
    wide.writeBigUInt64LE(end.zip64.count, 32)
    wide.writeBigUInt64LE(end.zip64.length ?? BigInt(directory.length), 40)
    wide.writeBigUInt64LE(end.zip64.start ?? BigInt(at), 48)
    wide.writeUInt32LE(0x07064b50, 56)
    wide.writeBigUInt64LE(BigInt(at + directory.length + (end.prefix?.length ?? 0)), 64)
    wide.writeUInt32LE(1, 72)
    tail.push(wide)
  }
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  const count = Math.min(0xffff, end.count ?? members.length)
  last.writeUInt16LE(end.zip64 === undefined ? count : 0xffff, 8)
  last.writeUInt16LE(end.zip64 === undefined ? count : 0xffff, 10)
  last.writeUInt32LE(directory.length, 12)
  last.writeUInt32LE(end.directoryOffset ?? at, 16)
  last.writeUInt16LE(end.comment?.length ?? 0, 20)
  return new Uint8Array(
    Buffer.concat([...parts, ...tail, last, Buffer.from(end.comment ?? []), Buffer.from(end.suffix ?? [])]),
  )
}
