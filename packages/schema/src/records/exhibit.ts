/** An exhibit: one item of evidence with its parts, its provenance and its custody history. */
import { z } from 'zod'
import { CaptureId, CaseId, ExhibitId, RouteId, SelectorId } from '../ids.ts'
import { CaptureReport, CaptureState, RouteKind } from './capture.ts'
import {
  AccessMode,
  ArchiveCheck,
  HeldKind,
  ImportReport,
  ImportTerms,
  InnerFile,
  RecognisedPart,
} from './import.ts'
import { MemberRef } from './member.ts'
import { Mention } from './sources/mention.ts'

/** The way out that a capture was asked to take, with the name that it had at that moment. */
export const RouteRef = z.object({ id: RouteId, kind: RouteKind, name: z.string() })
export type RouteRef = z.infer<typeof RouteRef>

/** What asked for a capture besides a person: a watched page, a list of addresses, or a first exhibit it is held against. */
export const CaptureOrigin = z.object({ kind: z.enum(['watch', 'list', 'second']), id: z.string() })
export type CaptureOrigin = z.infer<typeof CaptureOrigin>

/** One capture request as the case sees it. */
export const Capture = z.object({
  id: CaptureId,
  caseId: CaseId,
  url: z.string(),
  state: CaptureState,
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  progress: z
    .object({ step: z.string(), requests: z.int(), bytes: z.int(), sentence: z.string() })
    .optional(),
  requestedBy: MemberRef,
  requestedAt: z.string(),
  endedAt: z.string().optional(),
  exhibit: z.object({ id: ExhibitId, number: z.string() }).optional(),
  route: RouteRef.optional(),
  origin: CaptureOrigin.optional(),
})
export type Capture = z.infer<typeof Capture>

/** One sealed part of an exhibit. Hashes are `sha256:` plus hex, lengths bytes. */
export const ExhibitPart = z.object({
  role: z.string(),
  name: z.string(),
  mediaType: z.string(),
  length: z.int(),
  sha256: z.string(),
  ciphertext: z.string(),
  leafIndex: z.int(),
})
export type ExhibitPart = z.infer<typeof ExhibitPart>

/** The four separate marks of provenance (interface, Screens): never one green tick. */
export const Provenance = z.object({
  capturedAt: z.string(),
  capturedBy: MemberRef,
  /** All parts were sealed and read back; false after a damaged blob was found. */
  intact: z.boolean(),
  /** Index of the leaf that closes the exhibit. */
  logged: z.int(),
  /** Interval by a time-stamp authority; absent while nobody stamped. */
  timed: z.object({ from: z.string(), to: z.string() }).optional(),
  witnessed: z.object({ have: z.int(), want: z.int() }),
})
export type Provenance = z.infer<typeof Provenance>

/** An exhibit in lists. */
export const ExhibitSummary = z.object({
  id: ExhibitId,
  caseId: CaseId,
  /** `E-01` … within its case. */
  number: z.string(),
  title: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  state: z.enum(['complete', 'partial']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  excerpt: z.string(),
  mentions: z.int(),
  provenance: Provenance,
  /** Whether a page was captured, or a file that somebody held was imported; the addresses of an import are empty. */
  source: z.enum(['capture', 'import']),
  /** For imports. What is quarantined is sealed and never shown. */
  held: z.object({ kind: HeldKind, accessMode: AccessMode, quarantined: z.boolean() }).optional(),
})
export type ExhibitSummary = z.infer<typeof ExhibitSummary>

/** A mention with the selector it belongs to, for marks in the text. */
export const ExhibitMention = Mention.extend({ selectorId: SelectorId, seenIn: z.int() })
export type ExhibitMention = z.infer<typeof ExhibitMention>

/** An exhibit in full: text with marks, parts with hashes, the capture report, purpose and legal basis. */
export const Exhibit = ExhibitSummary.extend({
  caseReference: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  text: z.string(),
  marks: z.array(ExhibitMention),
  parts: z.array(ExhibitPart),
  /** For captures. */
  report: CaptureReport.optional(),
  /** For imports: the report, and the sealed words of who gave it, for the team alone. */
  importReport: ImportReport.optional(),
  importTerms: ImportTerms.optional(),
  /** Files inside the file, each with the exhibit it became once somebody imported it. */
  children: z.array(InnerFile.extend({ exhibit: ExhibitId.optional() })).optional(),
  /** For web archives of others. */
  archiveCheck: ArchiveCheck.optional(),
  /** Text that machines read off its pictures, each with its own marks. */
  recognised: z.array(RecognisedPart.extend({ role: z.string(), marks: z.array(ExhibitMention) })).optional(),
})
export type Exhibit = z.infer<typeof Exhibit>

/** One entry of an exhibit's custody history. */
export const CustodyEntry = z.object({
  n: z.int(),
  index: z.int(),
  type: z.string(),
  at: z.string(),
  actor: MemberRef.optional(),
  role: z.string().optional(),
  purpose: z.string().optional(),
  leafHash: z.string(),
})
export type CustodyEntry = z.infer<typeof CustodyEntry>
