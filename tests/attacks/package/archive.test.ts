/** Archives that two programs could read differently, or that reach out of their folder, are refused before anything in them is looked at. */
import { deflateRawSync } from 'node:zlib'
import { memorySource, readZip } from '@smart-rescue/core/dossier'
import { describe, expect, it } from 'vitest'
import { errorCodes, makeFixture, verifyBytes } from './package-fixture.ts'
import { type RawEnd, type RawEntry, writeRawZip } from './raw-zip.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const README: RawEntry = { name: 'README.txt', data: text('read me') }
const OTHER: RawEntry = { name: 'checkpoint', data: text('a log\n') }
const named = (name: string | Uint8Array): RawEntry[] => [README, { name, data: text('x') }]
const tall = (entry: Partial<RawEntry>): RawEntry[] => [README, { ...OTHER, ...entry }]

const link = 0o120777 * 0x10000
const inner = writeRawZip([{ name: 'inner', data: text('y') }])

/** Name, the code it must be refused with, entries, end. */
const LIES: readonly (readonly [string, string, readonly RawEntry[], RawEnd?])[] = [
  ['two files of one name', 'zip.name-duplicate', [README, README]],
  ['two names that differ in case only', 'zip.name-case', named('ReadMe.TXT')],
  ['a name that climbs out', 'zip.name-traversal', named('items/../../etc/passwd')],
  ['a name with a dot segment', 'zip.name-traversal', named('./README.md')],
  ['an absolute name', 'zip.name-absolute', named('/etc/passwd')],
  ['a name with backslashes', 'zip.name-backslash', named('..\\..\\windows\\evil')],
  ['a name with a drive letter', 'zip.name-drive', named('C:evil.txt')],
  ['a name with NUL', 'zip.name-control', named('README.txt\0.exe')],
  ['a name with a newline', 'zip.name-control', named('README\n.txt')],
  ['an empty name', 'zip.name-empty', named('')],
  ['a name of 300 letters', 'zip.name-long', named('a'.repeat(300))],
  ['a name that is not ASCII', 'zip.name-characters', named('перевод.txt')],
  ['a name that is not UTF-8', 'zip.name-characters', named(Uint8Array.of(0x61, 0xff, 0xfe))],
  ['a device of another system', 'zip.name-reserved', named('items/nul.txt')],
  ['a name that ends in a dot', 'zip.name-reserved', named('items/x.')],
  ['an empty segment', 'zip.name-reserved', named('items//x')],
  ['a folder', 'zip.not-a-file', named('items/')],
  ['a symbolic link', 'zip.symlink', tall({ attributes: link, data: text('/etc/passwd') })],
  ['a device node', 'zip.not-a-file', tall({ attributes: 0o020644 * 0x10000 })],
  ['a folder by its attribute', 'zip.not-a-file', tall({ madeBy: 20, attributes: 0x10 })],
  ['an encrypted file', 'zip.encrypted', tall({ flags: 1 })],
  ['a strongly encrypted file', 'zip.encrypted', tall({ flags: 0x41 })],
  ['an AES file', 'zip.encrypted', tall({ method: 99 })],
  [
    'a compressed file',
    'zip.compressed',
    tall({ method: 8, data: deflateRawSync('aaaaaaaaaaaaaaaa'), size: 16 }),
  ],
  ['a size behind the data', 'zip.flags', tall({ flags: 8 })],
  ['other sizes stored and compressed', 'zip.size', tall({ compressedSize: 3 })],
  ['another name in the local header', 'zip.mismatch', tall({ local: { name: 'checkpoinT' } })],
  ['a longer name in the local header', 'zip.gap', tall({ local: { name: 'checkpoint.exe' } })],
  ['another size in the local header', 'zip.mismatch', tall({ local: { size: 2 } })],
  ['another CRC in the local header', 'zip.mismatch', tall({ local: { crc: 7 } })],
  ['another method in the local header', 'zip.mismatch', tall({ local: { method: 8 } })],
  ['encryption in the local header only', 'zip.mismatch', tall({ local: { flags: 1 } })],
  ['an extra field', 'zip.extra', tall({ extra: Uint8Array.of(0x75, 0x70, 1, 0, 1) })],
  [
    'an extra field in the local header only',
    'zip.gap',
    tall({ local: { extra: Uint8Array.of(1, 0, 0, 0) } }),
  ],
  ['an overlap', 'zip.overlap', [README, { ...OTHER, offset: 0, name: 'README.txt2' }]],
  [
    'a file inside a file',
    'zip.overlap',
    [
      { name: 'outer', data: inner },
      { ...OTHER, offset: 35 },
    ],
  ],
  ['a file that reaches into the directory', 'zip.overlap', tall({ size: 40, compressedSize: 40 })],
  ['bytes before the first file', 'zip.leading', [{ ...README, before: text('MZ') }, OTHER]],
  ['bytes between files', 'zip.gap', [README, { ...OTHER, before: text('hidden') }]],
  ['bytes before the directory', 'zip.gap', [README], { beforeDirectory: text('hidden') }],
  ['bytes after the directory', 'zip.gap', [README], { afterDirectory: text('hidden') }],
  ['an archive comment', 'zip.trailing', [README], { comment: 'PK' }],
  ['a file comment', 'zip.comment', tall({ comment: 'see other' })],
  ['a second disk', 'zip.disks', [README], { disk: 1 }],
  ['a file on another disk', 'zip.disks', tall({ disk: 2 })],
  ['fewer entries than files', 'zip.directory', [README, OTHER], { count: 1 }],
  ['more entries than files', 'zip.directory', [README], { count: 2 }],
  ['a directory beyond the end', 'zip.directory', [README], { length: 5_000 }],
  ['64-bit numbers that are not there', 'zip.zip64', [README], { start: 0xffffffff }],
  ['a 64-bit size that is not there', 'zip.zip64', tall({ size: 0xffffffff, compressedSize: 0xffffffff })],
  [
    'a 64-bit size that is not needed',
    'zip.zip64',
    tall({
      size: 0xffffffff,
      compressedSize: 0xffffffff,
      extra: Uint8Array.of(1, 0, 16, 0, 6, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0),
    }),
  ],
]

