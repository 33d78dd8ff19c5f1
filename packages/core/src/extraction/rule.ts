/** The shape of a rule: a named, explainable way in which one kind of mention is written. It is not the search itself. */
import type { MentionKind } from '@smart-rescue/schema'

/** What every mention says about how it was found. Names are stable over versions, because evidence quotes them. */
export interface Rule {
  readonly name: `${MentionKind}.${string}`
  readonly kind: MentionKind
  /** 0 to 1; 1 only where a checksum or an unambiguous notation proves the form. */
  readonly confidence: number
  /** One sentence a court may ask for. */
  readonly why: string
}

/** One place a rule found: offsets in UTF-16 code units, end exclusive, and the normal form. */
export interface Find {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  readonly normal: string
  /** ISO 4217, for prices whose currency is known. */
  readonly currency?: string
  /** The telephone number that an account of this scheme is, in E.164, with its own place. */
  readonly phone?: { readonly start: number; readonly end: number; readonly normal: string }
}

/** A rule that searches the whole text by itself, in time linear in its length. `countries` are ISO codes in order of preference. */
export interface TextRule extends Rule {
  readonly find: (text: string, countries: readonly string[]) => Find[]
}

/** Stretches of the text, in order and disjoint, that already belong to another mention. */
export type Spans = readonly { readonly start: number; readonly end: number }[]
