/** Promises about chronologies: spans, order and conflicts. */
import type { ChronologyLine, When } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConflicts } from './find-conflicts.ts'
import { orderLines } from './order-lines.ts'
import { overlap, spanOf } from './span-of.ts'

const NOW = Date.parse('2026-11-24T08:00:00Z')
const day = (at: string): When => ({ precision: 'day', at })
let made = 0
const line = (when: When, more: Partial<ChronologyLine> = {}): ChronologyLine => {
  made += 1
  return { id: `event:${made}`, kind: 'event', certainty: 'probable', title: 'x', source: 'y', when, ...more }
}

const isoDay = fc
  .integer({ min: Date.parse('1990-01-01'), max: Date.parse('2026-11-20') })
  .map((ms) => new Date(ms).toISOString().slice(0, 10))
const when: fc.Arbitrary<When> = fc.oneof(
  isoDay.map((at) => day(at)),
  isoDay.map((at): When => ({ precision: 'month', at: at.slice(0, 7) })),
  isoDay.map((at): When => ({ precision: 'year', at: at.slice(0, 4) })),
  isoDay.map((at): When => ({ precision: 'minute', at: `${at}T12:30Z` })),
  fc.tuple(isoDay, isoDay).map(([from, to]): When => ({ precision: 'between', from, to })),
)

describe('spanOf', () => {
  it.each([
    [{ precision: 'minute', at: '2026-11-20T14:05Z' }, '2026-11-20T14:05:00.000Z', 60_000],
    [day('2024-02-29'), '2024-02-29T00:00:00.000Z', 86_400_000],
    [{ precision: 'month', at: '2026-12' }, '2026-12-01T00:00:00.000Z', 31 * 86_400_000],
    [{ precision: 'year', at: '2024' }, '2024-01-01T00:00:00.000Z', 366 * 86_400_000],
    [
      { precision: 'between', from: '2026-11-03', to: '2026-11-01' },
      '2026-11-01T00:00:00.000Z',
      3 * 86_400_000,
    ],
  ] as const)('%o', (given, from, length) => {
    const span = spanOf(given)
    expect([new Date(span.from).toISOString(), span.to - span.from]).toEqual([from, length])
  })

  it('is never empty, and holds the day within its month within its year', () => {
    fc.assert(
      fc.property(when, isoDay, (one, at) => {
        const span = spanOf(one)
        expect(span.to).toBeGreaterThan(span.from)
        const [inner, month, year] = [
          spanOf(day(at)),
          spanOf({ precision: 'month', at: at.slice(0, 7) }),
          spanOf({ precision: 'year', at: at.slice(0, 4) }),
        ]
        expect(month.from <= inner.from && inner.to <= month.to).toBe(true)
        expect(year.from <= month.from && month.to <= year.to).toBe(true)
        expect(overlap(inner, year) && overlap(year, inner)).toBe(true)
      }),
    )
  })
})

describe('orderLines', () => {
  it('is the same whatever order the lines came in, and loses none', () => {
    fc.assert(
      fc.property(fc.array(when, { maxLength: 20 }), fc.nat(), (whens, turn) => {
        const lines = whens.map((one) => line(one))
        const cut = lines.length === 0 ? 0 : turn % lines.length
        const turned = [...lines.slice(cut), ...lines.slice(0, cut)]
        expect(orderLines(turned)).toEqual(orderLines(lines))
        expect(orderLines(lines)).toHaveLength(lines.length)
      }),
    )
  })

  it('puts a year before the days in it, and days in turn', () => {
    const [year, first, second] = [
      line({ precision: 'year', at: '2026' }),
      line(day('2026-03-01')),
      line(day('2026-01-01')),
    ]
    expect(orderLines([year, first, second]).map(({ id }) => id)).toEqual([second.id, year.id, first.id])
  })
})

describe('findConflicts', () => {
  const kinds = (...lines: ChronologyLine[]) => findConflicts(lines, NOW).map(({ kind }) => kind)

  it('finds two dates of one event that exclude each other, and none where they may agree', () => {
    const first = line(day('2026-03-01'))
    expect(kinds(first, line(day('2026-03-02'), { sameAs: first.id }))).toEqual(['two-dates'])
    expect(kinds(first, line({ precision: 'month', at: '2026-03' }, { sameAs: first.id }))).toEqual([])
    expect(kinds(first, line(day('2026-04-01'), { sameAs: 'event:gone' }))).toEqual([])
  })

  it('finds what is said to follow and came before', () => {
    const first = line(day('2026-03-05'))
    expect(kinds(first, line(day('2026-03-04'), { after: first.id }))).toEqual(['before-what-it-follows'])
    expect(kinds(first, line(day('2026-03-05'), { after: first.id }))).toEqual([])
    expect(kinds(first, line({ precision: 'year', at: '2026' }, { after: first.id }))).toEqual([])
  })

  it('finds a circle of accounts, once', () => {
    const [a, b, c] = [1, 2, 3].map((n) => line(day('2026-03-05'), { id: `event:circle-${n}` }))
    if (a === undefined || b === undefined || c === undefined) throw new Error('three lines')
    expect(
      kinds(
        { ...a, after: c.id },
        { ...b, after: a.id },
        { ...c, after: b.id },
        line(day('2026-03-05'), { after: a.id }),
      ),
    ).toEqual(['before-what-it-follows'])
    expect(kinds({ ...a, after: a.id })).toEqual(['before-what-it-follows'])
  })

  it('finds a page posted after it was captured, beyond what time zones explain', () => {
    const captured = line(
      { precision: 'minute', at: '2026-11-20T14:05Z' },
      { kind: 'captured', exhibitId: 'e1' },
    )
    const posted = (at: string) => line(day(at), { kind: 'posted', exhibitId: 'e1' })
    expect(kinds(captured, posted('2026-11-22'))).toEqual(['posted-after-capture'])
    expect(kinds(captured, posted('2026-11-21'))).toEqual([])
    expect(kinds(captured, posted('2026-11-20'))).toEqual([])
  })

  it('finds events of tomorrow’s morrow, and lets mentions speak of the future', () => {
    expect(kinds(line(day('2027-01-01')))).toEqual(['in-the-future'])
    expect(kinds(line(day('2027-01-01'), { kind: 'mention' }))).toEqual([])
  })

  it('finds nothing in lines that refer to none', () => {
    fc.assert(
      fc.property(fc.array(when, { maxLength: 20 }), (whens) => {
        expect(
          findConflicts(
            whens.map((one) => line(one)),
            NOW,
          ),
        ).toEqual([])
      }),
    )
  })
})
