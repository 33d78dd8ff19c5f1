/** Promises about times, sizes and country names. */
import { describe, expect, it } from 'vitest'
import { countryName, listCountries } from './countries.ts'
import { writeBytes, writeMoment } from './moments.tsx'

describe('writeMoment', () => {
  it('writes the time alone for today, and the day otherwise', () => {
    const now = new Date(2026, 10, 24, 12, 0).getTime()
    expect(writeMoment(new Date(2026, 10, 24, 10, 42).toISOString(), 'en-GB', 'short', now)).toBe('10:42')
    expect(writeMoment(new Date(2026, 7, 16, 10, 42).toISOString(), 'en-GB', 'short', now)).toBe('16 Aug')
  })

  it('writes the year where the day stands alone', () => {
    expect(writeMoment(new Date(2026, 7, 16).toISOString(), 'en-GB', 'day')).toBe('16 Aug 2026')
  })

  it('shows an unreadable time as it came', () => {
    expect(writeMoment('yesterday', 'en', 'minute')).toBe('yesterday')
  })
})

describe('writeBytes', () => {
  it('counts in thousands', () => {
    expect(writeBytes(999, 'en')).toBe('999 byte')
    expect(writeBytes(1_000, 'en')).toBe('1 kB')
    expect(writeBytes(2_345_678, 'en')).toBe('2.3 MB')
  })
})

describe('countries', () => {
  it('are named in the language of the reader', () => {
    expect(countryName('NP', 'en')).toBe('Nepal')
    expect(countryName('NP', 'ne')).toBe('नेपाल')
  })

  it('are all there once, sorted', () => {
    const all = listCountries('en')
    expect(new Set(all.map((country) => country.value)).size).toBe(all.length)
    expect(all[0]?.label).toBe('Afghanistan')
    expect(all.every((country) => /^[A-Z]{2}$/.test(country.value) && country.label !== '')).toBe(true)
  })
})
