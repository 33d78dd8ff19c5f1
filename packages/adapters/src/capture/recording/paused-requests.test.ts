/** Every request and every answer is decided over: what is let go, what is held back, and what the record says about it. */
import { describe, expect, it } from 'vitest'
import type { FetchRequestPaused } from '../browser/cdp-types.ts'
import { targetOf } from './exchange.ts'
import { decidePaused } from './paused-requests.ts'
import type { MainAnswer, RecorderOptions } from './recorder-state.ts'
import { type FakeSession, fakeSession, makePause, makeState, PNG_SIGNATURE } from './recording.fixture.ts'

/** Lets the decision run to its end. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

const body = (bytes: Uint8Array | string) => () => ({
  body: Buffer.from(bytes).toString('base64'),
  base64Encoded: true,
})

const decide = async (
  event: Partial<FetchRequestPaused>,
  options: Partial<RecorderOptions> = {},
  answers: Parameters<typeof fakeSession>[0] = {},
) => {
  const made = makeState(options)
  made.state.mainFrameId = 'main'
  const told: MainAnswer[] = []
  made.state.onMain = (answer) => void told.push(answer)
  const session = fakeSession(answers)
  decidePaused(made.state, session, makePause(event))
  await settle()
  return { ...made, session, told, exchange: made.state.all[0] }
}

const namesOf = (session: FakeSession) => session.commands.map(({ method }) => method)

describe('the target of an address', () => {
  it.each([
    ['http://a.example/', 'a.example', 80],
    ['https://a.example/x?y#z', 'a.example', 443],
    ['ws://a.example/', 'a.example', 80],
    ['wss://a.example:8443/', 'a.example', 8443],
    ['http://a.example:443/', 'a.example', 443],
    ['https://[::1]/', '[::1]', 443],
    ['http://0x7f.1/', '127.0.0.1', 80],
    ['http://user:word@A.Example:81/', 'a.example', 81],
    ['http://bücher.example/', 'xn--bcher-kva.example', 80],
  ])('%s is %s, port %i', (address, host, port) => {
    expect(targetOf(address)).toEqual({ host, port })
  })

  it.each([
    'data:text/plain,x',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'ftp://a.example/',
    'about:blank',
    '',
  ])('%s has none', (address) => {
    expect(targetOf(address)).toBeUndefined()
  })
})

describe('a request', () => {
  it('is let go to its own host and port, and to no other', async () => {
    const { session, watched, exchange } = await decide({})
    expect(watched.approved).toEqual(['jobs.example:443'])
    expect(session.commands).toEqual([{ method: 'Fetch.continueRequest', params: { requestId: 'f1' } }])
    expect(exchange?.finished).toBe(false)
  })

  it.each(['file:///etc/hostname', 'ftp://a.example/x', 'chrome://version/'])(
    'to %s is refused and opens nothing',
    async (url) => {
      const { session, watched, state } = await decide({ request: { url, method: 'GET', headers: {} } })
      expect(namesOf(session)).toEqual(['Fetch.failRequest'])
      expect([watched.approved, state.all]).toEqual([[], []])
    },
  )

  it.each([
    ['Image', 'Fetch.fulfillRequest'],
    ['Media', 'Fetch.failRequest'],
  ])('for media (%s) is not sent, and no connection is approved', async (resourceType, method) => {
    const { session, watched, exchange } = await decide({ resourceType })
    expect(namesOf(session)).toEqual([method])
    expect(watched.approved).toEqual([])
    expect([exchange?.fate, exchange?.bytes]).toEqual(['withheld', 0])
    expect(exchange?.reason).toContain('without a written authority')
  })

  it('for media is sent where media is allowed', async () => {
    const { session, watched } = await decide({ resourceType: 'Image' }, { media: 'allowed' })
    expect(namesOf(session)).toEqual(['Fetch.continueRequest'])
    expect(watched.approved).toEqual(['jobs.example:443'])
  })

  it('beyond the allowed number is not sent, and ends the recording', async () => {
    const { session, state, watched } = await decide({}, { limits: { bytes: 10, requests: 0 } })
    expect(session.commands).toEqual([
      { method: 'Fetch.failRequest', params: { requestId: 'f1', errorReason: 'Aborted' } },
    ])
    expect(state.all[0]?.fate).toBe('cut')
    expect(watched).toMatchObject({ approved: [], stops: ['the page made more requests than allowed'] })
  })

  it('that is the last allowed one is sent', async () => {
    const { session } = await decide({}, { limits: { bytes: 10, requests: 1 } })
    expect(namesOf(session)).toEqual(['Fetch.continueRequest'])
  })

  it('after the stop is cut, with the reason', async () => {
    const { state, watched } = makeState()
    state.stopped = 'the time limit was reached'
    const session = fakeSession()
    decidePaused(state, session, makePause())
    await settle()
    expect(namesOf(session)).toEqual(['Fetch.failRequest'])
    expect(state.all[0]).toMatchObject({ fate: 'cut', reason: 'Not sent: the time limit was reached.' })
    expect(watched.approved).toEqual([])
  })

  it('keeps the bytes that it sends, whichever way the browser gives them', async () => {
    const post = (more: object) =>
      decide({ request: { url: 'https://jobs.example/f', method: 'POST', headers: {}, ...more } })
    const entries = await post({ postDataEntries: [{ bytes: 'AAE=' }, {}, { bytes: 'Ag==' }], postData: 'x' })
    expect([...(entries.exchange?.requestBody ?? [])]).toEqual([0, 1, 2])
    const text = await post({ postData: 'name=Über' })
    expect(Buffer.from(text.exchange?.requestBody ?? []).toString()).toBe('name=Über')
    expect((await post({})).exchange?.requestBody).toBeUndefined()
    expect((await post({ postDataEntries: [], postData: 'y' })).exchange?.requestBody).toHaveLength(1)
  })

  it('that would call the browser headless is sent with the ordinary name, other headers as they were', async () => {
    const headers = { 'User-Agent': 'Mozilla/5.0 HeadlessChrome/156', Accept: '*/*' }
    const { session } = await decide({
      request: { url: 'https://jobs.example/sw.js', method: 'GET', headers },
    })
    expect(session.commands[0]?.params.headers).toEqual([
      { name: 'User-Agent', value: 'Mozilla/5.0 Chrome/156.0.0.0' },
      { name: 'Accept', value: '*/*' },
    ])
  })
})

