/** Traces: facts inside a file that lead to other files of the same making – serial numbers, document ids, ids of a site. */
import { z } from 'zod'

/** What is read as a trace. Names of persons (owner, author, last modified by) are none, on purpose: a name is no selector. */
export const TraceKind = z.enum([
  'file-bytes',
  'camera-serial',
  'lens-serial',
  'image-id',
  'document-id',
  'pdf-id',
  'word-root',
  'word-revisions',
  'word-template',
  'message-id',
  'mail-thread',
  'analytics-id',
  'site-verification',
  'site-icon',
  'site-asset',
])
export type TraceKind = z.infer<typeof TraceKind>

/** One trace: its normal form, which is equal where the trace is, and where in the file it was read. */
export const Trace = z.object({
  kind: TraceKind,
  /** Kinds and forms: `packages/core/src/tracing/normalise.ts`. */
  value: z.string().min(1).max(200),
  /** The field or place, as the file names it: `EXIF SerialNumber`, `mail message-id`. */
  where: z.string().max(200),
})
export type Trace = z.infer<typeof Trace>

/** Perceptual hashes of a picture that is lawfully kept; no pixel can be made of them. */
export const PictureHash = z.object({
  /** PDQ, 64 hex digits each: as the picture is, then its seven other positions. */
  pdq: z.array(z.string().regex(/^[0-9a-f]{64}$/)).length(8),
  /** PDQ's own measure, 0 to 100. */
  quality: z.number().min(0).max(100),
})
export type PictureHash = z.infer<typeof PictureHash>
