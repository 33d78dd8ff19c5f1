/** Records everything a page loads, over the protocol, from every target it opens; it never writes to disk. */
import type { CdpConnection, CdpSession } from '../browser/cdp-connection.ts'
import type { CdpEvents } from '../browser/cdp-types.ts'
import { type ChannelLogs, createChannelLogs } from './channel-log.ts'
import { type Exchange, headerEntries, targetOf } from './exchange.ts'
import { listenToNetwork } from './network-facts.ts'
import { decidePaused } from './paused-requests.ts'
import {
  finishExchange,
  isFast,
  latestHop,
  type MainAnswer,
  type RecorderOptions,
  type RecorderState,
  STREAM_MS,
  stopRecording,
} from './recorder-state.ts'

/** A target that is being recorded. */
export interface RecordedTarget {
  readonly session: CdpSession
  readonly targetId: string
  readonly type: string
}

/** A running recording. */
export interface Recorder {
  /** Every exchange so far, in the order in which the browser wanted them. */
  readonly exchanges: readonly Exchange[]
  readonly channels: ChannelLogs
  /** Page, frames of other processes and workers that are alive. */
  targets(): readonly RecordedTarget[]
  /** Begins to record the page's own target. Hears the first answer to its navigation. */
  attachPage(session: CdpSession, targetId: string, mainFrameId: string): Promise<void>
  /** Resolves with the answer to the next navigation of the page. */
  nextMainAnswer(): Promise<MainAnswer>
  /** Requests that are under way; streams and those older than `slowMs` do not count. */
  pending(slowMs: number): number
  /** Milliseconds since the network last did anything. */
  quietFor(): number
  readonly bytes: () => number
  /** Why loading was stopped early, or undefined. */
  readonly stopped: () => string | undefined
  /** Stops loading; what is open is cut. */
  stop(reason: string): void
  /** Exchanges that are ready to be written and were not handed out before; with `all`, the rest too. */
  take(all: boolean): readonly Exchange[]
  /** Ends the recording: marks what is open as cut. */
  finish(): void
  /** Lets go of every byte in memory. */
  forget(): void
}

/** Puts the heads that really went over the wire to the hops they belong to. */
const joinExtras = (state: RecorderState, exchange: Exchange): void => {
  const hops = state.byId.get(exchange.networkId) ?? []
  const at = hops.indexOf(exchange)
  const sent = state.requestExtras.get(exchange.networkId)?.[at]
  if (sent !== undefined) {
    exchange.requestHeaders = sent
    exchange.requestHeadersExact = true
  }
  const head = exchange.response
  const received = state.responseExtras.get(exchange.networkId)
  if (head === undefined || received === undefined) return
  // Hops without a network head of their own (HSTS, workers) shift the list, so the status decides.
  const extra =
    received[at]?.statusCode === head.status
      ? received[at]
      : received.find((each) => each.statusCode === head.status)
  if (extra === undefined) return
  const changed: Exchange['response'] = { ...head, headers: headerEntries(extra.headers) }
  if (extra.headersText !== undefined) changed.headersText = extra.headersText
  exchange.response = changed
  exchange.responseHeadExact = true
}

/** True when nothing more will be learnt about a finished exchange, so that it can be written. */
const isReady = (exchange: Exchange): boolean =>
  exchange.finished &&
  exchange.requestHeadersExact &&
  (exchange.response === undefined || (exchange.responseHeadExact && exchange.connectionKnown))

/** Closes a window that the page opened. It shares the page's thread, which would stand still if it were left waiting; no request of it is let through. */
const closeWindow = (parent: CdpSession, session: CdpSession, targetId: string): void => {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined)
  })
  for (const method of ['Fetch.enable', 'Runtime.runIfWaitingForDebugger'])
    session.send(method).catch(() => undefined)
  parent.send('Target.closeTarget', { targetId }).catch(() => undefined)
}

