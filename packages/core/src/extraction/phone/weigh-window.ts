/** Weighs one window of digit groups: whether it is a telephone number, in which plan, and how well its edges hold. */
import { CLASS, SPACE } from '../reading/characters.ts'
import { type DigitGroup, LIST, NATIVE_DIGITS, PLAIN, WORDS } from '../reading/digit-group.ts'
import { expandMarks } from '../reading/word-trie.ts'
import { hasOtherCue, hasPhoneCue, isSum } from './context.ts'
import { nameOtherMeaning } from './not-a-phone.ts'
import {
  isUsualGrouping,
  type PhoneNumber,
  readInternational,
  readNational,
  withoutDialOut,
} from './numbering-plan.ts'
import type { PhoneReading } from './phone-reading.ts'

/** What the search is given: countries as ISO codes, and the lengths their numbers may have (bit n = n digits). */
export interface Search {
  readonly countries: readonly string[]
  readonly callingCodes: readonly string[]
  readonly lengths: number
}

/** A window: groups `first` to `last` of a chain, and what was summed up over them. */
export interface Window {
  readonly first: number
  readonly last: number
  readonly digits: string
  readonly sources: number
  readonly gap: number
  readonly symbols: boolean
  readonly clean: boolean
}

/** A window that is a number, with its weight against others that overlap it. */
export interface Candidate {
  readonly first: number
  readonly last: number
  readonly score: number
  /** Digits run on at its edge and neither its grouping nor a word before it speaks for it: kept only in good company. */
  readonly doubtful: boolean
  readonly reading: PhoneReading
}

/** The candidate, or `undefined` where the window is no number. */
export function weighWindow(
  text: string,
  chain: readonly DigitGroup[],
  window: Window,
  search: Search,
): Candidate | undefined {
  const first = chain[window.first]
  const last = chain[window.last]
  if (!first || !last) return undefined
  const digits = window.sources & WORDS ? expandMarks(window.digits) : window.digits
  const length = digits.length
  if (length < 7 || length > 17) return undefined
  const plus = findPlus(text, first)
  const zeros = digits.startsWith('00') || digits.startsWith('011')
  const coded = search.callingCodes.some((code) => digits.startsWith(code))
  if (plus < 0 && !zeros && !coded && length < 11 && (search.lengths & (1 << length)) === 0) return undefined
  if (!hasSoundEdges(chain, window)) return undefined
  if (isGlued(text, first, 'left') || isGlued(text, last, 'right')) return undefined
  const number = identify(text, digits, plus >= 0, window, search, first.start)
  if (!number) return undefined
  const plain = (window.sources & ~(PLAIN | NATIVE_DIGITS)) === 0
  const { start, end } = widen(text, plus >= 0 ? plus : first.start, last.end)
  if (plain && plus < 0 && isOtherwise(text, chain, window, start, end)) return undefined
  // Words are set off as a voice would: “two one two, five five five”. Other digits need an even hand.
  if ((window.gap >= LIST || window.symbols) && window.sources !== WORDS) {
    if (!hasEvenGaps(text, chain, window, number.number.country)) return undefined
  }
  const glued = last.glueRight + first.glueLeft > 0 ? 10 : 0
  // A number of a country that was not asked for must not swallow the word after one that was: `502-555-4852 two people`.
  const foreign = number.by === 'plus' || search.countries.includes(number.number.country) ? 0 : 35
  // `5 (312) 555`: the bracket around the first group says that the number begins there.
  const bracketed = plus < 0 && start < first.start ? 6 : 0
  const doubtful =
    plain && plus < 0 && !window.clean && !isSupported(text, chain, window, digits, number.number.country)
  return {
    first: window.first,
    last: window.last,
    doubtful,
    score:
      100 +
      3 * length -
      4 * window.gap -
      (window.clean ? 0 : 30) -
      glued -
      foreign +
      bracketed +
      (plus >= 0 ? 40 : 0),
    reading: {
      start,
      end,
      digits,
      by: number.by,
      normal: number.number.e164,
      sources: window.sources,
      gap: window.gap,
      symbols: window.symbols,
    },
  }
}

