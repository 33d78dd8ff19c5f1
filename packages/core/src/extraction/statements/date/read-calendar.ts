/** Judges days of the calendar: whether a date exists, in which era it was written, and its ISO 8601 form. */

/** A date as read; each of its parts may be missing. `era` is `BE` for Buddhist and `BS` for Bikram Sambat years. */
export interface CalendarDate {
  readonly year?: number
  readonly month: number
  readonly day?: number
  readonly era?: 'BE' | 'BS'
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether such a day exists in some year, or in the year given. Months of Bikram Sambat have up to 32 days. */
export function exists({ year, month, day, era }: CalendarDate): boolean {
  if (month < 1 || month > 12) return false
  if (day === undefined) return true
  if (era === 'BS') return day >= 1 && day <= 32
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  if (month !== 2 || day < 29 || year === undefined) return true
  const common = era === 'BE' ? year - 543 : year
  return common % 4 === 0 && (common % 100 !== 0 || common % 400 === 0)
}

/** The era of a year written with four digits, or `undefined` when it is no year of our time. Buddhist years are 543 ahead. */
export function eraOf(year: number, countries: readonly string[]): 'CE' | 'BE' | 'BS' | undefined {
  if (year >= 2443 && year <= 2600) return 'BE'
  if (year >= 2060 && year <= 2100 && countries.some((country) => country.toUpperCase() === 'NP')) return 'BS'
  return year >= 1900 && year <= 2100 ? 'CE' : undefined
}

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * `2026-11-24`, `2026-11`, `--11-24` without a year. Buddhist years are converted (minus 543); a Bikram Sambat date keeps its
 * own year, month and day and says so (`2083-08-09 BS`), for the lengths of its months are set by an almanac, not by a rule.
 */
export function toIso({ year, month, day, era }: CalendarDate): string {
  const common = year === undefined ? undefined : era === 'BE' ? year - 543 : year
  const head = common === undefined ? '-' : String(common).padStart(4, '0')
  const date = `${head}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`
  return era === 'BS' ? `${date} BS` : date
}

/** A year of two digits: 70 to 99 are the last century's. */
export function fullYear(short: number): number {
  return short >= 70 ? 1900 + short : 2000 + short
}

const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'FM', 'PW', 'MH', 'AS', 'VI'])

/** Whether the case's first country writes the month before the day in numbers. */
export function isMonthFirst(countries: readonly string[]): boolean {
  const [first = ''] = countries
  return MONTH_FIRST.has(first.toUpperCase())
}
