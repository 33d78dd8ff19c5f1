/** The names of the gazetteer as a trie in two typed arrays: the longest name that stands at a place of a text, in one walk. */
import { BLANK, foldName, NAME_FOLD } from './fold-name.ts'
import { PLACE_NAMES, type Place, type PlaceName } from './gazetteer.ts'

/** One spelling, with every place that bears it, the best known first. */
export interface NameEntry {
  readonly places: readonly Place[]
  readonly needsCue: boolean
  readonly needsCapital: boolean
  /** The only way in which the spelling is read, for abbreviations. */
  readonly asWritten?: string
}

const entries: NameEntry[] = []
/** Entry of each node, plus one; 0 for none. */
let ends = new Int32Array(1 << 15)
let nodes = 1
const SIZE = 1 << 19
const nodeOf = new Int32Array(SIZE).fill(-1)
const letterOf = new Uint16Array(SIZE)
const childOf = new Int32Array(SIZE)
/** 1 for each pair of folded letters with which some name begins (hashed). */
const pairs = new Uint8Array(65536)
/** 1 for each folded letter with which some name begins. */
const firsts = new Uint8Array(65536)

const slot = (node: number, letter: number): number => {
  let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 13
  while (nodeOf[at] !== -1 && (nodeOf[at] !== node || letterOf[at] !== letter)) at = (at + 1) & (SIZE - 1)
  return at
}

const pairOf = (first: number, second: number): number => (Math.imul(first, 31) + second) & 0xffff

const insert = (folded: string, entry: number): void => {
  let node = 0
  for (let i = 0; i < folded.length; i++) {
    const letter = folded.charCodeAt(i)
    const at = slot(node, letter)
    if (nodeOf[at] === -1) {
      nodeOf[at] = node
      letterOf[at] = letter
      childOf[at] = nodes++
      if (nodes > ends.length) {
        const longer = new Int32Array(ends.length * 2)
        longer.set(ends)
        ends = longer
      }
    }
    node = childOf[at] ?? 0
  }
  ends[node] = entry
  firsts[folded.charCodeAt(0)] = 1
  pairs[pairOf(folded.charCodeAt(0), folded.charCodeAt(1))] = 1
}

/** Spellings that mean the same: two words in one, and the ways in which Thai and Lao type one vowel. */
const spellingsOf = (folded: string): string[] => {
  const found = [folded]
  const words = folded.split(' ')
  if (words.length === 2 && /^[a-z ]+$/.test(folded) && folded.length > 7) found.push(words.join(''))
  if (/[\u0e33\u0eb3]/.test(folded)) {
    found.push(folded.replaceAll('\u0e33', '\u0e4d\u0e32').replaceAll('\u0eb3', '\u0ecd\u0eb2'))
    found.push(folded.replace(/([\u0ec8-\u0ecb])\u0eb3/g, '\u0ecd$1\u0eb2'))
  }
  if (/[\u0edc\u0edd\u0ebc]/.test(folded))
    found.push(folded.replaceAll('ໜ', 'ຫນ').replaceAll('ໝ', 'ຫມ').replaceAll('ຼ', 'ລ'))
  return [...new Set(found)]
}

const bearers = new Map<string, PlaceName[]>()
for (const name of PLACE_NAMES) {
  const folded = foldName(name.name)
  if (folded.length < 2) continue
  for (const spelling of spellingsOf(folded)) {
    const here = bearers.get(spelling)
    if (here === undefined) bearers.set(spelling, [name])
    else if (!here.some((each) => each.place === name.place)) here.push(name)
  }
}
for (const [spelling, here] of bearers) {
  const first = here[0]
  if (first === undefined) continue
  entries.push({
    places: here.toSorted((a, b) => Number(a.lesser) - Number(b.lesser)).map((each) => each.place),
    needsCue: here.some((each) => each.needsCue),
    needsCapital: here.some((each) => each.needsCapital),
    ...(first.asWritten ? { asWritten: first.name } : {}),
  })
  insert(spelling, entries.length)
}

/** Whether some name may begin with the letters at `at`. Cheap: most words of a text are refused by it. */
export const mayBegin = (text: string, at: number): boolean => {
  const first = NAME_FOLD[text.charCodeAt(at)] ?? 0
  if (firsts[first] === 0) return false
  const second = NAME_FOLD[text.charCodeAt(at + 1)] ?? 0
  // A sign that is passed over says nothing about the letter behind it.
  return second === 0 || pairs[pairOf(first, second)] === 1
}

/** The longest name that begins at `at` and may end where it does; `end` is exclusive. */
export const longestName = (
  text: string,
  at: number,
  mayEnd: (end: number) => boolean,
): { readonly entry: NameEntry; readonly end: number } | undefined => {
  let node = 0
  let best = 0
  let bestEnd = 0
  let last = 0
  for (let i = at; i < text.length; i++) {
    const letter = NAME_FOLD[text.charCodeAt(i)] ?? 0
    if (letter === 0 || (letter === BLANK && last === BLANK)) continue
    const found = slot(node, letter)
    if (nodeOf[found] === -1) break
    node = childOf[found] ?? 0
    last = letter
    const entry = ends[node] ?? 0
    if (entry === 0) continue
    let end = i + 1
    while (end < text.length && isMark(text.charCodeAt(end))) end++
    if (mayEnd(end)) {
      best = entry
      bestEnd = end
    }
  }
  const entry = entries[best - 1]
  return entry === undefined ? undefined : { entry, end: bestEnd }
}

/** An accent, nukta or vowel sign that is passed over when comparing, and belongs to the letter before it. */
const isMark = (c: number): boolean => c >= 0x300 && c < 0x2000 && c !== 0x61c && NAME_FOLD[c] === 0
