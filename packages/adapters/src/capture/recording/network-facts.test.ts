/** What the network agent tells: exact facts go to the right hop, bodies that flow are kept, ends are named. */
import { describe, expect, it } from 'vitest'
import type { CdpResponse } from '../browser/cdp-types.ts'
import { listenToNetwork } from './network-facts.ts'
import { addExchange } from './recorder-state.ts'
import { fakeSession, makeExchange, makeState, PNG_SIGNATURE } from './recording.fixture.ts'

const response = (changes: Partial<CdpResponse> = {}): CdpResponse => ({
  url: 'https://jobs.example/',
  status: 200,
  statusText: 'OK',
  headers: { 'content-type': 'text/html' },
  mimeType: 'text/html',
  ...changes,
})
const SECURITY = {
  protocol: 'TLS 1.3',
  keyExchange: '',
  cipher: 'AES_128_GCM',
  subjectName: 'jobs.example',
  sanList: [],
  issuer: 'Test',
  validFrom: 1,
  validTo: 2,
}

const start = (
  answers: Parameters<typeof fakeSession>[0] = {},
  media: 'withheld' | 'allowed' = 'withheld',
) => {
  const made = makeState({ media })
  const session = fakeSession(answers)
  listenToNetwork(made.state, session)
  const add = (changes: Parameters<typeof makeExchange>[0] = {}) => {
    const exchange = makeExchange({ finished: false, ...changes })
    delete exchange.fate
    addExchange(made.state, exchange)
    return exchange
  }
  const will = (url: string, type: string, requestId = 'n1', more: object = {}) =>
    session.say('Network.requestWillBeSent', {
      requestId,
      loaderId: 'l',
      documentURL: url,
      request: { url, method: 'GET', headers: {} },
      wallTime: 0,
      type,
      frameId: 'main',
      ...more,
    })
  const came = (changes: Partial<CdpResponse> = {}, type = 'Document', requestId = 'n1') =>
    session.say('Network.responseReceived', {
      requestId,
      type,
      response: response(changes),
      hasExtraInfo: false,
    })
  const data = (bytes: Uint8Array | string, requestId = 'n1') =>
    session.say('Network.dataReceived', {
      requestId,
      dataLength: bytes.length,
      data: Buffer.from(bytes).toString('base64'),
    })
  const end = (requestId = 'n1') =>
    session.say('Network.loadingFinished', { requestId, encodedDataLength: 0 })
  const fail = (errorText: string, canceled = false, requestId = 'n1') =>
    session.say('Network.loadingFailed', { requestId, type: 'Fetch', errorText, canceled })
  return { ...made, session, add, will, came, data, end, fail }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the connection', () => {
  it.each([
    ['secure', true],
    ['insecure', false],
    ['neutral', false],
  ])('that Chromium calls %s is secure: %s', (securityState, secure) => {
    const { add, came } = start()
    const exchange = add()
    came({ protocol: 'h2', securityState, securityDetails: SECURITY })
    expect(exchange.response).toMatchObject({ protocol: 'h2', secure, security: SECURITY })
    expect(exchange.connectionKnown).toBe(true)
  })

  it('without TLS says nothing of security', () => {
    const { add, came } = start()
    const exchange = add()
    came({ protocol: 'http/1.1' })
    expect(exchange.response).toMatchObject({ protocol: 'http/1.1' })
    expect(exchange.response?.secure).toBeUndefined()
  })

  it('of a redirect goes to the hop it belongs to, not to the next', () => {
    const { add, will } = start()
    const first = add({ url: 'https://jobs.example/old' })
    const second = add({ url: 'https://jobs.example/new' })
    will('https://jobs.example/new', 'Document', 'n1', {
      redirectResponse: response({ url: 'https://jobs.example/old', protocol: 'h3' }),
    })
    expect([first.response?.protocol, second.response?.protocol]).toEqual(['h3', undefined])
  })
})

describe('exact heads', () => {
  it('are queued a hop, in order, requests and answers apart', () => {
    const { state, session } = start()
    for (const value of ['1', '2'])
      session.say('Network.requestWillBeSentExtraInfo', { requestId: 'n1', headers: { cookie: value } })
    for (const statusCode of [302, 200])
      session.say('Network.responseReceivedExtraInfo', { requestId: 'n1', headers: {}, statusCode })
    expect(state.requestExtras.get('n1')).toEqual([{ cookie: '1' }, { cookie: '2' }])
    expect(state.responseExtras.get('n1')?.map((each) => each.statusCode)).toEqual([302, 200])
  })
})

