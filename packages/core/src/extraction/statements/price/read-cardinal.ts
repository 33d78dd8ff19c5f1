/** Reads amounts with words in them: “fifteen hundred”, “35 lakh”, 36.57亿, ๕ แสน, 1천 5백만. */
import { CLASS, DENSE, DIGIT, LATIN, LETTER, NATIVE } from '../../reading/characters.ts'
import { CARDINAL, enterPoint } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import { isDigitAt, type Numeral, readNumeral } from './read-numeral.ts'
import { CARDINALS, GLUED_MULTIPLIERS } from './tables/cardinals.ts'

/** An amount; `decimal` is its plain decimal notation. Offsets end exclusive. */
export interface Amount {
  readonly start: number
  readonly end: number
  readonly decimal: string
  /** The digits it was written with, where it was written in digits alone. */
  readonly numeral: Numeral | undefined
}

interface Word {
  readonly value: number
  /** 0 a number, 1 multiplies within a section, 2 closes a section. */
  readonly role: 0 | 1 | 2
  readonly languages: number
}

const words = new Trie<readonly Word[]>()
{
  const all = new Map<string, Word[]>()
  Object.entries(CARDINALS).forEach(([, list], index) => {
    for (const entry of list.split(' ')) {
      const cut = entry.lastIndexOf('=')
      const spelling = entry.slice(0, cut).replaceAll('_', ' ')
      const value = entry.slice(cut + 1)
      const role = value.startsWith('m') ? 1 : value.startsWith('M') ? 2 : 0
      const word: Word = { value: Number(value.replace(/^m/i, '')), role, languages: 1 << index }
      // Spellings that the trie does not tell apart are one entry: हज़ार and हजार, sáu and sau.
      const form = spelling
        .normalize('NFD')
        .replace(/[\u0300-\u036f\u093c\u09bc]/g, '')
        .toLowerCase()
      const at = all.get(form) ?? []
      const same = at.findIndex((other) => other.value === word.value && other.role === word.role)
      const known = at[same]
      if (known) at[same] = { ...known, languages: known.languages | word.languages }
      else at.push(word)
      all.set(form, at)
    }
  })
  for (const [spelling, meanings] of all) {
    words.add(spelling, meanings)
    enterPoint(spelling, CARDINAL)
  }
}

/** Whether a word for a number may begin at `at`. */
export function mayStartCardinal(text: string, at: number): boolean {
  return words.mayStart(text, at)
}

const LONGEST = 96
const JOINT =
  /(?:[ \u00a0]{0,2}(?:and|y|e|et|und|en|och)[ \u00a0]{1,2}|(?:und|en|ën)(?=[a-zäöü])|[ \u00a0]{1,2}|-|\u00ad)?/y

/** The longest amount that begins at `at` with a digit or a word for a number. */
export function readAmount(text: string, at: number): Amount | undefined {
  const sum = new Sum()
  let languages = -1
  let i = at
  let end = at
  const limit = Math.min(text.length, at + LONGEST)
  let numeral: Numeral | undefined
  let parts = 0
  while (i < limit) {
    if (isDigitAt(text, i)) {
      const read = readNumeral(text, i)
      if (!read) return parts > 0 ? finish() : undefined
      if (!sum.add(Number(`${read.whole}.${read.fraction || '0'}`), true)) break
      numeral = parts === 0 ? read : undefined
      parts++
      end = i = read.end
      const glued = readGlued(text, i)
      if (glued) {
        sum.multiply(glued.by, 2)
        numeral = undefined
        end = i = glued.end
        break
      }
    } else {
      const step = readWord(text, i, limit, languages, sum, numeral !== undefined)
      if (!step) break
      languages = step.languages
      numeral = undefined
      parts++
      end = i = step.end
    }
    JOINT.lastIndex = i
    const joint = JOINT.exec(text)?.[0].length ?? 0
    // Two numbers in digits with a blank between them are two amounts, unless a multiplier stood between.
    if (isDigitAt(text, i + joint) && (!sum.expectsMore || joint > 1)) break
    i += joint
  }
  return parts > 0 ? finish() : undefined

  function finish(): Amount | undefined {
    if (numeral) return { start: at, end, decimal: decimalOf(numeral), numeral }
    const total = sum.total()
    return total === undefined ? undefined : { start: at, end, decimal: toDecimal(total), numeral: undefined }
  }
}

/** The multiplier that begins at `at`, after at most one blank: `million` in “USD 22.5 million”. */
export function readMultiplier(text: string, at: number): { by: number; end: number } | undefined {
  let i = at
  while (i < at + 2 && /[ \u00a0]/.test(text.charAt(i))) i++
  let by = 1
  let end = at
  for (let tries = 0; tries < 2; tries++) {
    if (!words.mayStart(text, i)) break
    const hit = words.longest(text, i)
    const word = hit?.value.find(({ role, value }) => role === 2 || (role === 1 && value > 10))
    if (!hit || !word || /^[a-z]{1,2}$/i.test(text.slice(i, hit.end))) break
    by *= word.value
    end = i = hit.end
    while (i < end + 1 && /[ \u00a0]/.test(text.charAt(i))) i++
  }
  return by === 1 ? undefined : { by, end }
}

