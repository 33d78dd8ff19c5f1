/** The numbering plans: against libphonenumber’s own parser, number by number. */

import type { CountryCode } from 'libphonenumber-js/max'
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import {
  callingCodeOf,
  isKnownCountry,
  isUsualGrouping,
  possibleLengths,
  readInternational,
  readNational,
  withoutDialOut,
} from './numbering-plan.ts'

const countries = Object.keys(examples) as CountryCode[]

describe('example numbers of every country', () => {
  it('are read with the calling code as libphonenumber reads them', () => {
    expect(countries.length).toBeGreaterThan(230)
    for (const country of countries) {
      const example = getExampleNumber(country, examples)
      if (!example) continue
      expect(readInternational(example.number.slice(1))?.e164, country).toBe(example.number)
    }
  })

  it('are read as dialled within the country', () => {
    for (const country of countries) {
      const example = getExampleNumber(country, examples)
      if (!example) continue
      const dialled = example.formatNational().replace(/\D/g, '')
      const parsed = parsePhoneNumberFromString(dialled, country)
      expect(readNational(dialled, country)?.e164, `${country} ${dialled}`).toBe(parsed?.number)
      expect(possibleLengths(country) & (1 << dialled.length), country).not.toBe(0)
    }
  })

  it('are told apart as mobile where the plan separates them', () => {
    expect(readNational('9800000101', 'NP')).toMatchObject({
      e164: '+9779800000101',
      mobile: true,
      country: 'NP',
    })
    expect(readNational('014200101', 'NP')).toMatchObject({ e164: '+97714200101', mobile: false })
  })
})

describe('what is no number', () => {
  it('has the wrong length or an unassigned range', () => {
    expect(readNational('98000001', 'US')).toBeUndefined()
    expect(readNational('1234567890', 'US')).toBeUndefined()
    expect(readNational('1234567890', 'US', true)?.e164).toBe('+11234567890')
    expect(readInternational('999123456789')).toBeUndefined()
    expect(readInternational('')).toBeUndefined()
    expect(readNational('9800000101', 'XX')).toBeUndefined()
  })
})

describe('prefixes', () => {
  it('of a trunk call are taken off, and missed where the country writes them', () => {
    expect(readNational('09800000101', 'NP')?.e164).toBe('+9779800000101')
    expect(readNational('0301234567', 'DE')).toMatchObject({ e164: '+49301234567', lacksTrunk: false })
    expect(readNational('301234567', 'DE')?.lacksTrunk).toBe(true)
    expect(readNational('2125550121', 'US')?.lacksTrunk).toBe(false)
  })

  it('that Mexico gave up are still understood', () => {
    for (const dialled of ['5512345678', '015512345678', '0445512345678', '15512345678']) {
      expect(readNational(dialled, 'MX')?.e164, dialled).toBe('+525512345678')
    }
  })

  it('for dialling abroad are those of the country', () => {
    expect(withoutDialOut('00977980', undefined)).toBe('977980')
    expect(withoutDialOut('011977980', 'US')).toBe('977980')
    expect(withoutDialOut('977980', 'NP')).toBeUndefined()
  })
})

describe('numbers kept for films and examples', () => {
  it('are read, so that training material is', () => {
    expect(readNational('07700900123', 'GB')?.e164).toBe('+447700900123')
    expect(readNational('0639980101', 'FR')?.e164).toBe('+33639980101')
    expect(readNational('0491570006', 'AU')?.e164).toBe('+61491570006')
    expect(readInternational('12125550121')?.e164).toBe('+12125550121')
  })
})

describe('countries', () => {
  it('are known by their ISO code', () => {
    expect(isKnownCountry('NP')).toBe(true)
    expect(isKnownCountry('np')).toBe(false)
    expect(callingCodeOf('LA')).toBe('856')
    expect(possibleLengths('XX')).toBe(0)
  })

  it('write numbers in their own groups', () => {
    expect(isUsualGrouping([3, 3, 4], false, 'US')).toBe(true)
    expect(isUsualGrouping([2, 2, 2, 2, 2], false, 'US')).toBe(false)
    expect(isUsualGrouping([2, 2, 2, 2, 2], true, 'FR')).toBe(true)
  })
})
