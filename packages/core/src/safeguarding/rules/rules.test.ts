/** Promises about the rule tables: every row has a source and a confidence, and they agree with the research they came from. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOTLINES, MEDIA_RULES, REPORTING_DUTIES } from './index.ts'

const DOMAIN = join(import.meta.dirname, '../../../../../../shared/domain')
const hasDomain = existsSync(DOMAIN)
if (!hasDomain)
  console.warn('rules: the comparison with the research is skipped, because it is not beside the clone.')
const read = (name: string) => JSON.parse(readFileSync(join(DOMAIN, name), 'utf8'))

const tables = [
  ['hotlines', HOTLINES],
  ['duties', REPORTING_DUTIES],
  ['media rules', MEDIA_RULES],
] as const

describe.each(tables)('the table of %s', (_name, rows) => {
  it('gives every row a source and a confidence', () => {
    for (const row of rows) {
      expect(row.source.length).toBeGreaterThan(3)
      expect(['high', 'medium', 'low']).toContain(row.confidence)
      expect(row.country).toMatch(/^([A-Z]{2}|\*)$/)
    }
  })

  it('says when a row was last checked unless nobody did, and then calls it low', () => {
    for (const row of rows)
      if (row.lastChecked === undefined) expect(row.confidence).toBe('low')
      else expect(row.lastChecked).toMatch(/^\d{4}-\d\d$/)
  })

  it('links only to pages that a browser can open', () => {
    for (const { sourceUrl } of rows) if (sourceUrl !== undefined) expect(URL.canParse(sourceUrl)).toBe(true)
  })
})

describe('the hotlines', () => {
  it('have ids that are given once, and take no picture', () => {
    expect(new Set(HOTLINES.map(({ id }) => id)).size).toBe(HOTLINES.length)
    for (const { accepts } of HOTLINES)
      for (const kind of accepts) expect(['url', 'description']).toContain(kind)
  })

  it('have a phone or a page, or are found in person', () => {
    const neither = HOTLINES.filter(({ phones, url }) => phones.length === 0 && url === undefined)
    expect(neither.every(({ kind }) => kind === 'child-protection')).toBe(true)
  })

  it.skipIf(!hasDomain)('are those of the research, one for one, with its confidence', () => {
    const found = read('hotlines.json').hotlines as {
      id: string
      country: string
      confidence: string
      url: string | null
    }[]
    expect(
      HOTLINES.map(({ id, country, confidence, url }) => ({ id, country, confidence, url })).toSorted(
        (a, b) => a.id.localeCompare(b.id),
      ),
    ).toEqual(
      found
        .map(({ id, country, confidence, url }) => ({ id, country, confidence, url: url ?? undefined }))
        .toSorted((a, b) => a.id.localeCompare(b.id)),
    )
  })
})

describe('the duties', () => {
  it.skipIf(!hasDomain)('are those of the research, none invented and none dropped', () => {
    const countries = read('offences.json').countries as {
      iso2: string
      reporting_duty: {
        text: string
        mandatory: boolean | null
        deadline_hours?: number
        confidence: string
      }[]
    }[]
    const told = { yes: true, no: false, unknown: null }
    const found = countries.flatMap(({ iso2, reporting_duty }) =>
      reporting_duty.map(({ text, mandatory, deadline_hours, confidence }, at) => ({
        id: `${iso2}-${at + 1}`,
        text,
        mandatory,
        hours: deadline_hours,
        confidence,
      })),
    )
    expect(
      REPORTING_DUTIES.map(({ id, text, mandatory, hours, confidence }) => ({
        id,
        text,
        mandatory: told[mandatory],
        hours,
        confidence,
      })),
    ).toEqual(found)
  })
})
