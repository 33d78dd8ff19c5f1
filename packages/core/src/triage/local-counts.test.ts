/** Promises about local counts: they add up, and count a lead once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedLead, countLocally } from './local-counts.ts'

const lead: fc.Arbitrary<CountedLead> = fc.record({
  state: fc.constantFrom('waiting', 'watching', 'opened', 'dismissed'),
  indicators: fc.array(fc.constantFrom('LNK-1', 'LNK-2', 'ILO-CR-05'), { maxLength: 4 }),
})

describe('countLocally', () => {
  it('counts what became a case beside everything', () => {
    expect(
      countLocally([
        { state: 'opened', indicators: ['LNK-1', 'LNK-1'] },
        { state: 'dismissed', indicators: ['LNK-1'] },
        { state: 'watching', indicators: ['LNK-1', 'LNK-2'] },
      ]),
    ).toEqual([
      { indicator: 'LNK-1', leads: 3, opened: 1, dismissed: 1, undecided: 1 },
      { indicator: 'LNK-2', leads: 1, opened: 0, dismissed: 0, undecided: 1 },
    ])
  })

  it('adds up, in any order', () => {
    fc.assert(
      fc.property(fc.array(lead), (leads) => {
        const counts = countLocally(leads)
        for (const each of counts) expect(each.opened + each.dismissed + each.undecided).toBe(each.leads)
        expect(countLocally(leads.toReversed())).toEqual(counts)
        const pairs = leads.reduce((sum, { indicators }) => sum + new Set(indicators).size, 0)
        expect(counts.reduce((sum, each) => sum + each.leads, 0)).toBe(pairs)
      }),
    )
  })
})
