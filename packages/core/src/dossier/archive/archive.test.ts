import { describe, expect, it } from 'vitest'
import { utf8 } from '../../integrity/index.ts'
import { type ByteSource, memorySource, streamRange, windowedSource } from './byte-source.ts'
import { crc32 } from './crc32.ts'
import { readZip } from './read-zip.ts'
import { ArchiveRefused, writeZip, type ZipInput, zipInput } from './write-zip.ts'
import { formatCentralHeader, formatEnd, formatLocalHeader, type ZipEntry } from './zip-format.ts'
import { judgeName, judgeNames } from './zip-name.ts'

const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: number[] = []
  for await (const piece of pieces) all.push(...piece)
  return Uint8Array.from(all)
}

describe('crc32', () => {
  it('gives the published check value, in one piece or in many', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
    expect(crc32(utf8('6789'), crc32(utf8('12345')))).toBe(0xcbf43926)
    expect(crc32(new Uint8Array(0))).toBe(0)
  })
})

describe('a byte source', () => {
  it('refuses to read outside of itself', async () => {
    const source = memorySource(utf8('abc'))
    await expect(source.read(1, 4)).rejects.toThrow(RangeError)
    await expect(source.read(-1, 1)).rejects.toThrow(RangeError)
  })

  it('behind a window gives the same bytes with far fewer reads', async () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i & 255)
    let reads = 0
    const counted: ByteSource = {
      size: bytes.length,
      read: async (start, end) => {
        reads += 1
        return bytes.subarray(start, end)
      },
    }
    const near = windowedSource(counted, 1_000)
    for (let at = 0; at < 5_000; at += 50)
      expect(await near.read(at, at + 50)).toEqual(bytes.subarray(at, at + 50))
    expect(reads).toBe(5)
    expect(await near.read(0, 4_000)).toEqual(bytes.subarray(0, 4_000))
    expect(await near.read(10, 20)).toEqual(bytes.subarray(10, 20))
  })

  it('streams a range in pieces that join to the range', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 255)
    expect(await gather(streamRange(memorySource(bytes), 100, 250))).toEqual(bytes.subarray(100, 250))
    expect(await gather(streamRange(memorySource(bytes), 100, 100))).toHaveLength(0)
  })
})

describe('writing and reading an archive', () => {
  const files = [zipInput('README.txt', utf8('read me')), zipInput('items/E-01/empty', new Uint8Array(0))]

  it('gives back names, sizes, checksums and places', async () => {
    const zip = await gather(writeZip(files))
    const reading = await readZip(memorySource(zip))
    if (!reading.ok) throw new Error(reading.code)
    expect(reading.files.map(({ path, size }) => [path, size])).toEqual([
      ['README.txt', 7],
      ['items/E-01/empty', 0],
    ])
    const [first] = reading.files
    expect(zip.subarray(first?.start, (first?.start ?? 0) + 7)).toEqual(utf8('read me'))
  })

  it('gives the same bytes for the same files', async () => {
    expect(await gather(writeZip(files))).toEqual(await gather(writeZip(files)))
  })

  it('reads an empty archive as empty', async () => {
    expect(await readZip(memorySource(await gather(writeZip([]))))).toEqual({ ok: true, files: [] })
  })

  it('throws in the middle rather than finish an archive whose file is not what was promised', async () => {
    const liars: ZipInput[] = [
      { ...zipInput('a', utf8('abc')), size: 2 },
      { ...zipInput('a', utf8('abc')), size: 4 },
      { ...zipInput('a', utf8('abc')), crc32: 1 },
    ]
    for (const liar of liars) await expect(gather(writeZip([liar]))).rejects.toThrow(ArchiveRefused)
  })

  it('writes no name that it would not read', async () => {
    await expect(gather(writeZip([zipInput('../up', utf8('x'))]))).rejects.toThrow(ArchiveRefused)
    await expect(gather(writeZip([files[0] as ZipInput, files[0] as ZipInput]))).rejects.toThrow(
      ArchiveRefused,
    )
  })
})

