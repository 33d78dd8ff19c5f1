/** What an observer answers: that something is to be seen, in words, with places and what speaks against it. */
import type { ObserverName } from '../indicators/indicator.ts'
import type { LeadFacts } from '../lead-facts.ts'

/** A stretch of a source's text that shows it. `means` gives it in English where it was a phrase. */
export interface ObservedPlace {
  readonly source: string
  readonly start: number
  readonly end: number
  readonly means?: string
}

/** One thing seen. `measures` are its numbers and words, for a sentence in any language. */
export interface Observation {
  readonly observer: ObserverName
  /** In English, for the log. */
  readonly sentence: string
  readonly measures: Readonly<Record<string, string | number>>
  readonly places: readonly ObservedPlace[]
  /** Keys of the sources that it was seen in, in the order of the facts. */
  readonly sources: readonly string[]
  /** What else would explain it, in English. */
  readonly against?: string
}

/** A pure function of facts; it answers nothing where nothing is to be seen. */
export type Observe = (facts: LeadFacts) => Observation | undefined

/** Most places that one observation names: a person reads them. */
export const MOST_PLACES = 12

/** `+977…` or `telegram:name`, as a key that tells kinds apart. */
export const contactKey = (contact: { readonly kind: string; readonly normal: string }): string =>
  `${contact.kind} ${contact.normal}`

/** Several as one list, at most `most`, then how many more. */
export const nameSome = (names: readonly string[], most = 5): string => {
  const rest = names.length - most
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ')
}
