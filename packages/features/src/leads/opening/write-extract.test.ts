/** Promises about the extract: a line a source, each with where it came from, and the text as it was. */
import { ExhibitId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../reading/source-rows.ts'
import { EXTRACT_PLAN, writeExtract } from './write-extract.ts'

const EXHIBIT = ExhibitId.parse('01890000-0000-7000-8000-000000000001')
const row = (n: number, text: string, more: Partial<SourceRow> = {}): SourceRow => ({
  ref: { exhibitId: EXHIBIT, row: n },
  exhibitNumber: 'E-03',
  title: '',
  text,
  key: null,
  url: null,
  postedOn: null,
  place: null,
  seenAt: '2026-11-24T08:00:00.000Z',
  aside: false,
  template: null,
  ...more,
})
const ORIGINS = new Map([
  [
    EXHIBIT,
    {
      exhibitId: EXHIBIT,
      sha256: `sha256:${'a'.repeat(64)}`,
      role: 'original',
      accessMode: 'given',
      consent: 'given',
    } as const,
  ],
])
const lines = (text: string) => text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the extract', () => {
  it('names case, exhibit, hash and row beside every text', () => {
    const [line] = lines(writeExtract('SR-2026-001', [row(5, 'Kitchen work', { key: 'ad-5' })], ORIGINS))
    expect(line).toEqual({
      v: 1,
      case: 'SR-2026-001',
      exhibit: 'E-03',
      part: 'original',
      sha256: `sha256:${'a'.repeat(64)}`,
      row: 5,
      key: 'ad-5',
      text: 'Kitchen work',
    })
  })

  it('keeps every text as it was, one line each, whatever stands in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const read = lines(
          writeExtract(
            'SR-2026-001',
            texts.map((each, n) => row(n + 1, each)),
            ORIGINS,
          ),
        )
        expect(read.map((line) => line.text)).toEqual(texts)
        expect(read.map((line) => line.row)).toEqual(texts.map((_, n) => n + 1))
      }),
    )
  })

  it('is read by a plan that knows every field it writes, and takes the text alone for text', () => {
    const full = row(1, 'Kitchen work', {
      key: 'k',
      title: 't',
      url: 'https://a.example/',
      postedOn: '2026-11-01',
      place: 'Pokhara',
    })
    const [line = {}] = lines(writeExtract('SR-2026-001', [full], ORIGINS))
    expect(Object.keys(line).sort()).toEqual(EXTRACT_PLAN.columns.map(({ name }) => name).sort())
    expect(EXTRACT_PLAN.columns.filter(({ as }) => as === 'text').map(({ name }) => name)).toEqual(['text'])
  })
})
