/** A browser's side of a recording without a browser: a session that remembers commands and speaks events, and a state to record into. */
import type { CdpFields, CdpSession } from '../browser/cdp-connection.ts'
import type { CdpEventName, CdpEvents, FetchRequestPaused } from '../browser/cdp-types.ts'
import { beginExchange, type Exchange } from './exchange.ts'
import type { RecorderOptions, RecorderState } from './recorder-state.ts'

/** A session with the browser's side in our hands. */
export interface FakeSession extends CdpSession {
  /** Every command in order. */
  readonly commands: { readonly method: string; readonly params: CdpFields }[]
  /** Says one event to whoever listens. */
  say<E extends CdpEventName>(event: E, params: CdpEvents[E]): void
}

/** Makes a session; `answers` gives the answer of a command, rejects by throwing, or never ends by a promise of its own. */
export const fakeSession = (
  answers: Readonly<Record<string, (params: CdpFields) => unknown>> = {},
): FakeSession => {
  const listeners = new Map<string, ((params: never) => void)[]>()
  const commands: FakeSession['commands'] = []
  return {
    id: 'fake',
    commands,
    async send<T>(method: string, params: CdpFields = {}): Promise<T> {
      commands.push({ method, params })
      return ((await answers[method]?.(params)) ?? {}) as T
    },
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener as (params: never) => void])
    },
    say(event, params) {
      for (const listener of listeners.get(event) ?? []) listener(params as never)
    },
  }
}

/** What a recording did to the outside. */
export interface Watched {
  readonly approved: string[]
  readonly stops: string[]
  /** Sets the clock, in milliseconds since 1970. */
  at(now: number): void
}

/** A fresh state with generous limits, and what it did. */
export const makeState = (
  changes: Partial<RecorderOptions> = {},
): { state: RecorderState; watched: Watched } => {
  const approved: string[] = []
  const stops: string[] = []
  let now = 1_000_000
  const options: RecorderOptions = {
    media: 'withheld',
    limits: { bytes: 1_000_000, requests: 100 },
    approve: (host, port) => void approved.push(`${host}:${port}`),
    denialOf: () => undefined,
    stopLoading: (reason) => void stops.push(reason),
    now: () => now,
    userAgent: { userAgent: 'Mozilla/5.0 Chrome/156.0.0.0' },
    ...changes,
  }
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
    lastActivity: 0,
    stopped: undefined,
    mainFrameId: undefined,
    onMain: undefined,
  }
  return {
    state,
    watched: {
      approved,
      stops,
      at: (time) => {
        now = time
      },
    },
  }
}

/** An exchange that was loaded, with what a test changes. */
export const makeExchange = (changes: Partial<Exchange> = {}): Exchange => ({
  ...beginExchange({
    networkId: 'n1',
    url: 'https://jobs.example/ad/7',
    method: 'GET',
    resourceType: 'Document',
    frameId: 'main',
    source: 'network',
    startedAt: 1_700_000_000_000,
    requestHeaders: {},
  }),
  response: { status: 200, statusText: 'OK', headers: [] },
  fate: 'loaded',
  finished: true,
  ...changes,
})

/** A paused request, with what a test changes. */
export const makePause = (changes: Partial<FetchRequestPaused> = {}): FetchRequestPaused => ({
  requestId: 'f1',
  networkId: 'n1',
  request: { url: 'https://jobs.example/app.js', method: 'GET', headers: {} },
  frameId: 'main',
  resourceType: 'Script',
  ...changes,
})

/** The first bytes of a PNG: a signature and nothing that could be a picture. */
export const PNG_SIGNATURE: Buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
