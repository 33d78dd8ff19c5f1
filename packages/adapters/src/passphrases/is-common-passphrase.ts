/** Says whether a passphrase is one that a guesser tries early: repeats, runs along the keyboard, and well-known words or phrases strung together. */
import { COMMON_PHRASES, COMMON_WORDS, RUNS } from './common-words.ts'

/** Look-alikes that people put for letters; a guesser tries them all. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
}

/** At least this many characters must be left that no list, run or repeat explains. */
const ENOUGH = 8

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const unmask = (text: string): string =>
  [...text.toLowerCase()].map((sign) => LOOKALIKES[sign] ?? sign).join('')

/** Length of the shortest unit that the whole text repeats, the last time perhaps cut; the text's own length when none. */
const period = (text: string): number => {
  for (let unit = 1; unit <= text.length / 2; unit++)
    if (text.slice(unit) === text.slice(0, text.length - unit)) return unit
  return text.length
}

const BOTH_WAYS = RUNS.flatMap((run) => [run + run, [...(run + run)].reverse().join('')])

/** Length of the longest run (four or more) or repeated sign (three or more) that begins here. */
const runAt = (text: string, start: number): number => {
  let same = 1
  while (text[start + same] === text[start]) same++
  let longest = same >= 3 ? same : 0
  for (let length = Math.max(4, longest + 1); start + length <= text.length; length++) {
    if (!BOTH_WAYS.some((run) => run.includes(text.slice(start, start + length)))) break
    longest = length
  }
  return longest
}

/** How many characters no known word, run or number explains, by the cheapest way to cut the text into parts. */
const countUnexplained = (text: string, words: ReadonlySet<string>, longest: number): number => {
  const cost = new Array<number>(text.length + 1).fill(0)
  for (let start = text.length - 1; start >= 0; start--) {
    // A digit is worth half a letter: numbers are years, dates and counts.
    let best = (cost[start + 1] ?? 0) + (/\d/.test(text[start] ?? '') ? 0.5 : 1)
    for (let length = 2; length <= longest && start + length <= text.length; length++)
      if (words.has(text.slice(start, start + length))) best = Math.min(best, cost[start + length] ?? 0)
    const run = runAt(text, start)
    if (run > 0) best = Math.min(best, (cost[start + run] ?? 0) + 0.5)
    cost[start] = best
  }
  return cost[0] ?? 0
}

/**
 * True for a passphrase to refuse. `about` are words of the person and the organisation (sign-in name, names), which
 * explain as much as a listed word does. A sentence of four words that are not on the list passes.
 */
export const isCommonPassphrase = (passphrase: string, about: readonly string[] = []): boolean => {
  const known = about
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .map(bare)
    .filter((word) => word.length >= 3)
  const words = new Set([...COMMON_WORDS, ...COMMON_PHRASES, ...known])
  const longest = Math.max(...[...words].map((word) => word.length))
  return [bare(passphrase), bare(unmask(passphrase))].some((text) => {
    if (new Set(text).size < 5) return true
    const unit = text.slice(0, period(text))
    // Signs that are no letters count a little, so that a phrase in symbols alone is not refused as empty.
    const signs = [...passphrase].length - text.length
    return (
      countUnexplained(unit, words, longest) + Math.min(signs / 4, 2) < ENOUGH &&
      !isLongSentence(text, words, longest)
    )
  })
}

/** Seven or more different listed words in a row are a choice of their own (seven of 400: about 60 bits), unless they are one known phrase. */
const isLongSentence = (text: string, words: ReadonlySet<string>, longest: number): boolean => {
  if (COMMON_PHRASES.some((phrase) => phrase.length >= 15 && text.includes(phrase))) return false
  const used = new Set<string>()
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at)
    while (length > 2 && !words.has(text.slice(at, at + length))) length--
    if (length > 2) used.add(text.slice(at, at + length))
    at += Math.max(length > 2 ? length : 1, 1)
  }
  return used.size >= 7
}
