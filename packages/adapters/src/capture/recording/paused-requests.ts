/** Decides over every request before it is sent and over every answer before the page sees it (`Fetch.requestPaused`). */
import { isMediaRequest } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { FetchRequestPaused } from '../browser/cdp-types.ts'
import { adoptPause, decideAnswer } from './decide-answer.ts'
import { targetOf } from './exchange.ts'
import { answerRange, readRange } from './media-ranges.ts'
import { neutralTile } from './neutral-tile.ts'
import { finishExchange, latestHop, type RecorderState, stopRecording } from './recorder-state.ts'

const MEDIA_BEFORE = 'Media is not requested without a written authority.'

const decideRequest = async (
  state: RecorderState,
  session: CdpSession,
  event: FetchRequestPaused,
): Promise<void> => {
  const fail = (errorReason: string) =>
    session.send('Fetch.failRequest', { requestId: event.requestId, errorReason })
  const target = targetOf(event.request.url)
  if (target === undefined) return void (await fail('BlockedByClient'))
  const range = readRange(state, event)
  const held = range === undefined ? undefined : answerRange(state, event, range)
  if (held !== undefined) return void (await session.send('Fetch.fulfillRequest', held))
  const exchange = adoptPause(state, event)
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
  if (range !== undefined) state.ranges.set(exchange.networkId, range)
  state.options.approve(target.host, target.port)
  await session.send('Fetch.continueRequest', {
    requestId: event.requestId,
    ...ordinaryHeaders(state, event, range !== undefined),
  })
}

/**
 * Headers that go out otherwise than the browser means them. The script of a service worker is asked for before its
 * target can be told how to call itself. Part of a film cannot be screened, so the whole of it is asked for.
 */
const ordinaryHeaders = (state: RecorderState, event: FetchRequestPaused, whole: boolean) => {
  const sent = Object.entries(event.request.headers)
  if (!whole && !sent.some(([, value]) => value.includes('HeadlessChrome'))) return {}
  const headers = sent
    .filter(([name]) => !whole || name.toLowerCase() !== 'range')
    .map(([name, value]) => ({
      name,
      value: value.includes('HeadlessChrome') ? state.options.userAgent.userAgent : value,
    }))
  return { headers }
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