function readGlued(text: string, at: number): { by: number; end: number } | undefined {
  let end = at
  while (end < at + 5 && CLASS[text.charCodeAt(end)] === LATIN) end++
  const next = CLASS[text.charCodeAt(end)]
  if (end === at || next === LATIN || next === DIGIT || next === LETTER) return undefined
  const by = GLUED_MULTIPLIERS[text.slice(at, end).toLowerCase()]
  return by === undefined ? undefined : { by, end }
}

function readWord(
  text: string,
  at: number,
  limit: number,
  languages: number,
  sum: Sum,
  afterDigits: boolean,
): { end: number; languages: number } | undefined {
  const c = text.charCodeAt(at)
  if (!words.mayStart(text, at)) return undefined
  // Within compounds (siebenhundert, novantacinque) words touch; the last must end the word.
  for (const whole of [true, false]) {
    const hit = words.longest(text, at, limit, whole)
    if (!hit) continue
    if (!whole && !mayGoOn(text, hit.end)) continue
    const word = hit.value.find((each) => (each.languages & languages) !== 0)
    if (!word) continue
    // `50 cent` are hundredths: after digits only “hundred” itself multiplies in Latin letters.
    if (afterDigits && word.role === 1 && CLASS[c] === LATIN && (word.languages & 1) === 0) continue
    const done = word.role === 0 ? sum.add(word.value, false) : sum.multiply(word.value, word.role)
    if (!done) continue
    return { end: hit.end, languages: languages & word.languages }
  }
  return undefined
}

/** Whether another word for a number follows without a blank; `und` and `en` join German and Dutch ones. */
function mayGoOn(text: string, at: number): boolean {
  const k = CLASS[text.charCodeAt(at)]
  if (k === DENSE) return true
  const joint = /^(?:und|en|ën|e)/i.exec(text.slice(at, at + 3))?.[0].length ?? 0
  return (
    words.longest(text, at, at + 24, false) !== undefined ||
    (joint > 0 && words.longest(text, at + joint, at + 27, false) !== undefined)
  )
}

/** Adds up numbers and multipliers as they are spoken. */
class Sum {
  private done = 0
  private section = 0
  private unit: number | undefined
  private any = false
  private digits = false
  expectsMore = false

  add(value: number, digits: boolean): boolean {
    const unit = this.unit
    if (unit !== undefined) {
      const fits =
        !digits &&
        !this.digits &&
        ((unit >= 20 && unit % 10 === 0 && value < 10 && value >= 1) ||
          (unit > 0 && unit < 10 && value >= 20 && value % 10 === 0 && value < 100) ||
          (unit >= 100 && unit % 100 === 0 && value < 100) ||
          (unit === 10 && value < 10))
      if (!fits) return false
      this.unit = unit + value
    } else this.unit = value
    this.digits = digits
    this.any = true
    this.expectsMore = false
    return true
  }

  multiply(by: number, role: 0 | 1 | 2): boolean {
    if (role === 1) {
      // “twelve hundred” holds the twelve; “twenty-five hundred” too.
      this.section += (this.unit ?? 1) * by
      this.unit = undefined
    } else {
      const held = this.section + (this.unit ?? 0)
      if (held === 0 && this.done > 0) this.done *= by
      else this.done += (held === 0 && this.unit === undefined ? 1 : held) * by
      this.section = 0
      this.unit = undefined
    }
    this.any = true
    this.digits = false
    this.expectsMore = true
    return true
  }

  total(): number | undefined {
    return this.any ? this.done + this.section + (this.unit ?? 0) : undefined
  }
}

/** Plain decimal notation of a sum: no exponent, at most six decimals. */
export function toDecimal(value: number): string {
  if (Number.isSafeInteger(value) && value >= 0) return String(value)
  const [whole = '0', fraction = ''] = Number(value.toPrecision(15)).toFixed(6).split('.')
  return normalDecimal(whole, fraction)
}

function decimalOf({ whole, fraction }: Numeral): string {
  return normalDecimal(whole, fraction)
}

/** `1200.50`: no leading noughts, no fraction of noughts alone, at least two decimals where there are any. */
export function normalDecimal(whole: string, fraction: string): string {
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? whole || '0' : `${whole || '0'}.${rest.padEnd(2, '0')}`
}

/** Whether a letter or digit stands directly before `at`, so that no word begins there. */
export function isInsideWord(text: string, at: number): boolean {
  const k = CLASS[text.charCodeAt(at - 1)]
  const here = CLASS[text.charCodeAt(at)]
  if (here !== LATIN && here !== LETTER) return false
  return k === LATIN || k === LETTER || k === DIGIT || k === NATIVE
}