/** Whether a window whose edge is weak is grouped as its country writes numbers, or follows a word such as “call”. */
function isSupported(
  text: string,
  chain: readonly DigitGroup[],
  window: Window,
  digits: string,
  country: string,
): boolean {
  if (window.first === window.last) return true
  const lengths = chain.slice(window.first, window.last + 1).map((group) => group.digits.length)
  if (isUsualGrouping(lengths, digits.startsWith('0'), country)) return true
  return window.first === 0 && hasPhoneCue(text, chain[0]?.start ?? 0)
}

const TINY_WORDS = new Set(['at', 'on', 'to', 'is', 'em', 'au', 'id', 'or', 'no', 'wa'])

/** One or two letters that touch the digits make them a code (`P0-001`, `666666666s`); a word (`forme`, `at`) does not. */
export function isGlued(text: string, group: DigitGroup, side: 'left' | 'right'): boolean {
  const letters = side === 'left' ? group.glueLeft : group.glueRight
  if (letters !== 2) return letters === 1
  const at = side === 'left' ? group.start - 2 : group.end
  return !TINY_WORDS.has(text.slice(at, at + 2).toLowerCase())
}

/** A short word that is also an ordinary one (`tin`, `do`, `un`) counts at an edge only in company of other words. */
function hasSoundEdges(chain: readonly DigitGroup[], window: Window): boolean {
  if ((window.sources & WORDS) === 0) return true
  let words = 0
  for (let g = window.first; g <= window.last; g++) if ((chain[g]?.sources ?? 0) & WORDS) words++
  if (words > 2) return true
  // Digits spelled out one by one may end in a short word: `9 8 6 5 3 5 8 7 5 तीन`.
  if (window.digits.length < 1.5 * (window.last - window.first + 1)) return true
  return [chain[window.first], chain[window.last]].every(
    (group) =>
      !group || (group.sources & WORDS) === 0 || (group.languages & 1) === 1 || group.end - group.start > 3,
  )
}

type Identified = { readonly number: PhoneNumber; readonly by: PhoneReading['by'] } | undefined

function identify(
  text: string,
  digits: string,
  plus: boolean,
  window: Window,
  search: Search,
  at: number,
): Identified {
  if (plus) {
    const number = readInternational(digits)
    return number && { number, by: 'plus' }
  }
  for (const country of search.countries) {
    const number = readNational(digits, country)
    if (!number) continue
    if (number.lacksTrunk && window.sources === PLAIN && !hasPhoneCue(text, at)) continue
    return { number, by: 'country' }
  }
  for (const country of search.countries.length > 0 ? search.countries : [undefined]) {
    const abroad = withoutDialOut(digits, country)
    const number = abroad === undefined ? undefined : readInternational(abroad)
    if (number) return { number, by: 'dial-out' }
  }
  if (digits.length < 10 || digits.startsWith('0')) return undefined
  const number = readInternational(digits)
  if (!number) return undefined
  if (search.countries.includes(number.country)) return { number, by: 'calling-code' }
  if (digits.length < 11 || !number.mobile || !hasPhoneCue(text, at)) return undefined
  return { number, by: 'calling-code' }
}

const PLUS_WORD = /(?<![a-z\u0900-\u097f])(?:plus|más|mas|mais|प्लस|প্লাস) {0,2}$/i

/** Where a plus sign stands before the first group (spaces and one bracket between), else -1. A sum's plus (`6+5`) is none; the word counts before a number in words. */
export function findPlus(text: string, group: DigitGroup): number {
  const { start } = group
  for (let i = start - 1; i >= 0 && i >= start - 4; i--) {
    const c = text.charCodeAt(i)
    if (c === 0x2b || c === 0xff0b) {
      let at = i
      while (at > 0 && text.charCodeAt(at - 1) === c && i - at < 2) at--
      const before = at > 0 ? text.charCodeAt(at - 1) : 0
      return (before >= 0x30 && before <= 0x39) || before === 0x29 ? -1 : at
    }
    if (c !== 0x28 && CLASS[c] !== SPACE) break
  }
  if ((group.sources & WORDS) === 0) return -1
  const word = PLUS_WORD.exec(text.slice(Math.max(0, start - 8), start))
  return word ? start - word[0].length : -1
}

