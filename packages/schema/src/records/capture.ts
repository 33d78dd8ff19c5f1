/** A capture and its report: what was asked of the web, what came back, and what did not. The report is signed data. */
import { z } from 'zod'

/** `queued` and `running` are on the way; the other four are ends, and only `complete` means that every step succeeded. */
export const CaptureState = z.enum(['queued', 'running', 'complete', 'partial', 'refused', 'failed'])
export type CaptureState = z.infer<typeof CaptureState>

/** One request that the page made, and its fate. */
export const CapturedRequest = z.object({
  url: z.string(),
  method: z.string(),
  resourceType: z.string(),
  status: z.int().optional(),
  bytes: z.int().nonnegative(),
  remoteAddress: z.string().optional(),
  protocol: z.string().optional(),
  /** `dropped`: its bytes matched a known-hash list, or a person stopped them; nothing of them was kept. */
  fate: z.enum(['loaded', 'failed', 'blocked', 'withheld', 'cut', 'dropped']),
  /** Why it was not loaded whole, in one sentence. */
  reason: z.string().optional(),
})
export type CapturedRequest = z.infer<typeof CapturedRequest>

/** One step of the capture and whether it succeeded; `complete` needs every one. */
export const CaptureStep = z.object({
  name: z.string(),
  ok: z.boolean(),
  sentence: z.string().optional(),
  ms: z.number(),
})
export type CaptureStep = z.infer<typeof CaptureStep>

/** The TLS connection that served the main document. Certificates are base64 DER, leaf first. */
export const TlsFacts = z.object({
  protocol: z.string(),
  cipher: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  valid: z.boolean(),
  problem: z.string().optional(),
  chain: z.array(z.string()),
})
export type TlsFacts = z.infer<typeof TlsFacts>

/** The way out that a capture took. There is never a fallback from one to another. */
export const RouteKind = z.enum(['direct', 'http-proxy', 'socks-proxy', 'tor'])
export type RouteKind = z.infer<typeof RouteKind>

/** Material that was dropped before it reached the disk: what remains of it is this and nothing else. */
export const DroppedMaterial = z.object({
  url: z.string(),
  /** RFC 3339. */
  at: z.string(),
  /** `matched` by a known-hash list, or `suspected` by a person. */
  because: z.enum(['matched', 'suspected']),
  sha256: z.string().optional(),
  /** Id of the list, algorithm and distance in bits, where a list matched. */
  list: z.string().optional(),
  algorithm: z.enum(['sha256', 'sha1', 'md5', 'pdq', 'blockhash']).optional(),
  distance: z.int().nonnegative().optional(),
  /** Address of the server that sent it, for the hotline of its country. */
  remoteAddress: z.string().optional(),
})
export type DroppedMaterial = z.infer<typeof DroppedMaterial>

/** The capture report: who asked for what, in which case, for which purpose, with which browser, and everything that happened. */
export const CaptureReport = z.object({
  v: z.literal(1),
  captureId: z.string(),
  requestedUrl: z.string(),
  finalUrl: z.string(),
  title: z.string(),
  state: z.enum(['complete', 'partial', 'refused', 'failed']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  startedAt: z.string(),
  endedAt: z.string(),
  operator: z.string(),
  caseReference: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  media: z.enum(['withheld', 'allowed']),
  /** The written authority under which media were loaded: who gave it, on which basis, until when. */
  mediaAuthority: z.string().optional(),
  route: RouteKind,
  /** The route in words: what the site saw of us. */
  routeSentence: z.string().optional(),
  /** What a known-hash list or a person stopped; never a byte of it. */
  dropped: z.array(DroppedMaterial).optional(),
  software: z.string(),
  browser: z.string(),
  userAgent: z.string(),
  /** How the browser was confined, in one sentence; the weaker mode says so. */
  confinement: z.string(),
  viewport: z.object({ width: z.int(), height: z.int() }),
  /** Status of the main document after redirects; absent when none arrived. */
  status: z.int().optional(),
  remoteAddress: z.string().optional(),
  redirects: z.array(z.object({ url: z.string(), status: z.int() })),
  tls: TlsFacts.optional(),
  /** Named when the page is a login wall, a bot wall or a soft 404. */
  wall: z.enum(['login', 'bot', 'soft-404']).optional(),
  /** Why the scrolling stopped, and how far it got in CSS pixels. */
  scroll: z.object({ stoppedBecause: z.string(), height: z.number(), steps: z.int() }).optional(),
  steps: z.array(CaptureStep),
  requests: z.array(CapturedRequest),
  /** Every connection the egress proxy was asked for, and what it answered. */
  egress: z.array(
    z.object({
      host: z.string(),
      port: z.int(),
      address: z.string().optional(),
      allowed: z.boolean(),
      reason: z.string().optional(),
    }),
  ),
  counts: z.object({
    loaded: z.int(),
    failed: z.int(),
    blocked: z.int(),
    withheld: z.int(),
    cut: z.int(),
    bytes: z.int(),
  }),
  /** What the claim is and is not (capture, sentence 10). */
  claim: z.string(),
})
export type CaptureReport = z.infer<typeof CaptureReport>
