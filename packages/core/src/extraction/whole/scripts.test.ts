/** Selectors in the scripts and words of eleven languages: what is found, what is not, and what only looks alike. All numbers are fictional or plain patterns. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, RULES } from '../index.ts'

const NUMBER = '+9779800000101'
const phones = (text: string, countries: readonly string[] = ['NP']) =>
  extract(text, { countries, kinds: ['phone'] }).map(({ normal }) => normal)

/** The ten digits of each script, nought first. */
const DIGITS: Readonly<Record<string, string>> = {
  Latin: '0123456789',
  Devanagari: '०१२३४५६७८९',
  Bengali: '০১২৩৪৫৬৭৮৯',
  Gurmukhi: '੦੧੨੩੪੫੬੭੮੯',
  Gujarati: '૦૧૨૩૪૫૬૭૮૯',
  Tamil: '௦௧௨௩௪௫௬௭௮௯',
  Telugu: '౦౧౨౩౪౫౬౭౮౯',
  Thai: '๐๑๒๓๔๕๖๗๘๙',
  Lao: '໐໑໒໓໔໕໖໗໘໙',
  Khmer: '០១២៣៤៥៦៧៨៩',
  Burmese: '၀၁၂၃၄၅၆၇၈၉',
  'Arabic-Indic': '٠١٢٣٤٥٦٧٨٩',
  Persian: '۰۱۲۳۴۵۶۷۸۹',
  'full-width': '０１２３４５６７８９',
}
const inScript = (digits: string, text: string): string =>
  text.replace(/\d/g, (digit) => digits.charAt(Number(digit)))

describe.each(Object.entries(DIGITS))('digits of %s', (name, digits) => {
  it('are read as the number they write, in each usual grouping', () => {
    for (const form of ['9800000101', '980-0000101', '980 000 0101', '98000 00101', '+977 980-0000101'])
      expect(phones(inScript(digits, form)), form).toEqual([NUMBER])
  })

  it('are kept as they stand: the original is never rewritten', () => {
    const written = inScript(digits, '980-0000101')
    const text = `☎ ${written} .`
    const [found] = extract(text, { countries: ['NP'] })
    expect(found?.original).toBe(written)
    expect(text.slice(found?.start, found?.end)).toBe(written)
  })

  it('are named for what they are', () => {
    const [found] = extract(inScript(digits, '9800000101'), { countries: ['NP'] })
    expect(found?.rule).toBe(name === 'Latin' ? 'phone.national' : 'phone.native-digits')
  })

  it('are no number when one is missing or one is too many', () => {
    for (const form of ['980000010', '98000001011'])
      expect(phones(inScript(digits, form))).not.toContain(NUMBER)
  })
})

/** The same sentence of an advert in eleven languages, with the place of the number. */
const ADVERTS: readonly (readonly [string, string])[] = [
  ['English', 'Waiter wanted for a hotel by the sea, call # after six.'],
  ['Nepali', 'होटलमा काम गर्ने मान्छे चाहियो, सम्पर्क # साँझ छ बजेपछि।'],
  ['Hindi', 'होटल में काम है, फ़ोन # शाम छह बजे के बाद।'],
  ['Bengali', 'হোটেলে কাজ আছে, ফোন # সন্ধ্যা ছয়টার পর।'],
  ['Spanish', 'Se busca camarero, llamar al # después de las seis.'],
  ['Portuguese', 'Procura-se garçom, ligue # depois das seis.'],
  ['French', 'On cherche un serveur, appelez le # après six heures.'],
  ['Thai', 'รับสมัครพนักงานเสิร์ฟ โทร # หลังหกโมง'],
  ['Lao', 'ຮັບສະໝັກພະນັກງານ ໂທ # ຫຼັງຫົກໂມງ'],
  ['Arabic', 'مطلوب نادل لفندق، اتصل # بعد السادسة.'],
  ['Chinese', '招聘服务员，电话 # 晚饭以后。'],
]

describe.each(ADVERTS)('an advert in %s', (_, advert) => {
  const put = (selector: string) => advert.replace('#', selector)

  it('gives its number, whichever way it is written', () => {
    for (const form of ['9800000101', '980-000-0101', '+977 9800000101', '00977 9800000101', '९८०००००१०१'])
      expect(phones(put(form)), form).toEqual([NUMBER])
  })

  it('gives its e-mail address, its web address and its handles', () => {
    const found = (selector: string) =>
      extract(put(selector), { countries: ['NP'] }).map(({ normal }) => normal)
    expect(found('jobs@sea-hotel.example')).toEqual(['jobs@sea-hotel.example'])
    expect(found('https://sea-hotel.example/jobs')).toEqual(['https://sea-hotel.example/jobs'])
    expect(found('https://t.me/blue_door')).toEqual(['https://t.me/blue_door', 'telegram:blue_door'])
    expect(found('telegram: blue_door')).toEqual(['telegram:blue_door'])
  })

  it('gives nothing where there is nothing', () => {
    expect(extract(put(''), { countries: ['NP', 'IN', 'TH', 'US'] })).toEqual([])
  })

  it('gives no number for a date, a time, a price or a year', () => {
    for (const other of [
      '24.11.2026',
      '2026-11-24',
      '18:30',
      '12,500',
      '2024-2026',
      'Rs. 45,000',
      '10:00-18:00',
    ])
      expect(phones(put(other)), other).toEqual([])
  })
})

