/** Promises about hotlines: who is told first, that somebody always is, and that a report is words and nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOTLINES } from '../rules/index.ts'
import { chooseHotlines, type ReportFacts, writeHotlineReport, writeLocalTime } from './index.ts'

const choose = (reporterCountry: string, hostCountry?: string, childInDanger = false) =>
  chooseHotlines({ reporterCountry, hostCountry, childInDanger }, HOTLINES).map(
    ({ hotline, why }) => `${hotline.id} ${why}`,
  )

describe('choosing hotlines', () => {
  it('names the police of the reporter first when a child is in immediate danger', () => {
    expect(choose('NL', 'US', true)[0]).toBe('NL-POL emergency')
    expect(choose('NP', undefined, true)[0]).toBe('NP-100 emergency')
  })

  it('names the hotline of the reporter, then that of the host, then her police', () => {
    expect(choose('NL', 'TH')).toEqual([
      'NL-OFFL country-of-reporter',
      'TH-THL country-of-host',
      'NL-POL police-of-reporter',
    ])
  })

  it('adds the networks when the host is unknown, or one of the two countries has no hotline', () => {
    for (const chosen of [choose('NL'), choose('NP', 'NL'), choose('NL', 'IQ')]) {
      expect(chosen).toContain('INT-INHOPE network')
      expect(chosen).toContain('INT-IWF network')
    }
    expect(choose('NL', 'US').join()).not.toContain('network')
  })

  it('always names somebody, nobody twice, and never a helpline for children', () => {
    const countries = fc.constantFrom('NL', 'US', 'NP', 'IN', 'BD', 'TH', 'LA', 'PH', 'BR', 'IQ', 'ZZ', 'DE')
    fc.assert(
      fc.property(
        countries,
        fc.option(countries, { nil: undefined }),
        fc.boolean(),
        (reporter, host, danger) => {
          const ids = choose(reporter, host, danger).map((line) => line.split(' ')[0])
          expect(ids.length).toBeGreaterThan(0)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).not.toContain('NL-KT')
        },
      ),
    )
  })

  it('lists one channel once where reporter and host are of one country', () => {
    expect(choose('US', 'US').filter((line) => line.startsWith('US-NCMEC'))).toHaveLength(1)
  })
})

const FACTS: ReportFacts = {
  reference: 'SR-2026-001 / stop 1',
  organisation: 'Lantern House',
  country: 'NP',
  urls: ['https://bridge.example/page'],
  seenAt: '2026-11-24T08:00:00.000Z',
  offsetMinutes: 345,
  howFound: 'Opened from a job advert',
  context: 'Rooms to let by the harbour',
  childInDanger: false,
  sha256: ['ab'.repeat(32)],
}

describe('the report', () => {
  it('holds address, both times, how it was found, hash, context and reference', () => {
    const text = writeHotlineReport(FACTS)
    for (const part of [
      'SR-2026-001 / stop 1',
      'https://bridge.example/page',
      '2026-11-24T08:00:00.000Z (UTC)',
      '2026-11-24 13:45 (UTC+05:45)',
      'Opened from a job advert',
      'Rooms to let by the harbour',
      'ab'.repeat(32),
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('IMMEDIATE DANGER')
  })

  it('says so first when a child is in danger, and says when the address is not known', () => {
    const text = writeHotlineReport({ ...FACTS, urls: [], childInDanger: true })
    expect(text.indexOf('IMMEDIATE DANGER')).toBeLessThan(text.indexOf('Our reference'))
    expect(text).toContain('Address: not known')
  })

  it('leaves out what is empty instead of printing an empty line of it', () => {
    const text = writeHotlineReport({ ...FACTS, howFound: ' ', context: '', sha256: [] })
    expect(text).not.toMatch(/How it was found|Text beside it|SHA-256/)
  })

  it('writes the same text for the same facts', () => {
    expect(writeHotlineReport(FACTS)).toBe(writeHotlineReport({ ...FACTS }))
  })

  it.each([
    [345, '2026-11-24 13:45 (UTC+05:45)'],
    [-180, '2026-11-24 05:00 (UTC-03:00)'],
    [0, '2026-11-24 08:00 (UTC+00:00)'],
  ])('writes local time at an offset of %i minutes', (offset, text) => {
    expect(writeLocalTime('2026-11-24T08:00:00.000Z', offset)).toBe(text)
  })

  it('gives an unreadable time back as it came', () => {
    expect(writeLocalTime('soon', 60)).toBe('soon')
  })
})
