/** One request and what came back for it, as it grows while the page loads. A redirect chain is one exchange a hop. */
import type { CapturedRequest } from '@smart-rescue/schema'
import type { CdpHeaderEntry, CdpHeaders, CdpSecurityDetails } from '../browser/cdp-types.ts'

/** Why a body is not whole, in the words of WARC 1.1 (`WARC-Truncated`). */
export type Truncation = 'length' | 'time' | 'disconnect' | 'unspecified'

/** A response head. `headersText` is the exact head where the protocol has one (HTTP/1), status line included. */
export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly CdpHeaderEntry[]
  headersText?: string
  protocol?: string
  security?: CdpSecurityDetails
  /** False when Chromium found the certificate invalid; undefined without TLS. */
  secure?: boolean
}

/** A request with its fate so far. */
export interface Exchange {
  readonly networkId: string
  readonly url: string
  readonly method: string
  resourceType: string
  readonly frameId: string
  /** Milliseconds since 1970 when the browser wanted to send it. */
  readonly startedAt: number
  /** What the server sent over the network, or what a service worker of the page made. */
  readonly source: 'network' | 'service-worker'
  requestHeaders: CdpHeaders
  /** True when `requestHeaders` are what went out, false when they are what the page meant. */
  requestHeadersExact: boolean
  /** True when the response head is what came over the wire. */
  responseHeadExact: boolean
  /** True when protocol and TLS of the connection are known. */
  connectionKnown: boolean
  /** An answer without an end (event stream, endless fetch): it is cut by the end of the capture, and nothing is missing by that. */
  stream: boolean
  requestBody?: Uint8Array
  response?: ResponseHead
  remoteAddress?: string
  body: Buffer[]
  /** Decoded body bytes so far. */
  bytes: number
  truncated?: Truncation
  fate?: CapturedRequest['fate']
  reason?: string
  /** The page itself gave the request up; that is nothing missing. */
  cancelled?: boolean
  /** Nothing more will come. */
  finished: boolean
  /** Written to the archive already. */
  written: boolean
}

/** A fresh exchange. */
export const beginExchange = (
  facts: Pick<
    Exchange,
    'networkId' | 'url' | 'method' | 'resourceType' | 'frameId' | 'source' | 'startedAt' | 'requestHeaders'
  >,
): Exchange => ({
  ...facts,
  requestHeadersExact: false,
  responseHeadExact: false,
  connectionKnown: false,
  stream: facts.resourceType === 'EventSource',
  body: [],
  bytes: 0,
  finished: false,
  written: false,
})

/** Header lines in order; the protocol joins several values of one name by a line feed. */
export const headerEntries = (headers: CdpHeaders): CdpHeaderEntry[] =>
  Object.entries(headers).flatMap(([name, value]) => value.split('\n').map((each) => ({ name, value: each })))

/** First value of a header, whatever its case, or an empty text. */
export const headerValue = (headers: readonly CdpHeaderEntry[], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''

const portOf = (url: URL): number =>
  url.port !== '' ? Number(url.port) : /^(https|wss):$/.test(url.protocol) ? 443 : 80

/** Host and port that an address asks for; undefined for what never leaves the browser (`data:`, `blob:`). */
export const targetOf = (address: string): { host: string; port: number } | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url !== undefined && /^(https?|wss?):$/.test(url.protocol)
    ? { host: url.hostname, port: portOf(url) }
    : undefined
}
