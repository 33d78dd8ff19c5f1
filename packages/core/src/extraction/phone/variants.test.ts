/** Own variants of each notation, on numbers of fictional or plain ranges, so that the reading fits the notation and not the rows of a test set. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const ONES = 'zero one two three four five six seven eight nine'.split(' ')
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const word = (digit: string): string => ONES[Number(digit)] ?? ''
const each = (digits: string, write: (digit: string, at: number) => string, sign = ''): string =>
  [...digits].map(write).join(sign)
const parts = (digits: string): string[] => [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
const from = (base: number, zero: string) => (digit: string) =>
  digit === '0' ? zero : String.fromCodePoint(base + Number(digit) - 1)

/** Each way to write ten digits; the odd ones are meant to be missed by filters. */
const NOTATIONS: Readonly<Record<string, (digits: string) => string>> = {
  stars: (d) => parts(d).join('**'),
  underscores: (d) => each(d, (c) => c, '_'),
  pipes: (d) => parts(d).join('|'),
  commas: (d) => each(d, (c) => c, ','),
  hearts: (d) => each(d, (c) => c, '❤'),
  flowers: (d) => parts(d).join('🌸'),
  arrows: (d) => parts(d).join('->'),
  'brackets around each': (d) => each(d, (c) => `(${c})`),
  'spaced dashes': (d) => each(d, (c) => c, ' - '),
  'odd groups': (d) => `${d.slice(0, 7)} ${d.slice(7)}`,
  'other odd groups': (d) => `${d.slice(0, 2)} ${d.slice(2, 6)} ${d.slice(6)}`,
  words: (d) => each(d, word, ' '),
  'words in capitals': (d) => each(d, (c) => word(c).toUpperCase(), ' '),
  'words run together': (d) => each(d, (c) => capital(word(c))),
  'words with commas': (d) => each(d, word, ', '),
  'words and digits': (d) => each(d, (c, i) => (i % 2 ? word(c) : c), ' '),
  'words and digits run together': (d) => each(d, (c, i) => (i % 3 ? c : word(c))),
  'words in the last group': (d) => `${parts(d)[0]} ${parts(d)[1]} ${each(parts(d)[2] ?? '', word, ' ')}`,
  'slashes and words': (d) =>
    `${parts(d)[0]}/${parts(d)[1]}/${d.slice(6, 8)}${each(d.slice(8), (c) => capital(word(c)), ' ')}`,
  'oh for nought': (d) => each(d, (c) => (c === '0' ? 'oh' : word(c)), ' '),
  'the letter O': (d) => parts(d).join('-').replaceAll('0', 'O'),
  'letters o and l': (d) => parts(d).join(' ').replaceAll('0', 'o').replace('1', 'l'),
  'letters in words': (d) =>
    each(d, (c) => 'zer0 0ne tw0 thr33 f0ur f1ve s1x s3ven e1ght n1ne'.split(' ')[Number(c)] ?? '', ' '),
  'double and triple': (d) =>
    each(d, word, ' ')
      .replace(/\b(\w+) \1 \1\b/g, 'triple $1')
      .replace(/\b(\w+) \1\b/g, 'double $1'),
  keycaps: (d) => each(d, (c) => `${c}\ufe0f\u20e3`),
  circles: (d) => each(d, from(0x2460, '⓪')),
  'digits with a full stop': (d) => each(d, from(0x2488, '🄀')),
  'full width': (d) => each(d, from(0xff11, '０')),
  'mathematical digits': (d) => each(d, from(0x1d7cf, '𝟎')),
  superscripts: (d) => each(d, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(c))),
  'Chinese numerals': (d) => each(d, (c) => '零一二三四五六七八九'.charAt(Number(c))),
  lines: (d) => parts(d).join('\n'),
  'words on lines': (d) =>
    parts(d)
      .map((part) => each(part, word, ' '))
      .join('\n'),
  'zero width': (d) => each(d, (c) => c, '\u200b'),
  'plus in words': (d) => `plus one ${each(d, word, ' ')}`,
}
const CONTEXTS: readonly ((number: string) => string)[] = [
  (n) => `We move sofas and pianos, ring ${n} for a quote`,
  (n) => `two bright rooms near the lake ${n}`,
  (n) => `text ${n} , four beds and 2 baths`,
  (n) => `rooms from $120 a night. ${n} ask for Nina`,
]
const NUMBERS = ['2125550121', '3125550148', '4155550190', '6025550163', '8135550177', '7025550102']

describe('a notation', () => {
  for (const [name, write] of Object.entries(NOTATIONS)) {
    it(`is read in every sentence: ${name}`, () => {
      for (const digits of NUMBERS)
        for (const put of CONTEXTS) {
          const text = put(write(digits))
          const found = extract(text, { countries: ['US'], kinds: ['phone'] }).map(({ normal }) => normal)
          expect(found, text).toEqual([`+1${digits}`])
        }
    })
  }
})

