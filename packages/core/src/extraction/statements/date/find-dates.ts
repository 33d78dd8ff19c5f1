/** Finds dates and times: one walk over the text, each number and each month's name looked at once. */

import { CLASS, DENSE, DIGIT, LATIN, NATIVE, SPACE } from '../../reading/characters.ts'
import { CARDINAL, DAY_PART, DIGITS, enterPoint, MONTH, pointsOf, WEEKDAY } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import { isDigitAt } from '../price/read-numeral.ts'
import { type CalendarDate, eraOf, exists, fullYear, isMonthFirst, toIso } from './read-calendar.ts'
import { mayStartDayPart, readClock } from './read-clock.ts'
import { readDigits, readHan, type SmallNumber } from './read-digits.ts'
import { BIKRAM_MONTHS, MONTHS, ORDINARY_WORDS, WEEKDAYS } from './tables/month-names.ts'

/** How a date is written, which is also the name of its rule. */
export type DateNotation =
  | 'iso'
  | 'named-month'
  | 'numeric'
  | 'buddhist'
  | 'bikram'
  | 'short-year'
  | 'day-month'
  | 'month'
  | 'time'

/** A date or time found; offsets end exclusive. */
export interface DateFind {
  readonly start: number
  readonly end: number
  readonly iso: string
  readonly notation: DateNotation
}

interface Month {
  readonly month: number
  readonly bikram: boolean
}

const months = new Trie<Month>(true)
for (const list of Object.values(MONTHS))
  list.split(' ').forEach((names, index) => {
    for (const name of names.split('/')) {
      const spelling = name.replaceAll('_', ' ')
      months.add(spelling, { month: index + 1, bikram: false })
      enterPoint(spelling, MONTH)
    }
  })
BIKRAM_MONTHS.split(' ').forEach((names, index) => {
  for (const name of names.split('/')) {
    months.add(name, { month: index + 1, bikram: true })
    enterPoint(name, MONTH)
  }
})
const weekdays = new Trie<true>(true)
for (const day of WEEKDAYS.split('/')) {
  weekdays.add(day, true)
  enterPoint(day, WEEKDAY)
}

type Read = Omit<DateFind, 'start'> & { readonly start?: number }

/** Every date and time, in order, disjoint. Linear time. */
export function findDates(text: string, countries: readonly string[]): DateFind[] {
  const found: DateFind[] = []
  /** Where a weekday before it begins, and where it ends. */
  let weekday: { start: number; end: number } | undefined
  let done = 0
  for (const { at: i, kinds } of pointsOf(text)) {
    if (i < done || (kinds & (DIGITS | MONTH | WEEKDAY | DAY_PART | CARDINAL)) === 0) continue
    const c = text.charCodeAt(i)
    const digit = isDigitAt(text, i)
    // Of words for numbers only the Chinese numerals tell dates and times.
    if (kinds === CARDINAL && CLASS[c] !== DENSE) continue
    const day = (kinds & WEEKDAY) !== 0 ? weekdays.longest(text, i, i + 16) : undefined
    if (day) {
      weekday = { start: i, end: day.end }
      done = day.end
      continue
    }
    const read =
      !digit || isFreeBefore(text, i) || closesRange(text, i, found.at(-1))
        ? readAt(text, i, c, digit, weekday, countries)
        : undefined
    if (read) {
      const tied = weekday && i - weekday.end <= 5 && /^[\s,.()]*$/.test(text.slice(weekday.end, i))
      found.push({ ...read, start: tied && weekday ? weekday.start : i })
      done = read.end
      weekday = undefined
    } else if (digit) done = skipDigits(text, i)
  }
  return found
}

function readAt(
  text: string,
  i: number,
  c: number,
  digit: boolean,
  weekday: { end: number } | undefined,
  countries: readonly string[],
): Read | undefined {
  let date: Read | undefined
  if (digit) {
    const first = readDigits(text, i, 4)
    if (first) date = readFromNumber(text, i, first, weekday, countries)
  } else if (CLASS[c] === DENSE) {
    const han = readHan(text, i)
    if (han) date = readCounted(text, han, countries)
  }
  if (!date && !digit && months.mayStart(text, i)) date = readFromMonth(text, i, countries)
  if (date) return withClock(text, date)
  if (digit || mayStartDayPart(text, i) || CLASS[c] === DENSE) {
    const clock = readClock(text, i)
    if (clock) return { end: clock.end, iso: clock.iso, notation: 'time' }
  }
  return undefined
}

