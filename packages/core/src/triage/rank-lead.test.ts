/** Promises about the order of leads: total, explained by one comparison, and by the more important one first. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLeads, firstDifference, type LeadRank, RANK_KEYS, type Ranked } from './rank-lead.ts'

const small = fc.nat({ max: 2 })
const rank: fc.Arbitrary<LeadRank> = fc.record({
  escalations: small,
  fulfilled: small,
  strong: small,
  medium: small,
  weak: small,
  positive: small,
  newest: fc.constantFrom('2026-11-01', '2026-11-24'),
  sources: small,
})
const ranked: fc.Arbitrary<Ranked> = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), rank })

describe('the order', () => {
  it('is total: both ways opposite, and carried over a third', () => {
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(Math.sign(compareLeads(a, b))).toBe(-Math.sign(compareLeads(b, a)) + 0)
        if (compareLeads(a, b) <= 0 && compareLeads(b, c) <= 0)
          expect(compareLeads(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('is decided by the first comparison in which two differ', () => {
    fc.assert(
      fc.property(ranked, ranked, (a, b) => {
        const key = firstDifference(a.rank, b.rank)
        if (key === undefined) return
        for (const before of RANK_KEYS.slice(0, RANK_KEYS.indexOf(key)))
          expect(a.rank[before]).toBe(b.rank[before])
        expect(compareLeads(a, b) < 0).toBe(a.rank[key] > b.rank[key])
      }),
    )
  })

  it('puts what asks for safety before everything', () => {
    fc.assert(
      fc.property(ranked, ranked, (a, b) => {
        const urgent = { ...a, rank: { ...a.rank, escalations: b.rank.escalations + 1 } }
        expect(compareLeads(urgent, b)).toBe(-1)
      }),
    )
  })
})
