/** A small client for the Chrome DevTools Protocol over the debugging pipe: JSON messages that end with a NUL byte. */
import type { Readable, Writable } from 'node:stream'
import type { CdpEventName, CdpEvents } from './cdp-types.ts'

/** Parameters of a command or the fields of its answer. */
export type CdpFields = Record<string, unknown>

/** A command that the browser refused, or that could not be answered because the browser is gone. */
export class CdpError extends Error {
  readonly method: string

  constructor(method: string, message: string) {
    super(`${method}: ${message}`)
    this.name = 'CdpError'
    this.method = method
  }
}

/** Commands and events of one target. The browser itself is the session without an id. */
export interface CdpSession {
  readonly id: string | undefined
  /** Sends one command; rejects with {@link CdpError} when it is refused. The caller names the shape of the answer. */
  send<T = CdpFields>(method: string, params?: CdpFields): Promise<T>
  /** Hears one kind of event of this target. */
  on<E extends CdpEventName>(event: E, listener: (params: CdpEvents[E]) => void): void
}

/** The pipe as a whole. */
export interface CdpConnection {
  /** The browser's own session. */
  readonly browser: CdpSession
  /** The session of an attached target; the same object for the same id. */
  session(id: string): CdpSession
  /** Resolves when the pipe has ended, for whatever reason. */
  readonly ended: Promise<void>
}

interface Pending {
  readonly method: string
  readonly resolve: (value: CdpFields) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: CdpFields
  readonly result?: CdpFields
  readonly error?: { readonly message: string }
}

type Listeners = Map<string, ((params: never) => void)[]>

/** Splits a byte stream at NUL bytes and hands on each whole message; joins parts once, so a message of 80 MB costs one copy. */
const splitMessages = (source: Readable, onMessage: (text: string) => void): void => {
  let parts: Buffer[] = []
  source.on('data', (chunk: Buffer) => {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(0, start)
      if (end < 0) break
      const last = chunk.subarray(start, end)
      const text =
        parts.length === 0 ? last.toString('utf8') : Buffer.concat([...parts, last]).toString('utf8')
      parts = []
      start = end + 1
      onMessage(text)
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  })
}

/** A message, or undefined for what is none: a browser that speaks so is broken, and must not take this program with it. */
const readMessage = (text: string): Message | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Speaks the protocol over two streams: `input` is what we write, `output` what the browser writes. */
export const connectCdp = (input: Writable, output: Readable): CdpConnection => {
  const pending = new Map<number, Pending>()
  const sessions = new Map<string, { readonly session: CdpSession; readonly listeners: Listeners }>()
  let lastId = 0
  let over = false
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })

  const openSession = (id: string | undefined) => {
    const listeners: Listeners = new Map()
    const session: CdpSession = {
      id,
      send<T>(method: string, params: CdpFields = {}): Promise<T> {
        if (over) return Promise.reject(new CdpError(method, 'the browser is gone'))
        lastId += 1
        const number = lastId
        return new Promise<T>((resolve, reject) => {
          pending.set(number, { method, resolve: (value) => resolve(value as T), reject })
          const message =
            id === undefined ? { id: number, method, params } : { id: number, method, params, sessionId: id }
          input.write(`${JSON.stringify(message)}\0`)
        })
      },
      on(event, listener) {
        const list = listeners.get(event)
        if (list === undefined) listeners.set(event, [listener as (params: never) => void])
        else list.push(listener as (params: never) => void)
      },
    }
    return { session, listeners }
  }

  const root = openSession(undefined)
  const sessionOf = (id: string) => {
    const known = sessions.get(id)
    if (known !== undefined) return known
    const opened = openSession(id)
    sessions.set(id, opened)
    return opened
  }

  const finish = () => {
    if (over) return
    over = true
    for (const waiting of pending.values())
      waiting.reject(new CdpError(waiting.method, 'the browser is gone'))
    pending.clear()
    end()
  }

  splitMessages(output, (text) => {
    const message = readMessage(text)
    if (message === undefined) return finish()
    if (over) return
    if (message.id !== undefined) {
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (waiting === undefined) return
      if (message.error === undefined) waiting.resolve(message.result ?? {})
      else waiting.reject(new CdpError(waiting.method, message.error.message))
      return
    }
    if (message.method === undefined) return
    const target = message.sessionId === undefined ? root : sessionOf(message.sessionId)
    for (const listener of target.listeners.get(message.method) ?? [])
      listener((message.params ?? {}) as never)
  })
  for (const stream of [input, output]) {
    stream.on('close', finish)
    stream.on('end', finish)
    stream.on('error', finish)
  }

  return { browser: root.session, session: (id) => sessionOf(id).session, ended }
}
