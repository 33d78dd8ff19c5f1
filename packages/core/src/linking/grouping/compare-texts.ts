/** How alike two texts are: the cosine of their weighted words, 0 to 1. Whole-number sums, so the same in whatever order. */
import type { CorpusArrays } from './words/corpus.ts'

/** The sum of each text's weights. */
export const sumWeights = ({ tokens, starts }: CorpusArrays, weights: Uint32Array): Float64Array => {
  const sums = new Float64Array(starts.length - 1)
  for (let text = 0; text < sums.length; text += 1) {
    let sum = 0
    const end = starts[text + 1] as number
    for (let at = starts[text] as number; at < end; at += 1) sum += weights[tokens[at] as number] as number
    sums[text] = sum
  }
  return sums
}

/** The likeness of two texts. */
export const compareTexts = (
  { tokens, starts }: Pick<CorpusArrays, 'tokens' | 'starts'>,
  weights: Uint32Array,
  sums: Float64Array,
  a: number,
  b: number,
): number => {
  let left = starts[a] as number
  let right = starts[b] as number
  const leftEnd = starts[a + 1] as number
  const rightEnd = starts[b + 1] as number
  let shared = 0
  while (left < leftEnd && right < rightEnd) {
    const x = tokens[left] as number
    const y = tokens[right] as number
    if (x === y) {
      shared += weights[x] as number
      left += 1
      right += 1
    } else if (x < y) left += 1
    else right += 1
  }
  return shared / Math.sqrt((sums[a] as number) * (sums[b] as number))
}
