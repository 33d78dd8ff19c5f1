/** The capturer: loads one public page in a real browser and hands back what an exhibit is made of. It decides nothing about a case. */
import type { CaptureReport, RouteKind, Trace } from '@smart-rescue/schema'

/**
 * The way out of one capture. `direct` is this machine's own address; the others name a proxy that the organisation
 * configured. Host names are resolved by the route's far end, never here; when the route is down nothing is sent at all.
 */
export interface CaptureRoute {
  readonly kind: RouteKind
  /** `host:port` of the HTTP or SOCKS5 proxy, or of tor's SOCKS port; absent for `direct`. */
  readonly address?: string
  readonly username?: string
  readonly password?: string
}

/** What is asked of one capture. Media are `withheld` unless a written authority of the organisation or case allows them. */
export interface CaptureJob {
  readonly captureId: string
  readonly url: string
  readonly media: 'withheld' | 'allowed'
  /** The authority in one sentence, for the signed report; required where media are allowed in the product. */
  readonly mediaAuthority?: string
  /** Absent means `direct`. */
  readonly route?: CaptureRoute
  /** Shown in the signed capture report. */
  readonly operator: string
  readonly caseReference: string
  readonly purpose: string
  readonly legalBasis: string
}

/** Where a running capture stands, for the person who waits. `done` and `total` count the step's own things (bytes, requests, tiles). */
export interface CaptureProgress {
  readonly step: 'resolving' | 'loading' | 'scrolling' | 'settling' | 'recording' | 'packing'
  readonly requests: number
  readonly bytes: number
  readonly sentence: string
}

/** One file of the capture. `bytes` can be read once; nothing of it is on disk in clear. */
export interface CapturedFile {
  /** `wacz`, `screenshot-01` …, `text`, `capture-report`, `certificates`. */
  readonly role: string
  readonly name: string
  readonly mediaType: string
  readonly length: number
  bytes(): AsyncIterable<Uint8Array>
}

/** The honest end of a capture. `refused` and `failed` carry no files except the report. */
export interface CaptureOutcome {
  readonly state: 'complete' | 'partial' | 'refused' | 'failed'
  /** Code of the error registry, with its sentence made concrete, where the state is not `complete`. */
  readonly reason?: { readonly code: string; readonly sentence: string }
  readonly report: CaptureReport
  readonly title: string
  readonly finalUrl: string
  /** Rendered text as the reader saw it, Unicode NFC, line breaks as `\n`. */
  readonly text: string
  /** Traces in the source of the page and in what it loaded from its own host (`core/tracing`). */
  readonly traces?: readonly Trace[]
  readonly files: readonly CapturedFile[]
}

/** Captures one page at a time a call; never throws for what a page does, only for what our own machine lacks. */
export interface Capturer {
  capture(
    job: CaptureJob,
    onProgress: (progress: CaptureProgress) => void,
    signal: AbortSignal,
  ): Promise<CaptureOutcome>
}
