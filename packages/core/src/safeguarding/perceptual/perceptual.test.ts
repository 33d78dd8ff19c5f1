/** Perceptual hashes: bits and distances, PDQ in all positions, blockhash, on pictures made of numbers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBits, formatBitHash, measureDistance, packBits, parseBitHash } from './bit-hash.ts'
import { hashBlocks } from './block-hash.ts'
import { samplePlane, smoothPlane } from './jarosz-filter.ts'
import { type RgbPicture, toLuma } from './luma-plane.ts'
import { hashPdq } from './pdq.ts'
import { mirrorPicture } from './turn-picture.ts'

/** Hills of light: a harmless picture with structure everywhere. */
const hills = (width: number, height: number, seed = 1): RgbPicture => {
  const rgb = new Uint8Array(3 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = x / width
      const v = y / height
      for (let colour = 0; colour < 3; colour++)
        rgb[3 * (y * width + x) + colour] =
          128 +
          50 * Math.sin(seed + 9 * u + 4 * v + colour) +
          40 * Math.cos(seed * 2 + 3 * u * v * 7) +
          30 * Math.sin(20 * v * v + seed * 3 + 6 * u)
    }
  return { width, height, rgb }
}
const turn = ({ width, height, rgb }: RgbPicture): RgbPicture => {
  const turned = new Uint8Array(rgb.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let colour = 0; colour < 3; colour++)
        turned[3 * (x * height + (height - 1 - y)) + colour] = rgb[3 * (y * width + x) + colour] ?? 0
  return { width: height, height: width, rgb: turned }
}
const crop = ({ width, height, rgb }: RgbPicture, cut: number): RgbPicture => {
  const left = Math.round(width * cut)
  const top = Math.round(height * cut)
  const [w, h] = [width - 2 * left, height - 2 * top]
  const kept = new Uint8Array(3 * w * h)
  for (let y = 0; y < h; y++) {
    const from = 3 * ((y + top) * width + left)
    kept.set(rgb.subarray(from, from + 3 * w), 3 * y * w)
  }
  return { width: w, height: h, rgb: kept }
}
const pdqOf = (picture: RgbPicture) => hashPdq(toLuma(picture))
const hex = fc.stringMatching(/^[0-9a-f]{64}$/)

describe('a hash of 256 bits', () => {
  it('reads and writes its hex unchanged', () => {
    fc.assert(
      fc.property(hex, (text) => {
        expect(formatBitHash(parseBitHash(text) ?? new Uint32Array(8))).toBe(text)
      }),
    )
  })

  it('refuses what is no 64 hex digits', () => {
    for (const text of ['', 'f'.repeat(63), 'f'.repeat(65), `${'f'.repeat(63)}g`, ` ${'f'.repeat(64)}`])
      expect(parseBitHash(text)).toBeUndefined()
  })

  it('counts the bits that differ, as counting them one by one does', () => {
    const bits = (text: string) =>
      [...text].flatMap((digit) => [...Number.parseInt(digit, 16).toString(2).padStart(4, '0')])
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const [left, right] = [bits(a), bits(b)]
        const slow = left.filter((bit, at) => bit !== right[at]).length
        expect(
          measureDistance(parseBitHash(a) ?? new Uint32Array(8), parseBitHash(b) ?? new Uint32Array(8)),
        ).toBe(slow)
      }),
    )
    expect([0, 1, 0xffffffff, 0x80000000].map(countBits)).toEqual([0, 1, 32, 1])
  })

  it('puts the first flag into the bit of least weight', () => {
    expect(formatBitHash(packBits((bit) => bit === 0))).toBe(`${'0'.repeat(63)}1`)
    expect(formatBitHash(packBits((bit) => bit === 255))).toBe(`8${'0'.repeat(63)}`)
  })
})

