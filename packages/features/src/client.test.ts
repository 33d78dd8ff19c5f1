/** Promises of the typed client: how calls are written and how refusals are read. */
import { CaptureId, CaseId, ERRORS, endpoint } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestCapture, stopCapture, watchCase } from './capture/contract.ts'
import { readCase, readLog } from './cases/contract.ts'
import type { AnswerLike, FetchLike, SendLike } from './client.ts'
import { ClientFailure, createClient, fillPath, readFailure, writeQuery } from './client.ts'
import { readSession, signOut } from './people/contract.ts'

const caseId = CaseId.parse('0197a5a0-0000-7000-8000-000000000001')
const captureId = CaptureId.parse('0197a5a0-0000-7000-8000-000000000002')

const answer = (status: number, text: string): AnswerLike => ({
  status,
  headers: { get: () => null },
  body: null,
  text: async () => text,
})

const record = (status = 200, text = '{}') => {
  const calls: { url: string; init: Parameters<FetchLike>[1] }[] = []
  const fetchLike: FetchLike = async (url, init) => {
    calls.push({ url, init })
    return answer(status, text)
  }
  return { calls, client: createClient('http://127.0.0.1:4600/', fetchLike) }
}

const refusal = async (promise: Promise<unknown>): Promise<ClientFailure> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ClientFailure)) throw new Error('expected a ClientFailure')
  return error
}

describe('writing a call', () => {
  it('fills path parameters, percent-encoded, and leaves the rest', () => {
    expect(fillPath('/api/cases/:caseId/parts/:role', { caseId: 'a/b', role: 'text', more: 1 })).toEqual({
      path: '/api/cases/a%2Fb/parts/text',
      rest: { more: 1 },
    })
  })

  it('refuses to call without a path parameter', () => {
    expect(() => fillPath('/api/cases/:caseId', {})).toThrow('needs caseId')
  })

  it('writes a query without what is undefined and repeats lists', () => {
    expect(writeQuery({ before: 7, nothing: undefined, tag: ['a', 'b'] })).toBe('?before=7&tag=a&tag=b')
    expect(writeQuery({})).toBe('')
  })

  it('sends the rest of a GET as query and no body', async () => {
    const { calls, client } = record()
    await client.call(readLog, { caseId, before: 200 })
    expect(calls[0]?.url).toBe(`http://127.0.0.1:4600/api/cases/${caseId}/log?before=200`)
    expect(calls[0]?.init.body).toBeUndefined()
  })

  it('sends the rest of a POST as JSON, without the path parameters', async () => {
    const { calls, client } = record()
    await client.call(requestCapture, { caseId, url: 'http://harbour.example/' })
    expect(calls[0]?.init.body).toBe('{"url":"http://harbour.example/"}')
    expect(calls[0]?.init.headers['content-type']).toBe('application/json')
  })

  it('sends no body with a DELETE that has nothing left to say', async () => {
    const { calls, client } = record()
    await client.call(stopCapture, { caseId, captureId })
    expect(calls[0]?.init.body).toBeUndefined()
    expect(calls[0]?.init.headers['content-type']).toBeUndefined()
  })

  it('gives the address that an event source opens', () => {
    expect(record().client.address(watchCase, { caseId })).toBe(
      `http://127.0.0.1:4600/api/cases/${caseId}/news`,
    )
  })

  it('sends the x-csrf header with changes only, once a session was read', async () => {
    const { calls, client } = record(200, '{"csrf":"token-1"}')
    await client.call(signOut, {})
    await client.call(readSession, {})
    await client.call(readCase, { caseId })
    await client.call(signOut, {})
    expect(calls.map((call) => call.init.headers['x-csrf'])).toEqual([
      undefined,
      undefined,
      undefined,
      'token-1',
    ])
    client.holdCsrf(undefined)
    await client.call(signOut, {})
    expect(calls[4]?.init.headers['x-csrf']).toBeUndefined()
  })
})

