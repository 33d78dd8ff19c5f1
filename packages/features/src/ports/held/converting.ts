/**
 * Converting: what a file that somebody holds says, read in a sandbox without network. The original bytes are sealed by
 * the feature; a converter only makes derivatives, text and facts, and never changes or keeps the original.
 */
import type { PictureHash, Trace } from '@smart-rescue/schema'

/** What a file turned out to be, by its bytes and not by its name. */
export type HeldKind =
  | 'image'
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'mail'
  | 'mailbox'
  | 'chat'
  | 'archive'
  | 'web-archive'
  | 'audio'
  | 'video'
  | 'text'
  | 'unknown'

/** A file to be read. The bytes are in memory or streamed from the caller; the converter writes nothing outside its own scratch. */
export interface HeldFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A safe derivative for viewing: pixels re-encoded, or plain text. Roles: `view-01` … (image/webp or image/png), `text`, `sheet` (CSV), `listing` (JSON). */
export interface Derivative {
  readonly role: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** How it was made: tool, version, parameters. Derived text is never presented as the original. */
  readonly method: string
}

/** One fact that stands in the file itself, shown and never trusted: EXIF, document properties, mail headers. */
export interface HeldFact {
  readonly group: string
  readonly name: string
  readonly value: string
}

/** One message of a chat export or mailbox, in the order of the file. `at` is RFC 3339 where the file gives a zone, otherwise as written. */
export interface HeldMessage {
  readonly at?: string
  readonly from?: string
  readonly text: string
  readonly attachment?: string
}

/** A file inside the file: an attachment or a member of an archive. It is read only when somebody imports it. */
export interface HeldChild {
  readonly name: string
  readonly mediaType: string
  readonly length: number
  /** Present where the whole lies within the limits (32 MB each, 64 MB together); absent for pictures, sounds and films while media is withheld: read the file again once there is an authority. */
  readonly bytes?: Uint8Array
}

/** What reading came to. `quarantined` is sealed and not shown: it may be dangerous or could not be read in the limits. */
export interface HeldReading {
  readonly state: 'read' | 'refused' | 'quarantined'
  /** Why it was not simply read, in one sentence that says what to do; present exactly when the state is not `read`. The codes are IMPORT_REASONS of core/importing (`file.encrypted`, `file.bomb` …). What is known of the file (facts, problems, a listing) may still stand beside it. */
  readonly reason?: { readonly code: string; readonly sentence: string }
  readonly kind: HeldKind
  /** By content. */
  readonly mediaType: string
  readonly title?: string
  /** Text of the file, Unicode NFC; empty where it has none. */
  readonly text: string
  readonly facts: readonly HeldFact[]
  readonly messages: readonly HeldMessage[]
  readonly derivatives: readonly Derivative[]
  readonly children: readonly HeldChild[]
  /** Traces in the source of a page (`core/tracing`), which only the reader sees; those in `facts` are not repeated. */
  readonly traces?: readonly Trace[]
  /** Hashes of the picture that `view-01` shows; absent while media is withheld. */
  readonly picture?: PictureHash
  /** What is odd about the file, for the import report: broken hashes, remote content that was not fetched, macros. */
  readonly problems: readonly string[]
  /** How the sandbox confined the reading, in one sentence. */
  readonly confinement: string
}

/** Text that a machine read off a picture. Confidence is 0 to 1. */
export interface RecognisedText {
  readonly text: string
  readonly confidence: number
  readonly languages: readonly string[]
  readonly method: string
}

/** A language that a text may be in: BCP 47 tag, confidence 0 to 1. */
export interface DetectedLanguage {
  readonly language: string
  readonly confidence: number
}

/** Reads files in a sandbox. Never throws for what a file contains, only for what our own machine lacks. `media: 'withheld'` makes no derivative of pictures, audio or video. */
export interface Converter {
  read(
    file: HeldFile,
    options: { readonly media: 'withheld' | 'allowed' },
    signal: AbortSignal,
  ): Promise<HeldReading>
  /** Text on a picture in up to four of the eleven languages (`eng nep hin ben tha lao ara spa por fil nld`), the main one first; English where none is known. A picture that cannot be read gives empty text with confidence 0 and the reason in `method`. */
  recognise(picture: Uint8Array, languages: readonly string[], signal: AbortSignal): Promise<RecognisedText>
  /** Languages of a text, at most three, most likely first; empty without letters. Romanised Nepali and Hindi are `ne-Latn` and `hi-Latn`. */
  detectLanguage(text: string): Promise<readonly DetectedLanguage[]>
  close(): Promise<void>
}
