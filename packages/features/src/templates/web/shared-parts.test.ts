/** Promises about what two texts share: both sides say the same, and nothing is shared that only one has. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSharedParts } from './shared-parts.ts'

const word = fc.constantFrom(
  'room',
  'to',
  'let',
  'Ashford',
  'near',
  'the',
  'old',
  'mill',
  'ห้องว่าง',
  'कोठा',
  '.',
)
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))

describe('findSharedParts', () => {
  it('marks equal stretches on both sides, in the same order', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { a: left, b: right, share } = findSharedParts(a, b)
        expect(left.length).toBe(right.length)
        left.forEach(({ start, end, n }, at) => {
          const other = right[at]
          expect(other?.n).toBe(n)
          expect(a.slice(start, end)).toBe(b.slice(other?.start, other?.end))
          expect(end).toBeGreaterThan(start)
          if (at > 0) expect(start).toBeGreaterThanOrEqual(left[at - 1]?.end ?? 0)
        })
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('takes all of a text and itself, and does not mind which stands left', () => {
    fc.assert(
      fc.property(
        text.filter((one) => /[a-zก-๙]/.test(one)),
        (one) => {
          expect(findSharedParts(one, one).share).toBe(1)
        },
      ),
    )
    const { a, share } = findSharedParts(
      'Room to let near the old mill',
      'A room to let, not far from the old mill',
    )
    expect(a.map(({ start, end }) => 'Room to let near the old mill'.slice(start, end))).toEqual([
      'Room to let',
      'the old mill',
    ])
    expect(share).toBeCloseTo(6 / 7)
  })

  it('marks no single word that stands in both by chance', () => {
    expect(findSharedParts('we mend boats and the old nets', 'all is quiet at the pier today').a).toEqual([])
  })
})
