/** Divides a run of letters and digits into digits: `four15`, `fivefivefive`, `O1O`. All of the run must be used up, or nothing is read. */
import { CLASS, DIGIT, NATIVE, VALUE } from './characters.ts'
import { DRAWN, LOOKALIKE, NATIVE_DIGITS, PLAIN, WORDS } from './digit-group.ts'
import { ALL_LANGUAGES, readWordsAt } from './word-trie.ts'

/** What a run of letters and digits says. */
export interface Segments {
  readonly digits: string
  readonly sources: number
  readonly languages: number
}

/** A run longer than this is no telephone number in words: fifteen digits of eight letters each. */
export const LONGEST_RUN = 128

/** Letters that are drawn like a digit; the second row only beside real digits and in capitals. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  '\u041e': '0',
  '\u043e': '0',
  '\u039f': '0',
  '\u03bf': '0',
  l: '1',
  I: '1',
  i: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  s: '5',
}
const SURE = /^[OolI\u041e\u043e\u039f\u03bf]$/

/** The source of a digit's code unit. */
export function sourceOf(code: number): number {
  if (CLASS[code] === DIGIT) return PLAIN
  return code >= 0x2000 && code < 0x2800 ? DRAWN : NATIVE_DIGITS
}

/** Reads `text.slice(start, end)`, letters and digits only; `undefined` when some part of it means no digit. */
export function segment(text: string, start: number, end: number): Segments | undefined {
  if (end - start > LONGEST_RUN) return undefined
  let real = 0
  for (let i = start; i < end; i++) {
    const k = CLASS[text.charCodeAt(i)]
    if (k === DIGIT || k === NATIVE) real++
  }
  const dead = new Set<number>()
  const walk = (at: number, languages: number): Segments | undefined => {
    if (at === end) return { digits: '', sources: 0, languages }
    if (dead.has(at)) return undefined
    const c = text.charCodeAt(at)
    const k = CLASS[c]
    if (k === DIGIT || k === NATIVE) {
      const rest = walk(at + 1, languages)
      if (rest) return { ...rest, digits: VALUE[c] + rest.digits, sources: rest.sources | sourceOf(c) }
    }
    const words = readWordsAt(text, at, end)
    for (let w = words.length - 1; w >= 0; w--) {
      const word = words[w]
      if (!word || (word.languages & languages) === 0) continue
      const rest = walk(word.end, languages & word.languages)
      if (rest) return { ...rest, digits: word.digits + rest.digits, sources: rest.sources | WORDS }
    }
    const letter = text.charAt(at)
    const value = LOOKALIKES[letter]
    // A doubtful letter (S, B, Z …) counts only between real digits: `666666666s` is a code.
    if (
      value !== undefined &&
      (SURE.test(letter)
        ? real > 0 || end - start > 4
        : real > (end - start) / 2 && ((at > start && at < end - 1) || hasOther(text, start, end, at)))
    ) {
      const rest = walk(at + 1, languages)
      if (rest) return { ...rest, digits: value + rest.digits, sources: rest.sources | LOOKALIKE }
    }
    dead.add(at)
    return undefined
  }
  return walk(start, ALL_LANGUAGES)
}

/** Whether a capital drawn like a digit stands elsewhere in the run: then one at its edge is meant so too (`OI9B`). */
function hasOther(text: string, start: number, end: number, at: number): boolean {
  if (!/[A-Z]/.test(text.charAt(at))) return false
  for (let i = start; i < end; i++) if (i !== at && /[OQIZSB]/.test(text.charAt(i))) return true
  return false
}

/** Whether the run holds only letters drawn like 0 or 1, at most four: `O`, `OO`, `lO`. */
export function readLoneLookalikes(text: string, start: number, end: number): string | undefined {
  if (end - start > 4) return undefined
  let digits = ''
  for (let i = start; i < end; i++) {
    const letter = text.charAt(i)
    if (!SURE.test(letter)) return undefined
    digits += LOOKALIKES[letter]
  }
  return digits
}
