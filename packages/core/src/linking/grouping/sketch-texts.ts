/** Sketches: for each text, twenty-four words drawn by weight, in such a way that like texts draw the same ones (weighted MinHash). */
import { strengthAt } from './compare-texts.ts'
import type { CorpusArrays } from './words/corpus.ts'
import { FULL } from './words/weigh-clauses.ts'

/** How many words are drawn from each text. */
export const DRAWS = 24

const SALTS = Uint32Array.from({ length: DRAWS }, (_, draw) => Math.imul(draw + 1, 0x9e3779b1) ^ 0x7f4a7c15)

/** Draws the sketch of one text into `sketches`. A word's chance to be drawn is its share of the text's weight. */
export const sketchText = (
  corpus: CorpusArrays,
  inverse: Float64Array,
  strengths: Uint8Array,
  text: number,
  sketches: Uint32Array,
): void => {
  const { words, tokens, starts } = corpus
  const begin = starts[text] as number
  const end = starts[text + 1] as number
  const base = text * DRAWS
  const strength = strengths[text] as number
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const salt = SALTS[draw] as number
    let least = Number.POSITIVE_INFINITY
    let drawn = 0
    for (let at = begin; at < end; at += 1) {
      const place = tokens[at] as number
      const word = words[place] as number
      let hash = Math.imul(word ^ salt, 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
      hash ^= hash >>> 16
      let value = ((hash >>> 0) + 1) * (inverse[place] as number)
      if (strength < FULL) value /= strengthAt(corpus, strength, text, at) ** 2 / (FULL * FULL)
      if (value < least || (value === least && word < drawn)) {
        least = value
        drawn = word
      }
    }
    sketches[base + draw] = drawn
  }
}

/** One over each weight. */
export const invert = (weights: Uint32Array): Float64Array =>
  Float64Array.from(weights, (weight) => 1 / weight)
