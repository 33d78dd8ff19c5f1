/** The demonstration's small client: it keeps its session, tells refusals by their code, and waits without guessing. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const { talkTo, waitFor } = await import(
  new URL('../../tools/demo/talk-to-product.mjs', import.meta.url).href
)

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

let server: Server
let seen: Seen[]
let answer: { status: number; type?: string; body: string | Uint8Array; cookies?: string[] }
let origin: string

beforeEach(async () => {
  seen = []
  answer = { status: 200, body: '{}' }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      response.writeHead(answer.status, {
        'content-type': answer.type ?? 'application/json',
        ...(answer.cookies ? { 'set-cookie': answer.cookies } : {}),
      })
      response.end(answer.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((done) => server.close(done)))

describe('a conversation', () => {
  it('sends a body as JSON, and none where there is none', async () => {
    const product = talkTo(origin)
    await product.post('/api/cases', { title: 'Blue door' })
    await product.get('/api/cases')
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/cases', '{"title":"Blue door"}'],
      ['GET', '/api/cases', ''],
    ])
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect(seen[1]?.headers['content-type']).toBeUndefined()
  })

  it('keeps the session: cookie and csrf of one answer go with the next question', async () => {
    const product = talkTo(origin)
    answer = {
      status: 200,
      body: '{"csrf":"abc"}',
      cookies: ['s=1; HttpOnly; Path=/', 't=2; SameSite=Strict'],
    }
    await product.post('/api/session', {})
    answer = { status: 200, body: '{}' }
    await product.get('/api/cases')
    expect(seen[0]?.headers.cookie).toBeUndefined()
    expect(seen[1]?.headers.cookie).toBe('s=1; t=2')
    expect(seen[1]?.headers['x-csrf']).toBe('abc')
  })

  it('does not mix two conversations', async () => {
    const [one, other] = [talkTo(origin), talkTo(origin)]
    answer = { status: 200, body: '{"csrf":"abc"}', cookies: ['s=1'] }
    await one.post('/api/session', {})
    await other.get('/api/cases')
    expect(seen[1]?.headers.cookie).toBeUndefined()
    expect(seen[1]?.headers['x-csrf']).toBeUndefined()
  })

  it('gives JSON as a value and everything else as bytes', async () => {
    const product = talkTo(origin)
    answer = { status: 200, body: '{"a":[1]}' }
    expect(await product.get('/api/x')).toEqual({ a: [1] })
    answer = { status: 200, type: 'application/zip', body: Uint8Array.of(80, 75) }
    expect([...((await product.get('/api/x')) as Uint8Array)]).toEqual([80, 75])
  })

  it('throws a refusal with its code, its sentence and the call', async () => {
    answer = {
      status: 403,
      body: '{"error":{"code":"access.denied","sentence":"Your role does not allow this here."}}',
    }
    await expect(talkTo(origin).get('/api/cases')).rejects.toMatchObject({
      code: 'access.denied',
      message: expect.stringContaining('GET /api/cases: access.denied: Your role'),
    })
  })

  it('throws the bare status where the answer is no JSON', async () => {
    answer = { status: 502, type: 'text/html', body: '<h1>x</h1>' }
    await expect(talkTo(origin).get('/api/cases')).rejects.toMatchObject({ code: '502' })
  })
})

describe('waiting', () => {
  it('ends with the first answer that is something', async () => {
    let asked = 0
    const got = await waitFor('a thing', 30, async () => (++asked < 3 ? undefined : { asked }))
    expect(got).toEqual({ asked: 3 })
  })

  it('says what it waited for when it gives up', async () => {
    await expect(waitFor('the harbour to open', 0, async () => undefined)).rejects.toThrow(
      /the harbour to open/,
    )
  })
})
