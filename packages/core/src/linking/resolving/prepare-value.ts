/** Makes a value ready to be compared, once for each distinct value. */
import { romanise } from './names/romanise.ts'
import { soundKey } from './names/sound-key.ts'
import type { ColumnKind } from './person-column.ts'

/** A value ready for comparison. `plain` is what equality means for its kind; `mask` says which letters and digits occur. */
export interface Prepared {
  readonly original: string
  readonly plain: string
  readonly words: readonly string[]
  readonly keys: readonly string[]
  readonly mask: number
  /** Keys under which the value is looked for, each with its sort. */
  readonly blocks: readonly string[]
}

/** Which of 36 letters and digits occur, folded into 32 bits. */
export const maskOf = (text: string): number => {
  let mask = 0
  for (let at = 0; at < text.length; at += 1) mask |= 1 << (text.charCodeAt(at) & 31)
  return mask
}

const DIGIT = /\p{Nd}/gu
/** Digits of any script as ASCII: a decimal digit's place in its run of ten. Runs begin at multiples of ten or sixteen from their zero. */
const toDigits = (text: string): string =>
  (text.match(DIGIT) ?? [])
    .map((digit) => {
      const code = digit.codePointAt(0) ?? 0
      if (code < 0x80) return digit
      let zero = code
      while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
      return String(code - zero)
    })
    .join('')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A date as eight digits, year first; other writings keep their digits. Day before month where both are possible. */
export const toDateDigits = (text: string): string => {
  const parts = (text.match(/\p{Nd}+|[a-z]{3,}/giu) ?? []).map((part) => {
    const month = MONTHS.indexOf(part.slice(0, 3).toLowerCase())
    return month >= 0 ? String(month + 1) : toDigits(part)
  })
  if (parts.length !== 3) return toDigits(text)
  const [first = '', second = '', third = ''] = parts
  const [year, month, day] = MONTHS.includes(text.trim().slice(0, 3).toLowerCase())
    ? [third, first, second]
    : first.length === 4
      ? [first, second, third]
      : Number(second) > 12
        ? [third, first, second]
        : [third, second, first]
  return year + month.padStart(2, '0') + day.padStart(2, '0')
}

const sorted = (text: string): string => [...text].sort().join('')

const nameBlocks = (words: readonly string[], keys: readonly string[]): string[] => [
  ...keys.filter((key) => key.length > 1).map((key) => `sound ${key}`),
  ...words
    .filter((word) => word.length > 3)
    .flatMap((word) => [`begin ${word.slice(0, 4)}`, `end ${word.slice(-4)}`]),
]

const codeBlocks = (plain: string): string[] => [`whole ${plain}`, `digits ${sorted(plain)}`]

const identifierBlocks = (plain: string): string[] =>
  plain.length < 6
    ? codeBlocks(plain)
    : [
        ...codeBlocks(plain),
        `begin ${plain.slice(0, Math.ceil(plain.length / 2))}`,
        `end ${plain.slice(-Math.ceil(plain.length / 2))}`,
      ]

const plainOf = (text: string, kind: ColumnKind, words: readonly string[]): string => {
  switch (kind) {
    case 'date':
      return toDateDigits(text)
    case 'phone':
      return toDigits(text).replace(/^0+/, '').slice(-9)
    case 'email':
      return text.toLowerCase().replace(/\s/g, '')
    case 'handle':
      return text
        .toLowerCase()
        .replace(/^[a-z]+:(?!\/)|^https?:\/\/[^/]+\/|^@/g, '')
        .replace(/^@|[\s._-]/g, '')
    default:
      return words.join('')
  }
}

/** Prepares a value; undefined where it holds nothing. */
export const prepareValue = (original: string, kind: ColumnKind): Prepared | undefined => {
  const text = original.trim()
  const words = romanise(text)
  const digits = kind === 'identifier' || kind === 'number' || kind === 'code'
  const plain = plainOf(
    text,
    kind,
    digits && /\p{Nd}/u.test(text) ? romanise(text.replace(DIGIT, toDigits)) : words,
  )
  if (plain === '') return undefined
  const isName = kind === 'given-name' || kind === 'surname' || kind === 'full-name'
  const isText = kind === 'address' || kind === 'place' || kind === 'text'
  const keys = isName || isText ? words.map(soundKey) : []
  const blocks = isName
    ? nameBlocks(words, keys)
    : isText
      ? [
          `sound ${soundKey(plain)}`,
          `begin ${plain.slice(0, 6)}`,
          `end ${plain.slice(-6)}`,
          ...keys.map((key) => `word ${key}`),
        ]
      : kind === 'identifier' || kind === 'phone' || kind === 'date'
        ? identifierBlocks(plain)
        : kind === 'email'
          ? [`whole ${plain}`, `user ${plain.slice(0, Math.max(1, plain.indexOf('@')))}`]
          : kind === 'handle'
            ? [`whole ${plain}`, `begin ${plain.slice(0, 6)}`]
            : codeBlocks(plain)
  return { original: text, plain, words, keys, mask: maskOf(plain), blocks: [...new Set(blocks)] }
}