describe('an answer that failed', () => {
  const failed = { responseErrorReason: 'ConnectionFailed' } as const

  it('is failed with the browser’s word where the way out said nothing', async () => {
    const { exchange, session } = await decide(failed)
    expect(exchange).toMatchObject({ fate: 'failed', reason: 'The browser reports: ConnectionFailed.' })
    expect(namesOf(session)).toEqual(['Fetch.continueRequest'])
  })

  it('is what the way out says: refused by rule, with its reason', async () => {
    const { exchange } = await decide(failed, {
      denialOf: (host, port) => ({ fate: 'blocked', reason: `${host}:${port} is private` }),
    })
    expect(exchange).toMatchObject({ fate: 'blocked', reason: 'jobs.example:443 is private' })
  })

  it('after the stop is cut', async () => {
    const { state } = makeState()
    state.stopped = 'time'
    decidePaused(state, fakeSession(), makePause(failed))
    await settle()
    expect(state.all[0]?.fate).toBe('cut')
  })

  it('tells the navigation, for the main frame’s document alone', async () => {
    expect((await decide({ ...failed, resourceType: 'Document' })).told).toMatchObject([
      { kind: 'error', errorReason: 'ConnectionFailed' },
    ])
    expect((await decide({ ...failed, resourceType: 'Document', frameId: 'child' })).told).toEqual([])
    expect((await decide({ ...failed, resourceType: 'Script' })).told).toEqual([])
  })
})

