/** Finds telephone numbers: every window of a chain of digit groups is weighed, and the best that do not overlap are kept. */
import {
  BREAK,
  type DigitGroup,
  EXTENSION,
  LINE,
  LOOKALIKE,
  NATIVE_DIGITS,
  PLAIN,
  SPACED,
  WORDS,
} from '../reading/digit-group.ts'
import { readDigitChains } from '../reading/read-digit-chains.ts'
import type { Spans } from '../rule.ts'
import { markDates } from './not-a-phone.ts'
import type { PhoneReading } from './phone-reading.ts'
import { readLeftover } from './read-leftover.ts'
import { type Candidate, type Search, weighWindow } from './weigh-window.ts'
import { isExtension, withExtension } from './with-extension.ts'

const NUMERALS = PLAIN | NATIVE_DIGITS
const isNumeral = (group: DigitGroup): boolean => (group.sources & ~NUMERALS) === 0
const MOST_DIGITS = 18
/** In a chain with more digits than this (a table, a list of codes), only windows with clear edges count. */
const LONG_CHAIN = 400

/** All telephone numbers of the text outside `taken`, in order, read in the plans of `countries` (ISO codes). Linear time. */
export function findPhones(text: string, search: Search, taken: Spans): PhoneReading[] {
  const found: PhoneReading[] = []
  let t = 0
  for (const chain of readDigitChains(text)) {
    let from = 0
    for (let g = 0; g <= chain.length; g++) {
      const group = chain[g]
      while (t < taken.length && group && (taken[t]?.end ?? 0) <= group.start) t++
      const span = taken[t]
      if (group && !(span && span.start < group.end)) continue
      if (g > from) searchChain(text, chain.slice(from, g), search, found)
      from = g + 1
    }
  }
  return found
}

function searchChain(
  text: string,
  chain: readonly DigitGroup[],
  search: Search,
  found: PhoneReading[],
): void {
  let total = 0
  for (const group of chain) total += group.digits.length
  if (total < 6) return
  const candidates: Candidate[] = []
  const dates = markDates(text, chain)
  for (let i = 0; i < chain.length; i++) weighFrom(text, chain, dates, i, total, search, candidates)
  if (candidates.length > 1)
    candidates.sort((a, b) => b.score - a.score || a.first - b.first || a.last - b.last)
  const kept = chooseWindows(chain, candidates, total)
  let from = 0
  for (const { reading, first, last } of kept) {
    if (first > from) readLeftover(text, chain.slice(from, first), search, found)
    from = last + 1
    found.push(withExtension(text, reading, chain[from]))
    if (isExtension(text, reading.end, chain[from])) from++
  }
  if (from < chain.length) readLeftover(text, from === 0 ? chain : chain.slice(from), search, found)
}

/** The best windows that do not overlap, in order. Doubtful ones stay only where the chain is numbers throughout, or nearly. */
function chooseWindows(
  chain: readonly DigitGroup[],
  candidates: readonly Candidate[],
  total: number,
): Candidate[] {
  const used = new Uint8Array(chain.length)
  const kept: Candidate[] = []
  for (const candidate of candidates) {
    if (used.subarray(candidate.first, candidate.last + 1).includes(1)) continue
    used.fill(1, candidate.first, candidate.last + 1)
    kept.push(candidate)
  }
  kept.sort((a, b) => a.first - b.first)
  if (chain.every((group, g) => used[g] === 1 || group.weak)) return kept
  return kept.filter(
    ({ doubtful, first, last, reading }) =>
      !doubtful || (first === 0 && last < 3 && total - reading.digits.length <= 3),
  )
}

/** Weighs the windows that begin with group `i`. At most as many as a number has digits, so the whole stays linear. */
function weighFrom(
  text: string,
  chain: readonly DigitGroup[],
  dates: Uint8Array | undefined,
  i: number,
  total: number,
  search: Search,
  candidates: Candidate[],
): void {
  const first = chain[i]
  if (!first || first.weak || (first.gap === EXTENSION && first.digits.length < 8)) return
  let digits = ''
  let languages = first.languages
  let sources = 0
  let gap = 0
  let symbols = false
  // The sign between its groups, as long as it is the same throughout: then any other sign at an edge ends the number.
  let sign: string | undefined
  for (let j = i; j < chain.length; j++) {
    const group = chain[j]
    if (!group || dates?.[j] === 1) return
    if (j > i) {
      if (group.gap >= EXTENSION) return
      gap = Math.max(gap, group.gap)
      symbols ||= group.symbol
      const between = text.slice(chain[j - 1]?.end, group.start)
      if (j === i + 1) {
        sign = between
        // In a long row of like gaps no window that begins here can have a clear left edge.
        if (
          total > LONG_CHAIN &&
          !isOtherSign(text, chain, i, between) &&
          i > 0 &&
          edge(chain, i, i - 1, false) <= gap
        )
          return
      } else if (sign !== between) sign = undefined
    }
    digits += group.digits
    languages &= group.languages
    sources |= group.sources
    if (digits.length > MOST_DIGITS || languages === 0) return
    // A lone `o` may close a number in words: “one two o”.
    const spoken = (sources & ~(WORDS | LOOKALIKE)) === 0 && j - i > 5
    if ((group.weak && !spoken) || digits.length < 6) continue
    // Within a number that mixes words and numerals, a change between them is no edge.
    const mixed = (sources & WORDS) !== 0 && (sources & NUMERALS) !== 0
    const even = j > i + 1 ? sign : undefined
    const left = isOtherSign(text, chain, i, even) || edge(chain, i, i - 1, mixed) > gap
    const right = isOtherSign(text, chain, j + 1, even) || edge(chain, j, j + 1, mixed) > gap
    const clean = left && right
    if (!clean && total > LONG_CHAIN) continue
    const window = { first: i, last: j, digits, sources, gap, symbols, clean }
    const candidate = weighWindow(text, chain, window, search)
    if (candidate) candidates.push(candidate)
  }
}

/** Whether the gap before group `g` differs from the one sign that divides a window evenly. */
function isOtherSign(
  text: string,
  chain: readonly DigitGroup[],
  g: number,
  sign: string | undefined,
): boolean {
  const before = chain[g - 1]
  const group = chain[g]
  return (
    sign !== undefined &&
    before !== undefined &&
    group !== undefined &&
    text.slice(before.end, group.start) !== sign
  )
}

/** The strength of the gap at a window's edge; a change between words and numerals, or a lone letter, makes it stronger. */
function edge(chain: readonly DigitGroup[], inside: number, outside: number, mixed: boolean): number {
  const a = chain[inside]
  const b = chain[outside]
  if (!a || !b) return BREAK
  const gap = inside < outside ? b.gap : a.gap
  const changes = b.weak || (!mixed && isNumeral(a) !== isNumeral(b))
  return changes && gap < LINE ? Math.max(gap + 1, SPACED) : gap
}
