/** Numbers made at random and written by every hand the rules know, in the middle of random plain sentences: found once, with exact ends. Not the rows of any outside list. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const NEPALI = ['शून्य', 'एक', 'दुई', 'तीन', 'चार', 'पाँच', 'छ', 'सात', 'आठ', 'नौ']
const SPANISH = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']
const PORTUGUESE = ['zero', 'um', 'dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove']
const HINDI = ['शून्य', 'एक', 'दो', 'तीन', 'चार', 'पाँच', 'छह', 'सात', 'आठ', 'नौ']

/** A ten-digit number of the range kept for fiction: area code, 555, 01xx. */
const american = fc
  .tuple(
    fc.constantFrom('212', '312', '415', '602', '813', '206', '305', '702'),
    fc.integer({ min: 100, max: 199 }),
  )
  .map(([area, line]) => `${area}5550${line}`)
const nepali = fc.integer({ min: 0, max: 9_999_999 }).map((n) => `980${String(n).padStart(7, '0')}`)
const before = fc.constantFrom(
  'We move sofas, ring',
  'Rooms by the lake.',
  'call',
  'कोठा भाडामा',
  'Llama al',
  'Anna:',
  '',
)
const after = fc.constantFrom('for a quote', '.', ', ask for Anna', '! Open daily', 'मा फोन', 'today', '')

const inDigits = (zero: number) => (number: string) =>
  number.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
const inWords =
  (words: readonly string[], between = ' ') =>
  (number: string) =>
    [...number].map((digit) => words[Number(digit)]).join(between)
const parts = (sign: string) => (number: string) =>
  [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(sign)
const each = (sign: string) => (number: string) => [...number].join(sign)

type Hand = (number: string) => string

const PLAIN: Readonly<Record<string, Hand>> = {
  'as one block': (number) => number,
  'in brackets': (number) => `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
  ...Object.fromEntries(
    ['-', '.', ' ', '/', ' - ', '~', '–', '\u00a0'].map((s) => [
      `in parts with ${JSON.stringify(s)}`,
      parts(s),
    ]),
  ),
  ...Object.fromEntries(
    ['-', '.', ' ', '/', '\u200b', '\u2009'].map((s) => [
      `digit by digit with ${JSON.stringify(s)}`,
      each(s),
    ]),
  ),
}
const DISGUISED: Readonly<Record<string, Hand>> = {
  ...Object.fromEntries(
    ['*', '_', '|', '•', '❤', ' ⭐ ', '#', '"'].map((s) => [`in parts with ${JSON.stringify(s)}`, parts(s)]),
  ),
  ...Object.fromEntries(
    ['*', '_', ',', ', ', '❤', '…', ':'].map((s) => [`digit by digit with ${JSON.stringify(s)}`, each(s)]),
  ),
  'over three lines': parts('\n'),
  'in Devanagari': inDigits(0x966),
  'in Bengali': inDigits(0x9e6),
  'in Thai': inDigits(0xe50),
  'in Lao': inDigits(0xed0),
  'in Arabic-Indic': inDigits(0x660),
  'in Persian': inDigits(0x6f0),
  'in Khmer': inDigits(0x17e0),
  'in Burmese': inDigits(0x1040),
  'in full width': inDigits(0xff10),
  'in keycaps': (number) => [...number].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  'in spaced keycaps': (number) => [...number].map((digit) => `${digit}\ufe0f\u20e3`).join(' '),
  'in circled digits': (number) =>
    number.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCharCode(0x245f + Number(digit)))),
  'in mathematical digits': (number) =>
    number.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
  'with letters for digits': (number) => number.replaceAll('0', 'O').replace(/(?<=.)1(?=.)/g, 'l'),
  'in English words': inWords(WORDS),
  'in English words with dashes': inWords(WORDS, '-'),
  'in English words with commas': inWords(WORDS, ', '),
  'in English words run together': inWords(WORDS, ''),
  'in capital words': (number) => inWords(WORDS)(number).toUpperCase(),
  'in Nepali words': inWords(NEPALI),
  'in Hindi words': inWords(HINDI),
  'in Spanish words': inWords(SPANISH),
  'in Portuguese words': inWords(PORTUGUESE),
  'with every second digit a word': (number) =>
    [...number].map((digit, i) => (i % 2 === 0 ? digit : WORDS[Number(digit)])).join(' '),
  'with the first part in words': (number) => `${inWords(WORDS, '')(number.slice(0, 3))} ${number.slice(3)}`,
  'with the last part in words': (number) => `${number.slice(0, 6)} ${inWords(WORDS)(number.slice(6))}`,
}

const promise = (write: Hand, numbers: fc.Arbitrary<string>, country: string, code: string): void => {
  fc.assert(
    fc.property(numbers, before, after, (number, head, tail) => {
      const written = write(number)
      const text = `${head} ${written} ${tail}`
      const found = extract(text, { countries: [country], kinds: ['phone'] })
      expect(
        found.map((mention) => mention.normal),
        text,
      ).toEqual([`+${code}${number}`])
      expect(found[0]?.original, text).toBe(written)
    }),
    { numRuns: 40, seed: 20261124 },
  )
}

describe('an American number of the range kept for fiction is found', () => {
  for (const [name, write] of [...Object.entries(PLAIN), ...Object.entries(DISGUISED)]) {
    it(`written ${name}`, () => promise(write, american, 'US', '1'))
  }
})

describe('a Nepali number is found', () => {
  for (const [name, write] of [...Object.entries(PLAIN), ...Object.entries(DISGUISED)]) {
    it(`written ${name}`, () => promise(write, nepali, 'NP', '977'))
  }
})

describe('with the calling code, no country need be given', () => {
  for (const [name, write] of Object.entries(PLAIN)) {
    it(`written ${name}`, () => {
      fc.assert(
        fc.property(nepali, (number) => {
          const text = `Rooms: +977 ${write(number)} (Anna)`
          expect(extract(text).map((mention) => mention.normal)).toEqual([`+977${number}`])
        }),
        { numRuns: 20, seed: 3 },
      )
    })
  }
})