/** Takes an opening bracket along when its closing one lies inside. */
export function widen(text: string, start: number, end: number): { start: number; end: number } {
  let at = start - 1
  if (at > 0 && CLASS[text.charCodeAt(at)] === SPACE) at--
  if (text.charAt(at) !== '(') return { start, end }
  const close = text.indexOf(')', start)
  const opens = text.indexOf('(', start)
  if (close < 0 || close >= end || (opens >= 0 && opens < close)) return { start, end }
  const closes = text.charAt(end) === ')' && EACH_BRACKETED.test(text.slice(at, end))
  return { start: at, end: closes ? end + 1 : end }
}

/** Whether plain digits are a date, a sum, an account, or touch a sign that makes them something else. */
export function isOtherwise(
  text: string,
  chain: readonly DigitGroup[],
  window: Pick<Window, 'first' | 'last'>,
  start: number,
  end: number,
): boolean {
  if (
    text.charAt(start - 1) === '#' ||
    isClockPart(text, start, end) ||
    isFraction(text, start, end) ||
    isBracketed(text, start, end)
  )
    return true
  if (isSum(text, start, end) || hasOtherCue(text, start)) return true
  return nameOtherMeaning(writtenForm(text, chain, window)) !== undefined
}

/** `2012-01-02 08:00`: an edge that goes on with a colon and two digits is a time of day. */
function isClockPart(text: string, start: number, end: number): boolean {
  return (
    /^:\d\d(?!\d)/.test(text.slice(end, end + 4)) || /\d:$/.test(text.slice(Math.max(0, start - 2), start))
  )
}

/** `27.7172 85.3240`: what follows a point tightly, without points of its own, is the fraction of a figure. */
function isFraction(text: string, start: number, end: number): boolean {
  return (
    /\d\.$/.test(text.slice(Math.max(0, start - 2), start)) && !/^\d+(?:\.\d+)+$/.test(text.slice(start, end))
  )
}

/** `(2)(1)(2)…`: each digit in brackets of its own is a disguise, not a formula. */
const EACH_BRACKETED = /^\(?\d\)(?:[ .-]{0,2}\(\d\)?){5,16}$/

/** Three brackets or more are a formula or a citation, not a number. */
function isBracketed(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end)
  return written.split('(').length > 3 && !EACH_BRACKETED.test(written)
}

/** The window with folded digits and each gap as it stands, blanks reduced to one. */
function writtenForm(
  text: string,
  chain: readonly DigitGroup[],
  window: Pick<Window, 'first' | 'last'>,
): string {
  let written = ''
  for (let g = window.first; g <= window.last; g++) {
    const group = chain[g]
    if (!group) continue
    const before = chain[g - 1]
    if (g > window.first && before) written += text.slice(before.end, group.start).trim() || ' '
    written += group.digits
  }
  return written
}

/** Symbols between digits count only when they are used evenly: the same each time, or between short groups throughout. */
function hasEvenGaps(text: string, chain: readonly DigitGroup[], window: Window, country: string): boolean {
  const lengths: number[] = []
  let sign: string | undefined
  let same = true
  let longest = 0
  for (let g = window.first; g <= window.last; g++) {
    const group = chain[g]
    if (!group) return false
    longest = Math.max(longest, group.digits.length)
    lengths.push(group.digits.length)
    if (g === window.first || (!group.symbol && window.gap < LIST)) continue
    const gap = text.slice(chain[g - 1]?.end ?? 0, group.start)
    if (sign !== undefined && sign !== gap) same = false
    sign = gap
  }
  if (window.gap >= LIST) {
    const usual = isUsualGrouping(lengths, window.digits.startsWith('0'), country)
    return same && (longest <= (window.symbols ? 3 : 5) || (lengths.length > 2 && usual))
  }
  return same || longest <= 2
}
