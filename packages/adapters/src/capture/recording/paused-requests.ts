/** Decides over every request before it is sent and over every answer before the page sees it (`Fetch.requestPaused`). */
import { isMediaRequest, isMediaType, looksLikeMedia } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { FetchRequestPaused } from '../browser/cdp-types.ts'
import { beginExchange, type Exchange, headerValue } from './exchange.ts'
import { neutralTile } from './neutral-tile.ts'
import {
  addExchange,
  appendBody,
  dropBody,
  finishExchange,
  latestHop,
  type RecorderState,
  stopRecording,
} from './recorder-state.ts'

/** Types that Chromium shows as a page. Anything else that answers a navigation is a file. */
const PAGE_TYPE =
  /^\s*(text\/|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|[\w.+-]*json)|multipart\/x-mixed-replace)/i

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const MEDIA_BEFORE = 'Media is not requested without a written authority.'
const MEDIA_AFTER = 'The answer was media; it was dropped before the page or the archive had it.'

const portOf = (url: URL): number =>
  url.port !== '' ? Number(url.port) : /^(https|wss):$/.test(url.protocol) ? 443 : 80

/** Host and port that an address asks for; undefined for what never leaves the browser (`data:`, `blob:`). */
export const targetOf = (address: string): { host: string; port: number } | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url !== undefined && /^(https?|wss?):$/.test(url.protocol)
    ? { host: url.hostname, port: portOf(url) }
    : undefined
}

const requestBody = (event: FetchRequestPaused): Uint8Array | undefined => {
  const entries = event.request.postDataEntries?.flatMap((entry) =>
    entry.bytes === undefined ? [] : [entry.bytes],
  )
  if (entries !== undefined && entries.length > 0)
    return new Uint8Array(Buffer.concat(entries.map((bytes) => Buffer.from(bytes, 'base64'))))
  return event.request.postData === undefined
    ? undefined
    : new Uint8Array(Buffer.from(event.request.postData))
}

const begin = (state: RecorderState, event: FetchRequestPaused): Exchange => {
  const exchange = beginExchange({
    networkId: event.networkId ?? event.requestId,
    url: event.request.url,
    method: event.request.method,
    resourceType: event.resourceType,
    frameId: event.frameId,
    source: 'network',
    startedAt: state.options.now(),
    requestHeaders: event.request.headers,
  })
  const body = requestBody(event)
  if (body !== undefined) exchange.requestBody = body
  addExchange(state, exchange)
  return exchange
}

const decideRequest = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
): Promise<void> => {
  const fail = (errorReason: string) =>
    session.send('Fetch.failRequest', { requestId: event.requestId, errorReason })
  const target = targetOf(event.request.url)
  if (target === undefined) return void (await fail('BlockedByClient'))
  const exchange = begin(state, event)
  if (state.stopped !== undefined) {
    finishExchange(state, exchange, 'cut', `Not sent: ${state.stopped}.`)
    return void (await fail('Aborted'))
  }
  if (state.options.media === 'withheld' && isMediaRequest(event.resourceType, event.request.url)) {
    finishExchange(state, exchange, 'withheld', MEDIA_BEFORE)
    if (event.resourceType !== 'Image') return void (await fail('BlockedByClient'))
    return void (await session.send('Fetch.fulfillRequest', neutralTile(event.requestId, event.request)))
  }
  if (state.all.length > state.options.limits.requests) {
    finishExchange(state, exchange, 'cut', 'Not sent: the page made more requests than allowed.')
    stopRecording(state, 'the page made more requests than allowed')
    return void (await fail('Aborted'))
  }
  state.options.approve(target.host, target.port)
  await session.send('Fetch.continueRequest', {
    requestId: event.requestId,
    ...ordinaryHeaders(state, event),
  })
}

/** The script of a service worker is asked for before its target can be told how to call itself; then the header is set here. */
const ordinaryHeaders = (state: RecorderState, event: FetchRequestPaused) => {
  const sent = Object.entries(event.request.headers)
  if (!sent.some(([, value]) => value.includes('HeadlessChrome'))) return {}
  const headers = sent.map(([name, value]) => ({
    name,
    value: value.includes('HeadlessChrome') ? state.options.userAgent.userAgent : value,
  }))
  return { headers }
}

const readHead = (exchange: Exchange, event: FetchRequestPaused): void => {
  exchange.response = {
    status: event.responseStatusCode ?? 0,
    statusText: event.responseStatusText ?? '',
    headers: event.responseHeaders ?? [],
  }
}

/** Takes a whole body from the browser before the page has it, and answers with all that came. The connection may be cut meanwhile by a limit; then what had arrived is answered. */
const takeBody = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
  exchange: Exchange,
): Promise<Uint8Array> => {
  const before = state.stopped
  const taken = await session.send<{ body: string; base64Encoded: boolean }>('Fetch.getResponseBody', {
    requestId: event.requestId,
  })
  const bytes = Buffer.from(taken.body, taken.base64Encoded ? 'base64' : 'utf8')
  appendBody(state, exchange, bytes)
  const declared = headerValue(exchange.response?.headers ?? [], 'content-length')
  const encoded = headerValue(exchange.response?.headers ?? [], 'content-encoding') !== ''
  if (exchange.truncated !== undefined) return bytes
  if (before === undefined && state.stopped !== undefined) exchange.truncated = 'time'
  else if (!encoded && declared !== '' && event.request.method !== 'HEAD' && bytes.length < Number(declared))
    exchange.truncated = 'disconnect'
  return bytes
}

