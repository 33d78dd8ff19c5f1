/** Finds what names a currency at a place in a text: a sign, a code, a word, in one walk over one trie. */
import { CURRENCY, enterPoint } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import { CAPITALS_ONLY, CODES, OWN_SIGNS, SHARED_SIGNS, SPACED_SIGNS } from './tables/currency-signs.ts'
import {
  CLOSING_UNITS,
  HOME_WORDS,
  LEADING_WORDS,
  MINOR_WORDS,
  OWN_WORDS,
  SHARED_WORDS,
  TENTH_WORDS,
  WEIGHTS,
} from './tables/currency-words.ts'

/** What a mark means. `currencies` are those it may name, the likeliest first; `factor` is 0.01 for cents. */
export interface CurrencyMark {
  readonly currencies: readonly string[]
  readonly factor: number
  readonly kind: 'sign' | 'code' | 'word'
  /** One Latin letter (`R`, `Q`): it needs more than a number beside it. */
  readonly lone: boolean
  /** A word that may stand before its amount. */
  readonly leads: boolean
  /** An ordinary word: it needs the case's own country. */
  readonly home: boolean
  /** A weight too: a small sum needs more than the word. */
  readonly weight: boolean
  /** It only closes a sum begun in a larger unit. */
  readonly closes: boolean
}

/** A mark found in a text, offsets end exclusive. */
export interface MarkHit {
  readonly mark: CurrencyMark
  readonly start: number
  readonly end: number
}

interface Entry extends CurrencyMark {
  /** The spelling that alone counts, where case decides. */
  readonly exact: string | undefined
}

const marks = new Trie<Entry>(true)
/** Signs of one or two Latin letters that also mark flights, files, rooms. */
const UNSURE =
  /^(?:[A-Za-zДР]\.?|QR|KD|BD|ID|LD|DT|DA|JD|MK|ZK|RF|KM|FC|CF|FG|VT|Vt|Db|Le|LE|LL|LS|MT|Ar|Nu|Ks|Kz|Br|SR|Af|Rf|Dh|Bs|Ft|din|kn|Lek|SAT|Q)$/
const enter = (
  spelling: string,
  currencies: readonly string[],
  kind: CurrencyMark['kind'],
  factor = 1,
): void => {
  const exact = kind !== 'word' && CAPITALS_ONLY.has(spelling) ? spelling : undefined
  enterPoint(spelling, CURRENCY)
  marks.add(spelling, {
    currencies,
    kind,
    factor,
    lone: kind !== 'word' && UNSURE.test(spelling),
    leads: kind !== 'word' || LEADING_WORDS.has(spelling),
    home: kind === 'word' && HOME_WORDS.has(spelling),
    weight: kind === 'word' && WEIGHTS.has(spelling),
    closes: false,
    exact,
  })
}
const each = (words: string, divider: string, with_: (word: string) => void): void => {
  for (const word of words.split(divider)) if (word !== '') with_(word)
}

for (const [words, currencies] of TENTH_WORDS)
  each(words, '/', (word) => enter(word, currencies.split(' '), 'word', 0.1))
for (const [words, currencies] of MINOR_WORDS)
  each(words, '/', (word) => enter(word, currencies.split(' '), 'word', 0.01))
for (const [words, currencies] of SHARED_WORDS)
  each(words, '/', (word) => enter(word, currencies.split(' '), 'word'))
for (const [currency, words] of Object.entries(OWN_WORDS))
  each(words, '/', (word) => enter(word, [currency], 'word'))
for (const code of CODES) enter(code, [code === 'BTC' ? 'XBT' : code], 'code')
for (const code of ['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'SEK', 'NOK', 'DKK', 'INR', 'JPY', 'CHF'])
  enter(`M${code}`, [code], 'code', 1e6)
for (const [currency, signs] of Object.entries(OWN_SIGNS))
  each(signs, ' ', (sign) => enter(sign, [currency], 'sign'))
for (const [currency, signs] of Object.entries(SPACED_SIGNS))
  each(signs, '/', (sign) => enter(sign, [currency], 'sign'))
for (const [sign, currencies] of Object.entries(SHARED_SIGNS)) enter(sign, currencies.split(' '), 'sign')

for (const [sign, factor] of CLOSING_UNITS) {
  const mark = { currencies: ['CNY'], kind: 'word', factor, lone: false, leads: false, home: false } as const
  marks.add(sign, { ...mark, weight: false, closes: true, exact: undefined })
}

/** Whether a mark may begin at `at`. */
export function mayStartMark(text: string, at: number): boolean {
  return marks.mayStart(text, at)
}

/** The longest mark that begins at `at`. */
export function readMark(text: string, at: number): MarkHit | undefined {
  const hit = marks.longest(text, at, Math.min(text.length, at + 40))
  if (!hit) return undefined
  const { exact } = hit.value
  const written = text.slice(at, hit.end)
  if (exact !== undefined && written !== exact) return undefined
  // `3 års`: no code and no sign in Latin letters has accents.
  if (hit.value.kind === 'code' && /[^ -~]/.test(written)) return undefined
  return { mark: hit.value, start: at, end: hit.end }
}