describe('a hostile archive', () => {
  for (const [name, code, entries, end] of LIES)
    it(`is refused for ${name} (${code})`, async () => {
      const reading = await readZip(memorySource(writeRawZip(entries, end)))
      expect(reading).toMatchObject({ ok: false, code })
    })

  it('is refused by the command with exit status 1 and the reason', async () => {
    const answer = await verifyBytes(writeRawZip([README, README]))
    expect(answer.exit).toBe(1)
    expect(errorCodes(answer)).toEqual(['zip.name-duplicate'])
  })

  it('never puts a control character of a name into the answer', async () => {
    const answer = await verifyBytes(writeRawZip(named('a\u001b[2Jb')))
    expect(answer.json.refused.path).toBe('a?[2Jb')
  })

  it('is refused for bytes after its end', async () => {
    const zip = writeRawZip([README])
    expect(await readZip(memorySource(new Uint8Array([...zip, 0])))).toMatchObject({ code: 'zip.trailing' })
  })

  it('is refused for more files, or more bytes, than a package may hold', async () => {
    const source = memorySource(writeRawZip([README, OTHER]))
    expect(await readZip(source, { entries: 1, total: 100 })).toMatchObject({ code: 'zip.too-many' })
    expect(await readZip(source, { entries: 2, total: 10 })).toMatchObject({ code: 'zip.too-large' })
    expect(await readZip(source, { entries: 2, total: 13 })).toMatchObject({ ok: true })
  })

  it('cannot be read, exit status 2, where it is no archive or was cut short', async () => {
    for (const bytes of [new Uint8Array(0), text('hello'), writeRawZip([README]).slice(0, -1)])
      expect(await verifyBytes(bytes)).toMatchObject({ exit: 2, json: { refused: { code: 'zip.no-end' } } })
  })

  it('is refused for a checksum that does not fit, since other programs would refuse the file', async () => {
    const { files, policy } = await makeFixture({ exhibits: 1 })
    const entries = [...files].map(([name, data]) => ({
      name,
      data,
      ...(name === 'README.txt' ? { crc: 1 } : {}),
    }))
    expect(errorCodes(await verifyBytes(writeRawZip(entries), policy))).toEqual(['file.crc'])
  })

  it('is not crashed by any single byte that changes', async () => {
    const zip = writeRawZip([README, OTHER])
    for (let at = 0; at < zip.length; at++) {
      const bytes = Uint8Array.from(zip)
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      const reading = await readZip(memorySource(bytes))
      expect(typeof reading.ok).toBe('boolean')
    }
  })
})

describe('an honest archive of another program', () => {
  it('is read where it stores its files and adds nothing', async () => {
    expect(await readZip(memorySource(writeRawZip([README, OTHER])))).toMatchObject({
      ok: true,
      files: [{ path: 'README.txt' }, { path: 'checkpoint' }],
    })
  })

  it('may mark its ASCII names as UTF-8', async () => {
    const entry = { ...OTHER, flags: 0x0800 }
    expect(await readZip(memorySource(writeRawZip([README, entry])))).toMatchObject({ ok: true })
  })
})
