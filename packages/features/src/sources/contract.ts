/** Sources: every text of a case in one list, whether a page, a file or a row of a table, and each of them in full. */
import {
  CaseId,
  ExhibitId,
  ExhibitMention,
  endpoint,
  Line,
  MentionKind,
  SelectorId,
  SourceSummary,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Sources of one answer at most. */
export const MOST_SOURCES = 200

/** Sources of the case. Of a table rows are asked for by their numbers, so that a list of a million can be drawn anywhere in it. */
export const listSources = endpoint({
  name: 'source.list',
  method: 'GET',
  path: '/api/cases/:caseId/sources',
  summary: 'Sources of the case: pages, files and rows of tables',
  action: 'source.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibitId: ExhibitId.optional(),
    /** First and last row, both included; only with `exhibitId`. */
    fromRow: z.coerce.number().int().nonnegative().optional(),
    toRow: z.coerce.number().int().nonnegative().optional(),
    /** Whole exhibits, rows of tables, or both. */
    kind: z.enum(['all', 'exhibits', 'rows']).default('all'),
    /** Posted on these days or between them, as the source says. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    place: Line.max(200).optional(),
    aside: z.enum(['yes', 'no']).optional(),
    /** `next` of the answer before. */
    after: z.coerce.number().int().nonnegative().default(0),
    limit: z.coerce.number().int().min(1).max(MOST_SOURCES).default(50),
  }),
  output: z.object({ sources: z.array(SourceSummary), next: z.int().optional() }),
  errors: ['request.not-found'],
})

/** One source in full. Its reading is written into the custody log before its text leaves. */
export const readSource = endpoint({
  name: 'source.read',
  method: 'GET',
  path: '/api/cases/:caseId/sources/:exhibitId/:row',
  summary: 'A source with its text and what stands in it',
  action: 'source.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibitId: ExhibitId,
    row: z.coerce.number().int().nonnegative(),
  }),
  output: z.object({
    source: SourceSummary,
    text: z.string(),
    /** True where the text is longer than the index holds; the exhibit has all of it. */
    cut: z.boolean(),
    /** Selectors and statements with their places; `seenIn` counts the exhibits and rows one may see. */
    marks: z.array(ExhibitMention.extend({ kind: MentionKind, selectorId: SelectorId })),
    exhibitTitle: z.string(),
    /** Rows beside this one that are still here. */
    previousRow: z.int().optional(),
    nextRow: z.int().optional(),
  }),
  errors: ['request.not-found', 'receipt.locked', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const sourceEndpoints = [listSources, readSource] as const
