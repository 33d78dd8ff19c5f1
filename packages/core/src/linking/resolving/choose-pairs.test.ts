/** Promises about choosing: one to one across tables, tight groups within one, no chains. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignPairs, clusterRecords, type ScoredPair } from './choose-pairs.ts'

const pairs = fc.array(
  fc.record({
    one: fc.nat(9),
    two: fc.integer({ min: 10, max: 19 }),
    bits: fc.integer({ min: -9, max: 20 }),
  }),
  { maxLength: 40 },
)
const never = () => -10

describe('assignPairs', () => {
  it('gives each record once, and nothing that speaks against itself', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const chosen = assignPairs(given)
        expect(new Set(chosen.map(({ one }) => one)).size).toBe(chosen.length)
        expect(new Set(chosen.map(({ two }) => two)).size).toBe(chosen.length)
        for (const { bits } of chosen) expect(bits).toBeGreaterThan(0)
      }),
    )
  })

  it('leaves no good pair of two free records, and does not mind the order', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const chosen = assignPairs(given)
        const taken = new Set(chosen.flatMap(({ one, two }) => [one, two]))
        for (const { one, two, bits } of given)
          expect(bits <= 0 || taken.has(one) || taken.has(two)).toBe(true)
        expect(assignPairs(given.toReversed())).toEqual(chosen)
      }),
    )
  })

  it('prefers the stronger pair', () => {
    const given: ScoredPair[] = [
      { one: 1, two: 10, bits: 5 },
      { one: 1, two: 11, bits: 9 },
      { one: 2, two: 11, bits: 8 },
    ]
    expect(assignPairs(given)).toEqual([{ one: 1, two: 11, bits: 9 }])
  })
})

describe('clusterRecords', () => {
  it('puts each record into one group at most, of two and more', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const groups = clusterRecords(given, never)
        const all = groups.flat()
        expect(new Set(all).size).toBe(all.length)
        for (const group of groups) expect(group.length).toBeGreaterThan(1)
        expect(clusterRecords(given, never)).toEqual(groups)
      }),
    )
  })

  it('does not make one group of a chain', () => {
    const chain = Array.from({ length: 200 }, (_, at) => ({ one: at, two: at + 1, bits: 3 }))
    for (const group of clusterRecords(chain, never)) expect(group.length).toBeLessThan(4)
  })

  it('makes one group where all speak for it, also through pairs that were not looked up', () => {
    const some = [
      { one: 1, two: 2, bits: 9 },
      { one: 2, two: 3, bits: 9 },
    ]
    expect(clusterRecords(some, () => 4)).toEqual([[1, 2, 3]])
    expect(clusterRecords(some, () => -12)).toEqual([[1, 2]])
  })
})
