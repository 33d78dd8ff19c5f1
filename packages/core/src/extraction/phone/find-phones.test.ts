/** Telephone numbers in every notation the rules know, and digits that are none. Reserved fictional ranges where a country has one. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const phones = (text: string, ...countries: string[]) => extract(text, { countries, kinds: ['phone'] })
const read = (text: string, ...countries: string[]): string[] =>
  phones(text, ...countries).map((m) => m.normal)

/** Notation, country (or none), number, rule. */
const NOTATIONS: readonly (readonly [string, string, string, string])[] = [
  ['+977 980-0000101', '', '+9779800000101', 'phone.international'],
  ['+977(980)0000101', '', '+9779800000101', 'phone.international'],
  ['＋977 9800000101', '', '+9779800000101', 'phone.international'],
  ['++1 (212) 555-0121', '', '+12125550121', 'phone.international'],
  ['(+44) 7700 900123', '', '+447700900123', 'phone.international'],
  ['+44 (0)7700 900123', '', '+447700900123', 'phone.international'],
  ['00977 980 0000101', 'NP', '+9779800000101', 'phone.dial-out'],
  ['011 44 7700 900123', 'US', '+447700900123', 'phone.dial-out'],
  ['977-9800000101', 'NP', '+9779800000101', 'phone.calling-code'],
  ['9800000101', 'NP', '+9779800000101', 'phone.national'],
  ['01-4200101', 'NP', '+97714200101', 'phone.national'],
  ['07700 900123', 'GB', '+447700900123', 'phone.national'],
  ['06 39 98 01 01', 'FR', '+33639980101', 'phone.national'],
  ['0171-3920001', 'DE', '+491713920001', 'phone.national'],
  ['212/555/0121', 'US', '+12125550121', 'phone.national'],
  ['[212] 555.01-21', 'US', '+12125550121', 'phone.national'],
  ['2 1 2 5 5 5 0 1 2 1', 'US', '+12125550121', 'phone.national'],
  ['2125550 121', 'US', '+12125550121', 'phone.national'],
  ['más uno, dos uno dos, cinco cinco cinco, cero uno dos uno', '', '+12125550121', 'phone.number-words'],
  ['plus nine seven seven nine eight zero 0000101', '', '+9779800000101', 'phone.number-words'],
  ['044 55 1234 5678', 'MX', '+525512345678', 'phone.national'],
  ['९८०००००१०१', 'NP', '+9779800000101', 'phone.native-digits'],
  ['९८०-०००-०१०१', 'NP', '+9779800000101', 'phone.native-digits'],
  ['০১৭০০০০০১০১', 'BD', '+8801700000101', 'phone.native-digits'],
  ['๐๘๑-๐๐๐-๐๑๐๑', 'TH', '+66810000101', 'phone.native-digits'],
  ['໐໒໐ ໕໕໐໐ ໐໑໐໑', 'LA', '+8562055000101', 'phone.native-digits'],
  ['٠٥٠ ٠٠٠ ٠١٠١', 'AE', '+971500000101', 'phone.native-digits'],
  ['۰۹۱۲ ۰۰۰ ۰۱۰۱', 'IR', '+989120000101', 'phone.native-digits'],
  ['９８０００００１０１', 'NP', '+9779800000101', 'phone.native-digits'],
  ['9️⃣8️⃣0️⃣0️⃣0️⃣0️⃣0️⃣1️⃣0️⃣1️⃣', 'NP', '+9779800000101', 'phone.drawn-digits'],
  ['⑨⑧⓪⓪⓪⓪⓪①⓪①', 'NP', '+9779800000101', 'phone.drawn-digits'],
  ['𝟗𝟖𝟎𝟎𝟎𝟎𝟎𝟏𝟎𝟏', 'NP', '+9779800000101', 'phone.drawn-digits'],
  ['two one two five five five zero one two one', 'US', '+12125550121', 'phone.number-words'],
  ['two-one-two-five-five-five-zero-one-two-one', 'US', '+12125550121', 'phone.number-words'],
  ['212/555/01Two One', 'US', '+12125550121', 'phone.number-words'],
  ['two12 fivefivefive zeroonetwo1', 'US', '+12125550121', 'phone.number-words'],
  ['tw0 one tw0 f1ve five five 0121', 'US', '+12125550121', 'phone.number-words'],
  ['212 triple five zero one twenty one', 'US', '+12125550121', 'phone.number-words'],
  ['212 double five five 0121', 'US', '+12125550121', 'phone.number-words'],
  ['नौ आठ शून्य शून्य शून्य शून्य शून्य एक शून्य एक', 'NP', '+9779800000101', 'phone.number-words'],
  ['nau aath shunya shunya 00 sunna ek sunya ek', 'NP', '+9779800000101', 'phone.number-words'],
  ['नौ आठ शून्य शून्य शून्य शून्य शून्य दो शून्य दो', 'IN', '+919800000202', 'phone.number-words'],
  ['onze nove oito zero zero zero um zero um meia', 'BR', '+5511980001016', 'phone.number-words'],
  ['seis tres nueve nueve ocho cero uno cero uno', 'ES', '+34639980101', 'phone.number-words'],
  ['โทรศูนย์แปดหนึ่งศูนย์ศูนย์ศูนย์ศูนย์หนึ่งศูนย์หนึ่ง', 'TH', '+66810000101', 'phone.number-words'],
  ['一三八零零零零零一零一', 'CN', '+8613800000101', 'phone.number-words'],
  ['2l2-555-OI2I', 'US', '+12125550121', 'phone.lookalike-letters'],
  ['98OO OOO101', 'NP', '+9779800000101', 'phone.lookalike-letters'],
  ['212*555*0121', 'US', '+12125550121', 'phone.symbols'],
  ['9❤8❤0❤0❤0❤0❤0❤1❤0❤1', 'NP', '+9779800000101', 'phone.symbols'],
  ['9_8_0_0_0_0_0_1_0_1', 'NP', '+9779800000101', 'phone.symbols'],
  ['9800|000|101', 'NP', '+9779800000101', 'phone.symbols'],
  ['212\n555\n0121', 'US', '+12125550121', 'phone.split-lines'],
]