function readFromNumber(
  text: string,
  at: number,
  first: SmallNumber,
  weekday: { end: number } | undefined,
  countries: readonly string[],
): Read | undefined {
  return (
    readCounted(text, first, countries) ??
    (first.length === 4
      ? readYearFirst(text, first, countries)
      : readDayFirst(text, at, first, weekday, countries))
  )
}

/** 2026-11-24, 2026/11/24, 2083 मंसिर 9. */
function readYearFirst(text: string, year: SmallNumber, countries: readonly string[]): Read | undefined {
  const era = eraOf(year.value, countries)
  if (!era) return undefined
  const sign = text.charAt(year.end)
  if ('-/.'.includes(sign) && sign !== '') {
    const month = readDigits(text, year.end + 1, 2)
    const day = month && text.charAt(month.end) === sign ? readDigits(text, month.end + 1, 2) : undefined
    if (!month || !day || !isFreeAfter(text, day.end, sign)) return undefined
    return dateOf(year.value, month.value, day.value, era, day.end, era === 'CE' ? 'iso' : undefined)
  }
  const name = months.longest(text, blanks(text, year.end, 2), year.end + 20)
  if (!name?.value.bikram) return undefined
  const day = readDigits(text, blanks(text, name.end, 2), 2)
  if (!day || year.value < 1990 || year.value > 2100) return undefined
  return dateOf(year.value, name.value.month, day.value, 'BS', day.end)
}

/** 24.11.2026, 24/11/26, 24 November 2026, 24/11 after a cue. */
function readDayFirst(
  text: string,
  at: number,
  first: SmallNumber,
  weekday: { end: number } | undefined,
  countries: readonly string[],
): Read | undefined {
  if (first.length > 2) return undefined
  const sign = text.charAt(first.end)
  if ('-/.'.includes(sign) && sign !== '') {
    const second = readDigits(text, first.end + 1, 2)
    if (second) return readNumeric(text, at, first, second, sign, weekday, countries)
  }
  return readNamed(text, first, countries)
}

function readNumeric(
  text: string,
  at: number,
  first: SmallNumber,
  second: SmallNumber,
  sign: string,
  weekday: { end: number } | undefined,
  countries: readonly string[],
): Read | undefined {
  const monthFirst = (isMonthFirst(countries) && first.value <= 12) || second.value > 12
  const [month, day] = monthFirst ? [first.value, second.value] : [second.value, first.value]
  if (text.charAt(second.end) === sign) {
    const year = readDigits(text, second.end + 1, 4)
    if (year && (year.length === 4 || year.length === 2)) {
      if (!isFreeAfter(text, year.end, sign)) return undefined
      if (year.length === 4) {
        const era = eraOf(year.value, countries)
        return era && dateOf(year.value, month, day, era, year.end, era === 'CE' ? 'numeric' : undefined)
      }
      if (first.length === 1 && second.length === 1 && sign === '.') return undefined
      return dateOf(fullYear(year.value), month, day, 'CE', year.end, 'short-year')
    }
    if (sign !== '.' || !hasCue(text, at, weekday)) return undefined
    return dateOf(undefined, month, day, 'CE', second.end + 1, 'day-month')
  }
  if (sign === '-' || !isFreeAfter(text, second.end, sign) || !hasCue(text, at, weekday)) return undefined
  if (sign === '.' && second.length !== 2) return undefined
  // `and 1/2 cup`: a fraction.
  if (sign === '/' && first.length === 1 && second.length === 1 && first.value < second.value && !weekday)
    return undefined
  return dateOf(undefined, month, day, 'CE', second.end, 'day-month')
}

