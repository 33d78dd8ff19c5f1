/** The tar format (POSIX.1-1988 ustar, sizes beyond 8 GiB in base 256 as GNU tar writes them): headers and blocks, nothing else. */

/** Bytes of a block; every entry fills whole ones. */
export const BLOCK = 512

/** One entry: its name (relative, forward slashes) and length in bytes. */
export interface TarEntry {
  readonly name: string
  readonly length: number
}

const SIZE_AT = 124
const LARGEST_OCTAL = 0o77777777777

const sum = (header: Uint8Array): number => {
  let total = 0
  // The checksum's own field counts as eight blanks.
  for (let at = 0; at < BLOCK; at++) total += at >= 148 && at < 156 ? 32 : (header[at] ?? 0)
  return total
}

/** The header of an entry. Throws when the name does not fit (100 bytes, or 155 more before a slash). */
export const writeTarHeader = ({ name, length }: TarEntry): Buffer => {
  const header = Buffer.alloc(BLOCK)
  let [prefix, rest] = ['', name]
  if (Buffer.byteLength(name) > 100) {
    const cut = name.indexOf('/', Math.max(0, name.length - 101))
    prefix = name.slice(0, cut)
    rest = name.slice(cut + 1)
  }
  if (Buffer.byteLength(rest) > 100 || Buffer.byteLength(prefix) > 155)
    throw new Error('a name is too long for tar')
  header.write(rest, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0'.repeat(2), 108)
  if (length <= LARGEST_OCTAL) header.write(`${length.toString(8).padStart(11, '0')}\0`, SIZE_AT)
  else {
    header.writeUInt8(0x80, SIZE_AT)
    header.writeBigUInt64BE(BigInt(length), SIZE_AT + 4)
  }
  header.write('00000000000\0', 136)
  header.write('0', 156)
  header.write('ustar\0', 257)
  header.write('00', 263)
  header.write(prefix, 345)
  header.write(`${sum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const textAt = (header: Buffer, at: number, length: number): string => {
  const bytes = header.subarray(at, at + length)
  const end = bytes.indexOf(0)
  return bytes.subarray(0, end === -1 ? length : end).toString('utf8')
}

/** Reads a header; undefined for the zero block that ends an archive. Throws when it is not a header of a plain file. */
export const readTarHeader = (header: Buffer): TarEntry | undefined => {
  if (header.every((byte) => byte === 0)) return undefined
  const checksum = Number.parseInt(textAt(header, 148, 8).trim(), 8)
  if (checksum !== sum(header) || header[156] !== 0x30) throw new Error('not a tar header of a plain file')
  const prefix = textAt(header, 345, 155)
  const name = textAt(header, 0, 100)
  const length =
    header[SIZE_AT] === 0x80
      ? Number(header.readBigUInt64BE(SIZE_AT + 4))
      : Number.parseInt(textAt(header, SIZE_AT, 12), 8)
  return { name: prefix === '' ? name : `${prefix}/${name}`, length }
}

/** Zero bytes that fill an entry's last block. */
export const padding = (length: number): number => (BLOCK - (length % BLOCK)) % BLOCK
