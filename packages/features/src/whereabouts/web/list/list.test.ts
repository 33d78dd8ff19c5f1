/** The table's order, and its file. */
import { describe, expect, it } from 'vitest'
import type { WhereaboutsSource } from '../../contract.ts'
import { sortSources } from './sort-sources.ts'
import { writeCsv } from './write-csv.ts'

describe('the file', () => {
  it('quotes what must be quoted, and disarms what a spreadsheet would run', () => {
    expect(
      writeCsv([
        ['a', 'b "c"', 'd\ne'],
        ['=1+1', '+977', '@x', '-1', 'plain'],
      ]),
    ).toBe('\ufeffa,"b ""c""","d\ne"\r\n\'=1+1,\'+977,\'@x,\'-1,plain\r\n')
  })
})

describe('the order', () => {
  const source = (exhibitNumber: string, row: number, date: string, key?: string): WhereaboutsSource => ({
    exhibitId: '01930000-0000-7000-8000-000000000001' as WhereaboutsSource['exhibitId'],
    row,
    exhibitNumber,
    title: '',
    date,
    dateCertainty: 'stated',
    places: key === undefined ? [] : [{ key, certainty: 'stated' }],
    selectors: [],
  })
  const sources = [
    source('E-10', 1, '2026-03-02', 'b'),
    source('E-02', 11, '2026-03-01'),
    source('E-02', 2, '2026-03-03', 'a'),
  ]
  const rows = (by: 'date' | 'place' | 'source', down: boolean) =>
    sortSources(sources, { by, down }, (key) => key, 'en').map(({ row }) => row)
  it('follows day, place or source, either way; no place comes last', () => {
    expect(rows('date', false)).toEqual([11, 1, 2])
    expect(rows('date', true)).toEqual([2, 1, 11])
    expect(rows('source', false)).toEqual([2, 11, 1])
    expect(rows('place', false)).toEqual([2, 1, 11])
    expect(rows('place', true)).toEqual([1, 2, 11])
  })
})
