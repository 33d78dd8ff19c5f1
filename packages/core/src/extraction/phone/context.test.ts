/** What the words and signs around digits say, and what shapes of digits mean something else. */
import { describe, expect, it } from 'vitest'
import { hasOtherCue, hasPhoneCue, isSum } from './context.ts'
import { nameOtherMeaning } from './not-a-phone.ts'

const cue = (before: string): boolean => hasPhoneCue(before, before.length)
const other = (before: string): boolean => hasOtherCue(before, before.length)

describe('a word for telephone', () => {
  it('is known in the languages of the field', () => {
    const cues = [
      'Tel: ',
      'telephone ',
      'Mobile no. ',
      'call me on ',
      'WhatsApp ',
      'viber/imo ',
      'Llama al ',
      'ligue para ',
      'número de móvil ',
      'सम्पर्क: ',
      'फोन नं. ',
      'मोबाइल नंबर ',
      'যোগাযোগ: ',
      'โทร ',
      'ໂທ: ',
      '电话：',
      'هاتف: ',
      '☎ ',
      '📞',
      'my number is ',
    ]
    for (const text of cues) expect(cue(text), text).toBe(true)
  })

  it('counts only shortly before, in the same line, with no other digits between', () => {
    expect(cue('call us any day of the week and ask for the nice rooms ')).toBe(false)
    expect(cue('call\n')).toBe(false)
    expect(cue('call 9800000101 or ')).toBe(false)
    expect(cue('recall of the product ')).toBe(false)
    expect(cue('')).toBe(false)
  })
})

describe('a word for another number', () => {
  it('is known, and yields to a word for telephone', () => {
    const others = [
      'Order no. ',
      'Ref: ',
      'invoice #',
      'account number: ',
      'conta bancária número: ',
      'ISBN ',
      'Passport No ',
      'PIN code ',
      'खाता नं. ',
      'บัญชี ',
      'card is: Visa ',
    ]
    for (const text of others) expect(other(text), text).toBe(true)
    expect(other('for your order call ')).toBe(false)
    expect(other('rooms from ')).toBe(false)
  })

  it('takes the general word “number” to itself', () => {
    expect(cue('account number: ')).toBe(false)
    expect(cue('number: ')).toBe(true)
  })
})

describe('a sum of money', () => {
  const sum = (text: string): boolean => {
    const start = text.search(/\d/)
    const end = text.length - [...text].reverse().findIndex((character) => /\d/.test(character))
    return isSum(text, start, end)
  }

  it('is told by the currency on either side', () => {
    const sums = [
      '$1000000',
      '€ 12345678',
      'Rs. 1234567',
      'NPR 1234567',
      'रु 1234567',
      '1000000 kip',
      '1000000₫',
      '1234567 baht',
      '12345678%',
      '1234567 रुपैयाँ',
      '1234567 টাকা',
      'R$ 1234567',
      '1234567 km',
      'USD1234567',
    ]
    for (const text of sums) expect(sum(text), text).toBe(true)
  })

  it('is not told by other words', () => {
    for (const text of ['cars 1234567', '1234567 kipling', 'call 1234567 now', '1234567.'])
      expect(sum(text), text).toBe(false)
  })
})

describe('a shape of digits', () => {
  const SHAPES: readonly (readonly [string, string])[] = [
    ['24/11/2024', 'date'],
    ['24.11.24', 'date'],
    ['2024-11-24', 'date'],
    ['2024-11-24 09:30', 'date'],
    ['2081/08/09', 'date'],
    ['20241124', 'date'],
    ['1995-2024', 'date'],
    ['2019-2020-2021', 'date'],
    ['10.00-18.00', 'time'],
    ['1,234,567', 'quantity'],
    ['12,34,567', 'quantity'],
    ['1.234.567', 'quantity'],
    ['12345678.90', 'quantity'],
    ['27.717245', 'quantity'],
    ['192.168.100.200', 'network address'],
    ['4111 1111 1111 1111', 'card'],
    ['911-67-0060', 'identity number'],
    ['12-15 (2009', 'citation'],
  ]
  for (const [written, meaning] of SHAPES) {
    it(`${written} is a ${meaning}`, () => expect(nameOtherMeaning(written)).toBe(meaning))
  }

  it('of a telephone number means nothing else', () => {
    const numbers = [
      '212-555-0121',
      '2125550121',
      '9800000101',
      '01 99 00 01 01',
      '12.34.56.78',
      '020 7946 0101',
      '1979-2011 100',
      '2012-0102 08',
      '98,00,00,01,01',
      '612.345.678',
      '01.4200101',
      '20241324',
    ]
    for (const written of numbers) expect(nameOtherMeaning(written), written).toBeUndefined()
  })
})