const DAY_ENDING = /^(?:st|nd|rd|th|er|ste|de|º|ª|\.|-?a?|ème|e)(?![\p{L}])/iu
const JOINT = /^(?:[ \u00a0]{1,2}(?:of |de |di |d'|den |ng |ที่ |do )?|\. ?|-|\/|,? )/i

/** 24 November 2026, 24th of Nov., २४ नोभेम्बर, 24 พ.ย. 2569, 9 मंसिर 2083. */
function readNamed(text: string, day: SmallNumber, countries: readonly string[]): Read | undefined {
  if (day.value < 1 || day.value > 32) return undefined
  const ending = DAY_ENDING.exec(text.slice(day.end, day.end + 4))?.[0] ?? ''
  let i = day.end + ending.length
  i += JOINT.exec(text.slice(i, i + 6))?.[0].length ?? 0
  if (!months.mayStart(text, i)) return undefined
  const name = months.longest(text, i, i + 20)
  if (!name) return undefined
  const year = readYear(text, name.end, countries)
  const ordinal = ending !== '' && ending !== '.'
  if (!year && !ordinal && isOrdinary(text, i, name.end)) return undefined
  return named(day.value, name.value, year, year?.end ?? name.end, countries)
}

/** November 24, 2026; नोभेम्बर २४; November 2026. */
function readFromMonth(text: string, at: number, countries: readonly string[]): Read | undefined {
  const name = months.longest(text, at, at + 20)
  if (!name) return undefined
  let i = text.charAt(name.end) === '.' ? name.end + 1 : name.end
  i = blanks(text, i, 2)
  const word = /^(?:de |the |,)/.exec(text.slice(i, i + 4))?.[0].length ?? 0
  const number = readDigits(text, i + word, 4)
  if (!number || !isFreeAfter(text, number.end, '')) return undefined
  if (number.length === 4) {
    const era = yearEra(number.value, name.value, countries)
    // `30 February 2026`: the day before it does not exist, so the rest is no date either.
    if (!era || /\d[ .]?$/.test(text.slice(Math.max(0, at - 2), at))) return undefined
    return dateOf(
      number.value,
      name.value.month,
      undefined,
      era,
      number.end,
      era === 'CE' ? 'month' : undefined,
    )
  }
  if (number.length > 2 || word === 1) return undefined
  const ending = /^(?:st|nd|rd|th)(?![a-z])/i.exec(text.slice(number.end, number.end + 3))?.[0].length ?? 0
  const end = number.end + ending
  // `May 5 people`: a clock's colon or a unit makes it something else, and so does a plain word without ordinal or year.
  if (text.charAt(end) === ':' || text.charAt(end) === '%') return undefined
  const year = readYear(text, end, countries)
  if (!year && ending === 0 && isOrdinary(text, at, name.end)) return undefined
  return named(number.value, name.value, year, year?.end ?? end, countries)
}

function named(
  day: number,
  month: Month,
  year: { value: number; era: 'CE' | 'BE' | 'BS' } | undefined,
  end: number,
  countries: readonly string[],
): Read | undefined {
  const era = month.bikram ? 'BS' : (year?.era ?? 'CE')
  // Magh and Kartik are also words of other lands: without a year only where the case is Nepal's.
  if (month.bikram && !year && !countries.some((country) => country.toUpperCase() === 'NP')) return undefined
  return dateOf(year?.value, month.month, day, era, end, era === 'CE' ? 'named-month' : undefined)
}

/** A year after a month's name: 2026, de 2026, พ.ศ. 2569, '26 is not read. */
function readYear(
  text: string,
  at: number,
  countries: readonly string[],
): { value: number; era: 'CE' | 'BE' | 'BS'; end: number } | undefined {
  let i = text.charAt(at) === '.' ? at + 1 : at
  const joint =
    /^(?:,? {0,2}(?:de |del |พ\.ศ\. ?|ພ\.ສ\. ?|ค\.ศ\. ?|năm )?|-|\/)/i.exec(text.slice(i, i + 10))?.[0]
      .length ?? 0
  i += joint
  const year = readDigits(text, i, 4)
  if (year?.length !== 4 || isDigitAt(text, year.end)) return undefined
  const era = eraOf(year.value, countries)
  return era && { value: year.value, era: era === 'BS' ? 'CE' : era, end: year.end }
}

function yearEra(year: number, month: Month, countries: readonly string[]): 'CE' | 'BE' | 'BS' | undefined {
  if (month.bikram) return year >= 1990 && year <= 2100 ? 'BS' : undefined
  const era = eraOf(year, countries)
  return era === 'BS' ? 'CE' : era
}

/** 2026年11月24日, 11月24号, 2026년 11월 24일: each number counted by its own sign. */
function readCounted(text: string, first: SmallNumber, countries: readonly string[]): Read | undefined {
  let i = first.end
  let year: number | undefined
  let month = first
  if (first.length === 4 && '年년'.includes(text.charAt(i)) && text.charAt(i) !== '') {
    year = first.value
    const next = readDigits(text, blanks(text, i + 1, 1), 2) ?? readHan(text, blanks(text, i + 1, 1))
    if (!next) return undefined
    month = next
    i = next.end
  }
  if (!'月월'.includes(text.charAt(i)) || text.charAt(i) === '' || month.length > 2) return undefined
  i++
  const from = blanks(text, i, 1)
  const day = readDigits(text, from, 2) ?? readHan(text, from)
  if (day && '日号號일'.includes(text.charAt(day.end)) && text.charAt(day.end) !== '') {
    return dateOf(year, month.value, day.value, 'CE', day.end + 1, 'named-month')
  }
  if (year === undefined) return undefined
  return dateOf(year, month.value, undefined, eraOf(year, countries) ?? 'CE', i, 'month')
}

function dateOf(
  year: number | undefined,
  month: number,
  day: number | undefined,
  era: 'CE' | 'BE' | 'BS',
  end: number,
  notation?: DateNotation,
): Read | undefined {
  const date: CalendarDate = {
    month,
    ...(year === undefined ? {} : { year }),
    ...(day === undefined ? {} : { day }),
    ...(era === 'CE' ? {} : { era }),
  }
  if (!exists(date)) return undefined
  return { end, iso: toIso(date), notation: notation ?? (era === 'BS' ? 'bikram' : 'buddhist') }
}

const CLOCK_JOINT =
  /^(?:T|,? {0,2}(?:at |@ ?|às |a las |alas |um |om |kl\.? |ore |à |klo |o |على |الساعة |को |बजे |เวลา ?|ເວລາ ?|from |de |- )?)/

/** A date and the time that follows it are one mention, unless the era has no ISO form. */
function withClock(text: string, date: Read): Read {
  if (date.iso.length < 10 || date.iso.startsWith('-') || date.notation === 'bikram') return date
  const joint = CLOCK_JOINT.exec(text.slice(date.end, date.end + 12))?.[0].length ?? 0
  if (joint === 0 && CLASS[text.charCodeAt(date.end)] !== DENSE) return date
  const clock = readClock(text, date.end + joint)
  if (!clock) return date
  const zone =
    /^(?:Z(?![A-Za-z])|(?:\.\d{1,6})?(?:Z(?![A-Za-z])|[+-]\d\d:\d\d))/.exec(
      text.slice(clock.end, clock.end + 14),
    )?.[0] ?? ''
  return {
    ...date,
    end: clock.end + zone.length,
    iso: `${date.iso}${clock.iso}${zone.replace(/^\.\d+/, '')}`,
  }
}

const CUE =
  /(?:\b(?:on|by|before|until|till|from|since|date|dated|between|and|to|am|den|vom|bis|ab|le|du|au|dia|día|el|del|em|desde|hasta|até|op|vanaf|tot|dal|al|il|noong|sa|от|до|с)\b|तारिख|मिति|तारीख|তারিখ|วันที่|ວັນທີ|يوم|بتاريخ|日期|ngày)[ :]{1,3}$/i

/** Without a year, day and month need a word before them: `on 24/11`, `le 24/11`, `Friday 24.11.` */
function hasCue(text: string, at: number, weekday: { end: number } | undefined): boolean {
  if (weekday && at - weekday.end <= 3) return true
  return CUE.test(text.slice(Math.max(0, at - 14), at))
}

/** A month that is also another word, written in small letters: it needs an ordinal or a year. */
function isOrdinary(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end)
  return ORDINARY_WORDS.has(word.toLowerCase()) && word === word.toLowerCase()
}

/** `9:00-18:00`: the upper end of a range of times. */
function closesRange(text: string, at: number, last: DateFind | undefined): boolean {
  return last?.notation === 'time' && last.end === at - 1 && text.charAt(at - 1) === '-'
}

/** Digits after a digit with a sign, a letter, or a currency are no date. */
function isFreeBefore(text: string, at: number): boolean {
  if (at === 0) return true
  const previous = text.charAt(at - 1)
  const k = CLASS[text.charCodeAt(at - 1)]
  if (k === DIGIT || k === NATIVE || k === LATIN) return false
  if ('$£€¥₹#+_@'.includes(previous)) return false
  return !('.,:/-'.includes(previous) && isDigitAt(text, at - 2))
}

function isFreeAfter(text: string, at: number, sign: string): boolean {
  const k = CLASS[text.charCodeAt(at)]
  if (k === DIGIT || k === NATIVE) return false
  if (k === LATIN && text.charAt(at) !== 'T' && !/^(?:st|nd|rd|th)/i.test(text.slice(at, at + 2)))
    return false
  const next = text.charAt(at)
  return !((next === sign || next === '/' || next === '%') && isDigitAt(text, at + 1)) && next !== '%'
}

function blanks(text: string, at: number, most: number): number {
  let i = at
  while (i < at + most && CLASS[text.charCodeAt(i)] === SPACE) i++
  return i
}

function skipDigits(text: string, at: number): number {
  let i = at + 1
  while (i < text.length && isDigitAt(text, i)) i++
  return i
}
