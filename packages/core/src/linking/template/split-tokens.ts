/** Splits a text into the tokens a template is made of, and numbers them. */
import type { KnownMention } from './explanation.ts'
import { applyMentions, kindByLetters, kindOfProper, TOKEN } from './token-kind.ts'

/** The tokens of one text: numbers of words and of the white space before them, places in UTF-16 units, and kinds. */
export interface Tokens {
  readonly text: string
  readonly ids: Int32Array
  readonly gaps: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly kinds: Uint8Array
}

/** The words of a group, each with one number; also white space, in numbers of its own. */
export interface Vocabulary {
  readonly words: string[]
  readonly kinds: number[]
  readonly numberOf: Map<string, number>
  readonly spaces: string[]
  readonly spaceNumberOf: Map<string, number>
}

/** An empty vocabulary; white space number 0 is one blank. */
export const openVocabulary = (): Vocabulary => ({
  words: [],
  kinds: [],
  numberOf: new Map(),
  spaces: [' '],
  spaceNumberOf: new Map([[' ', 0]]),
})

const UNSPACED =
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const CHUNKS = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])\\S)+`, 'gu')
// biome-ignore lint/suspicious/noControlCharactersInRegex: asks whether every unit is ASCII.
const ASCII = /^[\x00-\x7f]*$/
const HAS_DIGIT = /\p{Nd}/u
const OPENING = /^[([{<"'“‘«*•–—-]+/
const CLOSING = /[.,;:!?)\]}>"'”’»…*।॥]+$/
const CLOSING_AFTER_DIGITS = /[.,;:!?"'…।]+$/
const ENDS_SENTENCE = /[.!?…।॥]$/

const numberSpace = (vocabulary: Vocabulary, space: string): number => {
  if (space === ' ') return 0
  const known = vocabulary.spaceNumberOf.get(space)
  if (known !== undefined) return known
  vocabulary.spaceNumberOf.set(space, vocabulary.spaces.length)
  return vocabulary.spaces.push(space) - 1
}

const numberWord = (vocabulary: Vocabulary, word: string): number => {
  const known = vocabulary.numberOf.get(word)
  if (known !== undefined) return known
  vocabulary.numberOf.set(word, vocabulary.words.length)
  vocabulary.kinds.push(kindByLetters(word))
  return vocabulary.words.push(word) - 1
}

const isBlank = (unit: number): boolean => unit === 32 || (unit > 8 && unit < 14)
const isLatinLetter = (unit: number): boolean => (unit > 96 && unit < 123) || (unit > 64 && unit < 91)

/** Where a chunk between white space is cut: marks before, the word, marks after. Brackets around digits stay with them. */
const cutChunk = (chunk: string): readonly [number, number] => {
  const digits = HAS_DIGIT.test(chunk)
  const opening = digits ? 0 : (OPENING.exec(chunk)?.[0].length ?? 0)
  const closing = (digits ? CLOSING_AFTER_DIGITS : CLOSING).exec(chunk)?.[0].length ?? 0
  return opening + closing >= chunk.length ? [0, chunk.length] : [opening, chunk.length - closing]
}

/** Tokens of a text. White space at its end is no token; it is what follows the last one. */
export const splitTokens = (
  text: string,
  vocabulary: Vocabulary,
  mentions: readonly KnownMention[] = [],
): Tokens => {
  const starts: number[] = []
  const ends: number[] = []
  const take = (start: number, end: number): void => {
    const first = text.charCodeAt(start)
    const last = text.charCodeAt(end - 1)
    if (isLatinLetter(first) && isLatinLetter(last)) {
      starts.push(start)
      ends.push(end)
      return
    }
    const [from, to] = cutChunk(text.slice(start, end))
    if (from > 0) {
      starts.push(start)
      ends.push(start + from)
    }
    starts.push(start + from)
    ends.push(start + to)
    if (start + to < end) {
      starts.push(start + to)
      ends.push(end)
    }
  }
  if (ASCII.test(text)) {
    for (let at = 0; at < text.length; ) {
      while (at < text.length && isBlank(text.charCodeAt(at))) at += 1
      const start = at
      while (at < text.length && !isBlank(text.charCodeAt(at))) at += 1
      if (at > start) take(start, at)
    }
  } else for (const found of text.matchAll(CHUNKS)) take(found.index, found.index + found[0].length)
  const length = starts.length
  const ids = new Int32Array(length)
  const gaps = new Int32Array(length)
  const kinds = new Uint8Array(length)
  let before = 0
  let previous: string | undefined
  for (let at = 0; at < length; at += 1) {
    const start = starts[at] ?? 0
    const end = ends[at] ?? 0
    const space = text.slice(before, start)
    const word = text.slice(start, end)
    const id = numberWord(vocabulary, word)
    ids[at] = id
    gaps[at] = numberSpace(vocabulary, space)
    const kind = vocabulary.kinds[id] ?? TOKEN.word
    if (space.includes('\n')) previous = undefined
    kinds[at] = kind === TOKEN.proper ? kindOfProper(previous) : kind
    before = end
    if (kind !== TOKEN.mark) previous = word
    else if (ENDS_SENTENCE.test(word)) previous = undefined
  }
  applyMentions(kinds, starts, ends, mentions)
  return { text, ids, gaps, starts: Int32Array.from(starts), ends: Int32Array.from(ends), kinds }
}