/** Ten words a language, a word for two of the same, a sentence, a country, numbers with their normal forms. */
const LANGUAGES: Readonly<
  Record<string, readonly [string, string, string, string, Readonly<Record<string, string>>]>
> = {
  Nepali: [
    'शून्य एक दुई तीन चार पाँच छ सात आठ नौ',
    'डबल',
    'सम्पर्क {} मा',
    'NP',
    { '9800000101': '+9779800000101', '9812345670': '+9779812345670' },
  ],
  'Nepali in Latin letters': [
    'shunya ek dui tin char panch chha sat aath nau',
    'double',
    'yo number ma call gara {} hai',
    'NP',
    { '9800000101': '+9779800000101', '9845612373': '+9779845612373' },
  ],
  'Nepali with English words': [
    'जिरो वान टु थ्री फोर फाइभ सिक्स सेभेन एट नाइन',
    'डबल',
    'फोन {} मा',
    'NP',
    { '9812345670': '+9779812345670' },
  ],
  Hindi: [
    'शून्य एक दो तीन चार पांच छह सात आठ नौ',
    'डबल',
    'फोन करें {} पर',
    'IN',
    { '9812345670': '+919812345670' },
  ],
  'Hindi in Latin letters': [
    'shunya ek do teen char paanch chhe saat aath nau',
    'double',
    'call karo {} par',
    'IN',
    { '9812345670': '+919812345670' },
  ],
  Bengali: [
    'শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়',
    'ডাবল',
    'ফোন করুন {} নম্বরে',
    'BD',
    { '01712345689': '+8801712345689' },
  ],
  'Bengali in Latin letters': [
    'shunno ek dui tin char pach choy sat aat noy',
    'double',
    'phone korun {} te',
    'BD',
    { '01712345689': '+8801712345689' },
  ],
  Thai: [
    'ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า',
    'ดับเบิ้ล',
    'โทร {} ได้ทุกวัน',
    'TH',
    { '0812345679': '+66812345679' },
  ],
  'Thai in Latin letters': [
    'soon nueng song sam si ha hok jet paet kao',
    'double',
    'tho {} dai',
    'TH',
    { '0812345679': '+66812345679' },
  ],
  Lao: [
    'ສູນ ໜຶ່ງ ສອງ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ',
    'double',
    'ໂທ {} ໄດ້ທຸກມື້',
    'LA',
    { '02055123467': '+8562055123467' },
  ],
  Filipino: [
    'sero isa dalawa tatlo apat lima anim pito walo siyam',
    'doble',
    'tumawag sa {} po',
    'PH',
    { '09171234568': '+639171234568' },
  ],
  'Filipino with Spanish words': [
    'sero uno dos tres kuwatro singko sais siyete otso nuwebe',
    'doble',
    'tawag {} po',
    'PH',
    { '09171234568': '+639171234568' },
  ],
  Portuguese: [
    'zero um dois três quatro cinco meia sete oito nove',
    'duplo',
    'ligue {} hoje',
    'BR',
    { '11981234567': '+5511981234567' },
  ],
  Spanish: [
    'cero uno dos tres cuatro cinco seis siete ocho nueve',
    'doble',
    'llama al {} hoy',
    'ES',
    { '612345678': '+34612345678' },
  ],
  Dutch: [
    'nul een twee drie vier vijf zes zeven acht negen',
    'dubbel',
    'bel {} vandaag',
    'NL',
    { '0612345678': '+31612345678' },
  ],
  Arabic: [
    'صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
    'دبل',
    'اتصل على {} الآن',
    'AE',
    { '0501234567': '+971501234567' },
  ],
  'Arabic in Latin letters': [
    'sifr wahid ithnan thalatha arbaa khamsa sitta sabaa thamaniya tisaa',
    'double',
    'itasil {} alan',
    'AE',
    { '0501234567': '+971501234567' },
  ],
}

describe('number words', () => {
  for (const [language, [list, double, sentence, country, numbers]] of Object.entries(LANGUAGES)) {
    it(`are read in ${language}: alone, with commas, mixed with digits, doubled`, () => {
      const words = list.split(' ')
      for (const [digits, normal] of Object.entries(numbers)) {
        const spoken = [...digits].map((digit) => words[Number(digit)] ?? '')
        const doubled: string[] = []
        for (let i = 0; i < spoken.length; i++) {
          const twice = spoken[i] === spoken[i + 1]
          doubled.push(twice ? `${double} ${spoken[i++]}` : (spoken[i] ?? ''))
        }
        const ways = [
          spoken.join(' '),
          spoken.join(', '),
          [...digits].map((digit, i) => (i % 2 ? digit : spoken[i])).join(' '),
          `${digits.slice(0, 4)} ${spoken.slice(4, 8).join(' ')} ${digits.slice(8)}`,
          doubled.join(' '),
        ]
        for (const way of ways) {
          const text = sentence.replace('{}', way)
          const found = extract(text, { countries: [country], kinds: ['phone'] }).map((m) => m.normal)
          expect(found, text).toEqual([normal])
        }
      }
    })
  }
})
