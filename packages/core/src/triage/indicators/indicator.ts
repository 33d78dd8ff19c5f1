/** What an indicator is: a published statement with its source, its strength there, and what this house lets it do. */

/** The six dimensions of the operational indicators of ILO and the European Commission, within which the rule counts. */
export const DIMENSIONS = [
  'deceptive-recruitment',
  'coercive-recruitment',
  'vulnerability-at-recruitment',
  'exploitation',
  'coercion-at-destination',
  'vulnerability-at-destination',
] as const
/** One dimension. */
export type Dimension = (typeof DIMENSIONS)[number]

/** Strength in the source; `unweighted` where the source gives none. */
export type Strength = 'strong' | 'medium' | 'weak' | 'unweighted'

/**
 * What the indicator may do. `rule` counts in ILO's rule; `positive` raises the place in the queue; `support` is context
 * that only breaks ties; `human-only` is shown to a person and never weighed; `never` is listed so that nobody adds it;
 * `escalate` asks for a person and the safety protocol at once.
 */
export type IndicatorUse = 'rule' | 'positive' | 'support' | 'human-only' | 'never' | 'escalate'

/** How sure it is that the source says so: read in an official text, read second hand, or from memory and unverified. */
export type SourceConfidence = 'high' | 'medium' | 'low'

/** Whom the source looked at. */
export type Population = 'child' | 'any' | 'adults-usa'

/** A published list or study. `addressChecked` says whether it was seen to lie there. */
export interface IndicatorSource {
  readonly name: string
  readonly address: string
  readonly addressChecked: boolean
}

/** Pure functions over facts that may say that an indicator is to be seen, by name. */
export const OBSERVERS = [
  'contact-many-names',
  'contact-many-places',
  'contact-many-sources',
  'template-many-contacts',
  'account-many-names',
  'names-in-one-text',
  'contact-written-to-be-missed',
  'papers-kept',
  'debt-worked-off',
  'cost-advanced',
  'wage-kept',
  'may-not-leave',
  'tell-family',
  'tell-police',
  'no-rest',
  'all-free-no-experience',
  'papers-arranged',
  'urgent',
  'private-only',
  'photos-first',
  'trust-pressed',
  'pay-out-of-line',
] as const
/** One observer. */
export type ObserverName = (typeof OBSERVERS)[number]

/** One indicator. */
export interface Indicator {
  /** Stable over versions; what a decision names. */
  readonly id: string
  readonly text: string
  /** Set where it counts in ILO's rule. */
  readonly dimension?: Dimension
  readonly strength: Strength
  readonly use: IndicatorUse
  readonly population: Population
  readonly source: IndicatorSource
  readonly section: string
  readonly confidence: SourceConfidence
  /** Present where a machine can see it; otherwise it is a question to a person. */
  readonly observer?: ObserverName
  readonly note?: string
}
