/** Dates and times, each notation a rule of its own. Relative words (today, tomorrow) are left alone: they say nothing without the day they were written. */
import type { Find, Rule, TextRule } from '../../rule.ts'
import { type DateFind, type DateNotation, findDates } from './find-dates.ts'

const rule = (notation: DateNotation, confidence: number, why: string): Rule => ({
  name: `date.${notation}`,
  kind: 'date',
  confidence,
  why,
})

const BY_NOTATION: Readonly<Record<DateNotation, Rule>> = {
  iso: rule('iso', 0.98, 'Year, month and day in numbers, the year first.'),
  'named-month': rule(
    'named-month',
    0.95,
    'A day and the name of a month, with the year where it is written.',
  ),
  numeric: rule(
    'numeric',
    0.85,
    'Day, month and year in numbers; where both orders are possible the order of the case’s country was taken.',
  ),
  buddhist: rule(
    'buddhist',
    0.9,
    'Its year is of the Buddhist era, as Thailand and Laos write it; 543 was taken off.',
  ),
  bikram: rule(
    'bikram',
    0.7,
    'A date of the Bikram Sambat calendar, kept as written: its months follow an almanac, so it was not converted.',
  ),
  'short-year': rule(
    'short-year',
    0.6,
    'Day, month and a year of two digits, in the order of the case’s country.',
  ),
  'day-month': rule(
    'day-month',
    0.5,
    'Day and month in numbers after a word or a weekday that calls for a date; no year is written.',
  ),
  month: rule('month', 0.7, 'The name of a month and a year, without a day.'),
  time: rule(
    'time',
    0.8,
    'Hours and minutes, or an hour with a word for the time of day; no date is written.',
  ),
}

/** Whole dates: nothing else is written like them, so that their digits are no telephone number. */
const FIRM = new Set<DateNotation>(['iso', 'named-month', 'numeric', 'buddhist', 'bikram', 'month'])

const toFind = ({ start, end, iso, notation }: DateFind): Find => ({
  rule: BY_NOTATION[notation],
  start,
  end,
  normal: iso,
})

/** Dates with their year or the name of their month. */
export const dateWhole: TextRule = {
  ...BY_NOTATION.iso,
  find: (text, countries) =>
    findDates(text, countries)
      .filter(({ notation }) => FIRM.has(notation))
      .map(toFind),
}

/** Dates in part, and times. */
export const datePart: TextRule = {
  ...BY_NOTATION.time,
  find: (text, countries) =>
    findDates(text, countries)
      .filter(({ notation }) => !FIRM.has(notation))
      .map(toFind),
}

/** Every rule a date can name. */
export const DATE_RULES: readonly Rule[] = Object.values(BY_NOTATION)
