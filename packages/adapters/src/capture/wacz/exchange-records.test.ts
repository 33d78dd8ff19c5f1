/** Exchanges as records: what is stored, what never is, and one copy of a body that came twice. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../recording/exchange.ts'
import { makeExchange } from '../recording/recording.fixture.ts'
import { createExchangeWriter, type IndexedRecord } from './exchange-records.ts'
import { sha256Of } from './warc-record.ts'

const plain = (one: IndexedRecord | undefined) =>
  gunzipSync(one?.record.bytes ?? Buffer.alloc(0)).toString('latin1')
const fields = (one: IndexedRecord | undefined, name: string) =>
  (plain(one).split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}: `))
    .map((line) => line.slice(name.length + 2))
const typesOf = (records: readonly IndexedRecord[]) => records.map(({ record }) => record.type)

/** A whole answer over HTTP/1 whose heads are known to the byte. */
const exact = (body: string, changes: Partial<Exchange> = {}): Exchange =>
  makeExchange({
    body: [Buffer.from(body)],
    bytes: body.length,
    requestHeaders: { Host: 'jobs.example' },
    requestHeadersExact: true,
    response: {
      status: 200,
      statusText: 'OK',
      headers: [{ name: 'Content-Type', value: 'text/plain; charset=utf-8' }],
      headersText: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n',
    },
    ...changes,
  })
const write = (exchange: Exchange, address?: string) => createExchangeWriter().write(exchange, () => address)

describe('an exchange', () => {
  it('is a response with its line in the index, and a request that points to it', async () => {
    const records = await write(exact('Room to let'), '192.0.2.7')
    expect(typesOf(records)).toEqual(['response', 'request'])
    const [response, request] = records
    expect(plain(response)).toContain(
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nRoom to let\r\n\r\n',
    )
    expect(fields(response, 'WARC-Payload-Digest')).toEqual([sha256Of([Buffer.from('Room to let')])])
    expect(fields(request, 'WARC-Concurrent-To')).toEqual([response?.record.id])
    for (const each of records) expect(fields(each, 'WARC-IP-Address')).toEqual(['192.0.2.7'])
    expect(response?.facts).toMatchObject({ mime: 'text/plain', status: 200, request: { method: 'GET' } })
    expect(request?.facts).toBeUndefined()
  })

  it('is dated when the browser wanted to send it', async () => {
    const [response] = await write(exact('x', { startedAt: Date.UTC(2026, 2, 1, 10) }))
    expect(fields(response, 'WARC-Date')).toEqual(['2026-03-01T10:00:00.000Z'])
  })

  it.each(['withheld', 'blocked'] as const)('that was %s leaves no record at all', async (fate) => {
    expect(await write(exact('never', { fate }))).toEqual([])
  })

  it('without an answer leaves no record', async () => {
    const exchange = exact('x')
    delete exchange.response
    expect(await write(exchange)).toEqual([])
  })

  it.each(['length', 'time', 'disconnect', 'unspecified'] as const)(
    'that was cut says why (%s)',
    async (truncated) => {
      const [response] = await write(exact('half', { truncated, fate: 'cut' }))
      expect(fields(response, 'WARC-Truncated')).toEqual([truncated])
      expect(typesOf(await write(exact('half')))).toEqual(['response', 'request'])
    },
  )

  it('names what was spoken, protocol and TLS, as the field writes them', async () => {
    const security = {
      protocol: 'TLS 1.3',
      keyExchange: '',
      cipher: '',
      subjectName: '',
      sanList: [],
      issuer: '',
      validFrom: 0,
      validTo: 0,
    }
    const [response] = await write(
      exact('x', { response: { status: 200, statusText: '', headers: [], protocol: 'h2', security } }),
    )
    expect(fields(response, 'WARC-Protocol')).toEqual(['h2', 'tls/1.3'])
    expect(fields((await write(exact('x')))[0], 'WARC-Protocol')).toEqual([])
  })

  it('that sent a body keeps it with the request', async () => {
    const [, request] = await write(exact('ok', { method: 'POST', requestBody: Buffer.from('a=1') }))
    expect(plain(request)).toMatch(/^POST /m)
    expect(plain(request).endsWith('\r\n\r\na=1\r\n\r\n')).toBe(true)
    expect(fields(request, 'WARC-Payload-Digest')).toEqual([sha256Of([Buffer.from('a=1')])])
  })

  it('that is a preflight is stored and not indexed, so that replay never gives it for the page', async () => {
    const [response] = await write(exact('', { method: 'OPTIONS' }))
    expect(response?.facts).toBeUndefined()
  })

  it('whose head is not the wire’s has the true one beside it, for both records', async () => {
    const records = await write(exact('x', { requestHeadersExact: false, requestHeaders: { Cookie: 'a=1' } }))
    expect(typesOf(records)).toEqual(['response', 'request', 'metadata'])
    const [response, request, metadata] = records
    expect(fields(metadata, 'WARC-Concurrent-To')).toEqual([response?.record.id, request?.record.id])
    expect(plain(metadata)).toContain('"requestHeaders":{"Cookie":"a=1"}')
  })

  it('without a media type is called bytes', async () => {
    const [response] = await write(exact('x', { response: { status: 200, statusText: '', headers: [] } }))
    expect(response?.facts?.mime).toBe('application/octet-stream')
  })
})

