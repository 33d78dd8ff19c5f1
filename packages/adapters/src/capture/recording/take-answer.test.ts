/** Bodies are taken into memory before the page has them: piece by piece where nobody knows their length, and only as far as they may go. */
import { describe, expect, it } from 'vitest'
import { decidePaused } from './paused-requests.ts'
import type { RecorderOptions } from './recorder-state.ts'
import { isFast } from './recorder-state.ts'
import { type FakeSession, fakeSession, makePause, makeState, PNG_SIGNATURE } from './recording.fixture.ts'

const namesOf = (session: FakeSession) => session.commands.map(({ method }) => method)

/** An answer without a length, as the pieces in which it comes; after them it goes on for ever, unless it ends. Each piece takes `pieceMs` by the clock of the recording. */
const flow = async (
  pieces: readonly (Uint8Array | string)[],
  ends: boolean,
  more: object = {},
  options: Partial<RecorderOptions> = {},
  pieceMs = 0,
) => {
  const made = makeState(options)
  let at = 0
  let now = 1_000_000
  const session = fakeSession({
    'Fetch.takeResponseBodyAsStream': () => ({ stream: 's1' }),
    'IO.read': () => {
      const piece = pieces[at]
      at += 1
      now += pieceMs
      made.watched.at(now)
      if (piece === undefined && !ends) return new Promise(() => undefined)
      return {
        data: Buffer.from(piece ?? '').toString('base64'),
        base64Encoded: true,
        eof: piece === undefined,
      }
    },
  })
  const event = makePause({
    responseStatusCode: 200,
    responseHeaders: [
      { name: 'Content-Type', value: 'text/plain' },
      { name: 'Transfer-Encoding', value: 'chunked' },
      { name: 'X-Own', value: 'kept' },
    ],
    resourceType: 'Fetch',
    ...more,
  })
  decidePaused(made.state, session, event)
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1))
  return { ...made, session, exchange: made.state.all[0] }
}

describe('an answer', () => {
  it('without a length is read piece by piece and handed to the page as it came', async () => {
    const { session, exchange } = await flow(['Room ', 'to let'], true)
    expect(Buffer.concat(exchange?.body ?? []).toString()).toBe('Room to let')
    expect([exchange?.fate, exchange?.truncated]).toEqual(['loaded', undefined])
    expect(session.commands.at(-1)).toMatchObject({
      method: 'Fetch.fulfillRequest',
      params: {
        responseCode: 200,
        responseHeaders: [
          { name: 'Content-Type', value: 'text/plain' },
          { name: 'X-Own', value: 'kept' },
        ],
        body: Buffer.from('Room to let').toString('base64'),
      },
    })
  })

  it('that flows and turns out to be media is stopped at its first bytes: the page gets none of them', async () => {
    const { session, exchange, state } = await flow(
      [PNG_SIGNATURE.subarray(0, 5), PNG_SIGNATURE.subarray(5)],
      false,
    )
    expect([exchange?.fate, exchange?.bytes, state.bytes]).toEqual(['withheld', 0, 0])
    expect(namesOf(session)).toEqual([
      'Fetch.takeResponseBodyAsStream',
      'IO.read',
      'IO.read',
      'IO.close',
      'Fetch.failRequest',
    ])
  })

  it('without a body is let go at once, and none is asked for', async () => {
    for (const more of [
      { responseStatusCode: 204 },
      { request: { url: 'https://jobs.example/x', method: 'HEAD', headers: {} } },
    ])
      expect(namesOf((await flow([], false, more)).session)).toEqual(['Fetch.continueResponse'])
  })

  it('that goes on for ever is handed to the page as far as it came, and marked as cut by time', async () => {
    const { session, exchange } = await flow(['tick ', 'tick '], false, {}, {}, 6_000)
    expect([exchange?.truncated, Buffer.concat(exchange?.body ?? []).toString()]).toEqual([
      'time',
      'tick tick ',
    ])
    expect(session.commands.at(-1)).toMatchObject({
      method: 'Fetch.fulfillRequest',
      params: { body: Buffer.from('tick tick ').toString('base64') },
    })
  })

  it('that goes beyond the byte limit is cut there, and ends the recording', async () => {
    const { exchange, watched } = await flow(
      ['abcdef', 'ghi'],
      true,
      {},
      { limits: { bytes: 4, requests: 9 } },
    )
    expect(exchange).toMatchObject({ truncated: 'length', bytes: 4, fate: 'cut' })
    expect(watched.stops).toEqual(['the byte limit was reached'])
  })

  it('of media that has no end in time is withheld where media is allowed', async () => {
    const headers = [{ name: 'Content-Type', value: 'audio/mpeg' }]
    const media = { responseHeaders: headers, resourceType: 'Media' }
    const { exchange } = await flow(['ID3 one ', 'two'], false, media, { media: 'allowed' }, 25_000)
    expect([exchange?.fate, exchange?.bytes]).toEqual(['withheld', 0])
    expect(exchange?.reason).toMatch(/no end that came in time/)
  })
})

describe('a body', () => {
  it.each([
    [2_000_000, 1_000, true],
    [500_000, 1_000, false],
    [0, 0, false],
  ])('of %i bytes in %i ms is worth waiting for: %s', (bytes, ms, fast) => {
    expect(isFast({ bytes, startedAt: 1_000 }, 1_000 + ms)).toBe(fast)
  })
})
