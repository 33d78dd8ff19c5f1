/** A source: one text of a case – a captured page, an imported file, or one row of an imported table – as search, grouping and networks see it. */
import { z } from 'zod'
import { CaseId, ExhibitId } from '../../ids.ts'

/** Names a source for good, also after the index was told again: its exhibit, and its row there. Row 0 is the exhibit's whole text; rows of a table count from 1. */
export const SourceRef = z.object({ exhibitId: ExhibitId, row: z.int().nonnegative() })
export type SourceRef = z.infer<typeof SourceRef>

/** A source in lists. */
export const SourceSummary = SourceRef.extend({
  caseId: CaseId,
  /** `E-01`, as on the exhibit's page. */
  exhibitNumber: z.string(),
  /** The table's own key of the row (its `id` column), where it has one. */
  key: z.string().optional(),
  title: z.string(),
  /** The first 280 characters of the text. */
  excerpt: z.string(),
  url: z.string().optional(),
  /** When it was posted, as the table or the page says: ISO 8601 date. */
  postedOn: z.string().optional(),
  /** Where, as the table says. */
  place: z.string().optional(),
  /** When this house got hold of it. */
  seenAt: z.string(),
  /** When it leaves the index unless it is linked, by the retention that was set at its import. */
  expiresOn: z.string().optional(),
  /** Put aside by a person as spam, scam or a verified independent adult. */
  aside: z.boolean(),
})
export type SourceSummary = z.infer<typeof SourceSummary>

/** `exhibitId.row` in one string: keys of maps, node names, paths. */
export const sourceKey = ({ exhibitId, row }: SourceRef): string => `${exhibitId}.${row}`

/** A source by its key, as paths carry it: `exhibitId.row`. */
export const SourceKey = z.string().transform((key, context): SourceRef => {
  const [, exhibitId = '', row = ''] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(key) ?? []
  const read = SourceRef.safeParse({ exhibitId, row: Number(row) })
  if (read.success && row !== '') return read.data
  context.addIssue({ code: 'custom', message: 'Not the key of a source.' })
  return z.NEVER
})
