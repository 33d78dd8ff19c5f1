/** Promises about the pace of a search: it always goes on, never past its bounds, and reaches the oldest source by the index. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Looked, nextLook } from './pace.ts'
import { SEGMENT, saltOf } from './tokens.ts'

const looked = fc
  .record({
    how: fc.constantFrom('walk' as const, 'index' as const),
    span: fc.integer({ min: 1, max: 5_000_000 }),
    proposed: fc.nat(2_000),
    found: fc.nat(2_000),
  })
  .map((one): Looked => ({ ...one, found: Math.min(one.found, one.proposed) }))

describe('the pace of a search', () => {
  it('goes on by at least a number, and asks the index only where it can', () => {
    fc.assert(
      fc.property(
        fc.option(looked, { nil: undefined }),
        fc.integer({ min: 1, max: 101 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(20_000),
        (last, missing, below, words) => {
          const next = nextLook(last, missing, { below, words, isAsked: words > 0 })
          expect(Number.isInteger(next.span) && next.span > 0).toBe(true)
          if (words === 0) expect(next.how).toBe('walk')
          if (next.how === 'walk') expect(next.span).toBeLessThanOrEqual(20_000)
          // The index is asked down to the edge of a segment.
          if (next.how === 'index') expect((below - next.span) % SEGMENT).toBe(0)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('walks on while what is looked for is common, and asks the index for what is rare', () => {
    const ways = { below: 900_000, words: 1, isAsked: true }
    expect(nextLook(undefined, 51, ways)).toEqual({ how: 'walk', span: 1_500 })
    expect(nextLook({ how: 'walk', span: 1_500, proposed: 700, found: 40 }, 11, ways).how).toBe('walk')
    expect(nextLook({ how: 'walk', span: 1_500, proposed: 0, found: 0 }, 51, ways).how).toBe('index')
  })

  it('comes through ten million empty numbers in a few looks', () => {
    let [below, looks] = [10_000_000, 0]
    let last: Looked | undefined
    while (below > 1) {
      const { how, span } = nextLook(last, 51, { below, words: 3, isAsked: true })
      last = { how, span, proposed: 0, found: 0 }
      below -= span
      looks += 1
    }
    expect(looks).toBeLessThanOrEqual(8)
  })

  it('salts each segment with a number of its own', () => {
    const salts = Array.from({ length: 5_000 }, (_, segment) => saltOf(segment * SEGMENT))
    expect(new Set(salts).size).toBe(5_000)
    expect(saltOf(SEGMENT - 1)).toBe(saltOf(0))
    for (const salt of salts) expect(salt).toBe(salt | 0)
  })
})
