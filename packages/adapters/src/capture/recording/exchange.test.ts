/** Exchanges and their header lines. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginExchange, headerEntries, headerValue } from './exchange.ts'

const FACTS = {
  networkId: 'n',
  url: 'https://jobs.example/',
  method: 'GET',
  resourceType: 'Document',
  frameId: 'f',
  source: 'network',
  startedAt: 5,
  requestHeaders: { Accept: '*/*' },
} as const

describe('a fresh exchange', () => {
  it('claims nothing: not exact, not known, not finished, not written, no fate', () => {
    const exchange = beginExchange(FACTS)
    expect(exchange).toMatchObject({ ...FACTS, bytes: 0, body: [] })
    for (const claim of [
      'requestHeadersExact',
      'responseHeadExact',
      'connectionKnown',
      'finished',
      'written',
      'stream',
    ] as const)
      expect([claim, exchange[claim]]).toEqual([claim, false])
    expect([exchange.fate, exchange.response, exchange.truncated]).toEqual([undefined, undefined, undefined])
  })

  it('of an event stream is a stream from the beginning', () => {
    expect(beginExchange({ ...FACTS, resourceType: 'EventSource' }).stream).toBe(true)
  })

  it('shares its body with no other', () => {
    const [one, two] = [beginExchange(FACTS), beginExchange(FACTS)]
    one.body.push(Buffer.from('x'))
    expect(two.body).toEqual([])
  })
})

describe('header lines', () => {
  it('keep order, case and every value of a name that came several times', () => {
    expect(headerEntries({ 'Set-Cookie': 'a=1\nb=2', date: 'now', 'X-Empty': '' })).toEqual([
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'Set-Cookie', value: 'b=2' },
      { name: 'date', value: 'now' },
      { name: 'X-Empty', value: '' },
    ])
  })

  it('lose no value, however many are joined', () => {
    const value = fc.string({ maxLength: 8 }).filter((text) => !text.includes('\n'))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        expect(headerEntries({ name: values.join('\n') }).map((entry) => entry.value)).toEqual(values)
      }),
    )
  })

  it('are found by name whatever their case; the first counts, and none is an empty text', () => {
    const lines = headerEntries({ 'CONTENT-Type': 'text/html', 'content-type': 'text/plain' })
    expect(headerValue(lines, 'content-type')).toBe('text/html')
    expect(headerValue(lines, 'content-length')).toBe('')
    expect(headerValue([], 'x')).toBe('')
  })
})
