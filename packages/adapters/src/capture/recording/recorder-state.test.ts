/** The totals of a recording: no byte beyond the limit, one stop, one fate an exchange. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addExchange,
  appendBody,
  dropBody,
  finishExchange,
  latestHop,
  stopRecording,
} from './recorder-state.ts'
import { makeExchange, makeState } from './recording.fixture.ts'

const running = (networkId = 'n1') => {
  const exchange = makeExchange({ networkId, finished: false })
  delete exchange.fate
  return exchange
}
const small = (bytes: number) => makeState({ limits: { bytes, requests: 10 } })

describe('hops', () => {
  it('are found newest first, each network id by itself', () => {
    const { state } = makeState()
    const [one, two, other] = [running('a'), running('a'), running('b')]
    for (const each of [one, two, other]) addExchange(state, each)
    expect(latestHop(state, 'a')).toBe(two)
    expect(latestHop(state, 'b')).toBe(other)
    expect(latestHop(state, 'c')).toBeUndefined()
    expect(state.all).toEqual([one, two, other])
    expect(state.byId.get('a')).toEqual([one, two])
  })

  it('count as something that happened', () => {
    const { state, watched } = makeState()
    watched.at(77)
    addExchange(state, running())
    expect(state.lastActivity).toBe(77)
  })
})

describe('bodies', () => {
  it('are kept whole up to the limit, to the byte', () => {
    const { state, watched } = small(5)
    const exchange = running()
    appendBody(state, exchange, Buffer.from('abc'))
    appendBody(state, exchange, Buffer.from('de'))
    expect(Buffer.concat(exchange.body).toString()).toBe('abcde')
    expect([exchange.bytes, state.bytes, exchange.truncated]).toEqual([5, 5, undefined])
    expect(watched.stops).toEqual([])
  })

  it('are cut at the first byte beyond, marked by length, and end the recording', () => {
    const { state, watched } = small(5)
    const exchange = running()
    appendBody(state, exchange, Buffer.from('abc'))
    appendBody(state, exchange, Buffer.from('defg'))
    expect(Buffer.concat(exchange.body).toString()).toBe('abcde')
    expect([exchange.truncated, exchange.reason]).toEqual(['length', 'The capture reached its byte limit.'])
    expect(watched.stops).toEqual(['the byte limit was reached'])
  })

  it('take nothing more once cut, nor once finished', () => {
    const { state } = small(3)
    const [cut, done] = [running('a'), running('b')]
    finishExchange(state, done, 'loaded')
    appendBody(state, done, Buffer.from('x'))
    appendBody(state, cut, Buffer.from('abcd'))
    appendBody(state, cut, Buffer.from('e'))
    expect([done.bytes, cut.bytes, state.bytes]).toEqual([0, 3, 3])
  })

  it('share one limit over all exchanges, and never pass it, whatever comes', () => {
    const chunk = fc.record({ id: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 0, max: 40 }) })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.array(chunk, { maxLength: 12 }), (limit, chunks) => {
        const { state, watched } = small(limit)
        const exchanges = [0, 1, 2, 3].map((id) => running(String(id)))
        for (const { id, size } of chunks) {
          const exchange = exchanges[id]
          if (exchange !== undefined) appendBody(state, exchange, Buffer.alloc(size))
        }
        const offered = chunks.reduce((sum, each) => sum + each.size, 0)
        const kept = exchanges.reduce((sum, each) => sum + Buffer.concat(each.body).length, 0)
        expect(kept).toBe(state.bytes)
        expect(exchanges.reduce((sum, each) => sum + each.bytes, 0)).toBe(kept)
        expect(kept).toBeLessThanOrEqual(limit)
        if (offered <= limit) expect([kept, watched.stops]).toEqual([offered, []])
        else expect(watched.stops).toHaveLength(1)
      }),
    )
  })

  it('that are dropped leave memory and the count, and make room again', () => {
    const { state } = small(4)
    const [media, page] = [running('a'), running('b')]
    appendBody(state, media, Buffer.from('abcd'))
    dropBody(state, media)
    appendBody(state, page, Buffer.from('wxyz'))
    expect([media.body, media.bytes, page.bytes, state.bytes]).toEqual([[], 0, 4, 4])
    expect(page.truncated).toBeUndefined()
  })
})

describe('the end of an exchange', () => {
  it.each(['loaded', 'failed', 'blocked', 'withheld', 'cut'] as const)(
    'is %s once, and the first word stands',
    (fate) => {
      const { state } = makeState()
      const exchange = running()
      finishExchange(state, exchange, fate, 'first')
      finishExchange(state, exchange, fate === 'failed' ? 'loaded' : 'failed', 'second')
      expect([exchange.fate, exchange.reason, exchange.finished]).toEqual([fate, 'first', true])
    },
  )

  it.each(['length', 'time', 'disconnect', 'unspecified'] as const)(
    'is never called loaded where the body was cut (%s)',
    (truncated) => {
      const { state } = makeState()
      const exchange = { ...running(), truncated }
      finishExchange(state, exchange, 'loaded')
      expect(exchange.fate).toBe('cut')
    },
  )

  it('keeps the reason that was known before where it brings none', () => {
    const { state } = makeState()
    const exchange = { ...running(), reason: 'known' }
    finishExchange(state, exchange, 'loaded')
    expect(exchange.reason).toBe('known')
  })
})

describe('a stop', () => {
  it('happens once, and the first reason stands', () => {
    const { state, watched } = makeState()
    stopRecording(state, 'time')
    stopRecording(state, 'bytes')
    expect([state.stopped, watched.stops]).toEqual(['time', ['time']])
  })
})
