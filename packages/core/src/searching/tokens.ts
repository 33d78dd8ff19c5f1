/** Cuts folded text into the words that the index holds. Scripts that write no blanks are held as overlapping pairs. */

/** Scripts without blanks between words. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/v
const RUN =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[[\p{L}\p{M}]--[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+|[\p{N}--[\p{Script=Thai}\p{Script=Lao}\p{Script=Han}]]+/gv
const ASCII_RUN = /[a-z]+|[0-9]+/g
const FOREIGN = /\P{ASCII}/u
/** Longer words are held in pieces that overlap by half: a part of up to half the length lies whole in one of them. */
const LONGEST = 48
const STEP = LONGEST / 2

/** A stretch of folded text that is searched as one: a word, a number, or a stretch of an unspaced script. */
export interface Stretch {
  readonly text: string
  readonly unspaced: boolean
}

/** The stretches of a folded text, in order. */
export const stretchesOf = (folded: string): Stretch[] => {
  if (!FOREIGN.test(folded)) return (folded.match(ASCII_RUN) ?? []).map((text) => ({ text, unspaced: false }))
  const found: Stretch[] = []
  for (const [run] of folded.matchAll(RUN)) {
    if (UNSPACED.test(run)) found.push({ text: run, unspaced: true })
    else found.push({ text: run, unspaced: false })
  }
  return found
}

/** Overlapping pairs of characters; a single character stands alone. */
export const pairsOf = (run: string): string[] => {
  const letters = [...run]
  if (letters.length === 1) return letters
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}

/** The distinct words of a folded text, as the index holds them. */
export const wordsOf = (folded: string): Set<string> => {
  const words = new Set<string>()
  for (const { text, unspaced } of stretchesOf(folded)) {
    if (unspaced) for (const pair of pairsOf(text)) words.add(pair)
    else if (text.length <= LONGEST) words.add(text)
    else for (let at = 0; at < text.length; at += STEP) words.add(text.slice(at, at + LONGEST))
  }
  return words
}

/** The longest part of a word that the index can be asked for. */
export const cutPart = (part: string): string => (part.length > STEP ? part.slice(0, STEP) : part)

/** FNV-1a over UTF-16 code units with a final mix, as a signed 32-bit integer: the name of a word in the index. Two words may share one: what is found is read again. */
export const hashWord = (word: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) | 0
}

/** Numbers of sources in one segment of the index: a power of two. */
export const SEGMENT = 65_536

/** What the hashes of words of a source are mixed with (exclusive or), so that the index can be asked for the sources of one segment alone. A signed 32-bit integer; the database's `search_salt` says the same. */
export const saltOf = (number: number): number => Math.imul(Math.floor(number / SEGMENT) + 1, 0x9e3779b1)

/** Hashes of the pairs and triples of a word's characters: how the vocabulary finds words that contain a part. */
export const gramsOf = (word: string): number[] => {
  const letters = [...word]
  const grams = new Set<number>()
  for (const size of [1, 2, 3]) {
    if (size === 1 && letters.length > 2) continue
    for (let at = 0; at + size <= letters.length; at += 1)
      grams.add(hashWord(letters.slice(at, at + size).join('')))
  }
  return [...grams]
}