describe('a redirect', () => {
  const redirect = (status: number, headers = [{ name: 'Location', value: '/next' }]) =>
    decide(
      { responseStatusCode: status, responseHeaders: headers, resourceType: 'Document' },
      {},
      { 'Fetch.getResponseBody': body('') },
    )

  it.each([301, 302, 303, 307, 308])(
    '(%i) is loaded, without the body that the browser never reads',
    async (status) => {
      const { exchange, session, told } = await redirect(status)
      expect(exchange).toMatchObject({ fate: 'loaded', truncated: 'unspecified', bytes: 0, finished: true })
      expect(namesOf(session)).toEqual(['Fetch.continueResponse'])
      expect(told).toEqual([])
    },
  )

  it('of no length is whole', async () => {
    const { exchange } = await redirect(302, [
      { name: 'Location', value: '/next' },
      { name: 'Content-Length', value: '0' },
    ])
    expect(exchange?.truncated).toBeUndefined()
  })

  it.each([[200], [304]])('is none with status %i, nor without a place to go', async (status) => {
    expect((await redirect(status)).told).toHaveLength(1)
    expect((await redirect(302, [])).told).toHaveLength(1)
  })
})

describe('an answer', () => {
  const HTML = [{ name: 'content-type', value: 'text/html' }]
  const ok = (headers: { name: string; value: string }[], bytes: Uint8Array | string, more: object = {}) =>
    decide(
      { responseStatusCode: 200, responseHeaders: headers, resourceType: 'Document', ...more },
      {},
      { 'Fetch.getResponseBody': body(bytes) },
    )

  it('that is a page is kept whole and shown', async () => {
    const { exchange, told, session } = await ok(HTML, '<p>Room to let')
    expect(Buffer.concat(exchange?.body ?? []).toString()).toBe('<p>Room to let')
    expect([exchange?.fate, told[0]?.kind]).toEqual(['loaded', 'page'])
    expect(namesOf(session)).toEqual(['Fetch.getResponseBody', 'Fetch.continueResponse'])
  })

  it.each([
    'text/html; charset=utf-8',
    'text/plain',
    'application/xhtml+xml',
    'application/xml',
    'application/rss+xml',
    'application/json',
    'application/ld+json',
    ' TEXT/HTML',
    '',
  ])('of the type %j is a page', async (value) => {
    expect((await ok([{ name: 'Content-Type', value }], 'x')).told[0]?.kind).toBe('page')
  })

  it.each(['application/pdf', 'application/octet-stream', 'application/zip', 'application/msword'])(
    'of the type %s is a file: kept, and not shown',
    async (value) => {
      const { told, exchange, session } = await ok([{ name: 'Content-Type', value }], 'PK')
      expect([told[0]?.kind, exchange?.bytes]).toEqual(['file', 2])
      expect(session.commands.at(-1)).toMatchObject({
        method: 'Fetch.failRequest',
        params: { errorReason: 'Aborted' },
      })
    },
  )

  it('that wants to be saved is a file whatever its type', async () => {
    const { told } = await ok(
      [...HTML, { name: 'Content-Disposition', value: 'Attachment; filename=a' }],
      'x',
    )
    expect(told[0]?.kind).toBe('file')
  })

  it('that calls itself media is dropped before its body is asked for', async () => {
    for (const value of ['image/png', 'video/mp4', 'audio/ogg']) {
      const { exchange, told, session } = await ok([{ name: 'content-type', value }], PNG_SIGNATURE)
      expect([value, exchange?.fate, exchange?.bytes, told[0]?.kind]).toEqual([value, 'withheld', 0, 'media'])
      expect(namesOf(session)).toEqual(['Fetch.failRequest'])
    }
  })

  it('that is media under another name is dropped before the page has it, and its bytes are gone', async () => {
    const { exchange, told, session, state } = await ok(HTML, PNG_SIGNATURE)
    expect([exchange?.fate, exchange?.bytes, exchange?.body, state.bytes]).toEqual(['withheld', 0, [], 0])
    expect(told[0]?.kind).toBe('media')
    expect(namesOf(session)).toEqual(['Fetch.getResponseBody', 'Fetch.failRequest'])
  })

  it('that is media is dropped also where the byte limit leaves no room to keep a byte of it', async () => {
    const { session, told } = await decide(
      { responseStatusCode: 200, responseHeaders: HTML, resourceType: 'Document' },
      { limits: { bytes: 0, requests: 9 } },
      { 'Fetch.getResponseBody': body(PNG_SIGNATURE) },
    )
    expect(namesOf(session)).toEqual(['Fetch.getResponseBody', 'Fetch.failRequest'])
    expect(told[0]?.kind).toBe('media')
  })

  const LENGTH = { name: 'Content-Length', value: '12' }

  it('is looked at before the page has it, whatever it says it is', async () => {
    for (const value of ['', 'application/octet-stream', 'text/plain', 'application/json']) {
      const { session } = await ok([{ name: 'content-type', value }, LENGTH], PNG_SIGNATURE, {
        resourceType: 'Fetch',
      })
      expect([value, ...namesOf(session)]).toEqual([value, 'Fetch.getResponseBody', 'Fetch.failRequest'])
    }
  })

  it('shorter than it promised is cut by the connection, with a sentence', async () => {
    const { exchange } = await ok([...HTML, { name: 'Content-Length', value: '10' }], 'short')
    expect(exchange).toMatchObject({ fate: 'cut', truncated: 'disconnect' })
    expect(exchange?.reason).toBe('The connection ended before the answer did.')
  })

  it('shorter than its length by an encoding or to HEAD is whole', async () => {
    const length = { name: 'Content-Length', value: '10' }
    const encoded = await ok([...HTML, length, { name: 'Content-Encoding', value: 'gzip' }], 'short')
    expect(encoded.exchange?.fate).toBe('loaded')
    const head = await ok([...HTML, length], '', {
      request: { url: 'https://jobs.example/', method: 'HEAD', headers: {} },
    })
    expect(head.exchange?.fate).toBe('loaded')
  })

  it('beyond the byte limit is cut, and ends the recording', async () => {
    const { exchange, watched } = await decide(
      { responseStatusCode: 200, responseHeaders: HTML, resourceType: 'Document' },
      { limits: { bytes: 3, requests: 9 } },
      { 'Fetch.getResponseBody': body('abcdef') },
    )
    expect(exchange).toMatchObject({ fate: 'cut', truncated: 'length', bytes: 3 })
    expect(watched.stops).toEqual(['the byte limit was reached'])
  })

  it('of a style sheet or script, which always end, is taken whole', async () => {
    const { session, exchange } = await ok([{ name: 'content-type', value: 'text/css' }], 'p{}', {
      resourceType: 'Stylesheet',
    })
    expect(namesOf(session)).toEqual(['Fetch.getResponseBody', 'Fetch.continueResponse'])
    expect([exchange?.fate, exchange?.bytes]).toEqual(['loaded', 3])
  })

  it('that is an event stream is known as one', async () => {
    const { exchange } = await ok([{ name: 'content-type', value: 'text/event-stream' }], 'x', {
      resourceType: 'Fetch',
    })
    expect([exchange?.stream, exchange?.resourceType]).toEqual([true, 'EventSource'])
  })

  it('whose page went away is failed, and the browser is not left waiting', async () => {
    const { exchange, session } = await decide(
      { responseStatusCode: 200, responseHeaders: HTML, resourceType: 'Document' },
      {},
      {
        'Fetch.getResponseBody': () => {
          throw new Error('target closed')
        },
      },
    )
    expect(exchange).toMatchObject({ fate: 'failed', finished: true })
    expect(exchange?.reason).toBe('The page went away before the answer was read.')
    expect(namesOf(session).at(-1)).toBe('Fetch.continueRequest')
  })
})
