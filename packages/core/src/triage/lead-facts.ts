/** What is known of a lead's sources, as the observers read it. Whatever stands here was found in a text or measured; nothing is about traits. */
import type { SelectorKind } from '@smart-rescue/schema'

/** A stretch of a source's text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A contact in a source. `common` says that it stands in so many sources of the case that it tells nobody apart. */
export interface ContactFact extends Stretch {
  readonly kind: SelectorKind
  readonly normal: string
  readonly original: string
  /** The rule of the extraction that found it, e.g. `phone.words`. */
  readonly rule: string
  readonly common: boolean
}

/** A name as written: a candidate, never more. */
export interface NameFact extends Stretch {
  readonly normal: string
}

/** A stated price or wage. `currency` is ISO 4217. */
export interface PriceFact extends Stretch {
  readonly amount: number
  readonly currency: string
}

/** A place that the source states or its table gives. Degrees, where the gazetteer knows them. */
export interface PlaceFact {
  readonly key: string
  readonly name: string
  readonly latitude?: number
  readonly longitude?: number
}

/** One source of the lead. */
export interface SourceFacts {
  /** `exhibitId.row`. */
  readonly key: string
  readonly text: string
  /** ISO 8601 date of posting, as the source states it. */
  readonly postedOn?: string
  /** ISO 8601 date on which this house got hold of it. */
  readonly seenOn: string
  readonly contacts: readonly ContactFact[]
  readonly names: readonly NameFact[]
  readonly prices: readonly PriceFact[]
  readonly places: readonly PlaceFact[]
  /** Its template group, the same string for the same group. */
  readonly template?: string
}

/** What pay is usual in the case: the median of stated amounts a currency, and how many were counted. */
export type UsualPay = Readonly<Record<string, { readonly median: number; readonly counted: number }>>

/** The facts of one lead. */
export interface LeadFacts {
  readonly sources: readonly SourceFacts[]
  readonly usualPay?: UsualPay
}
