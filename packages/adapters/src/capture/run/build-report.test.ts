/** The report follows from what happened: it fits the schema for anything, counts every request once, and claims no more than it knows. */
import { CaptureReport } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../recording/exchange.ts'
import { makeExchange } from '../recording/recording.fixture.ts'
import { buildReport, type ReportInput } from './build-report.ts'

const INPUT: ReportInput = {
  job: {
    captureId: 'c1',
    url: 'https://jobs.example/ad/7',
    media: 'withheld',
    operator: 'Maya Rai',
    caseReference: 'A-1',
    purpose: 'Preservation',
    legalBasis: 'Section 4',
  },
  decision: { state: 'complete' },
  startedAt: new Date('2026-03-01T10:00:00.000Z'),
  endedAt: new Date('2026-03-01T10:00:09.500Z'),
  software: 'Smart Rescue 1.0.0',
  viewport: { width: 1366, height: 900 },
  page: undefined,
  main: undefined,
  exchanges: [],
  wall: undefined,
  steps: [],
  egress: [],
  addressOf: () => undefined,
}
const build = (changes: Partial<ReportInput> = {}) => buildReport({ ...INPUT, ...changes })
const hop = (url: string, status: number, changes: Partial<Exchange> = {}) =>
  makeExchange({ url, response: { status, statusText: '', headers: [] }, ...changes })

describe('a report', () => {
  it('says what was asked, by whom, for what, and when', () => {
    expect(build()).toMatchObject({
      v: 1,
      captureId: 'c1',
      requestedUrl: 'https://jobs.example/ad/7',
      operator: 'Maya Rai',
      caseReference: 'A-1',
      purpose: 'Preservation',
      legalBasis: 'Section 4',
      media: 'withheld',
      route: 'direct',
      startedAt: '2026-03-01T10:00:00.000Z',
      endedAt: '2026-03-01T10:00:09.500Z',
    })
  })

  it('without a browser names none, and still fits the schema', () => {
    const report = build()
    expect([report.browser, report.userAgent, report.confinement]).toEqual([
      'none was started',
      'none was started',
      'No browser was started.',
    ])
    expect(CaptureReport.parse(report)).toEqual(report)
  })

  it('with a browser names it and how it was confined', () => {
    const browser = { product: 'Chrome/156', userAgent: 'Mozilla', confinement: 'Its own sandbox.' }
    expect(build({ browser })).toMatchObject({
      browser: 'Chrome/156',
      userAgent: 'Mozilla',
      confinement: 'Its own sandbox.',
    })
  })

  it('leaves out what is not known, rather than saying undefined', () => {
    const report = build()
    for (const field of ['reason', 'status', 'remoteAddress', 'tls', 'wall', 'scroll'])
      expect([field, Object.hasOwn(report, field)]).toEqual([field, false])
  })

  it('says by which way it went and what the site saw of us, and never calls another way direct', () => {
    const job = {
      captureId: 'c1',
      url: 'https://jobs.example/',
      media: 'withheld',
      operator: '',
      caseReference: '',
      purpose: '',
      legalBasis: '',
    } as const
    expect(build({ job })).toMatchObject({
      route: 'direct',
      routeSentence: 'The site saw this office’s own address.',
    })
    for (const kind of ['http-proxy', 'socks-proxy', 'tor'] as const) {
      const report = build({ job: { ...job, route: { kind, address: '127.0.0.1:9050' } } })
      expect([report.route, report.routeSentence?.includes('not the office’s own')]).toEqual([kind, true])
      expect(report.claim).not.toContain('direct')
    }
  })

  it('says what was really done about media, under whose authority, and what was dropped', () => {
    const dropped = [
      { url: 'https://jobs.example/a.png', at: '2026-11-24T08:00:00Z', because: 'matched' as const },
    ]
    const report = build({ media: 'withheld', dropped })
    expect([report.media, report.dropped]).toEqual(['withheld', dropped])
    expect(Object.hasOwn(build({ dropped: [] }), 'dropped')).toBe(false)
  })

  it('claims that nothing was changed, and not that others saw the same', () => {
    const { claim } = build()
    expect(claim).toContain('Unchanged since it was captured')
    expect(claim).toContain('It is not proof that the site showed the same to others')
  })
})

describe('the final address', () => {
  const main = hop('https://jobs.example/new', 200)
  const facts = { url: 'https://jobs.example/new#top', title: 'Room to let' } as const

  it.each<[string, Partial<ReportInput>]>([
    ['https://jobs.example/ad/7', {}],
    ['https://jobs.example/new', { main }],
    ['https://jobs.example/new#top', { main, page: { chains: [], facts: facts as never } }],
  ])('is %s, by the best that is known', (finalUrl, changes) => {
    expect(build(changes).finalUrl).toBe(finalUrl)
  })
})

