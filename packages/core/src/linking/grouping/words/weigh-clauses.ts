/** How much the words of a clause count that stands in many texts: the less, the more a text has to say besides. */
import type { CorpusArrays } from './corpus.ts'

/** What a word counts in full. The square of what it counts in two texts is their weight, so 16 times 16 is all of it. */
export const FULL = 16

/** A clause in so many distinct texts is common. A power of two, so that a few more texts make few clauses common. */
const COMMON = 32
/** What is left of the weight of common clauses in a text that consists of almost nothing of the kind. */
const LEFT = 0.05

/** Whether a clause that stands in so many texts is common. */
export const isCommon = (count: number): boolean => count >= COMMON

type Clauses = Pick<CorpusArrays, 'starts' | 'owners' | 'clauseTokens' | 'clauseStarts' | 'clauseCounts'>

/** Whether the word at a place of `tokens` stands in a common clause of its text. */
export const standsInCommon = (
  { owners, clauseTokens, clauseStarts, clauseCounts }: Clauses,
  text: number,
  at: number,
): boolean => {
  const owner = owners[at] as number
  if (owner === 0) return false
  const clause = clauseTokens[(clauseStarts[text] as number) + owner - 1] as number
  return isCommon(clauseCounts[clause] as number)
}

/**
 * How much each text's words in common clauses count, 1 to 16: in full in a text that is made of common clauses, for then they
 * are its template; little in one that says something of its own.
 */
export const weighClauses = (corpus: Clauses): Uint8Array => {
  const { starts, clauseTokens, clauseStarts, clauseCounts } = corpus
  const strengths = new Uint8Array(starts.length - 1).fill(FULL)
  for (let text = 0; text < strengths.length; text += 1) {
    let some = false
    const last = clauseStarts[text + 1] as number
    for (let at = clauseStarts[text] as number; at < last && !some; at += 1)
      some = isCommon(clauseCounts[clauseTokens[at] as number] as number)
    if (!some) continue
    const [begin, end] = [starts[text] as number, starts[text + 1] as number]
    let common = 0
    for (let at = begin; at < end; at += 1) if (standsInCommon(corpus, text, at)) common += 1
    strengths[text] = Math.max(1, Math.round(FULL * LEFT ** ((1 - common / (end - begin)) / 2)))
  }
  return strengths
}