describe('smoothing before sampling', () => {
  it('leaves an even plane even', () => {
    const plane = { width: 300, height: 200, luma: new Float32Array(60_000).fill(77) }
    expect([...new Set(smoothPlane(plane).luma)]).toEqual([77])
    expect(new Set(samplePlane(plane))).toEqual(new Set([77]))
  })

  it('keeps the mean of a line as a box filter with a shrinking window does', () => {
    const luma = new Float32Array(256 * 256)
    luma[128 * 256 + 128] = 256
    const smooth = smoothPlane({ width: 256, height: 256, luma }).luma
    const sum = smooth.reduce((total, value) => total + value, 0)
    expect(sum).toBeCloseTo(256, 2)
    expect(smooth[128 * 256 + 128]).toBeLessThan(256)
    expect(luma[128 * 256 + 128]).toBe(256)
  })

  it('copes with planes smaller than its window', () => {
    for (const [width, height] of [
      [1, 1],
      [2, 3],
      [64, 1],
      [1, 500],
    ] as const)
      expect(
        smoothPlane({ width, height, luma: new Float32Array(width * height).fill(9) }).luma.every(
          (v) => v === 9,
        ),
      ).toBe(true)
  })
})

describe('PDQ', () => {
  it('sets half of the bits, since it compares with the median', () => {
    const { hash } = pdqOf(hills(300, 200))
    expect(measureDistance(hash, new Uint32Array(8))).toBe(128)
  })

  it('hardly changes when the picture is made smaller or a little brighter', () => {
    const whole = pdqOf(hills(480, 360))
    expect(whole.quality).toBeGreaterThan(50)
    expect(measureDistance(whole.hash, pdqOf(hills(240, 180)).hash)).toBeLessThanOrEqual(12)
    const bright = hills(480, 360)
    bright.rgb.forEach((value, at) => {
      bright.rgb[at] = Math.min(255, value + 6)
    })
    expect(measureDistance(whole.hash, pdqOf(bright).hash)).toBeLessThanOrEqual(12)
  })

  it('tells other pictures apart', () => {
    const one = pdqOf(hills(300, 300, 1)).hash
    for (const seed of [2, 3, 5])
      expect(measureDistance(one, pdqOf(hills(300, 300, seed)).hash)).toBeGreaterThan(60)
  })

  it('knows the picture turned and mirrored: each of the eight positions stands among the others', () => {
    const picture = hills(400, 300)
    const { hash, others } = pdqOf(picture)
    expect(others).toHaveLength(7)
    let turned = picture
    for (let times = 0; times < 4; times++) {
      for (const position of [turned, mirrorPicture(turned)]) {
        const own = pdqOf(position).hash
        const nearest = Math.min(...[hash, ...others].map((other) => measureDistance(own, other)))
        expect(nearest).toBeLessThanOrEqual(16)
      }
      turned = turn(turned)
    }
  })

  it('gives a plain picture the quality 0, so that its hash is not used', () => {
    const plain = { width: 100, height: 100, rgb: new Uint8Array(30_000).fill(200) }
    expect(pdqOf(plain).quality).toBe(0)
  })
})

describe('blockhash', () => {
  /** Made with blockhash-core 0.1.0 (`bmvbhash(picture, 16)`), which is no part of the product. */
  it('gives the hash that blockhash-core gives for the same pixels', () => {
    const steps: RgbPicture = {
      width: 40,
      height: 24,
      rgb: Uint8Array.from({ length: 2880 }, (_, at) => (at * 7 + Math.floor(at / 120) * 13) % 256),
    }
    expect(formatBitHash(hashBlocks(steps))).toBe(
      '39cec63339ccc63139cec63139cec63139cec63139cec63139cec63139cec631',
    )
  })

  it('knows a picture again of which five per cent were cut off, where PDQ does not', () => {
    const picture = hills(500, 400, 3)
    const cut = crop(picture, 0.025)
    expect(measureDistance(hashBlocks(picture), hashBlocks(cut))).toBeLessThanOrEqual(31)
  })

  it('tells other pictures apart', () => {
    expect(measureDistance(hashBlocks(hills(300, 300, 1)), hashBlocks(hills(300, 300, 4)))).toBeGreaterThan(
      40,
    )
  })
})

describe('mirroring', () => {
  it('twice gives the picture back', () => {
    const picture = hills(31, 17)
    expect(mirrorPicture(mirrorPicture(picture))).toEqual(picture)
    expect(mirrorPicture(picture).rgb.slice(0, 3)).toEqual(picture.rgb.slice(90, 93))
  })
})
