/** Parts of media: which are asked for, and that the page gets exactly the part it wanted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRange, cutRange, placesOf, readRange } from './media-ranges.ts'
import { makePause, makeState } from './recording.fixture.ts'

const asks = (range: string | undefined, more: object = {}) =>
  makePause({
    resourceType: 'Media',
    request: {
      url: 'https://jobs.example/a.wav',
      method: 'GET',
      headers: range === undefined ? {} : { Range: range },
    },
    ...more,
  })

describe('the places of a range (RFC 9110, 14.1.2)', () => {
  it.each([
    ['bytes=0-', 10, 0, 9],
    ['bytes=3-5', 10, 3, 5],
    ['bytes=3-500', 10, 3, 9],
    ['bytes=-4', 10, 6, 9],
    ['bytes=-40', 10, 0, 9],
    ['BYTES=9-9', 10, 9, 9],
  ])('%s of %i are %i to %i', (range, length, first, last) => {
    expect(placesOf(range, length)).toEqual({ first, last })
  })

  it.each([
    ['bytes=10-', 10],
    ['bytes=5-3', 10],
    ['bytes=-', 10],
    ['bytes=0-1,3-4', 10],
    ['lines=0-1', 10],
    ['bytes=0-', 0],
    ['bytes=-0', 10],
  ])('%s of %i are none', (range, length) => {
    expect(placesOf(range, length)).toBeUndefined()
  })
})

describe('a request for a part', () => {
  it('is known where media is allowed, and nowhere else', () => {
    const allowed = makeState({ media: 'allowed' }).state
    expect(readRange(allowed, asks('bytes=0-'))).toBe('bytes=0-')
    expect(readRange(allowed, asks(undefined))).toBeUndefined()
    expect(readRange(allowed, asks('bytes=0-', { resourceType: 'Script' }))).toBeUndefined()
    expect(readRange(makeState().state, asks('bytes=0-'))).toBeUndefined()
  })

  it('of what is in memory is answered from there, byte for byte, with the server’s own type', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(59),
        fc.nat(70),
        (bytes, first, length) => {
          const { state } = makeState({ media: 'allowed' })
          const headers = [
            { name: 'Content-Type', value: 'audio/wav' },
            { name: 'Set-Cookie', value: 'x=1' },
          ]
          state.heldMedia.set('https://jobs.example/a.wav', { bytes: Buffer.from(bytes), headers })
          const answer = answerRange(state, asks('x'), `bytes=${first}-${first + length}`)
          if (first >= bytes.length) {
            expect(answer).toBeUndefined()
            return
          }
          const part = Buffer.from(bytes).subarray(first, first + length + 1)
          expect(answer).toMatchObject({ responseCode: 206, body: part.toString('base64') })
          expect(answer?.responseHeaders).toEqual([
            headers[0],
            { name: 'Accept-Ranges', value: 'bytes' },
            { name: 'Content-Range', value: `bytes ${first}-${first + part.length - 1}/${bytes.length}` },
            { name: 'Content-Length', value: String(part.length) },
          ])
        },
      ),
    )
  })

  it('is answered with its part once the whole came, and the next from memory', () => {
    const { state } = makeState({ media: 'allowed' })
    const event = asks('bytes=2-', { responseStatusCode: 200, responseHeaders: [] })
    expect(cutRange(state, event, 'n1', Buffer.from('abcdef'))).toBeUndefined()
    state.ranges.set('n1', 'bytes=2-')
    expect(cutRange(state, event, 'n1', Buffer.from('abcdef'))).toMatchObject({ responseCode: 206 })
    expect(answerRange(state, event, 'bytes=0-1')).toMatchObject({
      body: Buffer.from('ab').toString('base64'),
    })
  })
})
