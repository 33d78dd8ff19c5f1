/** Pictures: facts are read, derivatives carry none of them, floods are stopped before they are decoded. */
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Draft, ReadJob } from '../../reading/draft.ts'
import { readSafely } from '../../reading/serve-reader.ts'
import { gradient, makeBitmap } from '../../testing/make-files.ts'
import { readImage } from './image-reader.ts'
import { readBitmap } from './read-bitmap.ts'

const run = (type: ReadJob['type'], bytes: Uint8Array, media: ReadJob['media'] = 'allowed'): Promise<Draft> =>
  readSafely({ name: 'file', type, media, bytes: new Uint8Array(bytes) }, readImage)
const view = (draft: Draft): Uint8Array =>
  draft.derivatives.find(({ role }) => role === 'view-01')?.bytes ?? new Uint8Array(0)
const EXIF = {
  IFD0: { Make: 'Camera', Model: 'One', DateTime: '2024:01:01 10:00:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '27/1 42/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '85/1 19/1 0/1',
  },
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'in %s gives a derivative of the same size',
    async (type) => {
      const draft = await run(type, await gradient(64, 48).toFormat(type).toBuffer())
      expect(draft).toMatchObject({ state: 'read', kind: 'image', problems: [] })
      const { format, width, height } = await sharp(view(draft)).metadata()
      expect({ format, width, height }).toEqual({ format: 'webp', width: 64, height: 48 })
    },
  )

  it('tells its EXIF and its place, and its derivative has neither', async () => {
    for (const type of ['jpeg', 'webp', 'png'] as const) {
      const draft = await run(type, await gradient(64, 48).toFormat(type).withExif(EXIF).toBuffer())
      expect(draft.facts).toContainEqual({ group: 'EXIF', name: 'Make', value: 'Camera' })
      expect(draft.facts.some(({ value }) => value === '2024:01:01 10:00:00')).toBe(true)
      expect(
        draft.facts.some(
          ({ group, name, value }) => group === 'place' && name === 'latitude' && value.startsWith('27.7'),
        ),
      ).toBe(true)
      expect(draft.problems.join()).toContain('where it was taken')
      const made = await sharp(view(draft)).metadata()
      expect([made.exif, made.xmp, made.iptc, made.icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(Buffer.from(view(draft)).includes('Camera')).toBe(false)
    }
  })

  it('is turned upright', async () => {
    const turned = await gradient(64, 48).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const { width, height } = await sharp(view(await run('jpeg', turned))).metadata()
    expect([width, height]).toEqual([48, 64])
  })

  it('that is large is made smaller', async () => {
    const { width } = await sharp(
      view(await run('jpeg', await gradient(5_000, 100).jpeg().toBuffer())),
    ).metadata()
    expect(width).toBe(4_096)
  })

  it('with several frames shows the first and says so', async () => {
    const frames = await sharp(
      [await gradient(20, 20).png().toBuffer(), await gradient(20, 20).negate().png().toBuffer()],
      { join: { animated: true } },
    )
      .gif()
      .toBuffer()
    const draft = await run('gif', frames)
    expect(draft.problems.join()).toContain('2 frames')
    expect((await sharp(view(draft)).metadata()).pages ?? 1).toBe(1)
  })

  it('that is cut is shown as far as it goes, and says so', async () => {
    const whole = await gradient(400, 400).jpeg().toBuffer()
    const draft = await run('jpeg', whole.subarray(0, whole.length / 2))
    expect(draft.problems.join()).toContain('damaged')
    expect(view(draft).length).toBeGreaterThan(0)
  })

  it('is not shown without an authority for media', async () => {
    const draft = await run('png', await gradient(8, 8).png().toBuffer(), 'withheld')
    expect(draft).toMatchObject({ state: 'read', derivatives: [] })
    expect(draft.facts.length).toBeGreaterThan(0)
  })

  it('of a kind without decoder gives its facts and says what to ask for', async () => {
    const draft = await run('heic', new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heic', 'latin1')))
    expect(draft).toMatchObject({ state: 'read', derivatives: [] })
    expect(draft.problems.join()).toContain('as JPEG or PNG')
  })

  it('that is none is broken', async () => {
    expect((await run('png', new Uint8Array(40))).reason?.code).toBe('file.broken')
  })
})

describe('a flood of pixels', () => {
  it('is stopped by what the head claims', async () => {
    const png = await gradient(4, 4).png().toBuffer()
    const head = Buffer.from(png.subarray(12, 29))
    head.writeUInt32BE(30_000, 4)
    head.writeUInt32BE(30_000, 8)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(head))
    const flood = new Uint8Array(Buffer.concat([png.subarray(0, 12), head, sum, png.subarray(33)]))
    const draft = await run('png', flood)
    expect(draft.reason?.code).toBe('file.pixel-flood')
    expect(draft.facts).toContainEqual({ group: 'picture', name: 'size', value: '30000 × 30000 pixels' })
  })
})

describe('a bitmap', () => {
  it('is read without a library', async () => {
    expect(readBitmap(makeBitmap(3, 2, [200, 100, 50]), 100)).toEqual({
      width: 3,
      height: 2,
      pixels: Uint8Array.from({ length: 18 }, (_, index) => [200, 100, 50][index % 3] ?? 0),
    })
    expect((await run('bmp', makeBitmap(9, 9, [1, 2, 3]))).derivatives).toHaveLength(1)
  })

  it('is told when it is too large, and undefined when it lies', () => {
    expect(readBitmap(makeBitmap(30, 30, [1, 2, 3]), 100)).toBe('too-large')
    expect(readBitmap(makeBitmap(30, 30, [1, 2, 3]).slice(0, 200), 1_000)).toBeUndefined()
    expect(readBitmap(new Uint8Array(10), 1_000)).toBeUndefined()
  })
})
