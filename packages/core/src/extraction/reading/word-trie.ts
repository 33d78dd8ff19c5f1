/** Recognises words for digits at a place in a text, in all languages at once, by walking a trie of their spellings. */
import { CLASS, FOLD, LATIN } from './characters.ts'
import { COMPOUND_WORDS, DIGIT_WORDS } from './digit-words.ts'

/** A word read at a place: its digits (with marks, see digit-words), the languages it may belong to as a bit set, and where it ends. */
export interface WordRead {
  readonly digits: string
  readonly languages: number
  readonly end: number
}

interface Meaning {
  digits: string
  languages: number
}

const next = new Map<number, number>()
const meanings: Meaning[][] = [[]]
/** 1 for each folded code unit with which some word begins: most words of a text are refused by this alone. */
export const STARTS_WORD = new Uint8Array(65536)

const insert = (word: string, digits: string, language: number): void => {
  let node = 0
  for (let i = 0; i < word.length; i++) {
    const key = node * 65536 + (FOLD[word.charCodeAt(i)] ?? 0)
    let child = next.get(key)
    if (child === undefined) {
      child = meanings.push([]) - 1
      next.set(key, child)
    }
    node = child
  }
  STARTS_WORD[FOLD[word.charCodeAt(0)] ?? 0] = 1
  const at = meanings[node] ?? []
  const same = at.find((m) => m.digits === digits)
  if (same) same.languages |= language
  else at.push({ digits, languages: language })
}

// A spelling may arrive composed or decomposed (ज़, য়); both are entered.
const enter = (word: string, digits: string, language: number): void => {
  const composed = word.replaceAll('\u09af\u09bc', '\u09df').replaceAll('\u091c\u093c', '\u095b')
  for (const form of new Set([word, word.normalize('NFC'), word.normalize('NFD'), composed])) {
    insert(form, digits, language)
  }
}

const languages = Object.keys(DIGIT_WORDS)
languages.forEach((name, index) => {
  const bit = 1 << index
  DIGIT_WORDS[name]?.forEach((words, value) => {
    for (const word of words.split('/')) enter(word, String(value), bit)
  })
  for (const [word, digits] of Object.entries(COMPOUND_WORDS[name] ?? {})) enter(word, digits, bit)
})

/** Every language the words belong to, as one bit set. */
export const ALL_LANGUAGES = (1 << languages.length) - 1

/** The words that begin at `at` and end at or before `limit`, the longest last. */
export function readWordsAt(text: string, at: number, limit: number): WordRead[] {
  const found: WordRead[] = []
  let node = 0
  for (let i = at; i < limit; i++) {
    const c = text.charCodeAt(i)
    // Combining accents after a Latin letter are no part of the spelling in the table.
    if (c >= 0x300 && c <= 0x36f && CLASS[c] === LATIN) continue
    const child = next.get(node * 65536 + (FOLD[c] ?? 0))
    if (child === undefined) break
    node = child
    const here = meanings[node]
    if (here) for (const m of here) found.push({ digits: m.digits, languages: m.languages, end: i + 1 })
  }
  return found
}

/** Resolves the marks of compound words: `2T5` → 25, `2T` → 20, `D9` → 99, `R0` → 000, `8H` → 800. */
export function expandMarks(digits: string): string {
  if (!/[TDRH]/.test(digits)) return digits
  return digits
    .replace(/T(?=[1-9])/g, '')
    .replace(/T/g, '0')
    .replace(/D(\d)/g, '$1$1')
    .replace(/R(\d)/g, '$1$1$1')
    .replace(/H/g, '00')
    .replace(/[DR]/g, '')
}
