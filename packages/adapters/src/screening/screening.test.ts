/** Screening real pictures behind real walls: copies are found, other pictures are not, and hostile bytes hurt nobody. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatBitHash, measureDistance, parseBitHash } from '@smart-rescue/core/safeguarding'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScreener } from './create-screener.ts'
import { createPictureHasher } from './picture-hasher.ts'

const FIXTURES = join(import.meta.dirname, '../../../../../shared/fixtures/pdq')
const hasFixtures = existsSync(join(FIXTURES, 'expected.json'))
const hasher = createPictureHasher()
const screener = createScreener({ hasher })
afterAll(() => screener.close())

/** A harmless picture with structure everywhere: waves of light. */
const draw = async (seed: number, size = 400): Promise<Buffer> => {
  const raw = Buffer.alloc(3 * size * size)
  for (let at = 0; at < raw.length; at++) {
    const u = (Math.floor(at / 3) % size) / size
    const v = Math.floor(at / 3 / size) / size
    raw[at] =
      128 +
      60 * Math.sin(seed + 9 * u + 4 * v + (at % 3)) +
      40 * Math.cos(seed * 2 + 21 * u * v) +
      25 * Math.sin(20 * v * v + seed * 3 + 6 * u)
  }
  return sharp(raw, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer()
}
const listOf = async (kind: 'pdq' | 'blockhash', picture: Buffer): Promise<Uint8Array> => {
  const reading = await hasher.hash(picture)
  if (reading.state !== 'hashed') throw new Error(reading.reason)
  const [hash] = kind === 'pdq' ? reading.hashes.pdq : reading.hashes.blocks
  return Buffer.from(`${kind}: ${formatBitHash(hash ?? new Uint32Array(8))}\n`)
}
const readPublished = (): Record<string, string> =>
  (JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as { hashes: Record<string, string> })
    .hashes

describe('hashing pictures', () => {
  it.skipIf(!hasFixtures)(
    'agrees with the published hashes of the reference pictures within 10 bits at quality 80 and above',
    async () => {
      const published = Object.entries(readPublished())
      expect(published.length).toBeGreaterThan(0)
      for (const [name, hex] of published) {
        const reading = await hasher.hash(readFileSync(join(FIXTURES, name)))
        if (reading.state !== 'hashed') throw new Error(reading.reason)
        expect(reading.hashes.quality).toBeGreaterThanOrEqual(80)
        const [own] = reading.hashes.pdq
        const theirs = parseBitHash(hex)
        if (own === undefined || theirs === undefined) throw new Error('no hash')
        expect(measureDistance(own, theirs), name).toBeLessThanOrEqual(10)
      }
    },
  )

  it.skipIf(!hasFixtures)('knows the turned and the mirrored reference picture as the same one', async () => {
    const reading = await hasher.hash(readFileSync(join(FIXTURES, 'bridge-1-original.jpg')))
    if (reading.state !== 'hashed') throw new Error(reading.reason)
    for (const hex of Object.values(readPublished())) {
      const theirs = parseBitHash(hex) ?? new Uint32Array(8)
      const nearest = Math.min(...reading.hashes.pdq.map((own) => measureDistance(own, theirs)))
      expect(nearest).toBeLessThanOrEqual(31)
    }
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text that calls itself a picture', Buffer.from('89504e470d0a1a0a6e6f2070696374757265', 'hex')],
    ['a picture that breaks off at its head', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * at * 31 + at) % 251))],
  ])('says that %s could not be decoded, and goes on', async (_, bytes) => {
    expect(await hasher.hash(bytes)).toMatchObject({
      state: 'unread',
      reason: expect.stringMatching(/decoded/),
    })
    expect(await hasher.hash(await draw(1))).toMatchObject({ state: 'hashed' })
  })

  it('does not decode a picture that claims more pixels than any camera has', async () => {
    const claims = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()
    // Width and height stand in the first chunk of a PNG; its checksum follows, so the decoder may refuse for either reason.
    const flood = Buffer.from(claims)
    flood.writeUInt32BE(60_000, 16)
    flood.writeUInt32BE(60_000, 20)
    expect(await hasher.hash(flood)).toMatchObject({ state: 'unread' })
  })

  it('gives up when asked to', async () => {
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(hasher.hash(await draw(2), stop.signal)).rejects.toThrow('stopped')
  })
})

