/** Bars of the timeline: no gap, no overlap, no source lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WhereaboutsSource } from '../../contract.ts'
import { type BinUnit, binDays, binOf, chooseUnit, dayNumber, dayText } from './bin-days.ts'
import { makeLanes } from './lanes.ts'

const day = fc.integer({ min: 10_000, max: 25_000 }).map(dayText)
const unit = fc.constantFrom<BinUnit>('day', 'week', 'month', 'year')

describe('bars', () => {
  it('cover every day between first and last once, in order', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), unit, (from, length, each) => {
        const to = dayText(dayNumber(from) + length)
        const bins = binDays(from, to, each)
        expect(bins[0]?.from.localeCompare(from)).toBeLessThanOrEqual(0)
        expect(bins.at(-1)?.to.localeCompare(to)).toBeGreaterThanOrEqual(0)
        for (const [index, bin] of bins.entries()) {
          expect(bin.from <= bin.to).toBe(true)
          if (index > 0) expect(dayNumber(bin.from)).toBe(dayNumber(bins[index - 1]?.to ?? '') + 1)
        }
        const middle = dayText(dayNumber(from) + Math.floor(length / 2))
        const found = bins[binOf(bins, middle)]
        expect(found !== undefined && found.from <= middle && middle <= found.to).toBe(true)
        expect(binOf(bins, '1970-01-02')).toBe(-1)
      }),
    )
  })
  it('are as fine as fits', () => {
    expect(chooseUnit('2026-03-01', '2026-03-31', 100)).toBe('day')
    expect(chooseUnit('2026-01-01', '2026-12-31', 100)).toBe('week')
    expect(chooseUnit('2020-01-01', '2026-12-31', 100)).toBe('month')
    expect(chooseUnit('1990-01-01', '2026-12-31', 50)).toBe('year')
  })
  it('begin their weeks on Monday and their months on the first', () => {
    expect(binDays('2026-03-04', '2026-03-04', 'week')).toEqual([{ from: '2026-03-02', to: '2026-03-08' }])
    expect(binDays('2024-02-10', '2024-02-10', 'month')).toEqual([{ from: '2024-02-01', to: '2024-02-29' }])
  })
})

describe('rows', () => {
  const source = (date: string, keys: readonly string[]): WhereaboutsSource => ({
    exhibitId: '01930000-0000-7000-8000-000000000001' as WhereaboutsSource['exhibitId'],
    row: 1,
    exhibitNumber: 'E-01',
    title: '',
    date,
    dateCertainty: 'seen',
    places: keys.map((key) => ({ key, certainty: 'stated' })),
    selectors: [],
  })
  it('hold a source in every place it names, the fullest row first', () => {
    const bins = binDays('2026-03-01', '2026-03-03', 'day')
    const lanes = makeLanes(
      [source('2026-03-01', ['a', 'b']), source('2026-03-03', ['b']), source('2026-05-01', ['b'])],
      bins,
      'places',
    )
    expect(lanes.map(({ key, total }) => [key, total])).toEqual([
      ['b', 2],
      ['a', 1],
    ])
    expect(lanes[0]?.bars.map((bar) => bar.seen)).toEqual([1, 0, 1])
    expect(makeLanes([source('2026-03-01', [])], bins, 'none')[0]?.total).toBe(1)
  })
})
