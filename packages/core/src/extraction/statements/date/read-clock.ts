/** Reads a time of day at a place in a text: 18:00, 6:30 pm, 18h30, 下午六点半, ६ बजे, 18.00 น. */
import { CLASS, DIGIT, LATIN, NATIVE, SPACE } from '../../reading/characters.ts'
import { DAY_PART, enterPoint } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import { readDigits, readHan } from './read-digits.ts'
import { DAY_PARTS, type DayHalf, HOUR_WORDS } from './tables/clock-words.ts'

/** A time: `iso` begins with T. `plain` says that nothing but two numbers with a point between made it a time. */
export interface Clock {
  readonly start: number
  readonly end: number
  readonly iso: string
}

const after = new Trie<DayHalf>(true)
const before = new Trie<DayHalf>(true)
for (const [word, half] of Object.entries(HOUR_WORDS)) after.add(word, half)
for (const [word, half] of Object.entries(DAY_PARTS)) {
  before.add(word, half)
  enterPoint(word, DAY_PART)
}

/** Whether the name of a part of the day may begin at `at`. */
export function mayStartDayPart(text: string, at: number): boolean {
  return before.mayStart(text, at)
}

const two = (value: number): string => String(value).padStart(2, '0')
const HALVES: Readonly<Record<string, number>> = { 半: 30, 반: 30, 一刻: 15, 三刻: 45 }

/** The time that begins at `at` with its hour or with a part of the day; `undefined` when there is none. */
export function readClock(text: string, at: number): Clock | undefined {
  let i = at
  let half: DayHalf | undefined
  if (before.mayStart(text, i)) {
    const part = before.longest(text, i, i + 12)
    if (part) {
      half = part.value
      i = skipBlank(text, part.end, 2)
    }
  }
  const hour =
    readDigits(text, i, 2) ??
    (half === undefined || CLASS[text.charCodeAt(i)] === 5 ? readHan(text, i) : undefined)
  if (!hour || hour.value > 24) return undefined
  i = hour.end
  const asian = readAsian(text, i, hour.value, half)
  if (asian) return { start: at, ...asian }
  if (hour.han) return undefined
  let minute: number | undefined
  let seconds = ''
  const sign = text.charAt(i)
  const colon = sign === ':' || sign === '\uff1a'
  if (colon || sign === '.' || ((sign === 'h' || sign === 'H') && readDigits(text, i + 1, 2)?.length === 2)) {
    const read = readDigits(text, i + 1, 2)
    if (read?.length !== 2 || read.value > 59) return colon ? undefined : whole(text, at, i, hour.value, half)
    minute = read.value
    i = read.end
    const second = text.charAt(i) === ':' ? readDigits(text, i + 1, 2) : undefined
    if (second?.length === 2 && second.value < 60) {
      seconds = `:${two(second.value)}`
      i = second.end
    }
    const word = readWord(text, i)
    if (sign === '.' && !word && half === undefined) return undefined
    if (!isFree(text, i)) return undefined
    return finish(
      at,
      word ? word.end : i,
      hour.value,
      minute,
      seconds,
      word && word.half !== 'clock' ? word.half : half,
    )
  }
  return whole(text, at, i, hour.value, half)
}

/** An hour without minutes needs a word after it. */
function whole(
  text: string,
  start: number,
  end: number,
  hour: number,
  half: DayHalf | undefined,
): Clock | undefined {
  const word = readWord(text, end)
  if (!word || (hour > 12 && word.half !== 'clock')) return undefined
  if (word.bare && (hour < 5 || text.slice(end, word.end).startsWith(' '))) return undefined
  return finish(start, word.end, hour, 0, '', word.half === 'clock' ? half : word.half)
}

function readWord(text: string, at: number): { half: DayHalf; end: number; bare: boolean } | undefined {
  const i = skipBlank(text, at, 1)
  if (!after.mayStart(text, i)) return undefined
  const hit = after.longest(text, i, i + 14)
  if (!hit) return undefined
  const bare = /^(?:h|hs|hrs|टा|টা)$/i.test(text.slice(i, hit.end))
  return { half: hit.value, end: hit.end, bare }
}

/** 六点半, 18点30分, 18時, 6시 30분. */
function readAsian(
  text: string,
  at: number,
  hour: number,
  half: DayHalf | undefined,
): { end: number; iso: string } | undefined {
  const sign = text.charAt(at)
  if (!'点點时時시'.includes(sign) || sign === '') return undefined
  let i = at + 1
  if (
    text.charAt(i) === '钟' ||
    text.charAt(i) === '鐘' ||
    text.charAt(i) === '间' ||
    text.charAt(i) === '間' ||
    text.charAt(i) === '간'
  ) {
    if (/[间間간]/.test(text.charAt(i))) return undefined
    i++
  }
  const from = skipBlank(text, i, 1)
  for (const [word, minutes] of Object.entries(HALVES))
    if (text.startsWith(word, from)) return { end: from + word.length, iso: isoOf(hour, minutes, '', half) }
  const minute = readDigits(text, from, 2) ?? readHan(text, from)
  if (
    minute &&
    minute.value < 60 &&
    '分분'.includes(text.charAt(minute.end)) &&
    text.charAt(minute.end) !== ''
  )
    return { end: minute.end + 1, iso: isoOf(hour, minute.value, '', half) }
  return { end: i, iso: isoOf(hour, 0, '', half) }
}

function finish(
  start: number,
  end: number,
  hour: number,
  minute: number,
  seconds: string,
  half: DayHalf | undefined,
): Clock {
  return { start, end, iso: isoOf(hour, minute, seconds, half) }
}

function isoOf(hour: number, minute: number, seconds: string, half: DayHalf | undefined): string {
  const full =
    half === 'thum'
      ? hour + 18
      : half === 'pm' && hour < 12
        ? hour + 12
        : half === 'am' && hour === 12
          ? 0
          : hour
  return `T${two(full)}:${two(minute)}${seconds}`
}

function skipBlank(text: string, at: number, most: number): number {
  let i = at
  while (i < at + most && CLASS[text.charCodeAt(i)] === SPACE) i++
  return i
}

function isFree(text: string, at: number): boolean {
  const k = CLASS[text.charCodeAt(at)]
  if (k === DIGIT || k === NATIVE) return false
  if (k === LATIN) return /^(?:[ap]\.?m|Z(?![A-Za-z]))/i.test(text.slice(at, at + 4))
  return !(/[:./]/.test(text.charAt(at)) && CLASS[text.charCodeAt(at + 1)] === DIGIT)
}
