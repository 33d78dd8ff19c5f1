/** Builds the capture report: the signed account of what was asked, what came, and what did not. */
import type { Wall } from '@smart-rescue/core/safeguarding'
import type { CaptureJob } from '@smart-rescue/features/ports/capturer'
import type { CapturedRequest, CaptureReport, DroppedMaterial, RouteKind } from '@smart-rescue/schema'
import type { EgressDecision } from '../egress/egress-proxy.ts'
import type { Exchange } from '../recording/exchange.ts'
import type { Decision } from './decide-state.ts'
import type { PageResult } from './drive-page.ts'
import type { Step } from './step-log.ts'
import { describeTls } from './tls-facts.ts'

/** What the report is built from. */
export interface ReportInput {
  readonly job: CaptureJob
  /** What was really done about media, where that is not what the job allowed. */
  readonly media?: CaptureReport['media']
  /** What a known-hash list stopped. */
  readonly dropped?: readonly DroppedMaterial[]
  readonly decision: Decision
  readonly startedAt: Date
  readonly endedAt: Date
  readonly software: string
  /** Absent when no browser was started. */
  readonly browser?: { readonly product: string; readonly userAgent: string; readonly confinement: string }
  readonly viewport: { readonly width: number; readonly height: number }
  readonly page: PageResult | undefined
  readonly main: Exchange | undefined
  readonly exchanges: readonly Exchange[]
  readonly wall: Wall | undefined
  readonly steps: readonly Step[]
  readonly egress: readonly EgressDecision[]
  readonly addressOf: (url: string) => string | undefined
}

const CLAIM =
  'Unchanged since it was captured by the operator named, at the time, with the browser and over the route named. ' +
  'It is not proof that the site showed the same to others: TLS cannot prove that; a second capture over another route strengthens it. ' +
  'Pictures, films and sounds were not requested where media is "withheld".'

/** What the site saw of us, by the way out. */
const ROUTE_SENTENCES: Readonly<Record<RouteKind, string>> = {
  direct: 'The site saw this office\u2019s own address.',
  'http-proxy':
    'The site saw the address of the HTTP proxy that the organisation configured, not the office\u2019s own.',
  'socks-proxy':
    'The site saw the address of the SOCKS proxy that the organisation configured, not the office\u2019s own.',
  tor: 'The site saw an exit of the Tor network, or nothing at all as an onion service; not the office\u2019s own address.',
}

const describeRequest = (
  exchange: Exchange,
  addressOf: (url: string) => string | undefined,
): CapturedRequest => {
  const address = exchange.fate === 'withheld' ? undefined : addressOf(exchange.url)
  const certificate = exchange.response?.secure === false ? 'The certificate was not valid.' : undefined
  const reason = exchange.reason ?? certificate
  return {
    url: exchange.url,
    method: exchange.method,
    resourceType:
      exchange.source === 'service-worker'
        ? `${exchange.resourceType} (service worker)`
        : exchange.resourceType,
    bytes: exchange.bytes,
    fate: exchange.fate ?? 'failed',
    ...(exchange.response === undefined ? {} : { status: exchange.response.status }),
    ...(address === undefined ? {} : { remoteAddress: address }),
    ...(exchange.response?.protocol === undefined ? {} : { protocol: exchange.response.protocol }),
    ...(reason === undefined ? {} : { reason }),
  }
}

const countFates = (exchanges: readonly Exchange[]): CaptureReport['counts'] => {
  const of = (fate: CapturedRequest['fate']) =>
    exchanges.filter((each) => (each.fate ?? 'failed') === fate).length
  return {
    loaded: of('loaded'),
    failed: of('failed'),
    blocked: of('blocked'),
    withheld: of('withheld'),
    cut: of('cut'),
    bytes: exchanges.reduce((sum, each) => sum + each.bytes, 0),
  }
}

/** Hops before the main document: its own redirects, in order. */
const redirectsOf = (
  main: Exchange | undefined,
  exchanges: readonly Exchange[],
): CaptureReport['redirects'] =>
  exchanges
    .filter(
      (each) =>
        each !== main && each.resourceType === 'Document' && each.frameId === (main?.frameId ?? each.frameId),
    )
    .filter((each) => (each.response?.status ?? 0) >= 300 && (each.response?.status ?? 0) < 400)
    .map((each) => ({ url: each.url, status: each.response?.status ?? 0 }))

/** The report. Every field follows from the input; nothing is looked up. */
export const buildReport = (input: ReportInput): CaptureReport => {
  const { job, main, page, browser, decision } = input
  const tls = main === undefined ? undefined : describeTls(main, page?.chains ?? [])
  const address = main === undefined ? undefined : input.addressOf(main.url)
  return {
    v: 1,
    captureId: job.captureId,
    requestedUrl: job.url,
    finalUrl: page?.facts?.url ?? main?.url ?? job.url,
    title: page?.facts?.title ?? '',
    state: decision.state,
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    startedAt: input.startedAt.toISOString(),
    endedAt: input.endedAt.toISOString(),
    operator: job.operator,
    caseReference: job.caseReference,
    purpose: job.purpose,
    legalBasis: job.legalBasis,
    media: input.media ?? job.media,
    ...(job.mediaAuthority === undefined ? {} : { mediaAuthority: job.mediaAuthority }),
    route: job.route?.kind ?? 'direct',
    routeSentence: ROUTE_SENTENCES[job.route?.kind ?? 'direct'],
    ...(input.dropped === undefined || input.dropped.length === 0 ? {} : { dropped: [...input.dropped] }),
    software: input.software,
    browser: browser?.product ?? 'none was started',
    userAgent: browser?.userAgent ?? 'none was started',
    confinement: browser?.confinement ?? 'No browser was started.',
    viewport: input.viewport,
    ...(main?.response === undefined ? {} : { status: main.response.status }),
    ...(address === undefined ? {} : { remoteAddress: address }),
    redirects: redirectsOf(main, input.exchanges),
    ...(tls === undefined ? {} : { tls }),
    ...(input.wall === undefined ? {} : { wall: input.wall.kind }),
    ...(page?.scroll === undefined
      ? {}
      : {
          scroll: {
            stoppedBecause: page.scroll.stoppedBecause,
            height: page.scroll.height,
            steps: page.scroll.steps,
          },
        }),
    steps: [...input.steps],
    requests: input.exchanges.map((each) => describeRequest(each, input.addressOf)),
    egress: [...input.egress],
    counts: countFates(input.exchanges),
    claim: CLAIM,
  }
}