describe('archives beyond 4 GiB', () => {
  const GIB = 2 ** 30
  const big = { path: 'items/E-01/big.wacz', size: 5 * GIB, crc32: 7 }
  const small = { path: 'items/E-02/small', size: 3, crc32: 9 }

  /** An archive whose files are holes: only the headers are bytes. */
  const sparse = (entries: readonly Omit<ZipEntry, 'offset'>[]): ByteSource => {
    const held: { at: number; bytes: Uint8Array }[] = []
    let at = 0
    const rows: Uint8Array[] = []
    const put = (bytes: Uint8Array): void => {
      held.push({ at, bytes })
      at += bytes.length
    }
    for (const entry of entries) {
      rows.push(formatCentralHeader({ ...entry, offset: at }))
      put(formatLocalHeader(entry))
      at += entry.size
    }
    const start = at
    for (const row of rows) put(row)
    put(formatEnd(entries.length, start, at - start))
    return {
      size: at,
      read: async (from, to) => {
        const bytes = new Uint8Array(to - from)
        for (const piece of held)
          for (let i = Math.max(from, piece.at); i < Math.min(to, piece.at + piece.bytes.length); i++)
            bytes[i - from] = piece.bytes[i - piece.at] ?? 0
        return bytes
      },
    }
  }

  it('are written with 64-bit numbers where they are needed, and read back', async () => {
    const reading = await readZip(sparse([small, big, { ...small, path: 'items/E-03/last' }]))
    if (!reading.ok) throw new Error(reading.code)
    expect(reading.files.map(({ size }) => size)).toEqual([3, 5 * GIB, 3])
    expect(reading.files[2]?.offset).toBeGreaterThan(5 * GIB)
  })

  it('are refused where their 64-bit end says something else than the 32-bit end', async () => {
    const source = sparse([big])
    const lying: ByteSource = {
      size: source.size,
      read: async (from, to) => {
        const bytes = Uint8Array.from(await source.read(from, to))
        const count = source.size - 22 - 20 - 56 + 32
        if (from <= count && count < to) bytes[count - from] = 2
        return bytes
      },
    }
    expect(await readZip(lying)).toMatchObject({ ok: false, code: 'zip.zip64' })
  })

  it('may hold more than 65,535 files', async () => {
    const many = Array.from({ length: 65_600 }, (_, i) => ({ path: `p/${i}`, size: 0, crc32: 0 }))
    const zip = await (async () => {
      const pieces: Uint8Array[] = []
      for await (const piece of writeZip(many.map(({ path }) => zipInput(path, new Uint8Array(0)))))
        pieces.push(piece)
      const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
      let at = 0
      for (const piece of pieces) {
        joined.set(piece, at)
        at += piece.length
      }
      return joined
    })()
    const reading = await readZip(memorySource(zip))
    expect(reading.ok && reading.files.length).toBe(65_600)
  })
})

describe('names', () => {
  it('of packages pass', () => {
    for (const name of ['README.txt', 'items/E-01/exhibit.wacz', 'proofs/12.tlog-proof', 'a-b_c.d'])
      expect(judgeName(name)).toBeUndefined()
  })

  it('that lead astray are refused, and shown without what could harm a terminal', () => {
    expect(judgeName('a\u202eb')?.code).toBe('zip.name-characters')
    expect(judgeName('a\u001b[2J')?.path).toBe('a?[2J')
    expect(judgeName('items/CON')?.code).toBe('zip.name-reserved')
    expect(judgeName('con.txt')?.code).toBe('zip.name-reserved')
    expect(judgeName('condor.txt')).toBeUndefined()
  })

  it('that fold to one on some system are refused together', () => {
    expect(judgeNames(['a/b', 'A/b'])?.code).toBe('zip.name-case')
    expect(judgeNames(['a/b', 'a/b'])?.code).toBe('zip.name-duplicate')
    expect(judgeNames(['a/b', 'a/c'])).toBeUndefined()
  })
})