describe('a body that came before', () => {
  const at = (path: string, body: string, changes: Partial<Exchange> = {}) =>
    exact(body, { url: `https://jobs.example/${path}`, ...changes })

  it('is a revisit that names the first copy, with the head and without the body', async () => {
    const writer = createExchangeWriter()
    const [first] = await writer.write(at('one', 'the same'), () => undefined)
    const [second] = await writer.write(at('two', 'the same'), () => undefined)
    expect(second?.record.type).toBe('revisit')
    expect(fields(second, 'WARC-Refers-To')).toEqual([first?.record.id])
    expect(fields(second, 'WARC-Refers-To-Target-URI')).toEqual(['https://jobs.example/one'])
    expect(fields(second, 'WARC-Refers-To-Date')).toEqual([first?.record.date])
    expect(fields(second, 'WARC-Payload-Digest')).toEqual([first?.record.payloadDigest])
    expect(fields(second, 'WARC-Profile')[0]).toContain('identical-payload-digest')
    expect(plain(second)).not.toContain('the same')
  })

  it('is stored once too where both come at the same time', async () => {
    const writer = createExchangeWriter()
    const all = await Promise.all(
      ['a', 'b', 'c'].map((path) => writer.write(at(path, 'same'), () => undefined)),
    )
    expect(all.map(([each]) => each?.record.type)).toEqual(['response', 'revisit', 'revisit'])
  })

  it('is not referred to where it was cut, on either side', async () => {
    const writer = createExchangeWriter()
    const cut = await writer.write(at('a', 'half', { truncated: 'length' }), () => undefined)
    const whole = await writer.write(at('b', 'half'), () => undefined)
    const again = await writer.write(at('c', 'half', { truncated: 'time' }), () => undefined)
    expect([cut, whole, again].map(([each]) => each?.record.type)).toEqual([
      'response',
      'response',
      'response',
    ])
  })

  it('that is empty is stored each time', async () => {
    const writer = createExchangeWriter()
    for (const path of ['a', 'b'])
      expect((await writer.write(at(path, ''), () => undefined))[0]?.record.type).toBe('response')
  })

  it('in another capture is stored anew', async () => {
    for (let n = 0; n < 2; n += 1) expect((await write(exact('same')))[0]?.record.type).toBe('response')
  })
})

describe('what a service worker made', () => {
  it('is a resource of its own, never an answer of the server', async () => {
    const records = await write(exact('offline', { source: 'service-worker' }), '192.0.2.7')
    expect(typesOf(records)).toEqual(['resource'])
    expect(records[0]?.record.targetUri).toBe('urn:service-worker:https://jobs.example/ad/7')
    expect(plain(records[0])).toContain('\r\n\r\noffline\r\n\r\n')
    expect(plain(records[0])).not.toMatch(/HTTP\/1|WARC-IP-Address/)
  })

  it('without a media type is called bytes', async () => {
    const response = { status: 200, statusText: '', headers: [] }
    const [made] = await write(exact('x', { source: 'service-worker', response }))
    expect(fields(made, 'Content-Type')).toEqual(['application/octet-stream'])
  })
})
