/** Hostile zips, tars and gzips: names that lead out, links, bombs, overlaps, lies about numbers, cuts. */
import { gzipSync } from 'node:zlib'
import { files, type HostileFile, raw, text } from './hostile-file.ts'
import { type RawMember, rawZip } from './raw-zip.ts'

const one = (member: RawMember): Uint8Array => rawZip([member])
const zeros = (length: number): Uint8Array => new Uint8Array(length)
const plain: RawMember = { name: 'a.txt', data: 'a' }

/** A zip in a zip in a zip, so many deep. */
const nest = (depth: number): Uint8Array => {
  let inside = one(plain)
  for (let level = 1; level < depth; level += 1) inside = rawZip([{ name: 'next.zip', data: inside }])
  return inside
}

/** Like 42.zip: sixteen archives of sixteen archives of large files. */
const fortyTwo = (): Uint8Array => {
  const leaf = one({ name: '0.dll', data: zeros(30_000_000), deflate: true, size: 4_000_000_000 })
  const middle = rawZip(
    Array.from({ length: 16 }, (_, index) => ({ name: `book-${index}.zip`, data: leaf, deflate: true })),
  )
  return rawZip(
    Array.from({ length: 16 }, (_, index) => ({ name: `lib-${index}.zip`, data: middle, deflate: true })),
  )
}

const many = (count: number): Uint8Array =>
  rawZip(Array.from({ length: count }, (_, index) => ({ name: `f${index}` })))

/** Two rows of the table that point at the same bytes, and one whose data runs over the next member. */
const overlapped = (): Uint8Array => {
  const data = zeros(50_000)
  return rawZip([
    { name: 'a', data, deflate: true },
    { name: 'b', localName: 'a', data: '', offset: 0, size: 50_000, packed: 60, method: 8 },
  ])
}

const wideExtra = (size: bigint): Uint8Array => {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(size, 4)
  extra.writeBigUInt64LE(1n, 12)
  return extra
}

const cutAt = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.slice(0, Math.floor(bytes.length * share))

const zips = (): HostileFile[] => [
  ...files(
    ['quarantined'],
    {
      'slip.zip': one({ name: '../../../../tmp/hostile-slip.txt', data: 'x' }),
      'slip-inside.zip': one({ name: 'a/../../b.txt', data: 'x' }),
      'slip-backslash.zip': one({ name: '..\\..\\hostile.txt', data: 'x' }),
      'slip-mixed.zip': one({ name: 'a\\../..\\x', data: 'x' }),
      'absolute.zip': one({ name: '/tmp/hostile-absolute.txt', data: 'x' }),
      'absolute-backslash.zip': one({ name: '\\\\server\\share\\x', data: 'x' }),
      'drive.zip': one({ name: 'C:\\Windows\\x.dll', data: 'x' }),
      'drive-relative.zip': one({ name: 'c:x', data: 'x' }),
      'nul.zip': one({ name: 'a.txt\0.exe', data: 'x' }),
      'symlink.zip': rawZip([{ name: 'link', data: '/etc/passwd', mode: 0o120777 }, plain]),
      'symlink-then-file.zip': rawZip([
        { name: 'd', data: '/tmp', mode: 0o120777 },
        { name: 'd/hostile.txt', data: 'x' },
      ]),
      'device.zip': one({ name: 'tty', mode: 0o020666 }),
      'pipe.zip': one({ name: 'pipe', mode: 0o010666 }),
    },
    'file.unsafe-names',
  ),
  ...files(
    ['quarantined'],
    {
      'ratio-1000.zip': one({ name: 'zeros', data: zeros(20_000_000), deflate: true }),
      'ratio-claimed.zip': one({ name: 'x', data: 'x', size: 0xfffffffe }),
      'ratio-many.zip': rawZip(
        Array.from({ length: 100 }, (_, index) => ({
          name: `z${index}`,
          data: zeros(1_000_000),
          deflate: true,
        })),
      ),
      'forty-two.zip': fortyTwo(),
      'nested-5.zip': nest(5),
      'nested-9.zip': nest(9),
      'entries-10001.zip': many(10_001),
      'entries-70000.zip': many(70_000),
      'entries-claimed-60000.zip': rawZip([plain], { count: 60_000 }),
      'zip64-million.zip': rawZip([plain], { zip64: { count: 1_000_000n } }),
      'zip64-petabyte.zip': one({
        name: 'x',
        data: 'x',
        size: 0xffffffff,
        packed: 0xffffffff,
        extra: wideExtra(2n ** 50n),
      }),
    },
    'file.bomb',
  ),
  ...files(['quarantined'], {
    'overlap.zip': overlapped(),
    'two-names.zip': one({ name: 'harmless.txt', localName: 'hostile!.exe', data: 'x' }),
    'nowhere.zip': one({ name: 'a', data: 'x', offset: 0x7fffffff }),
    'beyond.zip': one({ name: 'a', data: 'x', packed: 5_000_000, size: 5_000_000 }),
    'zip64-count-lie.zip': rawZip([plain], { zip64: { count: 7n } }),
    'zip64-start-lie.zip': rawZip([plain], { zip64: { count: 1n, start: 2n ** 63n } }),
    'zip64-length-lie.zip': rawZip([plain], { zip64: { count: 1n, length: 2n ** 62n } }),
    'count-less.zip': rawZip([plain, { name: 'b' }], { count: 1 }),
    'count-more.zip': rawZip([plain], { count: 9 }),
    'directory-nowhere.zip': rawZip([plain], { directoryOffset: 0x7ffffff0 }),
    'cut-half.zip': cutAt(many(50), 0.5),
    'cut-end.zip': cutAt(many(50), 0.95),
    'only-head.zip': raw('PK\x03\x04'),
    'locked.zip': one({ name: 'a', data: 'secret', flags: 1 }),
    'locked-aes.zip': one({ name: 'a', data: 'secret', flags: 1, method: 99 }),
  }),
  ...files(['read'], {
    'duplicate.zip': rawZip([plain, { name: 'a.txt', data: 'b' }]),
    'case.zip': rawZip([plain, { name: 'A.TXT', data: 'b' }]),
    'composed.zip': rawZip([
      { name: 'é', data: '1' },
      { name: 'e\u0301', data: '2' },
    ]),
    'empty.zip': rawZip([]),
    'method-12.zip': rawZip([{ name: 'a', data: 'x', method: 12 }, plain]),
    'size-lie-small.zip': rawZip([{ name: 'a', data: 'xxxxxxxx', deflate: true, size: 2 }, plain]),
    'size-lie-large.zip': rawZip([{ name: 'a', data: 'x', deflate: true, size: 20 }, plain]),
    'not-deflate.zip': rawZip([{ name: 'a', data: '\xff\xff\xff', method: 8 }, plain]),
    'turned-name.zip': rawZip([{ name: 'photo\u202egpj.exe', data: 'x' }]),
    'long-name.zip': one({ name: 'n'.repeat(65_000), data: 'x' }),
    'no-name.zip': one({ name: '', data: 'x' }),
    'prefix.zip': rawZip([plain], { prefix: raw('PK\x03\x04'.padEnd(4)) }),
    'suffix.zip': rawZip([plain], { suffix: text('more') }),
    'comment.zip': rawZip([plain], { comment: text('PK\x05\x06 not the end'.padEnd(60)) }),
    'name-lies.jpg': one(plain),
    'nested-2.zip': nest(2),
  }),
]

