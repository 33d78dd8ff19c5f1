/** Reads an amount in digits of any script, with the separators of any country, at a place in a text. */
import { CLASS, DIGIT, NATIVE, VALUE } from '../../reading/characters.ts'

/** A decimal amount: whole part without leading noughts, fraction as written. Offsets end exclusive. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly whole: string
  readonly fraction: string
  /** It was written with marks between thousands. */
  readonly grouped: boolean
}

/** Whether a decimal digit stands at `at`; drawn ones (①, ²) are none. */
export function isDigitAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  const k = CLASS[c]
  return k === DIGIT || (k === NATIVE && !(c >= 0x2000 && c < 0x2800) && c > 0xbf)
}

const LONGEST = 40
/** Each sign between digits by what it may be: `.` and `,` either, `'` thousands, a blank thousands. */
const SIGNS: Readonly<Record<string, string>> = {
  '.': '.',
  ',': ',',
  "'": "'",
  '\u2019': "'",
  '\u00b4': "'",
  ' ': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\uff0e': '.',
  '\uff0c': ',',
  '\u066c': ',',
  '\u066b': '.',
  '\u060c': ',',
}

/** The amount that begins with the digit at `at`; `undefined` where its signs make it something else (a date, an address). */
export function readNumeral(text: string, at: number): Numeral | undefined {
  const groups: string[] = []
  const signs: string[] = []
  const ends: number[] = []
  let i = at
  const limit = Math.min(text.length, at + LONGEST)
  for (;;) {
    let digits = ''
    while (i < limit && isDigitAt(text, i)) digits += VALUE[text.charCodeAt(i++)]
    groups.push(digits)
    ends.push(i)
    const sign = SIGNS[text.charAt(i)]
    if (sign === undefined || !isDigitAt(text, i + 1)) break
    if (sign === ' ' && !isThousand(text, i + 1, groups)) break
    signs.push(sign)
    i++
  }
  if (i >= limit && isDigitAt(text, i)) return undefined
  const read = interpret(groups, signs)
  return read && { ...read, start: at, end: ends[ends.length - 1] ?? at }
}

/** Blanks divide thousands only where every group after one has three digits: `50 555 0121` goes on as no sum does. */
function isThousand(text: string, at: number, groups: readonly string[]): boolean {
  const before = groups.at(-1) ?? ''
  if (before.length > 3 || (groups.length > 1 && before.length !== 3)) return false
  let i = at
  for (let more = 0; more < 5; more++) {
    let n = 0
    while (n < 5 && isDigitAt(text, i + n)) n++
    if (n !== 3) return false
    const next = text.charAt(i + 3)
    if (SIGNS[next] !== ' ' || !isDigitAt(text, i + 4)) return !/^-\d{3}/.test(text.slice(i + 3, i + 7))
    i += 4
  }
  return false
}

type Read = Pick<Numeral, 'whole' | 'fraction' | 'grouped'> | undefined

function interpret(groups: readonly string[], signs: readonly string[]): Read {
  const [first = ''] = groups
  const last = groups.at(-1) ?? ''
  const lastSign = signs.at(-1)
  if (lastSign === undefined) return plain(first, '')
  const others = signs.slice(0, -1)
  const even = others.every((sign) => sign === others[0])
  if (!even) return undefined
  const isThousands = areThousands(groups)
  if (others.length === 0) {
    if (lastSign === ' ' || lastSign === "'") return isThousands ? grouped(groups) : undefined
    if (last.length === 3 && isThousands && first !== '0') return grouped(groups)
    if (lastSign === ',' && last.length > 3) return undefined
    return last.length <= 8 ? plain(first, last) : undefined
  }
  if (others[0] === lastSign) return isThousands ? grouped(groups) : undefined
  if (!areThousands(groups.slice(0, -1)) || lastSign === ' ' || lastSign === "'") return undefined
  return { ...grouped(groups.slice(0, -1)), fraction: last }
}

/** 1,234,567 or the Indian 12,34,567. */
function areThousands(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups
  if (first.length > 3 || first.length === 0) return false
  if (rest.every((group) => group.length === 3)) return true
  return (
    first.length < 3 && rest.at(-1)?.length === 3 && rest.slice(0, -1).every((group) => group.length === 2)
  )
}

const plain = (whole: string, fraction: string): Numeral & object => ({
  start: 0,
  end: 0,
  whole: strip(whole),
  fraction,
  grouped: false,
})
const grouped = (groups: readonly string[]) => ({
  whole: strip(groups.join('')),
  fraction: '',
  grouped: true,
})
const strip = (digits: string): string => digits.replace(/^0+(?=\d)/, '')
