/** Finds what two texts share, for showing them side by side. */
import { matchSequences, splitWords } from '@smart-rescue/core/comparing'

/** A stretch of a text that the other one has too, in UTF-16 units; `n` is the same on both sides. */
export interface SharedPart {
  readonly n: number
  readonly start: number
  readonly end: number
}

/** What two texts share in the same order, in both; `share` is the part of the shorter text's words that it covers, 0 to 1. */
export interface SharedParts {
  readonly a: readonly SharedPart[]
  readonly b: readonly SharedPart[]
  readonly share: number
}

/** Words in a row below which a match may be chance. */
const LEAST_WORDS = 2

/** The stretches that both texts hold in the same order, whatever their capitals, of two words or more (or all of a text). */
export const findSharedParts = (a: string, b: string): SharedParts => {
  const numbers = new Map<string, number>()
  const read = (text: string) => {
    const pieces = splitWords(text)
    const ids = pieces.map((piece) => {
      const word = piece.text.normalize('NFC').toLowerCase()
      const known = numbers.get(word) ?? numbers.size
      numbers.set(word, known)
      return known
    })
    return { pieces, ids, words: pieces.filter(({ counts }) => counts).length }
  }
  const [one, two] = [read(a), read(b)]
  const partsOfA: SharedPart[] = []
  const partsOfB: SharedPart[] = []
  let shared = 0
  for (const run of matchSequences(one.ids, two.ids).runs) {
    const pieces = one.pieces.slice(run.a, run.a + run.length)
    const words = pieces.filter(({ counts }) => counts).length
    if (words < Math.min(LEAST_WORDS, one.words, two.words) || words === 0) continue
    const n = partsOfA.length
    const spanOf = ({ pieces: all }: typeof one, from: number): SharedPart => ({
      n,
      start: all[from]?.start ?? 0,
      end: all[from + run.length - 1]?.end ?? 0,
    })
    partsOfA.push(spanOf(one, run.a))
    partsOfB.push(spanOf(two, run.b))
    shared += words
  }
  return { a: partsOfA, b: partsOfB, share: shared / Math.max(1, Math.min(one.words, two.words)) }
}
