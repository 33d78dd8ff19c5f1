/** Pictures that look alike: the same pairs as comparing all finds, in whatever order they come, and no chain of likeness. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBitHash, measureDistance, parseBitHash } from '../../safeguarding/index.ts'
import { findNearPairs } from './near-pairs.ts'
import { type PictureEntry, tiePictures } from './tie-pictures.ts'

const words = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 8, maxLength: 8 })
const alter = (hash: readonly number[], bits: readonly number[]): Uint32Array => {
  const changed = Uint32Array.from(hash)
  for (const bit of bits) changed[bit >> 5] = ((changed[bit >> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0
  return changed
}
const bits = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: most })

/** Hashes around a few centres, so that near, just near and just not near ones are common. */
const hashes = fc
  .tuple(
    fc.array(words, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(2), bits(36)), { maxLength: 24 }),
  )
  .map(([centres, drawn]) =>
    drawn.map(([at, flips]) => alter(centres[at % centres.length] ?? centres[0] ?? [], flips)),
  )
const entry = (hash: Uint32Array, key: string, quality = 80): PictureEntry => ({
  key,
  quality,
  pdq: Array.from({ length: 8 }, () => formatBitHash(hash)),
})
const entriesOf = (list: readonly Uint32Array[]): PictureEntry[] =>
  list.map((hash, at) => entry(hash, `s${String(at).padStart(3, '0')}`))
const hash = (...flips: number[]) => alter([1, 2, 3, 4, 5, 6, 7, 8], flips)
const run = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)

describe('near pairs', () => {
  it('are those that comparing every picture with every other finds', () => {
    fc.assert(
      fc.property(hashes, (list) => {
        const all = list.flatMap((a, at) =>
          list.slice(at + 1).flatMap((b, after) => {
            const distance = measureDistance(a, b)
            return distance <= 31 ? [{ a: at, b: at + 1 + after, distance }] : []
          }),
        )
        expect(findNearPairs(list.map((each) => [each]))).toEqual(all)
      }),
    )
  })

  it('are found from either side when only one of the two was turned', () => {
    const [plain, turned] = [hash(), hash(...run(0, 90))]
    expect(findNearPairs([[plain], [turned, plain]])).toEqual([{ a: 0, b: 1, distance: 0 }])
    expect(findNearPairs([[turned, plain], [plain]])).toEqual([{ a: 0, b: 1, distance: 0 }])
  })
})

describe('ties of pictures', () => {
  it('join two pictures exactly when they are near, and are the same in every order', () => {
    fc.assert(
      fc.property(hashes, fc.func(fc.integer()), (list, draw) => {
        const entries = entriesOf(list)
        const ties = tiePictures(entries)
        entries.forEach((x, at) => {
          entries.slice(at + 1).forEach((y) => {
            const near =
              measureDistance(
                parseBitHash(x.pdq[0] ?? '') ?? new Uint32Array(8),
                parseBitHash(y.pdq[0] ?? '') ?? new Uint32Array(8),
              ) <= 31
            expect(ties.some(({ keys }) => keys.includes(x.key) && keys.includes(y.key))).toBe(near)
          })
        })
        expect(new Set(ties.map(({ name }) => name)).size).toBe(ties.length)
        const shuffled = entries.toSorted((x, y) => draw(x.key) - draw(y.key))
        expect(tiePictures(shuffled)).toEqual(ties)
      }),
    )
  })

  it('keep their names and their sources when later pictures come', () => {
    fc.assert(
      fc.property(hashes, fc.nat(24), (list, cut) => {
        const entries = entriesOf(list)
        const later = new Map(tiePictures(entries).map(({ name, keys }) => [name, keys]))
        for (const { name, keys } of tiePictures(entries.slice(0, cut)))
          expect(later.get(name)).toEqual(expect.arrayContaining([...keys]))
      }),
    )
  })

  it('hold at 31 bits and not at 32', () => {
    expect(tiePictures(entriesOf([hash(), hash(...run(0, 31))]))).toHaveLength(1)
    expect(tiePictures(entriesOf([hash(), hash(...run(0, 32))]))).toEqual([])
  })

  it('do not carry likeness on from one picture to the next', () => {
    const ties = tiePictures(entriesOf([hash(), hash(...run(0, 30)), hash(...run(0, 60))]))
    expect(ties).toEqual([
      { name: 's000~s001', keys: ['s000', 's001'] },
      { name: 's001~s002', keys: ['s001', 's002'] },
    ])
  })

  it('leave out what is too plain for its hash to mean anything', () => {
    expect(tiePictures([entry(hash(), 'a', 49), entry(hash(), 'b', 90)])).toEqual([])
    expect(tiePictures([entry(hash(), 'a', 50), entry(hash(), 'b', 90)])).toHaveLength(1)
  })

  it('do not tie a source with itself', () => {
    expect(tiePictures([entry(hash(), 'a'), entry(hash(1), 'a')])).toEqual([])
  })
})