describe('a number is found', () => {
  for (const [written, country, normal, rule] of NOTATIONS) {
    it(`written ${JSON.stringify(written)}${country === '' ? '' : ` in ${country}`}`, () => {
      const found = phones(`Rooms to let, ${written}. Come and see!`, ...(country === '' ? [] : [country]))

      expect(found.map((m) => m.normal)).toEqual([normal])
      expect(found[0]?.rule).toBe(rule)
    })
  }

  it('with its extension in the original and not in the normal form', () => {
    const [found] = phones('+1 212 555 0121 ext. 49 please', 'US')
    expect(found).toMatchObject({ original: '+1 212 555 0121 ext. 49', normal: '+12125550121' })
    expect(phones('212-555-0121x49', 'US')[0]?.original).toBe('212-555-0121x49')
  })

  it('where it is glued to whole words, as adverts do to hide it', () => {
    expect(read('WhatsApp9800000101now', 'NP')).toEqual(['+9779800000101'])
  })

  it('beside words that are also words for digits', () => {
    expect(read('ring 212 555 0121 two people and a van', 'US')).toEqual(['+12125550121'])
    // Eleven digits beginning with 502 are a Guatemalan number; the country that was asked for comes first.
    expect(read('ring 502-555-0152 two people and a van', 'US')).toEqual(['+15025550152'])
    expect(read('call 9800000101 do not wait', 'NP')).toEqual(['+9779800000101'])
    expect(read('one 9800000101', 'NP')).toEqual(['+9779800000101'])
  })

  it('among others in one line, whatever divides them', () => {
    const all = ['+12125550121', '+12125550122', '+12125550123']
    expect(read('212-555-0121 - 212-555-0122 - 212-555-0123', 'US')).toEqual(all)
    expect(read('(212) 555-0121 (212) 555-0122 (212) 555-0123', 'US')).toEqual(all)
    expect(read('212 555 0121 212 555 0122 212 555 0123', 'US')).toEqual(all)
    expect(read('98000 00101 98000 00102 98000 00103 98000 00104 98000 00105', 'NP')).toHaveLength(5)
  })

  it('by its words alone where no country has it, and then with little confidence', () => {
    expect(phones('my phone number is 123-456-7890', 'US')[0]).toMatchObject({
      normal: '1234567890',
      rule: 'phone.unverified',
    })
    expect(phones('123-456-7890', 'US')[0]?.rule).toBe('phone.shape')
    expect(phones('7121115678', 'US')).toEqual([])
  })
})

describe('digits that are no number', () => {
  const NONE: readonly string[] = [
    'Salary Rs 25000 - 30000 per month',
    'NPR 1,25,000 only',
    'Rs. 15,00,000',
    '$1000000',
    '€ 12 345 678',
    '1000000 kip',
    'ราคา 12,500,000 บาท',
    '1,234,567 views',
    'Total 12345678.90',
    '415-666-7777$',
    '£415-666-7777',
    'Posted on 2024-11-24 09:30',
    '24/11/2024 10:00 - 18:00',
    '2081/08/09',
    'Open 10.00 - 18.00',
    '1995 - 2024',
    '9:00-17:00 Mon-Fri 8:00-12:00',
    '20241124',
    'IP 192.168.100.200',
    '27.717245, 85.323959',
    'GPS 27.7172 85.3240',
    'Visa 4111 1111 1111 1111',
    'IBAN DE89 3704 0044 0532 0130 00',
    'Order no. 9800000101',
    'Ref: 9800000101',
    'ISBN 978-3-16-148410-0',
    'Tracking 1Z999AA10123456784',
    '#9800000101',
    '7 2026-03-07',
    '212-555-01 21:45',
    'nine. \n 2026-01-19 at',
    '20.11.2024 5 rooms',
    '911-67-0060',
    's666666666',
    'P0-001-000016155-9',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '10 20 30 40 50 60 70',
    'score 21-15 21-18 15-21',
    '3333*2=6666',
    '(456 (4)) 345',
    'one two three go',
    'conta bancária número: 12345678',
    '650+253+1234',
    '7/12/2024 and 8/12/2024',
  ]
  for (const text of NONE) {
    it(`in ${JSON.stringify(text)}`, () => {
      expect(read(text, 'NP', 'IN', 'US', 'DE', 'BR')).toEqual([])
    })
  }
})
