/** The ZIP file by its bytes (APPNOTE 6.3.10), and as Python reads it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeZip, type ZipEntry } from './zip-writer.ts'

const AT = new Date('2026-03-01T10:20:31.999Z')
const text = (name: string, ...parts: string[]): ZipEntry => ({
  name,
  parts: parts.map((part) => Buffer.from(part)),
})
const zip = (...entries: ZipEntry[]): Buffer => Buffer.concat(makeZip(entries, AT))

/** Reads an archive from its end, as readers do, checking every field that stands twice. */
const readBack = (bytes: Buffer) => {
  const end = bytes.length - 22
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
  const count = bytes.readUInt16LE(end + 10)
  expect([bytes.readUInt16LE(end + 8), bytes.readUInt32LE(end + 4), bytes.readUInt16LE(end + 20)]).toEqual([
    count,
    0,
    0,
  ])
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)]
  expect(start + size).toBe(end)
  const files: { name: string; data: Buffer; crc: number }[] = []
  let at = start
  for (let n = 0; n < count; n += 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50)
    // Version, flags, method, time, date, crc, sizes and lengths stand in both places alike.
    expect(bytes.subarray(local + 4, local + 30)).toEqual(bytes.subarray(at + 6, at + 32))
    expect(bytes.subarray(local + 30, local + 30 + nameLength)).toEqual(name)
    const dataAt = local + 30 + nameLength
    files.push({
      name: name.toString('utf8'),
      data: bytes.subarray(dataAt, dataAt + bytes.readUInt32LE(at + 24)),
      crc: bytes.readUInt32LE(at + 16),
    })
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return files
}

describe('an entry', () => {
  const bytes = zip(text('a/ä.txt', 'Room ', 'to let'))

  it('is stored, with a UTF-8 name and no data descriptor', () => {
    expect([bytes.readUInt16LE(4), bytes.readUInt16LE(6), bytes.readUInt16LE(8)]).toEqual([20, 0x0800, 0])
    expect(bytes.readUInt32LE(18)).toBe(11)
    expect(bytes.readUInt32LE(22)).toBe(11)
    expect(bytes.readUInt16LE(28)).toBe(0)
    expect(bytes.subarray(38, 49).toString()).toBe('Room to let')
  })

  it('has the checksum of its parts together', () => {
    expect(bytes.readUInt32LE(14)).toBe(crc32('Room to let'))
  })

  it('has its time in UTC, in steps of two seconds', () => {
    const [time, date] = [bytes.readUInt16LE(10), bytes.readUInt16LE(12)]
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([10, 20, 30])
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 3, 1])
  })

  it('is a regular file of mode 0644 for Unix', () => {
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    expect(bytes.readUInt8(central + 5)).toBe(3)
    expect(bytes.readUInt32LE(central + 38) >>> 16).toBe(0o100644)
  })
})

describe('an archive', () => {
  it('of nothing is an end record alone', () => {
    expect(zip()).toHaveLength(22)
    expect(readBack(zip())).toEqual([])
  })

  it('copies nothing: the parts that it was given are the parts that it hands out', () => {
    const part = Buffer.from('x')
    expect(makeZip([{ name: 'a', parts: [part] }], AT)).toContain(part)
  })

  it('gives back any names and any bytes, in order, each with its checksum', () => {
    const entry = fc.record({
      name: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((name) => name.isWellFormed()),
      parts: fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 6 }), (entries) => {
        const files = readBack(zip(...entries))
        expect(files.map(({ name }) => name)).toEqual(entries.map(({ name }) => name))
        for (const [index, { data, crc }] of files.entries()) {
          expect(Buffer.concat(entries[index]?.parts ?? []).equals(data)).toBe(true)
          expect(crc).toBe(crc32(data))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is read by Python, every name, byte, time and mode', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'sr-zip-'))
    try {
      writeFileSync(
        join(folder, 'x.zip'),
        zip(text('a.txt', 'one'), text('ख/ä.txt', 'two', '!'), text('empty')),
      )
      const script = `
import sys, zipfile, json
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, z.read(i).decode(), i.date_time, i.external_attr >> 16, i.compress_type] for i in z.infolist()]))`
      let said: string
      try {
        said = execFileSync('python3', ['-c', script, join(folder, 'x.zip')], { stdio: 'pipe' }).toString()
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return context.skip('no python3')
        throw error
      }
      const time = [2026, 3, 1, 10, 20, 30]
      expect(JSON.parse(said)).toEqual([
        ['a.txt', 'one', time, 0o100644, 0],
        ['ख/ä.txt', 'two!', time, 0o100644, 0],
        ['empty', '', time, 0o100644, 0],
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('what would need ZIP64', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ name: String(n), parts: [] }))

  it('is refused by number: 65,535 entries, where 65,534 are written', () => {
    expect(() => makeZip(many(0xffff), AT)).toThrow(RangeError)
    const bytes = Buffer.concat(makeZip(many(0xfffe), AT))
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(0xfffe)
  })

  /** Bytes that only say that they are so many: the size counts, and no memory is taken. */
  const vast = (length: number): Uint8Array =>
    Object.defineProperty(new Uint8Array(1), 'length', { value: length })

  it('is refused by size: the last archive that fits is written, one byte more is not', () => {
    const head = 30 + 1
    expect(() => makeZip([{ name: 'a', parts: [vast(0xffffffff - head)] }], AT)).not.toThrow()
    expect(() => makeZip([{ name: 'a', parts: [vast(0xffffffff - head + 1)] }], AT)).toThrow(
      'the archive would be larger than 4 GB',
    )
  })

  it('is refused by the sum of sizes too', () => {
    const half = { parts: [vast(0x80000000)] }
    expect(() => makeZip([{ name: 'a', ...half }], AT)).not.toThrow()
    expect(() =>
      makeZip(
        [
          { name: 'a', ...half },
          { name: 'b', ...half },
        ],
        AT,
      ),
    ).toThrow(RangeError)
  })
})

describe('a name that comes twice', () => {
  it('is refused wherever it stands, since readers differ on which is meant', () => {
    expect(() => zip(text('a'), text('b'), text('a'))).toThrow('two of one name')
    expect(() => zip(text('a'), text('A'))).not.toThrow()
  })
})
