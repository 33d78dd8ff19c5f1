/** What the report of a package tells: data only, in the order in which it is printed. Texts of pages and people stand here as they are; escaping is the printer's. */
import type { Locale } from '@smart-rescue/schema'

/** One part of an exhibit with the file of the package in which it lies. `sha256` is 64 hex digits, `size` bytes. */
export interface ReportPart {
  readonly role: string
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly leaf: number
}

/** One entry of an exhibit's history. Codes of type, role and purpose are put into words by the renderer. */
export interface ReportCustody {
  readonly n: number
  readonly index: number
  readonly type: string
  readonly at: string
  readonly actor: string
  readonly role?: string
  readonly purpose?: string
}

/** Where and how a page was captured, from its capture report. */
export interface ReportEnvironment {
  readonly software: string
  readonly browser: string
  readonly userAgent: string
  readonly confinement: string
  readonly viewport: string
  readonly remoteAddress?: string
  readonly status?: number
  readonly tls?: string
  readonly withheld: number
  readonly failed: number
  readonly claim: string
}

/** What stands in the import report of a file that somebody held: how it came here, and what it says about itself. */
export interface ReportHeld {
  readonly fileName: string
  readonly kind: string
  readonly mediaType: string
  readonly accessMode: string
  readonly consent: string
  /** Calendar day. */
  readonly receivedOn: string
  readonly facts: readonly { readonly group: string; readonly name: string; readonly value: string }[]
  readonly problems: readonly string[]
  readonly derivatives: readonly { readonly role: string; readonly method: string }[]
  readonly software: string
  readonly confinement: string
  readonly claim: string
  readonly parentSha256?: string
}

/** One exhibit. `thumbnail` is a PNG in base64 of the first screenshot tile, in which media were withheld. */
export interface ReportExhibit {
  readonly number: string
  readonly title: string
  readonly url: string
  readonly finalUrl: string
  readonly state: string
  readonly reason?: string
  readonly capturedAt: string
  readonly capturedBy: string
  readonly parts: readonly ReportPart[]
  readonly custody: readonly ReportCustody[]
  /** Index of the leaf that closed the exhibit. */
  readonly logged: number
  /** Between which times authorities confirm that it was sealed; `from` is absent where no stamp came before it. */
  readonly timed?: { readonly from?: string; readonly to: string }
  /** For captures. */
  readonly environment?: ReportEnvironment
  /** For imports. */
  readonly held?: ReportHeld
  readonly thumbnail?: string
}

/** One selector and the exhibits in which it stands. */
export interface ReportSelector {
  readonly kind: string
  readonly normal: string
  readonly why: string
  readonly seenIn: readonly string[]
  readonly originals: readonly string[]
}

/** One accepted link with its reasons and who decided. */
export interface ReportLink {
  readonly a: string
  readonly b: string
  readonly reasons: readonly {
    readonly kind: string
    readonly normal: string
    readonly originalA: string
    readonly originalB: string
  }[]
  readonly decidedBy: string
  readonly decidedAt: string
  readonly why?: string
}

/** The whole report. */
export interface ReportModel {
  readonly locale: Locale
  readonly software: string
  readonly createdAt: string
  readonly requestedBy: string
  readonly number: number
  readonly organisation: { readonly name: string; readonly country: string }
  readonly caseFile: {
    readonly reference: string
    readonly title: string
    readonly leadKind: string
    readonly countries: readonly string[]
    readonly purpose: string
    readonly legalBasis: string
    readonly openedAt: string
  }
  readonly log: {
    readonly origin: string
    readonly size: number
    readonly root: string
    readonly vkey: string
  }
  /** OpenSSH public line of the key that signs the manifest. */
  readonly signer: string
  readonly exhibits: readonly ReportExhibit[]
  readonly selectors: readonly ReportSelector[]
  readonly links: readonly ReportLink[]
}
