/** Sums in the languages of the field, with the separators and number words of each, and what is no sum. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../../index.ts'
import { normalDecimal, readAmount, toDecimal } from './read-cardinal.ts'
import { readNumeral } from './read-numeral.ts'

const prices = (text: string, countries: readonly string[] = []): string[] =>
  extract(text, { countries, kinds: ['price'] }).map(({ original, normal }) => `${original} → ${normal}`)

describe('a sum', () => {
  it.each([
    ['rooms from $120 a night', '$120 → 120 USD'],
    ['pay £11.44 an hour', '£11.44 → 11.44 GBP'],
    ['650 € al mes', '650 € → 650 EUR'],
    ['1.250,00 EUR', '1.250,00 EUR → 1250 EUR'],
    ['CHF 1’049.95', 'CHF 1’049.95 → 1049.95 CHF'],
    ['12 500 kr', '12 500 kr → 12500 SEK'],
    ['रु. १,२०,०००', 'रु. १,२०,००० → 120000 NPR'],
    ['५०० रुपैयाँमा', '५०० रुपैयाँ → 500 NPR'],
    ['दुई हजार पाँच सय रुपैयाँ', 'दुई हजार पाँच सय रुपैयाँ → 2500 NPR'],
    ['₹18,000', '₹18,000 → 18000 INR'],
    ['2.5 lakh rupees', '2.5 lakh rupees → 250000 INR'],
    ['डेढ़ लाख रुपये', 'डेढ़ लाख रुपये → 150000 INR'],
    ['১২,০০০ টাকা', '১২,০০০ টাকা → 12000 BDT'],
    ['Tk 500', 'Tk 500 → 500 BDT'],
    ['৫ হাজার টাকা', '৫ হাজার টাকা → 5000 BDT'],
    ['ราคา3,500บาท', '3,500บาท → 3500 THB'],
    ['๕๐๐ บาท', '๕๐๐ บาท → 500 THB'],
    ['ห้าร้อยบาท', 'ห้าร้อยบาท → 500 THB'],
    ['3.500.000 ກີບ', '3.500.000 ກີບ → 3500000 LAK'],
    ['₭50,000', '₭50,000 → 50000 LAK'],
    ['₱1,500', '₱1,500 → 1500 PHP'],
    ['limang daang piso', 'limang daang piso → 500 PHP'],
    ['R$ 1.800,00', 'R$ 1.800,00 → 1800 BRL'],
    ['duzentos e cinquenta reais', 'duzentos e cinquenta reais → 250 BRL'],
    ['mil quinientos pesos', 'mil quinientos pesos → 1500 PHP'],
    ['vijfentwintig euro', 'vijfentwintig euro → 25 EUR'],
    ['€ 12,50', '€ 12,50 → 12.50 EUR'],
    ['٢٥٠٠ درهم', '٢٥٠٠ درهم → 2500 AED'],
    ['ثلاثة آلاف ريال', 'ثلاثة آلاف ريال → 3000 SAR'],
    ['36.57亿元', '36.57亿元 → 3657000000 CNY'],
    ['三千五百元', '三千五百元 → 3500 CNY'],
    ['fifteen hundred dollars', 'fifteen hundred dollars → 1500 USD'],
    ['$1.2m', '$1.2m → 1200000 USD'],
    ['5k baht', '5k baht → 5000 THB'],
    ['3 euros and 50 cents', '3 euros and 50 cents → 3.50 EUR'],
    ['197 pence', '197 pence → 1.97 GBP'],
    ['$.75', '$.75 → 0.75 USD'],
    ['US$ 20', 'US$ 20 → 20 USD'],
    ['1500/-', '1500/- → 1500'],
  ])('in %s', (text, expected) => {
    expect(prices(text)).toEqual([expected])
  })

  it('takes the case’s own currency where a sign has several', () => {
    expect(prices('Rs 500', ['NP'])).toEqual(['Rs 500 → 500 NPR'])
    expect(prices('Rs 500', ['PK', 'NP'])).toEqual(['Rs 500 → 500 PKR'])
    expect(prices('$20', ['AU'])).toEqual(['$20 → 20 AUD'])
    expect(prices('20 pesos', ['MX'])).toEqual(['20 pesos → 20 MXN'])
    expect(prices('500/-', ['NP'])).toEqual(['500/- → 500 NPR'])
    expect(prices('R 500', ['ZA'])).toEqual(['R 500 → 500 ZAR'])
  })

  it('is two mentions in a range, each with the currency', () => {
    expect(prices('Rs 500–800', ['NP'])).toEqual(['Rs 500 → 500 NPR', '800 → 800 NPR'])
    expect(prices('100-200 dollars')).toEqual(['100 → 100 USD', '200 dollars → 200 USD'])
    expect(prices('रु. २५,००० देखि ३०,०००', ['NP'])).toHaveLength(2)
    expect(prices('1990 to 1015 francs')).toEqual(['1015 francs → 1015 CHF'])
  })

  it('needs a word where no currency is written, and keeps the amount alone', () => {
    expect(prices('price 500')).toEqual(['500 → 500'])
    expect(prices('मूल्य ५००')).toEqual(['५०० → 500'])
    expect(prices('ราคา 500')).toEqual(['500 → 500'])
    expect(prices('80 per hour')).toEqual(['80 → 80'])
    expect(prices('salary is only 15000')).toEqual(['15000 → 15000'])
    expect(extract('price 500')[0]?.currency).toBeUndefined()
    expect(prices('12.99')).toEqual(['12.99 → 12.99'])
  })
})

describe('what is no sum', () => {
  it.each([
    'price 3 hours',
    'rate 5 %',
    'call Mark 662 five five five',
    'Frank 5',
    'flight QR 645',
    'file ID 12345',
    'room 101',
    '12 ft 2 in',
    '3 års',
    'two pounds heavier',
    '20分',
    '1990',
    '24.11.2026',
    '192.0.2.17',
    'R 555 0123',
    'Rs 9800000101',
    '50 %',
    '#120',
    'page 12 of 30',
  ])('leaves alone: %s', (text) => {
    expect(prices(text)).toEqual([])
  })
})

describe('amounts', () => {
  it('read what a country writes, and write it one way', () => {
    const read = (text: string): string | undefined => readAmount(text, 0)?.decimal
    for (const text of [
      '1234567.5',
      '1,234,567.5',
      '1.234.567,5',
      '12,34,567.5',
      '1 234 567,5',
      '1’234’567.5',
    ])
      expect(read(text), text).toBe('1234567.50')
    expect(read('1.500')).toBe('1500')
    expect(read('0.500')).toBe('0.50')
    expect(readNumeral('1.2.3', 0)).toBeUndefined()
    expect(readNumeral('24.11.2026', 0)).toBeUndefined()
  })

  it('come back from their own normal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 - 1 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const normal = normalDecimal(String(whole), String(cents).padStart(2, '0'))
        expect(prices(`USD ${normal}`)).toEqual([`USD ${normal} → ${normal} USD`])
        expect(readAmount(normal, 0)?.decimal).toBe(normal)
      }),
      { seed: 3 },
    )
  })

  it('add up and multiply without a trace of binary fractions', () => {
    expect(toDecimal(36.57 * 1e8)).toBe('3657000000')
    expect(toDecimal(0.1 + 0.2)).toBe('0.30')
    expect(toDecimal(197 * 0.01)).toBe('1.97')
  })
})
