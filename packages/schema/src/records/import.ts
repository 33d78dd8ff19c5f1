/** An import: files that somebody held already, how they came to the organisation, and what reading them came to. */
import { z } from 'zod'
import { ExhibitId, HeldFileId, ImportId } from '../ids.ts'
import { Line, Prose } from './case.ts'
import { MemberRef } from './member.ts'

/** How the organisation may have the file: it was public, a participant gave it, or an authority gave or ordered it. */
export const AccessMode = z.enum(['public', 'given', 'authority'])
export type AccessMode = z.infer<typeof AccessMode>

/** Whether whoever is heard or seen in it agreed: yes, not needed (because), or nobody was asked yet, which warns. */
export const ImportConsent = z.enum(['given', 'not-needed', 'not-asked'])
export type ImportConsent = z.infer<typeof ImportConsent>

/** What a file turned out to be, by its bytes and not by its name. */
export const HeldKind = z.enum([
  'image',
  'pdf',
  'document',
  'sheet',
  'mail',
  'mailbox',
  'chat',
  'archive',
  'web-archive',
  'audio',
  'video',
  'text',
  'unknown',
])
export type HeldKind = z.infer<typeof HeldKind>

/** What a person states before she imports. Purpose and legal basis stand on every exhibit, as for captures. */
export const ImportDraft = z.object({
  accessMode: AccessMode,
  /** Who gave it. Sealed apart from the exhibit: the team reads it, no package carries it. Required unless it was public. */
  givenBy: Line.optional(),
  /** Calendar day, `YYYY-MM-DD`. */
  receivedOn: z.iso.date().meta({ examples: ['2026-11-20'] }),
  consent: ImportConsent,
  /** By whom consent was given, or why none is needed. Sealed like `givenBy`; required unless nobody was asked. */
  consentBy: Line.optional(),
  purpose: Line,
  legalBasis: Line,
  note: Prose.max(2_000).optional(),
})
export type ImportDraft = z.infer<typeof ImportDraft>

/** The sealed words of an import: whoever is named here stands in no list, no exhibit and no package. */
export const ImportTerms = ImportDraft.pick({ givenBy: true, consentBy: true, note: true })
export type ImportTerms = z.infer<typeof ImportTerms>

/** `queued` and `running` are on the way. `quarantined` is sealed and never shown, `refused` kept nothing of the file. */
export const HeldFileState = z.enum(['queued', 'running', 'read', 'quarantined', 'refused'])
export type HeldFileState = z.infer<typeof HeldFileState>

/** One file of an import as the case sees it. A refused file has no name: only its hash is kept. */
export const ImportedFile = z.object({
  id: HeldFileId,
  importId: ImportId,
  state: HeldFileState,
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  name: z.string().optional(),
  /** SHA-256 of the name in UTF-8, hex: whoever knows the name can find the line of a refused file. */
  nameSha256: z.string(),
  length: z.int(),
  step: z.string().optional(),
  accessMode: AccessMode,
  consent: ImportConsent,
  importedBy: MemberRef,
  requestedAt: z.string(),
  endedAt: z.string().optional(),
  exhibit: z.object({ id: ExhibitId, number: z.string() }).optional(),
  /** True when the very same bytes were in this case already: nothing new was made. */
  known: z.boolean().optional(),
})
export type ImportedFile = z.infer<typeof ImportedFile>

/** One fact that stands in the file itself and may be false: EXIF, document properties, mail headers. */
export const StatedFact = z.object({ group: z.string(), name: z.string(), value: z.string() })
export type StatedFact = z.infer<typeof StatedFact>

/** One message of a chat or mailbox, in the order of the file; `at` as the file writes it. */
export const StatedMessage = z.object({
  at: z.string().optional(),
  from: z.string().optional(),
  text: z.string(),
  attachment: z.string().optional(),
})
export type StatedMessage = z.infer<typeof StatedMessage>

/** A file inside the file. `sha256` (hex) binds it to its parent; without it the file lay outside the limits. */
export const InnerFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  length: z.int(),
  sha256: z.string().optional(),
})
export type InnerFile = z.infer<typeof InnerFile>

/** The import report: signed data beside the exhibit, without a word of who gave it. */
export const ImportReport = z.object({
  v: z.literal(1),
  fileId: z.string(),
  fileName: z.string(),
  /** As the browser or the parent declared it, and as the bytes say. */
  declaredType: z.string(),
  mediaType: z.string(),
  kind: HeldKind,
  length: z.int(),
  /** SHA-256 of the original bytes, hex. */
  sha256: z.string(),
  state: z.enum(['read', 'quarantined']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  accessMode: AccessMode,
  consent: ImportConsent,
  receivedOn: z.string(),
  importedAt: z.string(),
  operator: z.string(),
  caseReference: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  media: z.enum(['withheld', 'allowed']),
  /** The exhibit it lay in, with the SHA-256 of that exhibit's original. */
  parent: z.object({ exhibitId: z.string(), sha256: z.string() }).optional(),
  facts: z.array(StatedFact),
  problems: z.array(z.string()),
  children: z.int(),
  messages: z.int(),
  languages: z.array(z.object({ language: z.string(), confidence: z.number() })),
  /** How each derivative was made, by its role. */
  derivatives: z.array(z.object({ role: z.string(), method: z.string() })),
  confinement: z.string(),
  software: z.string(),
  claim: z.string(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** What checking a web archive of others showed: what each part proves, what is wrong, and the page it begins with. */
export const ArchiveCheck = z.object({
  v: z.literal(1),
  /** True where nothing refutes what the archive says of itself. */
  ok: z.boolean(),
  proofs: z.array(
    z.object({
      part: z.string(),
      state: z.enum(['shown', 'refuted', 'unknown', 'absent']),
      sentence: z.string(),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      sentence: z.string(),
      at: z.string().optional(),
    }),
  ),
  page: z.object({ url: z.string(), at: z.string() }).optional(),
})
export type ArchiveCheck = z.infer<typeof ArchiveCheck>

/** Languages in which a machine reads pictures, as Tesseract names them: the eleven of the product. */
export const OCR_LANGUAGES = [
  'eng',
  'nep',
  'hin',
  'ben',
  'tha',
  'lao',
  'ara',
  'spa',
  'por',
  'fil',
  'nld',
] as const

/** Text that a machine read off a picture, sealed as a part of its own and never presented as the original. */
export const RecognisedPart = z.object({
  v: z.literal(1),
  /** Role of the part it was read off. */
  of: z.string(),
  text: z.string(),
  /** 0 to 1, as the machine says. */
  confidence: z.number(),
  languages: z.array(z.string()),
  method: z.string(),
})
export type RecognisedPart = z.infer<typeof RecognisedPart>
