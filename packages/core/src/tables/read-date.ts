/** Reads the dates that people's programs write into tables. */
import type { DateOrder } from '@smart-rescue/schema'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const DAYS_OF = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const two = (value: number): string => String(value).padStart(2, '0')

const toIso = (year: number, month: number, day: number): string | undefined => {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > DAYS_OF(year, month))
    return undefined
  return `${year}-${two(month)}-${two(day)}`
}

/** Digits of other scripts as ASCII ones: Devanagari, Bengali, Arabic-Indic, Persian, Thai, Lao. */
const ZEROS = [0x0966, 0x09e6, 0x0660, 0x06f0, 0x0e50, 0x0ed0]
const toAsciiDigits = (text: string): string =>
  text.replace(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9]/g,
    (sign) => {
      const code = sign.charCodeAt(0)
      const zero = ZEROS.find((first) => code >= first && code <= first + 9) ?? code
      return String(code - zero)
    },
  )

const fullYear = (text: string): number => {
  const year = Number(text)
  return text.length === 2 ? (year >= 70 ? 1900 : 2000) + year : year
}

const NUMBERS = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[t ,].*)?$/
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/
const SECONDS = /^\d{10}(?:\d{3})?(?:\.\d+)?$/
const DAY_FIRST = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3})[a-z]*\.?[ ,.-]+(\d{4})\b/
const MONTH_FIRST = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/

/** The day as `YYYY-MM-DD`, or nothing where the text is no date. Only numbers ask for the order; times of day are dropped. */
export const readDate = (written: string, order: DateOrder): string | undefined => {
  const text = toAsciiDigits(written.trim()).toLowerCase()
  const numbers = NUMBERS.exec(text)
  if (numbers !== null) {
    const [, a = '', b = '', c = ''] = numbers
    if (a.length >= 3) return toIso(Number(a), Number(b), Number(c))
    if (order === 'ymd') return c.length >= 3 ? undefined : toIso(fullYear(a), Number(b), Number(c))
    const [day, month] = order === 'dmy' ? [a, b] : [b, a]
    return toIso(fullYear(c), Number(month), Number(day))
  }
  const compact = COMPACT.exec(text)
  if (compact !== null) return toIso(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  if (SECONDS.test(text)) {
    const value = Number(text)
    return new Date(value > 1e11 ? value : value * 1_000).toISOString().slice(0, 10)
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null)
    return toIso(Number(dayFirst[3]), MONTHS.indexOf(dayFirst[2] ?? '') + 1, Number(dayFirst[1]))
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst === null
    ? undefined
    : toIso(Number(monthFirst[3]), MONTHS.indexOf(monthFirst[1] ?? '') + 1, Number(monthFirst[2]))
}

/** The order in which the most of the samples are dates; day first where nothing tells. */
export const guessDateOrder = (samples: readonly string[]): DateOrder => {
  const read = (order: DateOrder): number =>
    samples.filter((text) => readDate(text, order) !== undefined).length
  return (['dmy', 'mdy', 'ymd'] as const).reduce((best, order) => (read(order) > read(best) ? order : best))
}
