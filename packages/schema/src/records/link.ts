/** A link: two exhibits that may belong together, with reasons and counter-reasons. The machine proposes; a named person decides. */
import { z } from 'zod'
import { CaseId, ExhibitId, LinkId, SelectorId } from '../ids.ts'
import { MemberRef } from './member.ts'
import { SelectorKind } from './sources/mention.ts'
import { TraceKind } from './sources/trace.ts'

/** One place of a selector in an exhibit's text: UTF-16 offsets, end exclusive, and the notation found there. */
export const LinkPlace = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  original: z.string(),
})
export type LinkPlace = z.infer<typeof LinkPlace>

/** What may stand in both: a selector, a trace of a file, or pictures that look alike. */
export const LinkReasonKind = z.enum([...SelectorKind.options, ...TraceKind.options, 'picture'])
export type LinkReasonKind = z.infer<typeof LinkReasonKind>

/** One reason for a link: the same selector, trace or picture stands in both exhibits. `exhibits` counts how many exhibits of the case hold it: strength falls with it. */
export const LinkReason = z.object({
  rule: z.enum(['same-selector', 'same-file-trace', 'same-picture']),
  kind: LinkReasonKind,
  /** The normal form; of pictures how far apart they are, `pdq:12/256`. */
  normal: z.string(),
  selectorId: SelectorId.optional(),
  /** As written in each; of traces and pictures where in the file it was read. */
  originalA: z.string(),
  originalB: z.string(),
  exhibits: z.int().positive(),
  /** Every place in each of the two, in order; `originalA` and `originalB` are the first of each. */
  placesA: z.array(LinkPlace).optional(),
  placesB: z.array(LinkPlace).optional(),
  /** What this reason alone contributes to the strength, 0 to 1. */
  weight: z.number().min(0).max(1).optional(),
  /** The reason in words. */
  sentence: z.string().optional(),
})
export type LinkReason = z.infer<typeof LinkReason>

/** One reason against a link. */
export const CounterReason = z.object({
  rule: z.enum(['common-selector', 'same-page', 'same-site', 'caution']),
  sentence: z.string(),
})
export type CounterReason = z.infer<typeof CounterReason>

/** What the machine proposes. `key` is stable: a rejected key never comes back without a new reason. */
export const LinkProposal = z.object({
  key: z.string(),
  a: ExhibitId,
  b: ExhibitId,
  /** 0 to 1, by a formula without settings (core/linking). */
  strength: z.number().min(0).max(1),
  reasons: z.array(LinkReason).min(1),
  counterReasons: z.array(CounterReason),
})
export type LinkProposal = z.infer<typeof LinkProposal>

/** One decision of a named person. `undone` takes the decision before it back. */
export const LinkDecision = z.object({
  decision: z.enum(['accepted', 'rejected', 'undone']),
  by: MemberRef,
  at: z.string(),
  why: z.string().optional(),
})
export type LinkDecision = z.infer<typeof LinkDecision>

const LinkEnd = z.object({
  id: ExhibitId,
  number: z.string(),
  title: z.string(),
  url: z.string(),
  capturedAt: z.string(),
})

/** A link as the case sees it: proposal, its state, and every decision with author and time, newest last. */
export const Link = z.object({
  id: LinkId,
  caseId: CaseId,
  a: LinkEnd,
  b: LinkEnd,
  strength: z.number(),
  reasons: z.array(LinkReason),
  counterReasons: z.array(CounterReason),
  state: z.enum(['proposed', 'accepted', 'rejected']),
  proposedAt: z.string(),
  decisions: z.array(LinkDecision),
})
export type Link = z.infer<typeof Link>
