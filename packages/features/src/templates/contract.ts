/** Templates: groups of near-equal texts of a case, explained – what they share, what varies, and what each does differently. */
import { CaseId, ExhibitId, endpoint, SourceRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** Texts of a group that are explained and shown; the others are counted. */
export const MOST_MEMBERS = 500

/** What a slot holds. */
export const SlotKind = z.enum(['number', 'price', 'name', 'place', 'date', 'contact', 'word', 'text'])
export type SlotKind = z.infer<typeof SlotKind>

/** A part of a template: text that all share, or a slot by its number. */
export const TemplateSegment = z.union([
  z.object({ kind: z.literal('fixed'), text: z.string() }),
  z.object({ kind: z.literal('slot'), slot: z.int().nonnegative() }),
])
export type TemplateSegment = z.infer<typeof TemplateSegment>

/** A group in lists. It is named by its first text, since groups have no name that lasts. */
export const TemplateSummary = SourceRef.extend({
  sources: z.int().positive(),
  /** ISO 8601 dates on which its first and last text were posted. */
  firstPosted: z.string().optional(),
  lastPosted: z.string().optional(),
  /** The most frequent places first, at most six. */
  places: z.array(z.string()),
  /** The beginning of the template, from its first texts. */
  preview: z.array(TemplateSegment),
  /** Kinds of the slots that the preview names. */
  slots: z.array(SlotKind),
})
export type TemplateSummary = z.infer<typeof TemplateSummary>

/** Groups of the case, biggest first. */
export const listTemplates = endpoint({
  name: 'template.list',
  method: 'GET',
  path: '/api/cases/:caseId/templates',
  summary: 'Groups of near-equal texts of the case',
  action: 'network.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    offset: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
    limit: z.coerce.number().int().positive().max(100).default(30),
  }),
  output: z.object({ templates: z.array(TemplateSummary), total: z.int().nonnegative() }),
  errors: [],
})

/** A deviation from the template: `removed` stands in segment `segment` from `at` on; the text has `inserted` at `start` to `end`. */
export const TemplateEdit = z.object({
  kind: z.enum(['insertion', 'deletion', 'substitution', 'spacing']),
  segment: z.int().nonnegative(),
  at: z.int().nonnegative(),
  removed: z.string(),
  inserted: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type TemplateEdit = z.infer<typeof TemplateEdit>

/** One text of the group, laid along the template: `parts` are its places for each segment, in UTF-16 units. */
export const TemplateMember = SourceRef.extend({
  /** `E-01`, as on the exhibit's page. */
  exhibitNumber: z.string(),
  key: z.string().optional(),
  title: z.string(),
  postedOn: z.string().optional(),
  place: z.string().optional(),
  text: z.string(),
  parts: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
  edits: z.array(TemplateEdit),
})
export type TemplateMember = z.infer<typeof TemplateMember>

/** A group explained. Its texts are read as evidence is: the custody log names every exhibit before they leave. */
export const readTemplate = endpoint({
  name: 'template.read',
  method: 'GET',
  path: '/api/cases/:caseId/templates/:exhibitId/:row',
  summary: 'A group explained: template, slots, and what each text does differently',
  action: 'source.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibitId: ExhibitId,
    row: z.coerce.number().int().nonnegative(),
  }),
  output: z.object({
    template: z.array(TemplateSegment),
    slots: z.array(
      z.object({
        id: z.int().nonnegative(),
        kind: SlotKind,
        values: z.array(z.object({ text: z.string(), count: z.int().positive() })),
      }),
    ),
    members: z.array(TemplateMember),
    /** How many texts the group has in all. */
    sources: z.int().positive(),
    /** Share of the words that template and slots account for, 0 to 1. */
    explained: z.number().min(0).max(1),
  }),
  errors: ['request.not-found', 'receipt.locked', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const templateEndpoints = [listTemplates, readTemplate] as const
