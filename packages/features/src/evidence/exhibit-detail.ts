/** The sealed detail of exhibits: everything the index holds of one, so that it can be told from the log alone. */
import { quoteAround } from '@smart-rescue/core/quoting'
import {
  AccessMode,
  CaptureId,
  ExhibitId,
  ExhibitPart,
  HeldFileId,
  HeldKind,
  Mention,
  PictureHash,
  Trace,
} from '@smart-rescue/schema'
import { z } from 'zod'

const Reason = z.object({ code: z.string(), sentence: z.string() })

const QuotedMention = Mention.extend({ context: z.string(), contextStart: z.int() })

const Recorded = z.object({
  exhibitId: ExhibitId,
  number: z.int().positive(),
  title: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  state: z.enum(['complete', 'partial']),
  reason: Reason.optional(),
  capturedAt: z.string(),
  excerpt: z.string(),
  parts: z.array(ExhibitPart),
  mentions: z.array(QuotedMention),
  /** What in the file leads to other files (features/traces); absent where nothing does. */
  traces: z.array(Trace).optional(),
  /** Of a picture that was kept under a written authority, and of no other. */
  picture: PictureHash.optional(),
})

/** Sealed detail of `exhibit.recorded` for a capture, mentions with the context they stand in. */
export const RecordedDetail = Recorded.extend({ captureId: CaptureId })
export type RecordedDetail = z.infer<typeof RecordedDetail>

/** Sealed detail of `exhibit.recorded` for an imported file; its addresses are empty. */
export const ImportedDetail = Recorded.extend({
  heldId: HeldFileId,
  kind: HeldKind,
  accessMode: AccessMode,
  quarantined: z.boolean(),
})
export type ImportedDetail = z.infer<typeof ImportedDetail>

/** Sealed detail of `exhibit.derived`: a part made of another by a machine, with the marks in it. */
export const DerivedDetail = z.object({
  exhibitId: ExhibitId,
  part: ExhibitPart,
  of: z.string(),
  mentions: z.array(QuotedMention),
})
export type DerivedDetail = z.infer<typeof DerivedDetail>

/** Adds the context to mentions, so that the index can show them without opening the text. */
export const quoteMentions = (text: string, mentions: readonly Mention[]): RecordedDetail['mentions'] =>
  mentions.map((mention) => {
    const { quote, start } = quoteAround(text, mention.start, mention.end)
    return { ...mention, context: quote, contextStart: mention.start - start }
  })