describe('what is not a number', () => {
  it.each([
    ['a date', 'Opened on 24-11-2026.'],
    ['a date with slashes', 'Until 24/11/2026 only.'],
    ['an ISO date with a time', 'At 2026-11-24 18:30:00 sharp.'],
    ['a compact date', 'Batch 20261124.'],
    ['years', 'From 2019-2026.'],
    ['opening hours', 'Open 10:00-18:00.'],
    ['a sum', 'Rent 12,500,000.'],
    ['a sum in lakhs', 'Price 12,50,000.'],
    ['a sum with decimals', 'Total 12.500,00.'],
    ['a network address', 'Server 192.0.2.17.'],
    ['a bank card', 'Card 4111 1111 1111 1111.'],
    ['a version', 'Version 1.24.3.'],
    ['a short code', 'Room 101, floor 3.'],
    ['coordinates', 'At 27.717245, 85.323961.'],
    ['a hash', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['an identifier', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ])('is left alone: %s', (_, text) => {
    expect(phones(text, ['NP', 'IN', 'US'])).toEqual([])
  })
})

describe('words of other kinds', () => {
  /** Words for age, body, skin and dress: the product never reads a person’s looks or age. */
  const LOOKS =
    /\b(age|aged|young|old|child|girl|boy|woman|man|female|male|tall|slim|blond|skin|hair|eye|face|body|beaut|pretty|appearance|look(?!alike)|dress|nude|photo)\w*/i

  it('appear in no rule: neither its name nor its sentence speaks of a person’s age or looks', () => {
    for (const { name, why } of RULES) {
      expect(name).not.toMatch(LOOKS)
      expect(why).not.toMatch(LOOKS)
    }
  })

  it('are never found: a text about a person gives no mention', () => {
    for (const text of [
      'A tall woman of thirty with a red hat waited at the bus stop.',
      'She is 18 years old, 170 cm, 60 kg.',
      'उमेर २५ वर्ष, उचाइ ५ फिट।',
      'อายุ 25 ปี สูง 170',
      'Tiene treinta años y el pelo negro.',
    ])
      expect(extract(text, { countries: ['NP', 'IN', 'TH', 'US', 'ES'] })).toEqual([])
  })
})

describe('the table of rules', () => {
  it('names each rule once, after its kind', () => {
    const names = RULES.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, kind } of RULES) expect(name).toMatch(new RegExp(`^${kind}\\.[a-z]+(-[a-z]+)*$`))
  })

  it('gives each a sentence for a court and a confidence of which only a checksum or proof makes one', () => {
    for (const { name, why, confidence } of RULES) {
      expect(why, name).toMatch(/^[A-Z].{20,}\.$/)
      expect(confidence, name).toBeGreaterThan(0)
      expect(confidence, name).toBeLessThanOrEqual(1)
      if (confidence === 1) expect(['wallet.checksum', 'account.iban']).toContain(name)
    }
  })
})

const filler = fc.string({ unit: fc.constantFrom(...'abc कखग ขคง αβγ жзи 的 ، 🙂'.split('')), maxLength: 20 })
const scripts = fc.constantFrom(...Object.values(DIGITS))

describe('a planted number', () => {
  it('is found at its very place in any text of any script, with letters, emoji and marks around it', () => {
    fc.assert(
      fc.property(
        filler,
        filler,
        scripts,
        fc.integer({ min: 0, max: 9_999_999 }),
        (before, after, digits, n) => {
          const national = `980${String(n).padStart(7, '0')}`
          const written = inScript(digits, `+977 ${national}`)
          const text = `${before} ${written} ${after}`
          const [found, ...more] = extract(text, { countries: ['NP'], kinds: ['phone'] })
          expect(more).toEqual([])
          expect(found).toMatchObject({
            start: before.length + 1,
            end: before.length + 1 + written.length,
            original: written,
            normal: `+977${national}`,
          })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is found beside a second one, each once, in order', () => {
    fc.assert(
      fc.property(
        scripts,
        scripts,
        fc.constantFrom(', ', ' / ', '\n', ' or ', ' · ', ' | '),
        (one, other, between) => {
          const text = `${inScript(one, '980-0000101')}${between}${inScript(other, '980-0000102')}`
          expect(phones(text)).toEqual(['+9779800000101', '+9779800000102'])
        },
      ),
    )
  })

  it('is the same number whatever the order of the countries, when only one plan fits', () => {
    for (const countries of [['NP', 'US'], ['US', 'NP'], ['np'], ['NP', 'XX', 'ZZ']])
      expect(phones('9800000101', countries)).toEqual([NUMBER])
  })
})
