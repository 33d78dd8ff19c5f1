/** Writes the HTTP heads of an exchange as they stand in WARC records, and says where they differ from the wire. */
import type { CdpHeaderEntry } from '../browser/cdp-types.ts'
import { type Exchange, headerEntries, headerValue, type ResponseHead } from '../recording/exchange.ts'

/** An HTTP head for a record. `changed` is true when it is not, byte for byte, what went over the wire. */
export interface HttpHead {
  readonly text: string
  readonly changed: boolean
}

/** Fields that describe an encoding which the stored body no longer has: Chromium hands out decoded bodies. */
const ENCODING_FIELDS = new Set(['content-encoding', 'transfer-encoding'])

const ORIGINAL = 'X-Archive-Orig-'

const line = (header: CdpHeaderEntry): string =>
  `${header.name}: ${header.value.replace(/[\r\n]+/g, ' ')}\r\n`

/** The exact head of an HTTP/1 answer as lines without the status line. */
const exactEntries = (headersText: string): CdpHeaderEntry[] =>
  headersText
    .split(/\r?\n/)
    .slice(1)
    .flatMap((each) => {
      const colon = each.indexOf(':')
      return colon <= 0 ? [] : [{ name: each.slice(0, colon), value: each.slice(colon + 1).trim() }]
    })

const statusLine = (head: ResponseHead): string => {
  const exact = head.headersText === undefined ? undefined : /^HTTP\/[^\r\n]*/.exec(head.headersText)?.[0]
  return exact ?? `HTTP/1.1 ${head.status} ${head.statusText}`.trimEnd()
}

/** The head of an answer. Without an encoding the exact head is kept to the byte; else, and where the body was cut, the encoding fields are renamed and the length is that of the stored body. */
export const responseHead = (exchange: Exchange, head: ResponseHead): HttpHead => {
  const exact = head.headersText
  const entries = exact === undefined ? head.headers : exactEntries(exact)
  const declared = headerValue(entries, 'content-length')
  const isShort = declared !== '' && Number(declared) !== exchange.bytes && exchange.method !== 'HEAD'
  const isEncoded = isShort || entries.some((each) => ENCODING_FIELDS.has(each.name.toLowerCase()))
  if (exact !== undefined && !isEncoded) {
    const text = exact.replace(/(\r?\n)*$/, '')
    return { text: `${text}\r\n\r\n`, changed: false }
  }
  const lines = entries
    .filter((each) => !each.name.startsWith(':'))
    .map((each) => {
      const name = each.name.toLowerCase()
      const renamed = isEncoded && (ENCODING_FIELDS.has(name) || name === 'content-length')
      return line(renamed ? { name: `${ORIGINAL}${each.name}`, value: each.value } : each)
    })
  const length = isEncoded ? `Content-Length: ${exchange.bytes}\r\n` : ''
  return { text: `${statusLine(head)}\r\n${lines.join('')}${length}\r\n`, changed: true }
}

/** The head of a request, in HTTP/1.1 form whatever was spoken (WARC has no form for HTTP/2; `WARC-Protocol` tells). */
export const requestHead = (exchange: Exchange): HttpHead => {
  const url = new URL(exchange.url)
  const entries = headerEntries(exchange.requestHeaders)
  const isH2 = entries.some((each) => each.name.startsWith(':'))
  const sent = entries.filter((each) => !each.name.startsWith(':'))
  const host = headerValue(sent, 'host') === '' ? [{ name: 'Host', value: url.host }] : []
  const body = exchange.requestBody
  const length =
    body !== undefined && headerValue(sent, 'content-length') === ''
      ? [{ name: 'Content-Length', value: String(body.length) }]
      : []
  return {
    text: `${exchange.method} ${url.pathname}${url.search} HTTP/1.1\r\n${[...host, ...sent, ...length].map(line).join('')}\r\n`,
    changed: isH2 || !exchange.requestHeadersExact,
  }
}

/** Bytes of a head. The protocol hands heads out as text of one byte a sign; only where a sign does not fit is it UTF-8. */
export const encodeHead = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text, [...text].every((sign) => sign.charCodeAt(0) < 256) ? 'latin1' : 'utf8'))
