/** The rule, cell by cell and as laws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFulfilled, weighDimensions } from './ilo-rule.ts'
import { INDICATORS } from './indicators/index.ts'

const count = fc.nat({ max: 5 })
const weights = fc.record({ strong: count, medium: count, weak: count })

describe('isFulfilled', () => {
  it.each([
    [2, 0, 0, true],
    [1, 1, 0, true],
    [1, 0, 1, true],
    [0, 3, 0, true],
    [0, 2, 1, true],
    [1, 0, 0, false],
    [0, 2, 0, false],
    [0, 1, 9, false],
    [0, 0, 9, false],
    [0, 0, 0, false],
  ])('%i strong, %i medium, %i weak: %s', (strong, medium, weak, expected) => {
    expect(isFulfilled({ strong, medium, weak })).toBe(expected)
  })

  it('is the rule of the source, word for word', () => {
    fc.assert(
      fc.property(weights, ({ strong, medium, weak }) => {
        const ways = [
          strong >= 2,
          strong === 1 && (medium >= 1 || weak >= 1),
          medium >= 3,
          medium === 2 && weak >= 1,
        ]
        expect(isFulfilled({ strong, medium, weak })).toBe(ways.some((way) => way))
      }),
    )
  })

  it('never ends because one more was seen', () => {
    fc.assert(
      fc.property(weights, fc.constantFrom('strong', 'medium', 'weak'), (before, more) => {
        if (isFulfilled(before)) expect(isFulfilled({ ...before, [more]: before[more] + 1 })).toBe(true)
      }),
    )
  })

  it('takes a stronger one as at least as much', () => {
    fc.assert(
      fc.property(weights, (before) => {
        const medium = { ...before, medium: before.medium + 1 }
        const strong = { ...before, strong: before.strong + 1 }
        if (isFulfilled(medium)) expect(isFulfilled(strong)).toBe(true)
      }),
    )
  })
})

describe('weighDimensions', () => {
  const id = fc.constantFrom(...INDICATORS.map((each) => each.id), 'nobody')

  it('counts within a dimension and never across', () => {
    const standings = weighDimensions(['ILO-DR-01', 'ILO-CR-04', 'ILO-EX-01', 'ILO-CD-01'])
    expect(standings.filter(({ fulfilled }) => fulfilled)).toEqual([])
    expect(standings.map(({ strong }) => strong)).toEqual([1, 1, 0, 1, 1, 0])
  })

  it('does not mind order, repetition or what is no part of the rule', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 12 }), (ids) => {
        const one = weighDimensions(ids)
        const other = weighDimensions([...ids.toReversed(), ...ids, 'NIJ-N1', 'POL-2', 'LNK-1'])
        const plain = (list: typeof one) =>
          list.map((each) => ({ ...each, counted: [...each.counted].sort() }))
        expect(plain(other)).toEqual(plain(one))
        expect(one.length).toBe(6)
      }),
    )
  })
})