/** Starts a recording over one browser's connection. */
export const createRecorder = (cdp: CdpConnection, options: RecorderOptions): Recorder => {
  const state: RecorderState = {
    options,
    byId: new Map(),
    all: [],
    owners: new Map(),
    requestExtras: new Map(),
    responseExtras: new Map(),
    streaming: new Set(),
    eventSources: new Set(),
    ranges: new Map(),
    heldMedia: new Map(),
    bytes: 0,
    lastActivity: options.now(),
    stopped: undefined,
    mainFrameId: undefined,
    onMain: undefined,
  }
  const targets = new Map<string, RecordedTarget>()
  const channels = createChannelLogs({
    approve(url) {
      const target = targetOf(url)
      if (target !== undefined && state.stopped === undefined) options.approve(target.host, target.port)
    },
    now: options.now,
    withholdMedia: options.media === 'withheld',
    ...(options.screening === undefined ? {} : { screening: options.screening }),
    urlOf: (networkId) => latestHop(state, networkId)?.url ?? 'about:blank',
  })

  /** A new target: a frame or worker is recorded; a window that the page opened is closed before it loads anything. */
  const onAttached = (parent: CdpSession) => (event: CdpEvents['Target.attachedToTarget']) => {
    const { targetId, type } = event.targetInfo
    const session = cdp.session(event.sessionId)
    const isKnown = targets.has(targetId)
    if (!isKnown && type === 'page') return closeWindow(parent, session, targetId)
    if (!isKnown) {
      attach(session, targetId, type, event.waitingForDebugger).catch(() => undefined)
      return
    }
    session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
    parent.send('Target.detachFromTarget', { sessionId: event.sessionId }).catch(() => undefined)
  }

  const attach = async (
    session: CdpSession,
    targetId: string,
    type: string,
    waiting: boolean,
  ): Promise<void> => {
    targets.set(targetId, { session, targetId, type })
    listenToNetwork(state, session)
    channels.attach(session)
    session.on('Fetch.requestPaused', (event) => decidePaused(state, session, event))
    session.on('Target.attachedToTarget', onAttached(session))
    session.on('Target.detachedFromTarget', (event) => {
      for (const target of targets.values())
        if (target.session.id === event.sessionId) targets.delete(target.targetId)
    })
    const quietly = (method: string, params = {}) => session.send(method, params).catch(() => undefined)
    // One batch: the answers come in order, and a worker that lacks a domain says so without harm.
    await Promise.all([
      // Kept by the browser for what service workers make alone; everything else is taken as it comes.
      quietly('Network.enable', { maxTotalBufferSize: 48 << 20, maxResourceBufferSize: 16 << 20 }),
      quietly('Fetch.enable', { patterns: [{ requestStage: 'Request' }, { requestStage: 'Response' }] }),
      quietly('Network.setUserAgentOverride', { ...options.userAgent }),
      quietly('Security.setIgnoreCertificateErrors', { ignore: true }),
      quietly('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      ...(type === 'iframe' || type === 'page' ? [quietly('Page.enable')] : []),
      ...(waiting ? [quietly('Runtime.runIfWaitingForDebugger')] : []),
    ])
  }

  /** An answer that has been flowing for a while is a stream: nobody waits for its end. */
  const isStream = (exchange: Exchange, now: number): boolean => {
    const flows = state.streaming.has(exchange.networkId) && exchange.bytes > 0
    exchange.stream ||= flows && now - exchange.startedAt > STREAM_MS && !isFast(exchange, now)
    return exchange.stream
  }

  return {
    exchanges: state.all,
    channels,
    targets: () => [...targets.values()],
    async attachPage(session, targetId, mainFrameId) {
      state.mainFrameId = mainFrameId
      const page = attach(session, targetId, 'page', false)
      cdp.browser.on('Target.attachedToTarget', onAttached(cdp.browser))
      // Service and shared workers, and windows that the page opens, belong to the browser, not to the page.
      await cdp.browser.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      })
      await page
    },
    nextMainAnswer: () =>
      new Promise((resolve) => {
        state.onMain = (answer) => {
          state.onMain = undefined
          resolve(answer)
        }
      }),
    pending(slowMs) {
      const now = options.now()
      return state.all.filter(
        (each) =>
          !each.finished && !isStream(each, now) && (now - each.startedAt < slowMs || isFast(each, now)),
      ).length
    },
    quietFor: () => options.now() - state.lastActivity,
    bytes: () => state.bytes,
    stopped: () => state.stopped,
    stop: (reason) => stopRecording(state, reason),
    take(all) {
      const taken = state.all.filter((exchange) => {
        if (exchange.written || !exchange.finished) return false
        joinExtras(state, exchange)
        return all || isReady(exchange)
      })
      for (const exchange of taken) exchange.written = true
      return taken
    },
    forget() {
      state.heldMedia.clear()
      for (const exchange of state.all) {
        exchange.body = []
        delete exchange.requestBody
      }
    },
    finish() {
      for (const exchange of state.all) {
        if (exchange.finished) continue
        if (exchange.response !== undefined) exchange.truncated ??= 'time'
        const what = exchange.stream
          ? 'A stream, kept until the capture ended.'
          : 'It was still open when the capture ended.'
        finishExchange(state, exchange, 'cut', what)
      }
    },
  }
}