const endAnswer = (state: RecorderState, exchange: Exchange): void => {
  if (exchange.truncated === 'time') exchange.reason = 'The capture ended before the answer did.'
  if (exchange.truncated === 'disconnect') exchange.reason = 'The connection ended before the answer did.'
  finishExchange(state, exchange, 'loaded')
}

/** A worker that waits to be started answers nothing at all; then the whole body is taken instead. */
const STREAM_START_MS = 250

/** Asks for the body as it arrives, before its first byte is let through. False where that cannot be had. */
const startStream = async (owner: CdpSession, networkId: string): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), STREAM_START_MS)
  })
  const asked = owner.send('Network.streamResourceContent', { requestId: networkId }).then(
    () => true,
    () => false,
  )
  const streams = await Promise.race([asked, late])
  clearTimeout(timer)
  return streams
}

/** The answer to the navigation of the page itself, or undefined for every other request. */
const mainListener = (state: RecorderState, event: FetchRequestPaused) =>
  event.resourceType === 'Document' && event.frameId === state.mainFrameId ? state.onMain : undefined

const decideAnswer = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
): Promise<void> => {
  const { requestId } = event
  const go = () => session.send('Fetch.continueResponse', { requestId })
  const fail = (errorReason: string) => session.send('Fetch.failRequest', { requestId, errorReason })
  const networkId = event.networkId ?? requestId
  const exchange = latestHop(state, networkId) ?? begin(state, event)
  const tellMain = mainListener(state, event)
  if (event.responseErrorReason !== undefined) {
    const target = targetOf(event.request.url)
    const denial = target === undefined ? undefined : state.options.denialOf(target.host, target.port)
    const fate = state.stopped !== undefined ? 'cut' : (denial?.fate ?? 'failed')
    finishExchange(
      state,
      exchange,
      fate,
      denial?.reason ?? `The browser reports: ${event.responseErrorReason}.`,
    )
    tellMain?.({ kind: 'error', exchange, errorReason: event.responseErrorReason })
    return void (await session.send('Fetch.continueRequest', { requestId }))
  }
  readHead(exchange, event)
  const headers = exchange.response?.headers ?? []
  if (REDIRECTS.has(exchange.response?.status ?? 0) && headerValue(headers, 'location') !== '') {
    // Chromium reads no body of a redirect; the record says that it is not kept.
    const length = headerValue(headers, 'content-length')
    if (length !== '0') exchange.truncated = 'unspecified'
    finishExchange(state, exchange, 'loaded')
    exchange.fate = 'loaded'
    return void (await go())
  }
  const type = headerValue(headers, 'content-type')
  if (state.options.media === 'withheld' && isMediaType(type)) {
    finishExchange(state, exchange, 'withheld', MEDIA_AFTER)
    tellMain?.({ kind: 'media', exchange })
    return void (await fail('BlockedByClient'))
  }
  if (/^\s*text\/event-stream/i.test(type)) {
    exchange.stream = true
    exchange.resourceType = 'EventSource'
  }
  const isDocument = event.resourceType === 'Document'
  const isAttachment = /^\s*attachment/i.test(headerValue(headers, 'content-disposition'))
  const isFile = isDocument && (isAttachment || (type !== '' && !PAGE_TYPE.test(type)))
  if (!isDocument && !needsWholeBody(state, type)) {
    const streams = await startStream(state.owners.get(networkId) ?? session, networkId)
    if (streams) {
      state.streaming.add(networkId)
      return void (await go())
    }
  }
  const bytes = await takeBody(state, session, event, exchange)
  // Judged by what came, not by what was kept: beyond the byte limit nothing is kept, and the page would still show it.
  if (state.options.media === 'withheld' && looksLikeMedia(bytes)) {
    withhold(state, exchange)
    tellMain?.({ kind: 'media', exchange })
    return void (await fail('BlockedByClient'))
  }
  endAnswer(state, exchange)
  tellMain?.({ kind: isFile ? 'file' : 'page', exchange })
  await (isFile ? fail('Aborted') : go())
}

/** Where media is withheld, an answer that does not say what it is must be looked at before the page has it. */
const needsWholeBody = (state: RecorderState, type: string): boolean =>
  state.options.media === 'withheld' &&
  (type === '' || /octet-stream|application\/x-|binary|force-download/i.test(type))

/** Turns an exchange into one whose bytes were never kept. */
export const withhold = (state: RecorderState, exchange: Exchange): void => {
  dropBody(state, exchange)
  delete exchange.truncated
  finishExchange(state, exchange, 'withheld', MEDIA_AFTER)
}

/** Handles one pause. A request whose target vanished meanwhile is left alone: there is nobody to answer. */
export const decidePaused = (state: RecorderState, session: CdpSession, event: FetchRequestPaused): void => {
  const isAnswer = event.responseStatusCode !== undefined || event.responseErrorReason !== undefined
  const decided = isAnswer ? decideAnswer(state, session, event) : decideRequest(state, session, event)
  decided.catch(() => {
    const exchange = latestHop(state, event.networkId ?? event.requestId)
    if (exchange !== undefined && !exchange.finished)
      finishExchange(state, exchange, 'failed', 'The page went away before the answer was read.')
    session.send('Fetch.continueRequest', { requestId: event.requestId }).catch(() => undefined)
  })
}
