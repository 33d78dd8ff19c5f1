/** A lead: sources of a case that may be worth a case of their own, with what speaks for a closer look. It is no verdict; a named person decides and says why. */
import { z } from 'zod'
import { CaseId, LeadId } from '../ids.ts'
import { MemberRef } from './member.ts'
import { SourceRef } from './sources/source.ts'

/** How a lead stands: nobody decided yet, somebody keeps an eye on it, it became a case, it was put away. */
export const LeadState = z.enum(['waiting', 'watching', 'opened', 'dismissed'])
export type LeadState = z.infer<typeof LeadState>

/** What its sources were gathered by. */
export const LeadOrigin = z.enum(['sources', 'selector', 'template', 'network', 'search'])
export type LeadOrigin = z.infer<typeof LeadOrigin>

/** One decision of a named person. `undone` takes the one before it back; what became a case is not taken back. */
export const LeadDecision = z.object({
  decision: z.enum(['watching', 'opened', 'dismissed', 'undone']),
  by: MemberRef,
  at: z.string(),
  why: z.string(),
})
export type LeadDecision = z.infer<typeof LeadDecision>

/** A published indicator as a page shows it. Its wording is the source's, in English. */
export const LeadIndicator = z.object({
  id: z.string(),
  text: z.string(),
  dimension: z.string().optional(),
  strength: z.enum(['strong', 'medium', 'weak', 'unweighted']),
  use: z.enum(['rule', 'positive', 'support', 'human-only', 'never', 'escalate']),
  population: z.enum(['child', 'any', 'adults-usa']),
  source: z.string(),
  address: z.string(),
  addressChecked: z.boolean(),
  section: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string().optional(),
})
export type LeadIndicator = z.infer<typeof LeadIndicator>

/** How often the indicator's leads became cases in this house, over what the reader may see. */
export const LeadCount = z.object({
  indicator: z.string(),
  text: z.string(),
  leads: z.int().nonnegative(),
  opened: z.int().nonnegative(),
  dismissed: z.int().nonnegative(),
  undecided: z.int().nonnegative(),
})
export type LeadCount = z.infer<typeof LeadCount>

/** A stretch of a source's text with some text around it; `context.slice(start, end)` is what shows it. */
export const LeadQuote = z.object({
  source: SourceRef,
  exhibitNumber: z.string(),
  context: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** What it means in English, where it was read as a phrase. */
  means: z.string().optional(),
})
export type LeadQuote = z.infer<typeof LeadQuote>

/** What a person answered about an indicator. */
export const LeadAnswer = z.object({
  answer: z.enum(['yes', 'no', 'unknown']),
  by: MemberRef,
  at: z.string(),
  note: z.string().optional(),
})
export type LeadAnswer = z.infer<typeof LeadAnswer>

/** One thing that speaks for a closer look: what was seen, where, what speaks against it, and how it is counted. */
export const LeadReason = z.object({
  indicator: LeadIndicator,
  countedAs: z.enum(['rule', 'positive', 'support', 'escalate', 'not-weighed', 'denied']),
  /** Which observer saw it; absent where a person alone affirmed it. */
  observer: z.string().optional(),
  sentence: z.string().optional(),
  measures: z.record(z.string(), z.union([z.string(), z.number()])),
  against: z.string().optional(),
  quotes: z.array(LeadQuote),
  answer: LeadAnswer.optional(),
  count: LeadCount.optional(),
})
export type LeadReason = z.infer<typeof LeadReason>

/** How one dimension of the rule stands. */
export const LeadDimension = z.object({
  dimension: z.string(),
  strong: z.int().nonnegative(),
  medium: z.int().nonnegative(),
  weak: z.int().nonnegative(),
  fulfilled: z.boolean(),
})
export type LeadDimension = z.infer<typeof LeadDimension>

/** What would change how the lead stands. */
export const LeadChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('one-more'),
    dimension: z.string(),
    strength: z.enum(['strong', 'medium', 'weak']),
    questions: z.array(z.string()),
  }),
  z.object({ kind: z.literal('hangs-on'), dimension: z.string(), indicator: z.string() }),
  z.object({
    kind: z.literal('missing'),
    what: z.enum(['dates', 'places', 'names', 'more-sources', 'a-contact']),
  }),
])
export type LeadChange = z.infer<typeof LeadChange>

/** What the order of the queue is made of, most important first. */
export const LeadRank = z.object({
  escalations: z.int().nonnegative(),
  fulfilled: z.int().nonnegative(),
  strong: z.int().nonnegative(),
  medium: z.int().nonnegative(),
  weak: z.int().nonnegative(),
  positive: z.int().nonnegative(),
  newest: z.string(),
  sources: z.int().nonnegative(),
})
export type LeadRank = z.infer<typeof LeadRank>

/** A lead in the queue. */
export const LeadSummary = z.object({
  id: LeadId,
  caseId: CaseId,
  caseReference: z.string(),
  caseTitle: z.string(),
  title: z.string(),
  origin: LeadOrigin,
  byMachine: z.boolean(),
  raisedBy: MemberRef,
  raisedAt: z.string(),
  state: LeadState,
  sources: z.int().nonnegative(),
  rank: LeadRank,
  /** Dimensions in which the rule is fulfilled. */
  fulfilled: z.array(z.string()),
  /** The first reasons, most counted first: observer or indicator, and its measures. */
  reasons: z.array(
    z.object({
      indicator: z.string(),
      observer: z.string().optional(),
      measures: z.record(z.string(), z.union([z.string(), z.number()])),
      text: z.string(),
    }),
  ),
  /** By which comparison it stands before the next one in the list; absent for the last and between equals. */
  before: z.string().optional(),
  /** The case it became, where the reader may see it. */
  openedCase: z.object({ id: CaseId, reference: z.string() }).optional(),
})
export type LeadSummary = z.infer<typeof LeadSummary>

/** A source of a lead as its page lists it; `gone` where its rows left the index, `aside` where a person put it aside. */
export const LeadSource = SourceRef.extend({
  exhibitNumber: z.string(),
  title: z.string(),
  excerpt: z.string(),
  postedOn: z.string().optional(),
  place: z.string().optional(),
  state: z.enum(['read', 'aside', 'gone']),
})
export type LeadSource = z.infer<typeof LeadSource>

/** The page of one lead. */
export const LeadPage = LeadSummary.extend({
  why: z.string().optional(),
  listed: z.array(LeadSource),
  seen: z.array(LeadReason),
  dimensions: z.array(LeadDimension),
  escalations: z.array(LeadIndicator),
  /** Questions that only people can answer, in the order of the dimensions. */
  questions: z.array(LeadIndicator.extend({ answer: LeadAnswer.optional() })),
  changes: z.array(LeadChange),
  decisions: z.array(LeadDecision),
  /** Version of the indicators that it was read with. */
  version: z.string(),
})
export type LeadPage = z.infer<typeof LeadPage>