describe('a request that the interception never sees', () => {
  it('is taken up where it is a preflight, which is then whole', () => {
    const { state, will, came } = start()
    will('https://api.example/x', 'Preflight')
    came({ status: 204 })
    expect(state.all).toMatchObject([{ url: 'https://api.example/x', fate: 'loaded', source: 'network' }])
  })

  it('is taken up where a service worker answers, with the body that the page got', async () => {
    const { state, will, came, end } = start({
      'Network.getResponseBody': () => ({ body: 'offline page', base64Encoded: false }),
    })
    will('https://jobs.example/', 'Document')
    came({ fromServiceWorker: true })
    end()
    await settle()
    expect(state.all).toMatchObject([{ source: 'service-worker', fate: 'loaded', bytes: 12 }])
  })

  it('is failed where the worker’s body cannot be read', async () => {
    const { state, will, came, end } = start({
      'Network.getResponseBody': () => {
        throw new Error('No data')
      },
    })
    will('https://jobs.example/', 'Document')
    came({ fromServiceWorker: true })
    end()
    await settle()
    expect(state.all[0]).toMatchObject({ fate: 'failed', reason: expect.stringContaining('service worker') })
  })

  it('is withheld where the worker made media', async () => {
    const { state, will, came, end } = start({
      'Network.getResponseBody': () => ({ body: PNG_SIGNATURE.toString('base64'), base64Encoded: true }),
    })
    will('https://jobs.example/x', 'Fetch')
    came({ fromServiceWorker: true })
    end()
    await settle()
    expect(state.all[0]).toMatchObject({ fate: 'withheld', bytes: 0, body: [] })
    expect(state.bytes).toBe(0)
  })

  it.each(['data:text/plain,x', 'blob:https://a.example/1'])(
    'is left out where it never left the browser (%s)',
    (url) => {
      const { state, will, came } = start()
      will(url, 'Preflight')
      came()
      expect(state.all).toEqual([])
    },
  )

  it('is left out where it is an ordinary one, which the interception keeps', () => {
    const { state, will, came } = start()
    will('https://jobs.example/', 'Document')
    came()
    expect(state.all).toEqual([])
  })
})

describe('a body that flows', () => {
  it('is kept piece by piece, and loaded at its end', () => {
    const { state, add, data, end } = start()
    const exchange = add()
    state.streaming.add('n1')
    for (const piece of ['Room ', 'to ', 'let']) data(piece)
    end()
    expect(Buffer.concat(exchange.body).toString()).toBe('Room to let')
    expect(exchange.fate).toBe('loaded')
  })

  it('is ignored where nobody asked for it, since it is taken whole elsewhere', () => {
    const { add, data, end } = start()
    const exchange = add()
    data('twice')
    end()
    expect([exchange.bytes, exchange.finished]).toEqual([0, false])
  })

  it.each([1, 2, 3, 4, 7, 8])('that is media is dropped also where its first piece has %i bytes', (cut) => {
    const { state, add, data } = start()
    const exchange = add()
    state.streaming.add('n1')
    data(PNG_SIGNATURE.subarray(0, cut))
    data(PNG_SIGNATURE.subarray(cut))
    data('more')
    expect([exchange.fate, exchange.bytes, state.bytes]).toEqual(['withheld', 0, 0])
  })

  it('that is media is kept where media is allowed', () => {
    const { state, add, data } = start({}, 'allowed')
    const exchange = add()
    state.streaming.add('n1')
    data(PNG_SIGNATURE)
    expect(exchange.bytes).toBe(PNG_SIGNATURE.length)
  })

  it('keeps the page unsettled while it is young, and no longer once it is a stream', () => {
    const { state, add, data, watched } = start()
    watched.at(1_700_000_000_000)
    add({ startedAt: 1_700_000_000_000 })
    state.streaming.add('n1')
    watched.at(1_700_000_002_999)
    data('x')
    expect(state.lastActivity).toBe(1_700_000_002_999)
    watched.at(1_700_000_003_000)
    data('x')
    expect(state.lastActivity).toBe(1_700_000_002_999)
  })

  it('of an event stream never keeps the page unsettled', () => {
    const { state, add, data, watched } = start()
    watched.at(5)
    add({ startedAt: 5, resourceType: 'EventSource' })
    state.streaming.add('n1')
    watched.at(6)
    data('x')
    expect(state.lastActivity).toBe(5)
  })
})

describe('a failure', () => {
  it('before any answer is failed, with the browser’s word', () => {
    const { add, fail } = start()
    const exchange = add()
    delete exchange.response
    fail('net::ERR_CONNECTION_RESET')
    expect(exchange).toMatchObject({ fate: 'failed', cancelled: false })
    expect(exchange.reason).toBe('The browser reports: net::ERR_CONNECTION_RESET.')
  })

  it('that the page itself wanted says so', () => {
    const { add, fail } = start()
    const exchange = add()
    delete exchange.response
    fail('net::ERR_ABORTED', true)
    expect(exchange).toMatchObject({ cancelled: true, reason: 'The page itself gave the request up.' })
  })

  it.each([
    [undefined, 'disconnect'],
    ['the time limit was reached', 'time'],
  ] as const)('within a body that flows cuts it (stopped: %s → %s)', (stopped, truncated) => {
    const { state, add, data, fail } = start()
    const exchange = add()
    state.streaming.add('n1')
    data('half')
    state.stopped = stopped
    fail('net::ERR_FAILED')
    expect(exchange).toMatchObject({ fate: 'cut', truncated, bytes: 4 })
  })

  it('keeps the cut that was known first', () => {
    const { state, add, fail } = start()
    const exchange = add({ truncated: 'length' })
    state.streaming.add('n1')
    fail('net::ERR_FAILED')
    expect(exchange.truncated).toBe('length')
  })

  it('of an answer that is taken whole is left to whoever takes it', () => {
    const { add, fail } = start()
    const exchange = add()
    fail('net::ERR_ABORTED', true)
    expect(exchange.finished).toBe(false)
  })

  it('of something unknown or finished changes nothing', () => {
    const { state, add, fail } = start()
    const exchange = add({ finished: true })
    fail('net::ERR_FAILED')
    fail('net::ERR_FAILED', false, 'other')
    expect([exchange.reason, state.all]).toEqual([undefined, [exchange]])
  })
})
