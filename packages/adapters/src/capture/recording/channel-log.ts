/** Keeps what passes over WebSockets and event streams: one log a channel, written to the archive as one metadata record. */
import { looksLikeMedia } from '@smart-rescue/core/safeguarding'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpWebSocketFrame } from '../browser/cdp-types.ts'
import { cutInnerPictures } from './inner-pictures.ts'
import { type Screening, screenBytes, screenText } from './screen-media.ts'

/** One message. `at` is milliseconds since 1970; `text` is the payload, or base64 of it when `binary`. */
export interface ChannelMessage {
  readonly at: number
  readonly direction: 'sent' | 'received'
  readonly text: string
  readonly binary?: true
  readonly event?: string
  readonly id?: string
  readonly withheld?: true
}

/** A WebSocket or an event stream. */
export interface ChannelLog {
  readonly kind: 'websocket' | 'eventsource'
  readonly url: string
  readonly openedAt: number
  requestHead?: string
  responseHead?: string
  status?: number
  error?: string
  closed: boolean
  /** Messages beyond the limits are counted, not kept. */
  dropped: number
  readonly messages: ChannelMessage[]
}

const MOST_MESSAGES = 20_000
const MOST_CHARACTERS = 20_000_000

/** All channels of one capture. */
export interface ChannelLogs {
  /** Listens on one target. */
  attach(session: CdpSession): void
  /** The channels seen so far, in the order of their opening. */
  list(): readonly ChannelLog[]
  /** Resolves when every message that came so far has been screened. */
  settled(): Promise<void>
}

/** Stands in a message for a picture that was taken out of it. */
const WITHHELD = '[picture withheld]'

/** Starts with no channel. `approve` lets the socket's host through the egress proxy; `now` tells milliseconds since 1970; `withholdMedia` drops pictures sent as binary messages or as base64 inside texts; with `screening` those that are allowed are screened first. */
export const createChannelLogs = (options: {
  readonly approve: (url: string) => void
  readonly now: () => number
  readonly withholdMedia: boolean
  readonly screening?: Screening
  readonly urlOf: (networkId: string) => string
}): ChannelLogs => {
  const byId = new Map<string, ChannelLog>()
  let characters = 0

  const open = (id: string, kind: ChannelLog['kind'], url: string): ChannelLog => {
    const known = byId.get(id)
    if (known !== undefined) return known
    const log: ChannelLog = { kind, url, openedAt: options.now(), closed: false, dropped: 0, messages: [] }
    byId.set(id, log)
    return log
  }

  const place = (log: ChannelLog, message: ChannelMessage) => {
    characters += message.text.length
    if (log.messages.length >= MOST_MESSAGES || characters > MOST_CHARACTERS) log.dropped += 1
    else log.messages.push(message)
  }

  let screened: Promise<void> = Promise.resolve()
  /** Messages wait for those before them, so that their order stays. */
  const keep = (log: ChannelLog, message: ChannelMessage) => {
    const { screening } = options
    const isText = message.binary !== true
    const cut = isText && options.withholdMedia ? cutInnerPictures(message.text, WITHHELD) : message.text
    const isCut = cut !== message.text
    const kept: ChannelMessage = isCut ? { ...message, text: cut, withheld: true } : message
    if (screening === undefined || message.withheld === true) return place(log, kept)
    screened = screened.then(async () => {
      const bytes = isText ? new Uint8Array() : new Uint8Array(Buffer.from(message.text, 'base64'))
      const verdict = isText
        ? await screenText(screening, log.url, message.text)
        : looksLikeMedia(bytes)
          ? await screenBytes(screening, log.url, bytes, 'application/octet-stream')
          : 'clear'
      if (verdict === 'clear') return place(log, kept)
      // The page had it before we did.
      screening.log.shown = true
      place(log, { ...message, text: isText ? cutInnerPictures(message.text, WITHHELD) : '', withheld: true })
    })
  }

  const onFrame = (direction: ChannelMessage['direction']) => (frame: CdpWebSocketFrame) => {
    const log = byId.get(frame.requestId)
    if (log === undefined) return
    const { opcode, payloadData } = frame.response
    const common = { at: options.now(), direction }
    if (opcode === 1) return keep(log, { ...common, text: payloadData })
    const isMedia = options.withholdMedia && looksLikeMedia(Buffer.from(payloadData.slice(0, 64), 'base64'))
    if (isMedia) return keep(log, { ...common, text: '', binary: true, withheld: true })
    keep(log, { ...common, text: payloadData, binary: true })
  }

  return {
    list: () => [...byId.values()],
    settled: () => screened,
    attach(session) {
      session.on('Network.webSocketCreated', (event) => {
        open(event.requestId, 'websocket', event.url)
        options.approve(event.url)
      })
      session.on('Network.webSocketHandshakeResponseReceived', (event) => {
        const log = byId.get(event.requestId)
        if (log === undefined) return
        log.status = event.response.status
        if (event.response.requestHeadersText !== undefined)
          log.requestHead = event.response.requestHeadersText
        if (event.response.headersText !== undefined) log.responseHead = event.response.headersText
      })
      session.on('Network.webSocketFrameReceived', onFrame('received'))
      session.on('Network.webSocketFrameSent', onFrame('sent'))
      session.on('Network.webSocketFrameError', (event) => {
        const log = byId.get(event.requestId)
        if (log !== undefined) log.error = event.errorMessage
      })
      session.on('Network.webSocketClosed', (event) => {
        const log = byId.get(event.requestId)
        if (log !== undefined) log.closed = true
      })
      session.on('Network.eventSourceMessageReceived', (event) => {
        const log = open(event.requestId, 'eventsource', options.urlOf(event.requestId))
        keep(log, {
          at: options.now(),
          direction: 'received',
          text: event.data,
          event: event.eventName,
          ...(event.eventId === '' ? {} : { id: event.eventId }),
        })
      })
    },
  }
}
