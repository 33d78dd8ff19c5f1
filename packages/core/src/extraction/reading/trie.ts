/** A trie over folded code units: the longest entry of a table that stands at a place in a text, found in one walk. */
import { CLASS, FOLD, LATIN, LETTER } from './characters.ts'

/** What stands at a place: the entry's value, and where it ends (exclusive). */
export interface TrieHit<T> {
  readonly value: T
  readonly end: number
}

/** A table of spellings. Latin letters match without case and accents, Devanagari and Bengali without the dot below. */
export class Trie<T> {
  private readonly next = new Map<number, number>()
  private readonly values: (T | undefined)[] = [undefined]
  /** 1 for each pair of folded code units with which some entry begins: most words are refused by this alone. */
  private readonly starts = new Uint8Array(65536)
  private readonly alone = new Uint8Array(65536)
  private readonly triples = new Uint8Array(65536)
  private readonly glues: boolean

  /** With `glues`, a word of a script that glues endings to its nouns (Devanagari, Bengali …) may go on after the entry. */
  constructor(glues = false) {
    this.glues = glues
  }

  /** Enters a spelling, composed and decomposed. A later entry replaces an earlier one. */
  add(spelling: string, value: T): void {
    for (const form of new Set([spelling, spelling.normalize('NFC'), spelling.normalize('NFD')])) {
      let node = 0
      for (let i = 0; i < form.length; i++) {
        const c = form.charCodeAt(i)
        if (isSilent(c)) continue
        const key = node * 65536 + (FOLDED[c] ?? 0)
        let child = this.next.get(key)
        if (child === undefined) {
          child = this.values.push(undefined) - 1
          this.next.set(key, child)
        }
        node = child
      }
      this.values[node] = value
      const first = FOLDED[form.charCodeAt(0)] ?? 0
      // An entry of one code unit, or one whose second is silent, may be followed by anything.
      if (form.length === 1 || isSilent(form.charCodeAt(1))) {
        this.alone[first] = 1
        continue
      }
      const second = FOLDED[form.charCodeAt(1)] ?? 0
      const at = pair(first, second)
      if (form.length === 2 || isSilent(form.charCodeAt(2))) this.starts[at] = (this.starts[at] ?? 0) | SHORT
      else {
        this.starts[at] = (this.starts[at] ?? 0) | LONG
        this.triples[triple(at, FOLDED[form.charCodeAt(2)] ?? 0)] = 1
      }
    }
  }

  /** Whether an entry may begin at `at`. */
  mayStart(text: string, at: number): boolean {
    const first = FOLDED[text.charCodeAt(at)] ?? 0
    if (this.alone[first] === 1) return true
    const second = text.charCodeAt(at + 1)
    if (isSilent(second)) return true
    const place = pair(first, FOLDED[second] ?? 0)
    const lengths = this.starts[place] ?? 0
    if (lengths !== LONG) return lengths !== 0
    const third = text.charCodeAt(at + 2)
    return isSilent(third) || this.triples[triple(place, FOLDED[third] ?? 0)] === 1
  }

  /** The value of exactly this spelling. */
  exact(spelling: string): T | undefined {
    let node = 0
    for (let i = 0; i < spelling.length; i++) {
      const c = spelling.charCodeAt(i)
      if (isSilent(c)) continue
      const child = this.next.get(node * 65536 + (FOLDED[c] ?? 0))
      if (child === undefined) return undefined
      node = child
    }
    return this.values[node]
  }

  /** Tells every entry that begins at `at`, where it ends, and whether its word ends there. */
  each(text: string, at: number, tell: (value: T, end: number, whole: boolean) => void): void {
    let node = 0
    for (let i = at; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (isSilent(c)) continue
      const child = this.next.get(node * 65536 + (FOLDED[c] ?? 0))
      if (child === undefined) break
      node = child
      const value = this.values[node]
      if (value === undefined) continue
      const end = withSilent(text, i + 1)
      tell(value, end, !goesOn(text, end, this.glues))
    }
  }

  /** The longest entry at `at` that ends by `limit`; `whole` asks that a Latin word does not go on after it. */
  longest(text: string, at: number, limit = text.length, whole = true): TrieHit<T> | undefined {
    let best: TrieHit<T> | undefined
    let node = 0
    for (let i = at; i < limit; i++) {
      const c = text.charCodeAt(i)
      if (isSilent(c)) continue
      const child = this.next.get(node * 65536 + (FOLDED[c] ?? 0))
      if (child === undefined) break
      node = child
      const value = this.values[node]
      if (value === undefined) continue
      const end = withSilent(text, i + 1)
      if (!whole || !goesOn(text, end, this.glues)) best = { value, end }
    }
    return best
  }
}

/** Accents, and the dot below of Devanagari and Bengali, which is often left out. */
const isSilent = (c: number): boolean => (c >= 0x300 && c <= 0x36f) || c === 0x93c || c === 0x9bc

/** The end with the accents that follow it. */
function withSilent(text: string, at: number): number {
  let end = at
  while (isSilent(text.charCodeAt(end))) end++
  return end
}

/** Letters with that dot, by the letter without it. */
const DOTTED: ReadonlyMap<number, number> = new Map([
  [0x958, 0x915],
  [0x959, 0x916],
  [0x95a, 0x917],
  [0x95b, 0x91c],
  [0x95c, 0x921],
  [0x95d, 0x922],
  [0x95e, 0x92b],
  [0x95f, 0x92f],
  [0x9dc, 0x9a1],
  [0x9dd, 0x9a2],
  [0x9df, 0x9af],
])

/** Every code unit as it is compared: FOLD knows Latin; here also blanks, apostrophes and the case of other scripts. */
const FOLDED = Uint16Array.from(FOLD)
for (const blank of [0xa0, 0x202f, 0x3000]) FOLDED[blank] = 0x20
FOLDED[0x2019] = 0x27
for (let c = 0x391; c <= 0x3a9; c++) FOLDED[c] = c + 32
for (let c = 0x410; c <= 0x42f; c++) FOLDED[c] = c + 32
FOLDED[0x401] = 0x451
for (const [dotted, plain] of DOTTED) FOLDED[dotted] = plain

/** The place of a pair of code units in the filter of beginnings. */
const pair = (first: number, second: number): number => ((first * 31) ^ (second * 1021)) & 0xffff

const triple = (place: number, third: number): number => ((place * 17) ^ (third * 4099)) & 0xffff

/** Some entry that begins with the pair has two code units, or has more: bits of the filter. */
const SHORT = 1
const LONG = 2

/** Whether a word goes on at `at`: letters of the same script after a letter; endings glued to a word of another script do not count. */
function goesOn(text: string, at: number, glues: boolean): boolean {
  const last = CLASS[text.charCodeAt(at - 1)]
  if (last !== LATIN && last !== LETTER) return false
  const next = CLASS[text.charCodeAt(at)]
  if (last === LETTER) return next === LETTER && !(glues && isGluing(text.charCodeAt(at - 1)))
  return next === LATIN
}

/** Scripts that glue case endings and particles to a noun: Devanagari to Sinhala, Ethiopic. */
function isGluing(c: number): boolean {
  return (c >= 0x900 && c <= 0xdff) || (c >= 0x1200 && c <= 0x139f)
}

/** Where the run of Latin letters that holds `at` ends. */
export function endOfLatin(text: string, at: number): number {
  let i = at + 1
  while (CLASS[text.charCodeAt(i)] === LATIN) i++
  return i
}
