/** Promises about columns, values and their likeness. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareValues, LEVEL } from './compare-values.ts'
import { type ColumnKind, isNeverCompared, readColumns } from './person-column.ts'
import { maskOf, prepareValue, toDateDigits } from './prepare-value.ts'

const LEVEL_NAMES = Object.keys(LEVEL)
const compare = (kind: ColumnKind, one: string, two: string): string => {
  const [a, b] = [prepareValue(one, kind), prepareValue(two, kind)]
  return a && b ? (LEVEL_NAMES[compareValues(a, b, kind)] ?? '') : 'missing'
}

describe('readColumns', () => {
  it.each([
    ['given_name', 'given-name'],
    ['First Name', 'given-name'],
    ['surname', 'surname'],
    ['family-name', 'surname'],
    ['Full name', 'full-name'],
    ['alias', 'full-name'],
    ['date_of_birth', 'date'],
    ['DOB', 'date'],
    ['soc_sec_id', 'identifier'],
    ['passport no', 'identifier'],
    ['WhatsApp', 'phone'],
    ['e-mail', 'email'],
    ['Telegram', 'handle'],
    ['street_number', 'number'],
    ['postcode', 'code'],
    ['address_2', 'address'],
    ['suburb', 'place'],
  ] as const)('takes %s for %s by its name', (name, kind) => {
    expect(readColumns([name], () => ['x'])).toEqual([{ name, kind }])
  })

  it.each([
    [['a@example.org', 'b@example.org'], 'email'],
    [['@ram', '@sita'], 'handle'],
    [['1990-01-02', '19910203'], 'date'],
    [['97200001', '97200002'], 'identifier'],
    [['4', '17'], 'number'],
    [['red door', 'blue door'], 'text'],
    [[], 'text'],
  ] as const)('takes %j by its values', (values, kind) => {
    expect(readColumns(['remark'], () => values)).toEqual([{ name: 'remark', kind }])
  })

  it('leaves out what a person looks like or belongs to', () => {
    const names = [
      'Gender',
      'sex',
      'ethnic group',
      'Race',
      'caste',
      'religion',
      'nationality',
      'Sexual orientation',
      'hair colour',
      'eye_colour',
      'age',
      'AGE group',
    ]
    expect(names.filter(isNeverCompared)).toEqual(names)
    expect(readColumns([...names, ''], () => [])).toEqual([])
    expect(
      ['agency', 'page', 'street_number', 'surname', 'message', 'racetrack'].filter(isNeverCompared),
    ).toEqual([])
  })
})

describe('prepareValue', () => {
  it('reads numbers of any script and any notation', () => {
    expect(prepareValue('+880 1700-000000', 'phone')?.plain).toBe('700000000')
    expect(prepareValue('०९७२०००००१', 'phone')?.plain).toBe('972000001')
    expect(prepareValue('৪৪০০', 'code')?.plain).toBe('4400')
  })

  it.each([
    ['19700102', '19700102'],
    ['1970-01-02', '19700102'],
    ['2/1/1970', '19700102'],
    ['1/25/1970', '19700125'],
    ['2 Jan 1970', '19700102'],
    ['January 2, 1970', '19700102'],
  ])('reads the date %s', (text, digits) => {
    expect(toDateDigits(text).replace(/^1970(\d\d)(\d\d)$/, '1970$1$2')).toBe(digits)
  })

  it('drops the platform and the fashion of handles', () => {
    expect(
      ['@Ram.Thapa', 'telegram:ramthapa', 'https://example.org/ram_thapa'].map(
        (text) => prepareValue(text, 'handle')?.plain,
      ),
    ).toEqual(['ramthapa', 'ramthapa', 'ramthapa'])
  })

  it('is nothing of nothing', () => {
    for (const text of ['', '  ', '–', '...']) expect(prepareValue(text, 'given-name')).toBeUndefined()
  })

  it('sees in the mask what letters occur', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        expect(maskOf(one + two)).toBe(maskOf(one) | maskOf(two))
      }),
    )
  })
})

describe('compareValues', () => {
  it.each([
    ['given-name', 'anna', 'Anna', 'same'],
    ['given-name', 'Łukasz', 'lukasz', 'same'],
    ['given-name', 'isabella', 'isablela', 'near'],
    ['given-name', 'राम', 'Raam', 'near'],
    ['given-name', 'anna', 'ben', 'differs'],
    ['given-name', 'a', 'anna', 'loose'],
    ['surname', 'harrow', 'harow', 'near'],
    ['surname', 'mccarthy', 'mccattmhy', 'near'],
    ['full-name', 'Ram Bahadur Thapa', 'Thapa, Ram Bahadur', 'same'],
    ['full-name', 'Ram Bahadur Thapa', 'राम बहादुर थापा', 'same'],
    ['full-name', 'Ram Thapa', 'Ram', 'loose'],
    ['full-name', 'Ram Thapa', 'Hari Rai', 'differs'],
    ['full-name', 'R Thapa', 'Ram Thapa', 'loose'],
    ['date', '19700102', '1970-01-02', 'same'],
    ['date', '19700102', '19700201', 'near'],
    ['date', '19700102', '19700103', 'near'],
    ['date', '19700102', '19701231', 'differs'],
    ['date', '19700122', '19700531', 'differs'],
    ['date', '19700122', '19830122', 'loose'],
    ['identifier', '5860195', '5860159', 'near'],
    ['identifier', '5860195', '2534242', 'differs'],
    ['phone', '+977 972-0000 001', '9720000001', 'same'],
    ['number', '47', '74', 'near'],
    ['number', '4', '7', 'differs'],
    ['code', '2776', '2767', 'near'],
    ['code', 'nsw', 'vic', 'differs'],
    ['email', 'anna@example.org', 'anna@example.com', 'near'],
    ['email', 'ann@example.org', 'bob@example.org', 'differs'],
    ['handle', '@ram.thapa', 'ramthapa', 'same'],
    ['address', 'dandenong court', 'dandenon g court', 'same'],
    ['address', 'hoseason street', 'hoseaso street', 'near'],
    ['address', 'mill lane flat two', 'flat two old mill', 'loose'],
    ['place', 'Kathmandu', 'kathmndu', 'near'],
    ['place', 'Dhaka', 'ঢাকা', 'same'],
    ['place', 'Ashford', 'Barton', 'differs'],
  ] as const)('%s: %s and %s: %s', (kind, one, two, level) => {
    expect(compare(kind, one, two)).toBe(level)
  })

  it('says the same both ways where words could be matched in several', () => {
    expect(compare('given-name', '21 1 2', 'a@2 a@')).toBe(compare('given-name', 'a@2 a@', '21 1 2'))
  })

  it('says the same both ways', () => {
    const kinds: ColumnKind[] = [
      'given-name',
      'full-name',
      'date',
      'identifier',
      'code',
      'email',
      'handle',
      'address',
      'place',
    ]
    const value = fc.stringMatching(/^[a-d 1-3@]{1,10}$/)
    fc.assert(
      fc.property(fc.constantFrom(...kinds), value, value, (kind, one, two) => {
        expect(compare(kind, one, two)).toBe(compare(kind, two, one))
      }),
      { numRuns: 500 },
    )
  })
})
