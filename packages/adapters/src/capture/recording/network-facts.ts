/** Listens to what really went over the network: exact heads, addresses, protocols, TLS, streamed bodies, ends. */
import { isMediaType, looksLikeMedia } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpResponse } from '../browser/cdp-types.ts'
import { beginExchange, type Exchange, headerEntries, headerValue } from './exchange.ts'
import {
  addExchange,
  appendBody,
  dropScreened,
  finishExchange,
  latestHop,
  type RecorderState,
  STREAM_MS,
  screenInside,
  withhold,
} from './recorder-state.ts'
import { screenBytes } from './screen-media.ts'

/** Bytes that tell media apart, whatever the server calls them. */
const MEDIA_HEAD = 16

/** What `requestWillBeSent` said about a request that the interception may never see (preflights, service workers). */
interface Announced {
  readonly url: string
  readonly method: string
  readonly type: string
  readonly frameId: string
}

const readConnection = (exchange: Exchange, response: CdpResponse): void => {
  const head = exchange.response
  if (head === undefined) return
  exchange.connectionKnown = true
  if (response.protocol !== undefined) head.protocol = response.protocol
  if (response.securityDetails !== undefined) {
    head.security = response.securityDetails
    head.secure = response.securityState === 'secure'
  }
}

const adopt = (
  state: RecorderState,
  networkId: string,
  announced: Announced,
  response: CdpResponse,
): Exchange => {
  const exchange = beginExchange({
    networkId,
    url: announced.url,
    method: announced.method,
    resourceType: announced.type,
    frameId: announced.frameId,
    source: response.fromServiceWorker === true ? 'service-worker' : 'network',
    startedAt: state.options.now(),
    requestHeaders: {},
  })
  exchange.response = {
    status: response.status,
    statusText: response.statusText,
    headers: headerEntries(response.headers),
  }
  addExchange(state, exchange)
  return exchange
}

/** Body of an answer that a service worker made: the page's agent has it once it is whole. */
const takeWorkerBody = async (
  state: RecorderState,
  session: CdpSession,
  exchange: Exchange,
): Promise<void> => {
  const taken = await session
    .send<{ body: string; base64Encoded: boolean }>('Network.getResponseBody', {
      requestId: exchange.networkId,
    })
    .catch(() => undefined)
  if (taken === undefined) {
    finishExchange(state, exchange, 'failed', 'The body that a service worker made could not be read.')
    return
  }
  appendBody(state, exchange, Buffer.from(taken.body, taken.base64Encoded ? 'base64' : 'utf8'))
  const bytes = exchange.body[0] ?? Buffer.alloc(0)
  const type = headerValue(exchange.response?.headers ?? [], 'content-type')
  const isMedia = looksLikeMedia(bytes) || isMediaType(type)
  if (isMedia && state.options.media === 'withheld') return withhold(state, exchange)
  const { screening } = state.options
  const verdict =
    isMedia && screening !== undefined
      ? await screenBytes(screening, exchange.url, bytes, type)
      : await screenInside(state, exchange)
  if (verdict === 'clear') return finishExchange(state, exchange, 'loaded')
  // The page had it before we did: it may be on the screen.
  if (screening !== undefined) screening.log.shown = true
  dropScreened(state, exchange, verdict, !isMedia)
}

/** Listens on one target. */
export const listenToNetwork = (state: RecorderState, session: CdpSession): void => {
  const announced = new Map<string, Announced>()

  session.on('Network.requestWillBeSent', (event) => {
    state.owners.set(event.requestId, session)
    if (event.type === 'EventSource') state.eventSources.add(event.requestId)
    if (event.redirectResponse !== undefined) {
      const hop = state.byId
        .get(event.requestId)
        ?.findLast((each) => each.url === event.redirectResponse?.url)
      if (hop !== undefined) readConnection(hop, event.redirectResponse)
    }
    announced.set(event.requestId, {
      url: event.request.url,
      method: event.request.method,
      type: event.type ?? 'Other',
      frameId: event.frameId ?? '',
    })
  })
  session.on('Network.requestWillBeSentExtraInfo', (event) => {
    const list = state.requestExtras.get(event.requestId)
    if (list === undefined) state.requestExtras.set(event.requestId, [event.headers])
    else list.push(event.headers)
  })
  session.on('Network.responseReceivedExtraInfo', (event) => {
    const extra = { statusCode: event.statusCode, headersText: event.headersText, headers: event.headers }
    const list = state.responseExtras.get(event.requestId)
    if (list === undefined) state.responseExtras.set(event.requestId, [extra])
    else list.push(extra)
  })
  session.on('Network.responseReceived', (event) => {
    const known = latestHop(state, event.requestId)
    if (known !== undefined) return readConnection(known, event.response)
    const request = announced.get(event.requestId)
    if (request === undefined || !/^https?:/i.test(request.url)) return
    if (event.response.fromServiceWorker !== true && request.type !== 'Preflight') return
    const exchange = adopt(state, event.requestId, request, event.response)
    readConnection(exchange, event.response)
    if (request.type === 'Preflight') finishExchange(state, exchange, 'loaded')
  })
  session.on('Network.dataReceived', (event) => {
    if (!state.streaming.has(event.requestId) || event.data === undefined) return
    const exchange = latestHop(state, event.requestId)
    if (exchange === undefined || exchange.finished) return
    const chunk = Buffer.from(event.data, 'base64')
    if (exchange.bytes < MEDIA_HEAD && state.options.media === 'withheld') {
      // A server may send its first bytes one by one; the signature is read over all that came so far.
      const head = Buffer.concat([...exchange.body, chunk.subarray(0, MEDIA_HEAD)])
      if (looksLikeMedia(head)) return withhold(state, exchange)
    }
    appendBody(state, exchange, chunk)
    const now = state.options.now()
    if (exchange.resourceType !== 'EventSource' && now - exchange.startedAt < STREAM_MS)
      state.lastActivity = now
  })
  session.on('Network.loadingFinished', (event) => {
    announced.delete(event.requestId)
    const exchange = latestHop(state, event.requestId)
    if (exchange === undefined || exchange.finished) return
    if (exchange.source === 'service-worker') void takeWorkerBody(state, session, exchange)
    else if (state.streaming.has(event.requestId)) finishExchange(state, exchange, 'loaded')
  })
  session.on('Network.loadingFailed', (event) => {
    announced.delete(event.requestId)
    const exchange = latestHop(state, event.requestId)
    if (exchange === undefined || exchange.finished) return
    if (exchange.response !== undefined && !state.streaming.has(event.requestId)) return
    exchange.cancelled = event.canceled === true
    const isCut = exchange.response !== undefined
    if (isCut) exchange.truncated ??= state.stopped === undefined ? 'disconnect' : 'time'
    finishExchange(
      state,
      exchange,
      isCut ? 'cut' : 'failed',
      exchange.cancelled
        ? 'The page itself gave the request up.'
        : `The browser reports: ${event.errorText}.`,
    )
  })
}