const header = (name: string, size: number, type = '0', link = ''): Buffer => {
  const block = Buffer.alloc(512)
  block.write(name.slice(0, 100), 0, 'latin1')
  block.write('0000644\0', 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('        ', 148)
  block.write(type, 156)
  block.write(link, 157)
  block.write('ustar\x0000', 257)
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return block
}
const padded = (data: string): Buffer =>
  Buffer.concat([Buffer.from(data), Buffer.alloc((512 - (Buffer.byteLength(data) % 512)) % 512)])
const tar = (...blocks: readonly Buffer[]): Uint8Array =>
  new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1_024)]))
const member = (name: string, data = 'x'): Buffer =>
  Buffer.concat([header(name, Buffer.byteLength(data)), padded(data)])
const pax = (record: string): Buffer => {
  const line = `${record.length + 4} ${record}\n`
  return Buffer.concat([header('pax', line.length, 'x'), padded(line)])
}
const largeSize = (): Buffer => {
  const block = header('huge', 0)
  block.fill(0xff, 124, 136)
  block.write('        ', 148)
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return block
}

const tars = (): HostileFile[] => [
  ...files(
    ['quarantined'],
    {
      'slip.tar': tar(member('../../tmp/hostile-slip-tar.txt')),
      'absolute.tar': tar(member('/tmp/hostile-absolute-tar.txt')),
      'symlink.tar': tar(header('link', 0, '2', '/etc/passwd'), member('a')),
      'hardlink.tar': tar(header('link', 0, '1', '/etc/shadow'), member('a')),
      'device.tar': tar(header('disk', 0, '3'), member('a')),
      'pax-slip.tar': tar(pax('path=../../x'), member('a')),
      'long-name-slip.tar': tar(header('././@LongLink', 9, 'L'), padded('../../ab\0'), member('a')),
    },
    'file.unsafe-names',
  ),
  ...files(['quarantined'], {
    'entries-10001.tar': tar(...Array.from({ length: 10_001 }, (_, index) => header(`f${index}`, 0))),
    'bad-sum.tar': tar(Buffer.concat([header('a', 0).fill(0x41, 0, 50), Buffer.alloc(512)])),
    'zeros.tar.gz': new Uint8Array(gzipSync(zeros(200_000_000))),
    'zeros.gz': new Uint8Array(gzipSync(zeros(120_000_000))),
    'cut.gz': cutAt(gzipSync(Buffer.from('plain text '.repeat(900))), 0.5),
    'garbage.gz': raw(`\x1f\x8b\x08\0${'\xaa'.repeat(500)}`),
  }),
  ...files(['read'], {
    'plain.tar': tar(member('a.txt'), header('folder/', 0, '5'), member('folder/b.txt', 'more')),
    'cut.tar': cutAt(tar(member('a.txt'), member('b.txt', 'y'.repeat(5_000))), 0.4),
    'huge-size.tar': tar(member('a.txt'), largeSize()),
    'plain.tar.gz': new Uint8Array(gzipSync(tar(member('a.txt')))),
    'thrice.gz': new Uint8Array(gzipSync(gzipSync(gzipSync('text')))),
  }),
]

const others = (): HostileFile[] =>
  files(
    ['refused'],
    {
      'a.7z': raw(`7z\xbc\xaf\x27\x1c${'\0'.repeat(64)}`),
      'a.rar': raw(`Rar!\x1a\x07\x01\0${'\0'.repeat(64)}`),
      'a.xz': raw(`\xfd7zXZ\0${'\0'.repeat(64)}`),
      'a.bz2': raw(`BZh91AY&SY${'\0'.repeat(64)}`),
    },
    'file.packed-otherwise',
  )

/** All of them. */
export const makeArchives = (): HostileFile[] => [...zips(), ...tars(), ...others()]
