/** A selector: a number, address, handle or wallet in its normal form, and where it was seen. */
import { z } from 'zod'
import { CaseId, ExhibitId, SelectorId } from '../../ids.ts'
import { SelectorKind } from './mention.ts'

/** A selector in lists, counted over what the member may see. */
export const SelectorSummary = z.object({
  id: SelectorId,
  kind: SelectorKind,
  normal: z.string(),
  exhibits: z.int(),
  /** Rows of imported tables that carry it; absent where there are none. */
  rows: z.int().positive().optional(),
  cases: z.int(),
  firstSeen: z.string(),
  lastSeen: z.string(),
})
export type SelectorSummary = z.infer<typeof SelectorSummary>

/** One place where a selector was seen. */
export const Sighting = z.object({
  caseId: CaseId,
  caseReference: z.string(),
  exhibitId: ExhibitId,
  exhibitNumber: z.string(),
  exhibitTitle: z.string(),
  /** The row, where the exhibit is a table. */
  row: z.int().positive().optional(),
  url: z.string(),
  original: z.string(),
  /** Text around the mention; `context.slice(contextStart, contextStart + original.length) === original`. */
  context: z.string(),
  contextStart: z.int(),
  rule: z.string(),
  why: z.string(),
  confidence: z.number(),
  seenAt: z.string(),
})
export type Sighting = z.infer<typeof Sighting>

/** The page of one selector. `elsewhere` says that a case one may not see holds it too, and nothing more. */
export const SelectorPage = SelectorSummary.extend({
  sightings: z.array(Sighting),
  elsewhere: z.boolean(),
  asked: z.boolean(),
})
export type SelectorPage = z.infer<typeof SelectorPage>

/** What the one box understood of a pasted text. */
export const Recognition = z.object({
  kind: z.enum([...SelectorKind.options, 'text']),
  normal: z.string(),
  selector: SelectorSummary.optional(),
  elsewhere: z.boolean(),
  /** Exhibits one may see whose address or title matches, newest first, at most 10. */
  exhibits: z.array(
    z.object({
      caseId: CaseId,
      caseReference: z.string(),
      id: ExhibitId,
      number: z.string(),
      title: z.string(),
      url: z.string(),
    }),
  ),
})
export type Recognition = z.infer<typeof Recognition>
