/** The shape of a table of phrases in one language: what recruiters' texts say about contract, wage, papers and travel. */

/** What a phrase says. None of it is about a person's traits. */
export const WORDINGS = [
  'papers-kept',
  'debt-worked-off',
  'cost-advanced',
  'wage-kept',
  'may-not-leave',
  'tell-family',
  'tell-police',
  'no-rest',
  'free-travel',
  'free-room',
  'no-experience',
  'papers-arranged',
  'urgent',
  'private-only',
  'photos-first',
  'trust-pressed',
] as const
/** One of them. */
export type Wording = (typeof WORDINGS)[number]

/** A phrase as written and what it means in English. `~` stands for up to thirty other characters of the same sentence. */
export type Phrase = readonly [written: string, means: string]

/** The phrases of one language. */
export interface PhraseTable {
  /** BCP 47. */
  readonly language: string
  /** Whether a word must begin, or end, where a phrase does: not where particles are joined to words or no blanks are written. */
  readonly begins: boolean
  readonly ends: boolean
  /** Words that turn a phrase round when they stand before it or in its gap; `after` those that stand behind it. */
  readonly negations: readonly string[]
  readonly after?: readonly string[]
  readonly phrases: Readonly<Record<Wording, readonly Phrase[]>>
}
