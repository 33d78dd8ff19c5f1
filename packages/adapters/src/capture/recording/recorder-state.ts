/** What the parts of the recorder share: the exchanges by network id, the totals, and what ends a recording early. */
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpHeaderEntry, CdpHeaders } from '../browser/cdp-types.ts'
import type { Exchange } from './exchange.ts'
import { type MediaVerdict, type Screening, screenText } from './screen-media.ts'

/** An answer that still flows after this many milliseconds counts as a stream, not as something to wait for. */
export const STREAM_MS = 3_000

/** Bytes in a millisecond from which on a body counts as large and not as a stream: it is waited for. */
const FAST = 1_000

/** True while a body comes so fast that it is worth waiting for its end. */
export const isFast = (exchange: Pick<Exchange, 'bytes' | 'startedAt'>, now: number): boolean =>
  exchange.bytes > 0 && exchange.bytes / Math.max(1, now - exchange.startedAt) >= FAST

/** Limits of one recording. */
export interface RecordingLimits {
  /** Decoded body bytes over all exchanges. */
  readonly bytes: number
  /** Requests over all targets; those beyond are not sent. */
  readonly requests: number
}

/** What a recording is given. */
export interface RecorderOptions {
  readonly media: 'withheld' | 'allowed'
  readonly limits: RecordingLimits
  /** Holds media against the known-hash lists. Without it media cannot be allowed. */
  readonly screening?: Screening
  /** Lets a host through the egress proxy. */
  readonly approve: (host: string, port: number) => void
  /** What the egress proxy said about a host that did not answer: refused by rule or not reached, and why. */
  readonly denialOf: (
    host: string,
    port: number,
  ) => { readonly fate: 'blocked' | 'failed'; readonly reason: string } | undefined
  /** Ends all loading: a limit was reached. */
  readonly stopLoading: (reason: string) => void
  readonly now: () => number
  /** Parameters of `Network.setUserAgentOverride`, for every target. */
  readonly userAgent: { readonly userAgent: string; readonly userAgentMetadata?: unknown }
}

/** The main document's fate, known before the page shows anything. */
export type MainAnswer =
  | { readonly kind: 'page'; readonly exchange: Exchange }
  | { readonly kind: 'file'; readonly exchange: Exchange }
  | { readonly kind: 'media'; readonly exchange: Exchange }
  | { readonly kind: 'error'; readonly exchange: Exchange; readonly errorReason: string }

/** A film or sound in memory. */
export interface HeldMedia {
  readonly bytes: Buffer
  readonly headers: readonly CdpHeaderEntry[]
}

/** Mutable state of one recording. */
export interface RecorderState {
  readonly options: RecorderOptions
  /** Hops of one network id in order. */
  readonly byId: Map<string, Exchange[]>
  readonly all: Exchange[]
  /** The target whose agent knows a network id. */
  readonly owners: Map<string, CdpSession>
  readonly requestExtras: Map<string, CdpHeaders[]>
  readonly responseExtras: Map<
    string,
    { statusCode: number; headersText: string | undefined; headers: CdpHeaders }[]
  >
  /** Network ids whose bodies arrive as `dataReceived` events. */
  readonly streaming: Set<string>
  /** Network ids of requests that an event source made, and no script. */
  readonly eventSources: Set<string>
  /** Part of a film that the page asked for, by network id; the whole is asked for instead. */
  readonly ranges: Map<string, string>
  /** Films and sounds that were loaded whole and screened, by address; parts of them are answered from here. */
  readonly heldMedia: Map<string, HeldMedia>
  bytes: number
  /** Milliseconds since 1970 of the last thing that happened on the network, streams left out. */
  lastActivity: number
  stopped: string | undefined
  mainFrameId: string | undefined
  onMain: ((answer: MainAnswer) => void) | undefined
}

/** The newest hop of a network id. */
export const latestHop = (state: RecorderState, networkId: string): Exchange | undefined =>
  state.byId.get(networkId)?.at(-1)

/** Adds a hop. */
export const addExchange = (state: RecorderState, exchange: Exchange): void => {
  const hops = state.byId.get(exchange.networkId)
  if (hops === undefined) state.byId.set(exchange.networkId, [exchange])
  else hops.push(exchange)
  state.all.push(exchange)
  state.lastActivity = state.options.now()
}

/** Stops a recording once; everything that would still come is cut. */
export const stopRecording = (state: RecorderState, reason: string): void => {
  if (state.stopped !== undefined) return
  state.stopped = reason
  state.options.stopLoading(reason)
}

/** Appends body bytes within the limit. What would go beyond is dropped, the exchange marked, and the recording stopped. */
export const appendBody = (state: RecorderState, exchange: Exchange, chunk: Buffer): void => {
  if (exchange.finished || exchange.truncated === 'length') return
  const room = state.options.limits.bytes - state.bytes
  const kept = chunk.length > room ? chunk.subarray(0, Math.max(0, room)) : chunk
  exchange.body.push(kept)
  exchange.bytes += kept.length
  state.bytes += kept.length
  if (kept.length === chunk.length) return
  exchange.truncated = 'length'
  exchange.reason = 'The capture reached its byte limit.'
  stopRecording(state, 'the byte limit was reached')
}

/** Marks that nothing more will come for this exchange, and with which fate. */
export const finishExchange = (
  state: RecorderState,
  exchange: Exchange,
  fate: NonNullable<Exchange['fate']>,
  reason?: string,
): void => {
  if (exchange.finished) return
  exchange.finished = true
  exchange.fate = exchange.truncated !== undefined && fate === 'loaded' ? 'cut' : fate
  if (reason !== undefined) exchange.reason = reason
  state.lastActivity = state.options.now()
}

/** Takes the bytes of a withheld exchange out of memory and out of the count. */
export const dropBody = (state: RecorderState, exchange: Exchange): void => {
  state.bytes -= exchange.bytes
  exchange.body = []
  exchange.bytes = 0
}

const MEDIA_AFTER = 'The answer was media; it was dropped before the page or the archive had it.'

/** Turns an exchange into one whose bytes were never kept. */
export const withhold = (state: RecorderState, exchange: Exchange, reason = MEDIA_AFTER): void => {
  dropBody(state, exchange)
  delete exchange.truncated
  finishExchange(state, exchange, 'withheld', reason)
}

const SCREENED = {
  matched: 'Its bytes are on a known-hash list. They were dropped; nothing of them was kept or shown.',
  failed: 'It could not be held against the known-hash lists, so it was withheld.',
} as const
const MATCHED_INSIDE =
  'A picture inside it is on a known-hash list. The whole of it was dropped; nothing of it was kept.'

/** Takes the bytes of an exchange away because of a verdict, and says so in its fate. */
export const dropScreened = (
  state: RecorderState,
  exchange: Exchange,
  verdict: 'matched' | 'failed',
  inside = false,
): void => {
  if (verdict === 'failed') {
    withhold(state, exchange, SCREENED.failed)
    return
  }
  dropBody(state, exchange)
  delete exchange.truncated
  finishExchange(state, exchange, 'dropped', inside ? MATCHED_INSIDE : SCREENED.matched)
}

/** Screens the base64 pictures inside the body of an exchange that is a text. Call it before the exchange is finished. */
export const screenInside = async (state: RecorderState, exchange: Exchange): Promise<MediaVerdict> => {
  const { screening } = state.options
  const isText = !(exchange.body[0]?.subarray(0, 512).includes(0) ?? true)
  if (screening === undefined || !isText) return 'clear'
  return screenText(screening, exchange.url, Buffer.concat(exchange.body).toString('latin1'))
}
