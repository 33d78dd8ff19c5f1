/** Groups near-equal texts in one call, without a state. */

import { groupCorpus } from './group-corpus.ts'
import { labelSources } from './label-sources.ts'
import { makeCorpus } from './words/corpus.ts'

/**
 * Label of each text: the smallest index of its group, or -1 when it is alone. Same texts in any order: same groups. A text
 * without a word or number is alone.
 */
export const groupTexts = (texts: readonly string[]): Int32Array => {
  const corpus = makeCorpus()
  const distinct = Int32Array.from(texts, (text) => corpus.add(text))
  return labelSources(distinct, groupCorpus(corpus.arrays()).groups)
}