describe('screening', () => {
  let known: Buffer
  beforeAll(async () => {
    known = await draw(3)
  })

  it('finds nothing while there is no list, and says the hash of what it saw', async () => {
    const sha256 = createHash('sha256').update(known).digest('hex')
    expect(await screener.screen(known, 'image/png')).toEqual({ state: 'clear', sha256 })
  })

  it('finds the very file by each exact hash, whatever its type', async () => {
    for (const algorithm of ['sha256', 'sha1', 'md5'] as const) {
      const bytes = Buffer.from(`a timetable of ferries, ${algorithm}`)
      const hex = createHash(algorithm).update(bytes).digest('hex')
      await screener.load({ id: 'exact', name: 'l.txt', bytes: Buffer.from(`${algorithm}: ${hex}`) })
      expect(await screener.screen(bytes, 'application/pdf')).toMatchObject({
        state: 'matched',
        match: { list: 'exact', algorithm, distance: 0 },
      })
      expect(await screener.screen(Buffer.from('another'), 'application/pdf')).toMatchObject({
        state: 'clear',
      })
      // The same of bytes that pass in pieces.
      for (const size of [1, 7, 1_000]) {
        const passing = screener.pass()
        for (let at = 0; at < bytes.length; at += size) passing.add(bytes.subarray(at, at + size))
        expect(passing.end()).toEqual({
          state: 'matched',
          sha256: createHash('sha256').update(bytes).digest('hex'),
          match: { list: 'exact', algorithm, distance: 0 },
        })
      }
      expect(screener.pass().end().state).toBe('clear')
    }
    screener.drop('exact')
  })

  it('finds the picture made smaller, recompressed, mirrored and turned, and no other picture', async () => {
    await screener.load({ id: 'pdq', name: 'l.txt', bytes: await listOf('pdq', known) })
    const copies = {
      smaller: await sharp(known).resize(180, 180).toBuffer(),
      recompressed: await sharp(known).jpeg({ quality: 40 }).toBuffer(),
      webp: await sharp(known).webp({ quality: 60 }).toBuffer(),
      mirrored: await sharp(known).flop().toBuffer(),
      upsideDown: await sharp(known).flip().toBuffer(),
      turned: await sharp(known).rotate(90).toBuffer(),
      grey: await sharp(known).greyscale().png().toBuffer(),
    }
    for (const [how, copy] of Object.entries(copies))
      expect(await screener.screen(copy, 'image/jpeg'), how).toMatchObject({
        state: 'matched',
        match: { list: 'pdq', algorithm: 'pdq' },
      })
    for (const seed of [11, 12, 13])
      expect(await screener.screen(await draw(seed), 'image/png')).toMatchObject({ state: 'clear' })
    screener.drop('pdq')
  })

  it('finds a picture of which the edge was cut off by its blockhash, mirrored too', async () => {
    await screener.load({ id: 'blocks', name: 'l.txt', bytes: await listOf('blockhash', known) })
    const cut = await sharp(known).extract({ left: 8, top: 8, width: 384, height: 384 }).toBuffer()
    for (const copy of [cut, await sharp(cut).flop().toBuffer()])
      expect(await screener.screen(copy, 'image/png')).toMatchObject({
        state: 'matched',
        match: { algorithm: 'blockhash' },
      })
    screener.drop('blocks')
  })

  it('looks at what begins like a picture even if its server calls it text', async () => {
    await screener.load({ id: 'pdq', name: 'l.txt', bytes: await listOf('pdq', known) })
    expect(await screener.screen(known, 'text/plain')).toMatchObject({ state: 'matched' })
    screener.drop('pdq')
  })

  it('hashes a bitmap too, which an import could show', async () => {
    await screener.load({ id: 'pdq', name: 'l.txt', bytes: await listOf('pdq', known) })
    const { data, info } = await sharp(known).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const head = Buffer.alloc(54)
    head.write('BM')
    head.writeUInt32LE(54 + data.length, 2)
    head.writeUInt32LE(54, 10)
    head.writeUInt32LE(40, 14)
    head.writeInt32LE(info.width, 18)
    head.writeInt32LE(info.height, 22)
    head.writeUInt16LE(1, 26)
    head.writeUInt16LE(24, 28)
    // Rows stand bottom up and colours blue first; 400 pixels of three bytes need no padding.
    const rows = Array.from({ length: info.height }, (_, y) => {
      const from = 3 * info.width * (info.height - 1 - y)
      const row = Buffer.from(data.subarray(from, from + 3 * info.width))
      for (let at = 0; at < row.length; at += 3)
        row.set([row[at + 2] ?? 0, row[at + 1] ?? 0, row[at] ?? 0], at)
      return row
    })
    expect(await screener.screen(Buffer.concat([head, ...rows]), 'image/bmp')).toMatchObject({
      state: 'matched',
      match: { list: 'pdq', algorithm: 'pdq' },
    })
    screener.drop('pdq')
  })

  it('says that a picture could not be read instead of calling it clear', async () => {
    await screener.load({ id: 'pdq', name: 'l.txt', bytes: await listOf('pdq', known) })
    expect(await screener.screen(known.subarray(0, 60), 'image/png')).toMatchObject({ state: 'unread' })
    screener.drop('pdq')
  })

  it('replaces a list of the same id, counts hashes by kind, and forgets a dropped one', async () => {
    const md5 = createHash('md5').update('x').digest('hex')
    const first = await screener.load({
      id: 'a',
      name: 'first',
      bytes: Buffer.from(`md5: ${md5}\nno hash\n`),
    })
    expect(first).toEqual({
      list: { id: 'a', name: 'first', hashes: 1, byAlgorithm: { md5: 1 } },
      refused: [{ line: 2, reason: expect.any(String) }],
    })
    await screener.load({ id: 'a', name: 'second', bytes: await listOf('pdq', known) })
    expect(screener.lists()).toEqual([{ id: 'a', name: 'second', hashes: 1, byAlgorithm: { pdq: 1 } }])
    expect(await screener.screen(Buffer.from('x'), 'text/plain')).toMatchObject({ state: 'clear' })
    screener.drop('a')
    expect(screener.lists()).toEqual([])
    expect(await screener.screen(known, 'image/png')).toMatchObject({ state: 'clear' })
  })

  it('refuses a file without one hash, and keeps the list it had', async () => {
    await screener.load({ id: 'a', name: 'good', bytes: await listOf('pdq', known) })
    await expect(screener.load({ id: 'a', name: 'bad', bytes: Buffer.from('hello') })).rejects.toMatchObject({
      code: 'hashlist.unreadable',
    })
    expect(screener.lists()).toMatchObject([{ name: 'good' }])
    screener.drop('a')
  })
})