describe('reading a refusal', () => {
  it('gives code, sentence and fields, whether bare or under error', async () => {
    const body = { code: 'request.invalid', fields: [{ path: 'url', message: 'missing' }, 'noise'] }
    for (const text of [JSON.stringify(body), JSON.stringify({ error: body })]) {
      const failure = await refusal(record(400, text).client.call(readCase, { caseId }))
      expect(failure.code).toBe('request.invalid')
      expect(failure.sentence).toBe(ERRORS['request.invalid'].sentence)
      expect(failure.fields).toEqual([{ path: 'url', message: 'missing' }])
      expect(failure.retryable).toBe(false)
    }
  })

  it('prefers the detail of this very failure to the general sentence', () => {
    const text = JSON.stringify({ code: 'capture.status', sentence: 'general', detail: 'It answered 503.' })
    expect(readFailure(422, text).sentence).toBe('It answered 503.')
  })

  it('never takes a code that the registry does not know', () => {
    expect(readFailure(500, '{"code":"made.up"}').code).toBe('server.failed')
    expect(readFailure(502, '<html>gateway</html>').code).toBe('server.failed')
    expect(readFailure(404, '').code).toBe('request.not-found')
    expect(readFailure(429, 'slow down').code).toBe('request.too-many')
  })

  it('calls an answer that is not JSON a failure of the server', async () => {
    const failure = await refusal(record(200, '<html>').client.call(readCase, { caseId }))
    expect(failure.code).toBe('server.failed')
  })

  it('says offline when no answer comes, and that a retry may help', async () => {
    const client = createClient('', async () => {
      throw new TypeError('connection refused')
    })
    const failure = await refusal(client.call(readCase, { caseId }))
    expect([failure.code, failure.status, failure.retryable]).toEqual(['client.offline', 0, true])
  })

  it('passes an abort through as what it is', async () => {
    const stop = new AbortController()
    stop.abort(new Error('left the page'))
    const client = createClient('', async () => {
      throw new Error('aborted')
    })
    await expect(client.call(readCase, { caseId }, stop.signal)).rejects.toThrow('left the page')
  })
})

describe('sending bytes', () => {
  const sendFile = endpoint({
    name: 'test.send',
    method: 'POST',
    path: '/api/cases/:caseId/files',
    summary: 'a test',
    action: 'capture.request',
    scope: 'case',
    input: z.object({ caseId: CaseId, name: z.string() }),
    output: z.object({ length: z.number() }),
    errors: [],
    takes: 'bytes',
    maxBytes: 10,
  })
  const input = { caseId, name: 'नदी & b.txt' }

  it('puts path and query into the address and the bytes into the body as they are', async () => {
    const { calls, client } = record(200, '{"length":3}')
    client.holdCsrf('token-1')
    const bytes = new Uint8Array([1, 2, 3])
    expect(await client.send(sendFile, input, bytes)).toEqual({ length: 3 })
    const url = new URL(calls[0]?.url ?? '')
    expect([url.pathname, url.searchParams.get('name')]).toEqual([`/api/cases/${caseId}/files`, input.name])
    expect(calls[0]?.init).toMatchObject({
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream', 'x-csrf': 'token-1' },
    })
  })

  it('refuses what the endpoint would refuse, before one byte leaves', async () => {
    const { calls, client } = record()
    for (const bytes of [new Uint8Array(11), new Blob(['12345678901'])])
      expect((await refusal(client.send(sendFile, input, bytes))).code).toBe('request.too-large')
    expect(calls).toEqual([])
    await client.send(sendFile, input, new Blob(['1234567890']))
    expect(calls).toHaveLength(1)
  })

  it('tells progress as the platform does, and the whole at the end', async () => {
    const heard: [number, number][] = []
    const sendLike: SendLike = async (_url, init, onProgress) => {
      onProgress({ sent: 1, total: init.body instanceof Blob ? init.body.size : init.body.byteLength })
      return answer(200, '{"length":4}')
    }
    const client = createClient('', async () => Promise.reject(new Error('not this way')), sendLike)
    await client.send(sendFile, input, new Uint8Array(4), undefined, ({ sent, total }) =>
      heard.push([sent, total]),
    )
    expect(heard).toEqual([
      [1, 4],
      [4, 4],
    ])
  })

  it('reads refusals, silence and an abort like every other call', async () => {
    const text = JSON.stringify({ error: { code: 'request.broken-off' } })
    expect((await refusal(record(400, text).client.send(sendFile, input, new Uint8Array(1)))).code).toBe(
      'request.broken-off',
    )
    const silent = createClient('', () => Promise.reject(new TypeError('gone')))
    expect((await refusal(silent.send(sendFile, input, new Uint8Array(1)))).code).toBe('client.offline')
    const stop = new AbortController()
    stop.abort(new Error('left the page'))
    await expect(silent.send(sendFile, input, new Uint8Array(1), stop.signal)).rejects.toThrow(
      'left the page',
    )
  })
})
