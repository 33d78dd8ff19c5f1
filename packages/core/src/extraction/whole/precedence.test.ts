/** Who gets the digits: a selector’s own notation, then a sum or date that cannot be anything else, then a telephone number, then the rest. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const seen = (text: string, countries: readonly string[] = ['NP', 'US']): string[] =>
  extract(text, { countries }).map(({ kind, normal }) => `${kind} ${normal}`)

describe('a telephone number', () => {
  it.each([
    ['call 9800000101 Rs 500', ['phone +9779800000101', 'price 500 NPR']],
    ['50 USD 9800000101', ['price 50 USD', 'phone +9779800000101']],
    ['$50 212-555-0121', ['price 50 USD', 'phone +12125550121']],
    ['$50 212 555 0121', ['price 50 USD', 'phone +12125550121']],
    ['Rs. 500/- 980-0000101', ['price 500 NPR', 'phone +9779800000101']],
    ['price 500 980-0000101', ['price 500', 'phone +9779800000101']],
    ['24.11.2026 980-0000101', ['date 2026-11-24', 'phone +9779800000101']],
    ['2026-11-24 18:00 980-0000101', ['date 2026-11-24T18:00', 'phone +9779800000101']],
    ['980-0000101 before 6:30', ['phone +9779800000101', 'date T06:30']],
    ['980-0000101 9am-5pm', ['phone +9779800000101', 'date T09:00', 'date T17:00']],
    ['24 November 980-0000101', ['date --11-24', 'phone +9779800000101']],
  ])('is told from the sum or date beside it: %s', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })

  it.each([
    '24.11.2026',
    '24-11-2026 18:00',
    '2026-11-24',
    'Rs 98,00,00,101',
    '१,२०,०००',
    '$1,234,567.89',
    '12 500 000 kr',
  ])('is not seen in a date or sum: %s', (text) => {
    expect(seen(text).filter((each) => each.startsWith('phone'))).toEqual([])
  })

  it.each(['980-0000101', '212/555/0121', '98.00.00.01.01', '1-212-555-0121', '+977 980 0000 101'])(
    'is not taken for a date or sum: %s',
    (text) => {
      expect(seen(text).map((each) => each.split(' ')[0])).toEqual(['phone'])
    },
  )

  it('is kept apart from a Chinese numeral that goes on with the time', () => {
    expect(seen('电话 24.11.2026 六点以后')).toEqual(['date 2026-11-24T06:00'])
  })

  it('is the same whichever kinds are asked for', () => {
    for (const text of [
      'Rs 500 9800000101 24.11.2026',
      '$50 212 555 0121',
      'eSewa 9800000101',
      'twenty dollars 212 555 0121',
    ]) {
      const all = extract(text, { countries: ['NP', 'US'] }).filter(({ kind }) => kind === 'phone')
      expect(extract(text, { countries: ['NP', 'US'], kinds: ['phone'] })).toEqual(all)
    }
  })
})

describe('an address or handle', () => {
  it('keeps digits, dates and sums that are parts of it', () => {
    expect(seen('https://example.com/2026-11-24/500usd')).toEqual([
      'url https://example.com/2026-11-24/500usd',
    ])
    expect(seen('jane.500usd@example.com')).toEqual(['email jane.500usd@example.com'])
    expect(seen('telegram: may24_2026')).toEqual(['handle telegram:may24_2026'])
  })

  it('is no handle where a host with a hyphen follows the at sign', () => {
    expect(seen('@sea-hotel.example.com').filter((each) => each.startsWith('handle'))).toEqual([])
    expect(seen('book @sea-hotel.com now')).toEqual([])
  })
})
