/** Decides over every answer before the page sees it: taken into memory, judged, screened, and only then handed on. */
import { isMediaType, looksLikeMedia } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { FetchRequestPaused } from '../browser/cdp-types.ts'
import { beginExchange, type Exchange, headerValue, targetOf } from './exchange.ts'
import { cutRange } from './media-ranges.ts'
import { neutralTile } from './neutral-tile.ts'
import {
  addExchange,
  dropScreened,
  finishExchange,
  latestHop,
  type RecorderState,
  screenInside,
  withhold,
} from './recorder-state.ts'
import { MOST_MEDIA, screenBytes } from './screen-media.ts'
import { type TakenBody, takeAnswer } from './take-answer.ts'

/** Types that Chromium shows as a page. Anything else that answers a navigation is a file. */
const PAGE_TYPE =
  /^\s*(text\/|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|[\w.+-]*json)|multipart\/x-mixed-replace)/i

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const LARGE = `Media over ${MOST_MEDIA / 2 ** 20} MB is withheld: it is not held in memory whole, so it cannot be screened.`
const ENDLESS = 'The media had no end that came in time, so it could not be screened; it was withheld.'
const PART = 'Only a part of the media was sent; a part cannot be screened, so it was withheld.'

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

/** Takes up a paused request as an exchange. */
export const adoptPause = (state: RecorderState, event: FetchRequestPaused): Exchange => {
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

const readHead = (exchange: Exchange, event: FetchRequestPaused): void => {
  exchange.response = {
    status: event.responseStatusCode ?? 0,
    statusText: event.responseStatusText ?? '',
    headers: event.responseHeaders ?? [],
  }
}

const endAnswer = (state: RecorderState, exchange: Exchange): void => {
  if (exchange.truncated === 'time') exchange.reason = 'The capture ended before the answer did.'
  if (exchange.truncated === 'disconnect') exchange.reason = 'The connection ended before the answer did.'
  finishExchange(state, exchange, 'loaded')
}

/** An event source that waits to be started answers nothing at all; then it is let go without its bytes. */
const STREAM_START_MS = 250

/** Asks for the bytes of an event source as they arrive, before the first is let through. */
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

/** Fields of the head that no longer fit a body which the browser has decoded and we hand back. */
const STALE = new Set(['content-encoding', 'transfer-encoding', 'content-length'])

/** Parameters of `Fetch.fulfillRequest` that give the page the server's own answer. */
const handBack = (event: FetchRequestPaused, bytes: Buffer) => ({
  requestId: event.requestId,
  responseCode: event.responseStatusCode ?? 200,
  responseHeaders: (event.responseHeaders ?? []).filter(({ name }) => !STALE.has(name.toLowerCase())),
  body: bytes.toString('base64'),
})

/** Judges media that are allowed. True when the page and the archive may have them. */
const admitMedia = async (
  state: RecorderState,
  exchange: Exchange,
  taken: TakenBody,
  type: string,
): Promise<boolean> => {
  const { screening } = state.options
  if (taken.ended === 'large' || taken.bytes.length > MOST_MEDIA) withhold(state, exchange, LARGE)
  else if (taken.ended === 'time') withhold(state, exchange, ENDLESS)
  else if (exchange.response?.status === 206) withhold(state, exchange, PART)
  else if (screening === undefined) withhold(state, exchange)
  else {
    const verdict = await screenBytes(screening, exchange.url, taken.bytes, type)
    if (verdict === 'clear') return true
    dropScreened(state, exchange, verdict)
  }
  return false
}

const decideError = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
  exchange: Exchange,
): Promise<void> => {
  const errorReason = event.responseErrorReason ?? 'Failed'
  const target = targetOf(event.request.url)
  const denial = target === undefined ? undefined : state.options.denialOf(target.host, target.port)
  const fate = state.stopped !== undefined ? 'cut' : (denial?.fate ?? 'failed')
  finishExchange(state, exchange, fate, denial?.reason ?? `The browser reports: ${errorReason}.`)
  mainListener(state, event)?.({ kind: 'error', exchange, errorReason })
  await session.send('Fetch.continueRequest', { requestId: event.requestId })
}

/** Decides over one answer. Rejects when the target went away meanwhile. */
export const decideAnswer = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
): Promise<void> => {
  const { requestId } = event
  const go = () => session.send('Fetch.continueResponse', { requestId })
  const fail = (errorReason: string) => session.send('Fetch.failRequest', { requestId, errorReason })
  const networkId = event.networkId ?? requestId
  const exchange = latestHop(state, networkId) ?? adoptPause(state, event)
  const tellMain = mainListener(state, event)
  if (event.responseErrorReason !== undefined) return decideError(state, session, event, exchange)
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
  const isNamedMedia = isMediaType(type)
  const isAllowed = state.options.media === 'allowed'
  const isLarge = Number(headerValue(headers, 'content-length')) > MOST_MEDIA
  if (isNamedMedia && (!isAllowed || isLarge)) {
    withhold(state, exchange, isAllowed ? LARGE : undefined)
    tellMain?.({ kind: 'media', exchange })
    return void (await fail('BlockedByClient'))
  }
  if (/^\s*text\/event-stream/i.test(type)) {
    exchange.stream = true
    // Only an event source reads it as text and nothing else; a script could make anything of it.
    if (state.eventSources.has(networkId)) {
      const streams = await startStream(state.owners.get(networkId) ?? session, networkId)
      if (streams) state.streaming.add(networkId)
      return void (await go())
    }
    exchange.resourceType = 'EventSource'
  }
  const taken = await takeAnswer(state, session, event, exchange, isNamedMedia)
  // Judged by what came, not by what was kept: beyond the byte limit nothing is kept, and the page would still show it.
  const isMedia = isNamedMedia || looksLikeMedia(taken.bytes)
  if (isMedia && !isAllowed) withhold(state, exchange)
  if (isMedia && isAllowed) await admitMedia(state, exchange, taken, type)
  if (exchange.fate === undefined) {
    const inside = await screenInside(state, exchange)
    if (inside !== 'clear') dropScreened(state, exchange, inside, true)
  }
  if (exchange.fate === 'withheld' || exchange.fate === 'dropped') {
    tellMain?.({ kind: 'media', exchange })
    if (event.resourceType !== 'Image') return void (await fail('BlockedByClient'))
    return void (await session.send(
      'Fetch.fulfillRequest',
      neutralTile(requestId, event.request, taken.bytes),
    ))
  }
  const isDocument = event.resourceType === 'Document'
  const isAttachment = /^\s*attachment/i.test(headerValue(headers, 'content-disposition'))
  const isFile = isDocument && (isAttachment || (type !== '' && !PAGE_TYPE.test(type)))
  endAnswer(state, exchange)
  tellMain?.({ kind: isFile ? 'file' : 'page', exchange })
  if (isFile) return void (await fail('Aborted'))
  const part = isMedia ? cutRange(state, event, networkId, taken.bytes) : undefined
  if (part !== undefined) return void (await session.send('Fetch.fulfillRequest', part))
  if (taken.isTaken) return void (await session.send('Fetch.fulfillRequest', handBack(event, taken.bytes)))
  await go()
}
