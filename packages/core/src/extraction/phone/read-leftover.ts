/** Digits that no plan knows, but that the words beside them, or their shape alone, make a telephone number. Kept as bare digits, with low confidence. */
import {
  type DigitGroup,
  DOUBLE,
  LOOKALIKE,
  NATIVE_DIGITS,
  PLAIN,
  SPACED,
  WORDS,
} from '../reading/digit-group.ts'
import { expandMarks } from '../reading/word-trie.ts'
import { hasPhoneCue } from './context.ts'
import { isUsualGrouping, readInternational } from './numbering-plan.ts'
import type { PhoneReading } from './phone-reading.ts'
import { findPlus, isGlued, isOtherwise, type Search, widen } from './weigh-window.ts'
import { withExtension } from './with-extension.ts'

/** Reads each part of the chain between strong gaps as a whole. Only called for groups that are no part of a number; adds to `readings`. */
export function readLeftover(
  text: string,
  chain: readonly DigitGroup[],
  search: Search,
  readings: PhoneReading[],
): void {
  let from = 0
  for (let g = 1; g <= chain.length; g++) {
    const group = chain[g]
    if (group && group.gap < SPACED) continue
    const reading = readPart(text, chain, from, g - 1, search)
    if (reading) readings.push(withExtension(text, reading, group))
    from = g
  }
}

function readPart(
  text: string,
  chain: readonly DigitGroup[],
  from: number,
  to: number,
  search: Search,
): PhoneReading | undefined {
  let first = from
  let last = to
  while (first < last && chain[first]?.weak) first++
  while (first < last && chain[last]?.weak) last--
  const head = chain[first]
  const tail = chain[last]
  if (!head || !tail || isGlued(text, head, 'left') || isGlued(text, tail, 'right') || last - first > 14)
    return undefined
  let digits = ''
  let sources = 0
  let gap = 0
  for (let g = first; g <= last; g++) {
    const group = chain[g]
    if (!group) return undefined
    digits += group.digits
    sources |= group.sources
    if (g > first) gap = Math.max(gap, group.gap)
  }
  digits = expandMarks(digits)
  if (digits.length < 7 || digits.length > 15 || gap > DOUBLE || /^(\d)\1+$/.test(digits)) return undefined
  const plus = findPlus(text, head)
  const spelled = (sources & WORDS) !== 0 && last - first >= 6
  const cue = spelled || plus >= 0 || hasPhoneCue(text, plus >= 0 ? plus : head.start)
  const shaped = isShaped(text, chain, first, last, digits, search)
  if (!cue && (!shaped || (sources & LOOKALIKE) !== 0)) return undefined
  const { start, end } = widen(text, plus >= 0 ? plus : head.start, tail.end)
  const plain = (sources & ~(PLAIN | NATIVE_DIGITS)) === 0
  if (plain && isOtherwise(text, chain, { first, last }, start, end)) return undefined
  if (!cue && /(?:^|[^A-Za-z])[A-Za-z][-_]$/.test(text.slice(Math.max(0, start - 3), start))) return undefined
  const by = cue ? 'cue' : 'shape'
  return {
    start,
    end,
    digits,
    by,
    normal: plus >= 0 ? (readInternational(digits, true)?.e164 ?? `+${digits}`) : digits,
    sources,
    gap,
    symbols: false,
  }
}

/** Without a country any usual shape counts; with one, only the grouping its plan prints, with more than blanks between. */
function isShaped(
  text: string,
  chain: readonly DigitGroup[],
  first: number,
  last: number,
  digits: string,
  search: Search,
): boolean {
  if (search.countries.length === 0) return digits.length >= 9 && last - first < 5
  if (last - first < 2) return false
  const groups = chain.slice(first, last + 1)
  const written = text.slice(groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0)
  if (!/\d[-.)]/.test(written)) return false
  const lengths = groups.map((group) => group.digits.length)
  return search.countries.some((country) => isUsualGrouping(lengths, digits.startsWith('0'), country))
}
