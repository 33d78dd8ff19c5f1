/** Where in a text something of the tables may begin: one walk for all rules that look for words, signs and digits, so that each looks at a few places only. */
import { CLASS, DIGIT, LATIN, LETTER, NATIVE } from './characters.ts'
import { endOfLatin, Trie } from './trie.ts'

/** A run of digits begins, or a point before one. This and the next are bits. */
export const DIGITS = 1
/** The sign, code or name of a currency. */
export const CURRENCY = 2
/** A word for a number. */
export const CARDINAL = 4
/** A month's name. */
export const MONTH = 8
/** A day of the week. */
export const WEEKDAY = 16
/** A part of the day. */
export const DAY_PART = 32
/** A word that announces an account. */
export const ACCOUNT_CUE = 64
/** A word that announces a sum. */
export const PRICE_CUE = 128
/** A word that announces a name. */
export const NAME_CUE = 256

/** The name of a platform. */
export const PLATFORM = 512

/** A place of the text and what may begin there. */
export interface Point {
  readonly at: number
  readonly kinds: number
}

const table = new Trie<number>(true)

/** Enters a spelling under a kind; a spelling may have several. Called while modules load. */
export function enterPoint(spelling: string, kind: number): void {
  for (const form of new Set([spelling, spelling.normalize('NFC')]))
    table.add(form, kind | (table.exact(form) ?? 0))
}

let lastText = ''
let lastPoints: readonly Point[] = []

/** All points of a text, in order. The answer for the last text is kept, for each rule asks for the same. */
export function pointsOf(text: string): readonly Point[] {
  if (text === lastText) return lastPoints
  const points = readPoints(text)
  lastText = text
  lastPoints = points
  return points
}

function readPoints(text: string): Point[] {
  const points: Point[] = []
  const n = text.length
  let i = 0
  /** The class of the character before: a word begins only after something that is no part of one. */
  let last = 0
  while (i < n) {
    const c = text.charCodeAt(i)
    const k = CLASS[c] ?? 0
    if (k === DIGIT || k === NATIVE) {
      if (last !== DIGIT) points.push({ at: i, kinds: DIGITS })
      last = DIGIT
      i++
      continue
    }
    const inside = (k === LATIN || k === LETTER) && last === LETTER
    if (!inside && table.mayStart(text, i)) {
      const kinds = kindsAt(text, i)
      if (kinds !== 0) points.push({ at: i, kinds })
    } else if (c === 0x2e && CLASS[text.charCodeAt(i + 1)] === DIGIT && last !== DIGIT) {
      points.push({ at: i, kinds: DIGITS })
    }
    last = k === LATIN || k === LETTER ? LETTER : k
    i = k === LATIN ? endOfLatin(text, i) : i + 1
  }
  return points
}

/** Everything that may begin at `at`: of a shorter entry too, for a longer one need not be meant. */
function kindsAt(text: string, at: number): number {
  let kinds = 0
  table.each(text, at, (value, end, whole) => {
    if (whole) kinds |= value
    // `siebenhundert`, `novantacinque`: a word for a number may go on in another.
    else if ((value & CARDINAL) !== 0 && end - at > 2) kinds |= CARDINAL
  })
  return kinds
}
