/** The selectors of texts, in the few figures that joining needs: a thread's own work, and all of it where there is no thread. */
import { extract } from '@smart-rescue/core/extraction'
import { SelectorKind } from '@smart-rescue/schema'

/** What was found in a list of texts: `found[i]` is `kind/normal` in text number `at[i]` of the list, read with `confidence[i]`. */
export interface FoundSelectors {
  readonly at: readonly number[]
  readonly found: readonly string[]
  readonly confidence: readonly number[]
}

/** Reads the selectors of each text; each once a text, with its surest reading. */
export const readSelectors = (texts: readonly string[], countries: readonly string[]): FoundSelectors => {
  const at: number[] = []
  const found: string[] = []
  const confidence: number[] = []
  const kinds = SelectorKind.options
  for (const [n, text] of texts.entries()) {
    const sure = new Map<string, number>()
    for (const mention of extract(text, { countries, kinds })) {
      const key = `${mention.kind}/${mention.normal}`
      sure.set(key, Math.max(sure.get(key) ?? 0, mention.confidence))
    }
    for (const [key, most] of sure) {
      at.push(n)
      found.push(key)
      confidence.push(most)
    }
  }
  return { at, found, confidence }
}