describe('redirects', () => {
  it('are the main frame’s own documents with a status of 3xx, in order, without the last', () => {
    const main = hop('https://a.example/3', 200)
    const exchanges = [
      hop('https://a.example/1', 301),
      hop('https://a.example/2', 307),
      main,
      hop('https://a.example/frame', 302, { frameId: 'child' }),
      hop('https://a.example/app.js', 302, { resourceType: 'Script' }),
      hop('https://a.example/error', 400),
      hop('https://a.example/ok', 299),
    ]
    expect(build({ main, exchanges }).redirects).toEqual([
      { url: 'https://a.example/1', status: 301 },
      { url: 'https://a.example/2', status: 307 },
    ])
  })

  it('are those of all documents where the main one never came', () => {
    expect(build({ exchanges: [hop('https://a.example/1', 302)] }).redirects).toHaveLength(1)
  })
})

describe('a request', () => {
  const only = (changes: Partial<Exchange>, more: Partial<ReportInput> = {}) =>
    build({ exchanges: [makeExchange(changes)], ...more }).requests[0]

  it('names the address it was answered from, unless it was withheld and so never asked', () => {
    const addressOf = () => '192.0.2.7'
    expect(only({}, { addressOf })?.remoteAddress).toBe('192.0.2.7')
    expect(only({ fate: 'withheld' }, { addressOf })?.remoteAddress).toBeUndefined()
  })

  it('without an end is failed', () => {
    const exchange = makeExchange({ finished: false })
    delete exchange.fate
    const report = build({ exchanges: [exchange] })
    expect([report.requests[0]?.fate, report.counts.failed]).toEqual(['failed', 1])
  })

  it('says that its certificate was not valid, unless something graver is known', () => {
    const response = { status: 200, statusText: '', headers: [], secure: false }
    expect(only({ response })?.reason).toBe('The certificate was not valid.')
    expect(only({ response, reason: 'Cut.' })?.reason).toBe('Cut.')
    expect(only({ response: { ...response, secure: true } })?.reason).toBeUndefined()
  })

  it('that a service worker answered says so', () => {
    expect(only({ source: 'service-worker', resourceType: 'Fetch' })?.resourceType).toBe(
      'Fetch (service worker)',
    )
  })
})

describe('any input', () => {
  const fate = fc.constantFrom('loaded', 'failed', 'blocked', 'withheld', 'cut', undefined)
  const exchange = fc
    .record({
      fate,
      url: fc.webUrl(),
      bytes: fc.nat(),
      resourceType: fc.constantFrom('Document', 'Script', 'Image', 'Fetch'),
      status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: undefined }),
      secure: fc.option(fc.boolean(), { nil: undefined }),
      reason: fc.option(fc.string(), { nil: undefined }),
      frameId: fc.constantFrom('main', 'child'),
    })
    .map(({ status, secure, fate: end, reason, ...facts }) => {
      const made = makeExchange(facts)
      if (end === undefined) delete made.fate
      else made.fate = end
      if (reason !== undefined) made.reason = reason
      if (status === undefined) delete made.response
      else
        made.response = { status, statusText: '', headers: [], ...(secure === undefined ? {} : { secure }) }
      return made
    })
  const input = fc.record({
    exchanges: fc.array(exchange, { maxLength: 8 }),
    isMain: fc.boolean(),
    title: fc.string({ maxLength: 40 }),
    address: fc.option(fc.ipV4(), { nil: undefined }),
    wall: fc.option(fc.constantFrom('login', 'bot', 'soft-404'), { nil: undefined }),
    steps: fc.array(fc.record({ name: fc.string(), ok: fc.boolean(), ms: fc.nat() }), { maxLength: 4 }),
  })

  it('gives a report that fits the schema, loses no field by it, and counts every request once', () => {
    fc.assert(
      fc.property(input, ({ exchanges, isMain, title, address, wall, steps }) => {
        const report = build({
          exchanges,
          main: isMain ? exchanges[0] : undefined,
          page: { chains: [], facts: { url: 'https://a.example/', title } as never },
          wall: wall === undefined ? undefined : { kind: wall, sentence: 'x.' },
          steps,
          addressOf: () => address,
        })
        expect(CaptureReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
        const { bytes, ...fates } = report.counts
        expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(exchanges.length)
        expect(bytes).toBe(exchanges.reduce((sum, each) => sum + each.bytes, 0))
        expect(report.requests.map((each) => each.url)).toEqual(exchanges.map((each) => each.url))
      }),
      { numRuns: 80 },
    )
  })
})
