/** How alike two texts are: the cosine of their weighted words, 0 to 1. Whole-number sums, so the same in whatever order. */
import type { CorpusArrays } from './words/corpus.ts'
import { FULL, standsInCommon } from './words/weigh-clauses.ts'

/** What texts are compared by: the weight of each word, and how much the words of common clauses count in each text. */
export interface Weighed {
  readonly corpus: CorpusArrays
  readonly weights: Uint32Array
  readonly strengths: Uint8Array
  /** The sum of each text's weights. */
  readonly sums: Float64Array
}

/** How much the word at a place of `tokens` counts in its text. */
export const strengthAt = (corpus: CorpusArrays, strength: number, text: number, at: number): number =>
  strength < FULL && standsInCommon(corpus, text, at) ? strength : FULL

/** The sum of each text's weights. */
export const sumWeights = (
  corpus: CorpusArrays,
  weights: Uint32Array,
  strengths: Uint8Array,
): Float64Array => {
  const { tokens, starts } = corpus
  const sums = new Float64Array(starts.length - 1)
  for (let text = 0; text < sums.length; text += 1) {
    let sum = 0
    const end = starts[text + 1] as number
    const strength = strengths[text] as number
    for (let at = starts[text] as number; at < end; at += 1) {
      const counts = strengthAt(corpus, strength, text, at)
      sum += (weights[tokens[at] as number] as number) * counts * counts
    }
    sums[text] = sum
  }
  return sums
}

/** The likeness of two texts. */
export const compareTexts = ({ corpus, weights, strengths, sums }: Weighed, a: number, b: number): number => {
  const { tokens, starts } = corpus
  let left = starts[a] as number
  let right = starts[b] as number
  const leftEnd = starts[a + 1] as number
  const rightEnd = starts[b + 1] as number
  const leftStrength = strengths[a] as number
  const rightStrength = strengths[b] as number
  const inFull = leftStrength === FULL && rightStrength === FULL
  let shared = 0
  while (left < leftEnd && right < rightEnd) {
    const x = tokens[left] as number
    const y = tokens[right] as number
    if (x === y) {
      shared += inFull
        ? (weights[x] as number) * (FULL * FULL)
        : (weights[x] as number) *
          strengthAt(corpus, leftStrength, a, left) *
          strengthAt(corpus, rightStrength, b, right)
      left += 1
      right += 1
    } else if (x < y) left += 1
    else right += 1
  }
  return shared / Math.sqrt((sums[a] as number) * (sums[b] as number))
}
