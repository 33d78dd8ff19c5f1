/** Days of the calendar as text, and spans of them. A month or a year stands for all its days. */
import type { DaySpan } from './facts.ts'

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days of a month, 1 to 12; 0 where there is no such month. */
const daysOfMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : ([31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)

/** Whether the text is a day that the calendar has, as `2025-05-01`. */
export const isDay = (text: string): boolean => {
  const [, year, month, day] = DAY.exec(text) ?? []
  const most = daysOfMonth(Number(year), Number(month))
  return year !== undefined && Number(day) >= 1 && Number(day) <= most
}

/** First and last day of a day, month or year; nothing where the calendar has no such day. */
export const spanOf = (partial: string): DaySpan | undefined => {
  const [year = '', month, day] = partial.split('-')
  if (!/^\d{4}$/.test(year)) return undefined
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const last = daysOfMonth(Number(year), Number(month))
  if (day === undefined)
    return /^\d\d$/.test(month) && last > 0
      ? { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` }
      : undefined
  return isDay(partial) ? { from: partial, to: partial } : undefined
}

/** Whether a text names one day and not a month or year. */
export const isExact = (partial: string): boolean => DAY.test(partial)

/** The day after one. */
export const dayAfter = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const two = (value: number): string => String(value).padStart(2, '0')
  if (date < daysOfMonth(year, month)) return `${day.slice(0, 8)}${two(date + 1)}`
  return month < 12 ? `${day.slice(0, 5)}${two(month + 1)}-01` : `${String(year + 1).padStart(4, '0')}-01-01`
}
