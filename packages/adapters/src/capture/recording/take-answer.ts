/** Takes the body of an answer into memory before the page has it: whole where it ends, as far as it came where it does not. */
import { looksLikeMedia } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { FetchRequestPaused } from '../browser/cdp-types.ts'
import { type Exchange, headerValue } from './exchange.ts'
import { appendBody, isFast, type RecorderState, STREAM_MS } from './recorder-state.ts'
import { MOST_MEDIA } from './screen-media.ts'

/** A body in memory. `isTaken` means that the browser gave it away, so that the page must be answered by us. */
export interface TakenBody {
  readonly bytes: Buffer
  readonly isTaken: boolean
  /** Why reading ended before the body did. */
  readonly ended?: 'media' | 'large' | 'time'
}

/** Answers without a body (RFC 9110, 6.4.1). */
const NO_BODY = new Set([204, 205, 304])

const markShort = (state: RecorderState, exchange: Exchange, length: number, before: string | undefined) => {
  const headers = exchange.response?.headers ?? []
  const declared = headerValue(headers, 'content-length')
  const encoded = headerValue(headers, 'content-encoding') !== ''
  if (exchange.truncated !== undefined) return
  if (before === undefined && state.stopped !== undefined) exchange.truncated = 'time'
  else if (!encoded && declared !== '' && exchange.method !== 'HEAD' && length < Number(declared))
    exchange.truncated = 'disconnect'
}

/** Takes a whole body. The connection may be cut meanwhile by a limit; then what had arrived is answered. */
const takeWhole = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
  exchange: Exchange,
): Promise<TakenBody> => {
  const before = state.stopped
  const taken = await session.send<{ body: string; base64Encoded: boolean }>('Fetch.getResponseBody', {
    requestId: event.requestId,
  })
  const bytes = Buffer.from(taken.body, taken.base64Encoded ? 'base64' : 'utf8')
  appendBody(state, exchange, bytes)
  markShort(state, exchange, bytes.length, before)
  return { bytes, isTaken: false }
}

/**
 * Bytes asked for at once. The browser answers only when it has that many, so a trickle must be asked for in small
 * pieces, and a large body in large ones.
 */
const FIRST_CHUNK = 16
const SMALL_CHUNK = 256
const LARGE_CHUNK = 1 << 20
/** A piece should take about this long, so that little is lost of a stream that is given up. */
const PIECE_MS = 50

/** The size of the next piece: at most four times the last, and what came in `PIECE_MS` on the average so far. */
const nextChunk = (last: number, length: number, elapsedMs: number): number =>
  Math.round(
    Math.max(SMALL_CHUNK, Math.min(LARGE_CHUNK, last * 4, (length / Math.max(1, elapsedMs)) * PIECE_MS)),
  )

/** An answer that still flows this long after its first byte is handed to the page as far as it came. */
const FLOW_MS = STREAM_MS + 2_000
/** A body that comes fast is waited for, this long for each of its pieces. */
const FAST_PIECE_MS = 3_000
/** Media is given longer: it is useless in part. */
const MEDIA_FLOW_MS = 20_000

interface Chunk {
  readonly data: string
  readonly base64Encoded?: boolean
  readonly eof: boolean
}

/** Waits for a promise, but no longer than `ms`. */
const within = async <T>(wanted: Promise<T>, ms: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([wanted, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Reads a body piece by piece, so that its first bytes can be judged and its end need not come. */
const takeFlowing = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
  exchange: Exchange,
  media: boolean,
): Promise<TakenBody> => {
  const { now, media: authority } = state.options
  const { stream } = await session.send<{ stream: string }>('Fetch.takeResponseBodyAsStream', {
    requestId: event.requestId,
  })
  state.streaming.add(exchange.networkId)
  const parts: Buffer[] = []
  let length = 0
  let firstAt: number | undefined
  let size = FIRST_CHUNK
  const end = (ended?: TakenBody['ended']): TakenBody => {
    session.send('IO.close', { handle: stream }).catch(() => undefined)
    return { bytes: Buffer.concat(parts), isTaken: true, ...(ended === undefined ? {} : { ended }) }
  }
  for (;;) {
    const asked = now()
    const reading = session.send<Chunk>('IO.read', { handle: stream, size }).catch(() => null)
    const left = firstAt === undefined ? undefined : firstAt + (media ? MEDIA_FLOW_MS : FLOW_MS) - asked
    const patience = isFast(exchange, asked) ? FAST_PIECE_MS : 0
    const chunk = left === undefined ? await reading : await within(reading, Math.max(patience, left))
    if (chunk === undefined) {
      exchange.truncated ??= 'time'
      return end('time')
    }
    if (chunk === null || exchange.finished) {
      exchange.truncated ??= state.stopped === undefined ? 'disconnect' : 'time'
      return end()
    }
    const bytes = Buffer.from(chunk.data, chunk.base64Encoded === true ? 'base64' : 'utf8')
    if (bytes.length > 0) {
      firstAt ??= now()
      parts.push(bytes)
      length += bytes.length
      size = nextChunk(size, length, now() - firstAt)
      appendBody(state, exchange, bytes)
      if (now() - exchange.startedAt < STREAM_MS) state.lastActivity = now()
      const looks = length < 64 + bytes.length && looksLikeMedia(Buffer.concat(parts).subarray(0, 64))
      if (authority === 'withheld' && looks) return end('media')
      if ((media || looks) && length > MOST_MEDIA) return end('large')
    }
    if (chunk.eof) {
      if (state.stopped !== undefined) exchange.truncated ??= 'time'
      return end()
    }
  }
}

/** Kinds of requests whose answers always end: a page cannot use them before. */
const FINITE = new Set(['Document', 'Script', 'Stylesheet', 'Font', 'Manifest'])

/** Takes the body of an answer. `media` says that it is media by its type. */
export const takeAnswer = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
  exchange: Exchange,
  media: boolean,
): Promise<TakenBody> => {
  if (event.request.method === 'HEAD' || NO_BODY.has(exchange.response?.status ?? 0))
    return { bytes: Buffer.alloc(0), isTaken: false }
  const declared = headerValue(exchange.response?.headers ?? [], 'content-length')
  if (FINITE.has(event.resourceType) || /^\d+$/.test(declared))
    return takeWhole(state, session, event, exchange)
  return takeFlowing(state, session, event, exchange, media)
}
