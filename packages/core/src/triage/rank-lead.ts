/** In which order leads are looked at: one plain comparison after the other, so that every place can be explained. */
import type { DimensionStanding } from './ilo-rule.ts'

/** What the order is made of, most important first. */
export interface LeadRank {
  /** A person affirmed something that asks for the safety protocol at once. */
  readonly escalations: number
  /** Dimensions in which the rule is fulfilled, and counted indicators by strength over all dimensions. */
  readonly fulfilled: number
  readonly strong: number
  readonly medium: number
  readonly weak: number
  /** Indicators outside the rule that research or practice supports. */
  readonly positive: number
  /** ISO 8601 day of the newest source. */
  readonly newest: string
  readonly sources: number
}

/** Names of the comparisons, in order. */
export const RANK_KEYS = [
  'escalations',
  'fulfilled',
  'strong',
  'medium',
  'weak',
  'positive',
  'newest',
  'sources',
] as const
/** One comparison. */
export type RankKey = (typeof RANK_KEYS)[number]

/** Makes the rank. */
export const rankLead = (from: {
  readonly escalations: number
  readonly dimensions: readonly DimensionStanding[]
  readonly positive: number
  readonly newest: string
  readonly sources: number
}): LeadRank => {
  const sum = (strength: 'strong' | 'medium' | 'weak') =>
    from.dimensions.reduce((total, each) => total + each[strength], 0)
  return {
    escalations: from.escalations,
    fulfilled: from.dimensions.filter(({ fulfilled }) => fulfilled).length,
    strong: sum('strong'),
    medium: sum('medium'),
    weak: sum('weak'),
    positive: from.positive,
    newest: from.newest,
    sources: from.sources,
  }
}

/** The first comparison in which two ranks differ, or nothing where they are equal. */
export const firstDifference = (a: LeadRank, b: LeadRank): RankKey | undefined =>
  RANK_KEYS.find((key) => a[key] !== b[key])

/** A ranked lead; `id` settles what the rank leaves equal, so that the order is total. */
export interface Ranked {
  readonly id: string
  readonly rank: LeadRank
}

/** Sorts what is to be looked at first to the front. */
export const compareLeads = (a: Ranked, b: Ranked): number => {
  const key = firstDifference(a.rank, b.rank)
  if (key === undefined) return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  return a.rank[key] > b.rank[key] ? -1 : 1
}
