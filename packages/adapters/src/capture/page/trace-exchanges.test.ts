/** Traces are gathered from what a page really loaded, and from nothing that was withheld, cut or an error. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beginExchange, type Exchange } from '../recording/exchange.ts'
import { createTraceGatherer } from './trace-exchanges.ts'

const exchange = (
  url: string,
  resourceType: string,
  body: string,
  more: Partial<Exchange> = {},
): Exchange => ({
  ...beginExchange({
    networkId: url,
    url,
    method: 'GET',
    resourceType,
    frameId: 'main',
    source: 'network',
    startedAt: 0,
    requestHeaders: {},
  }),
  response: { status: 200, statusText: 'OK', headers: [] },
  body: [Buffer.from(body.slice(0, 9)), Buffer.from(body.slice(9))],
  bytes: Buffer.byteLength(body),
  fate: 'loaded',
  finished: true,
  ...more,
})
const PAGE = '<html><script>gtag("config","G-7H3K9Q2XAB")</script></html>'
const SCRIPT = 'window.harbour = 1;'.repeat(60)
const main = exchange('https://harbour.example/jobs', 'Document', PAGE)
const valuesOf = (...others: Exchange[]) => {
  const gatherer = createTraceGatherer()
  for (const each of [main, ...others]) gatherer.see(each)
  return gatherer.tracesOf(main).map(({ kind, value }) => `${kind} ${value}`)
}
const ACCOUNT = 'analytics-id google-analytics-4:G-7H3K9Q2XAB'
const digest = createHash('sha256').update(SCRIPT).digest('hex')

describe('a captured page', () => {
  it('is traced by its source and by what it loaded from its own host', () => {
    expect(
      valuesOf(
        exchange('https://harbour.example/a.js', 'Script', SCRIPT),
        exchange('https://www.harbour.example/favicon.ico', 'Other', SCRIPT),
        exchange('https://cdn.example/b.js', 'Script', `${SCRIPT} `),
      ),
    ).toEqual([ACCOUNT, `site-asset ${digest}`, `site-icon ${digest}`])
  })

  it.each<[string, Partial<Exchange>]>([
    ['withheld', { fate: 'withheld' }],
    ['dropped', { fate: 'dropped' }],
    ['cut', { truncated: 'length' }],
    ['an error', { response: { status: 404, statusText: 'Not Found', headers: [] } }],
  ])('is not traced by what was %s', (_, more) => {
    expect(valuesOf(exchange('https://harbour.example/a.js', 'Script', SCRIPT, more))).toEqual([ACCOUNT])
  })

  it('is not traced by a frame inside it', () => {
    expect(valuesOf(exchange('https://ads.example/', 'Document', PAGE.replace('7H3K', '9Z9Z')))).toEqual([
      ACCOUNT,
    ])
  })

  it('has no traces where it was not seen', () => {
    expect(createTraceGatherer().tracesOf(main)).toEqual([])
    expect(createTraceGatherer().tracesOf(undefined)).toEqual([])
  })
})
