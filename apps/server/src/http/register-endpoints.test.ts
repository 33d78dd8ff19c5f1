/** Every branch of the sentence: limit → authenticate → guard → validate → gate → act → present. */
import type { BoundEndpoint, Door } from '@smart-rescue/features/ports/actor'
import { ERRORS, Failure } from '@smart-rescue/schema'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ACTOR, act, COOKIE, CSRF, openFakeDoor, TOKEN } from './door.fake.ts'

const doors: { close(ms: number): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close(100)))
})

const open = async (...endpoints: BoundEndpoint[]) => {
  const door = await openFakeDoor(endpoints)
  doors.push(door)
  return door
}

const call = async (app: FastifyInstance, request: InjectOptions) => {
  const answer = await app.inject(request)
  const body: unknown = answer.payload === '' ? undefined : JSON.parse(answer.payload)
  return { status: answer.statusCode, headers: answer.headers, body }
}
const codeOf = (body: unknown): string =>
  z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code

describe('limit', () => {
  it('answers request.too-many after the number the contract names, with the time to wait', async () => {
    const { app } = await open(act({ path: '/api/a', scope: 'public', perMinute: 3 }))
    for (let n = 0; n < 3; n++) expect((await call(app, { url: '/api/a' })).status).toBe(200)
    const { status, headers, body } = await call(app, { url: '/api/a' })
    expect([status, codeOf(body)]).toEqual([429, 'request.too-many'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('counts a public endpoint by address, whatever cookie is sent, and each endpoint apart', async () => {
    const { app } = await open(
      act({ path: '/api/a', scope: 'public', perMinute: 1 }),
      act({ path: '/api/b', scope: 'public', perMinute: 1 }),
    )
    expect((await call(app, { url: '/api/a' })).status).toBe(200)
    const cookies = { 'smart-rescue-0': 'another-token-every-time' }
    expect((await call(app, { url: '/api/a', cookies })).status).toBe(429)
    expect((await call(app, { url: '/api/b' })).status).toBe(200)
  })

  it('refuses a body over one megabyte before the act sees it', async () => {
    const { app } = await open(
      act({ path: '/api/a', method: 'POST', scope: 'public', input: z.object({ text: z.string() }) }),
    )
    const { status, body } = await call(app, {
      method: 'POST',
      url: '/api/a',
      payload: { text: 'x'.repeat(1_100_000) },
    })
    expect([status, codeOf(body)]).toEqual([413, 'request.too-large'])
  })
})

describe('authenticate', () => {
  it('answers access.not-signed-in without a session, with an unknown one, and with a malformed one', async () => {
    const { app } = await open(act({ path: '/api/a' }))
    for (const cookies of [undefined, { 'smart-rescue-0': 'x'.repeat(30) }, { 'smart-rescue-0': '<a>' }]) {
      const { status, body } = await call(app, { url: '/api/a', ...(cookies ? { cookies } : {}) })
      expect([status, codeOf(body)]).toEqual([401, 'access.not-signed-in'])
    }
  })

  it('gives the act its actor, or none on a public endpoint', async () => {
    const seen: unknown[] = []
    const handle: BoundEndpoint['handle'] = async (actor) => {
      seen.push(actor?.displayName)
      return { done: true }
    }
    const { app } = await open(
      act({ path: '/api/a' }, handle),
      act({ path: '/api/p', scope: 'public' }, handle),
    )
    await call(app, { url: '/api/a', cookies: COOKIE })
    await call(app, { url: '/api/p' })
    await call(app, { url: '/api/p', cookies: COOKIE })
    expect(seen).toEqual(['Asha', undefined, 'Asha'])
  })

  it('sets the session cookie HttpOnly, SameSite=Strict, for the whole host, and takes it away', async () => {
    const expires = new Date(Date.UTC(2030, 0, 1))
    const { app } = await open(
      act({ path: '/api/in', method: 'POST', scope: 'public' }, async (_a, _i, door) => {
        door.openSession(TOKEN, expires)
        return { done: true }
      }),
      act({ path: '/api/out', method: 'DELETE' }, async (_a, _i, door) => {
        door.closeSession()
        return { done: true }
      }),
    )
    const opened = await call(app, { method: 'POST', url: '/api/in' })
    expect(opened.headers['set-cookie']).toBe(
      `smart-rescue-0=${TOKEN}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Strict`,
    )
    const closed = await call(app, { method: 'DELETE', url: '/api/out', cookies: COOKIE, headers: CSRF })
    expect(String(closed.headers['set-cookie'])).toMatch(/^smart-rescue-0=; .*Expires=Thu, 01 Jan 1970/)
  })

  it('marks the cookie Secure and __Host- behind a trusted proxy that speaks https', async () => {
    const handle: BoundEndpoint['handle'] = async (_a, _i, door) => {
      door.openSession(TOKEN, new Date(Date.UTC(2030, 0, 1)))
      return { done: true }
    }
    const door = await openFakeDoor([act({ path: '/api/in', method: 'POST', scope: 'public' }, handle)], {
      trustedProxy: '127.0.0.1',
    })
    doors.push(door)
    const headers = { 'x-forwarded-proto': 'https' }
    const { headers: answer } = await call(door.app, { method: 'POST', url: '/api/in', headers })
    expect(String(answer['set-cookie'])).toMatch(/^__Host-smart-rescue-0=.*; Secure/)
    expect(answer['strict-transport-security']).toContain('max-age')
  })
})

describe('guard', () => {
  const change = act({ path: '/api/a', method: 'POST' })

  it('refuses a change without the session’s token, and with a wrong one', async () => {
    const { app } = await open(change)
    for (const headers of [
      {},
      { 'x-csrf': '' },
      { 'x-csrf': 'csrf-of-the-tesst' },
      { 'x-csrf': `${ACTOR.csrf}x` },
    ]) {
      const { status, body } = await call(app, { method: 'POST', url: '/api/a', cookies: COOKIE, headers })
      expect([status, codeOf(body)]).toEqual([403, 'request.csrf'])
    }
    expect((await call(app, { method: 'POST', url: '/api/a', cookies: COOKIE, headers: CSRF })).status).toBe(
      200,
    )
  })

  it('refuses what a browser sends from another origin, public endpoints and reading included', async () => {
    const { app } = await open(
      act({ path: '/api/p', method: 'POST', scope: 'public' }),
      act({ path: '/api/r' }),
    )
    const foreign = [
      { origin: 'http://other.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4601' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect(codeOf((await call(app, { method: 'POST', url: '/api/p', headers })).body)).toBe('request.csrf')
      expect(codeOf((await call(app, { url: '/api/r', cookies: COOKIE, headers })).body)).toBe('request.csrf')
    }
    for (const headers of [
      { origin: 'http://localhost:80' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ])
      expect(
        (await call(app, { method: 'POST', url: '/api/p', headers: { host: 'localhost:80', ...headers } }))
          .status,
      ).toBe(200)
  })

  it('answers no other host name when it listens on loopback, so that a rebound name founds nothing', async () => {
    const { app } = await open(act({ path: '/api/p', scope: 'public' }))
    expect((await call(app, { url: '/api/p', headers: { host: 'rebound.example:4600' } })).status).toBe(404)
    for (const host of ['127.0.0.1:4600', 'localhost:4600', '[::1]:4600'])
      expect((await call(app, { url: '/api/p', headers: { host } })).status).toBe(200)
  })

  it('takes JSON alone: a form of another site cannot be sent in disguise', async () => {
    const { app } = await open(
      act({ path: '/api/p', method: 'POST', scope: 'public', input: z.object({ a: z.string() }) }),
    )
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { status, body } = await call(app, {
        method: 'POST',
        url: '/api/p',
        headers: { 'content-type': type },
        payload: '{"a":"b"}',
      })
      expect([status, codeOf(body)]).toEqual([400, 'request.invalid'])
    }
  })
})

describe('validate', () => {
  const input = z.object({
    caseId: z.string(),
    n: z.coerce.number().int(),
    text: z.string().min(2).optional(),
  })
  const seen: unknown[] = []
  const echo: BoundEndpoint['handle'] = async (_actor, given) => {
    seen.push(given)
    return { done: true }
  }

  it('merges path, query and body, and lets the path win', async () => {
    const { app } = await open(act({ path: '/api/cases/:caseId/x', method: 'POST', input }, echo))
    const request = { method: 'POST', url: '/api/cases/one/x?n=3', cookies: COOKIE, headers: CSRF } as const
    expect((await call(app, { ...request, payload: { caseId: 'two', text: 'ab' } })).status).toBe(200)
    expect(seen.at(-1)).toEqual({ caseId: 'one', n: 3, text: 'ab' })
  })

  it('names every wrong, missing and unknown field', async () => {
    const { app } = await open(act({ path: '/api/cases/:caseId/x', method: 'POST', input }, echo))
    const request = { method: 'POST', url: '/api/cases/one/x', cookies: COOKIE, headers: CSRF } as const
    const { status, body } = await call(app, { ...request, payload: { text: 'a', tekst: 'b' } })
    expect(status).toBe(400)
    const { error } = z
      .object({
        error: z.object({
          code: z.string(),
          sentence: z.string(),
          fields: z.array(z.object({ path: z.string(), message: z.string() })),
        }),
      })
      .parse(body)
    expect(error.code).toBe('request.invalid')
    expect(error.sentence).toBe(ERRORS['request.invalid'].sentence)
    expect(error.fields.map(({ path }) => path).sort()).toEqual(['n', 'tekst', 'text'])
  })

  it.each([
    ['a list', '[1]'],
    ['a bare word', '"x"'],
    ['broken JSON', '{"n":'],
    ['a poisoned prototype', '{"__proto__":{"admin":true},"n":1}'],
    ['nothing but depth', '['.repeat(50_000)],
  ])('refuses %s as body with request.invalid', async (_name, payload) => {
    const { app } = await open(
      act({ path: '/api/p', method: 'POST', scope: 'public', input: z.object({ n: z.number().optional() }) }),
    )
    const headers = { 'content-type': 'application/json' }
    const { status, body } = await call(app, { method: 'POST', url: '/api/p', headers, payload })
    expect([status, codeOf(body)]).toEqual([400, 'request.invalid'])
  })

  it('refuses an address that is no address', async () => {
    const { app } = await open(act({ path: '/api/cases/:caseId/x', input: z.object({ caseId: z.string() }) }))
    expect((await call(app, { url: '/api/cases/%E0%A4%A/x', cookies: COOKIE })).status).toBe(400)
    expect((await call(app, { url: `/api/cases/${'x'.repeat(500)}/x`, cookies: COOKIE })).status).toBe(400)
  })
})

describe('gate', () => {
  it('stops before the act, and is asked with the validated input', async () => {
    let acted = false
    const asked: unknown[] = []
    const door = await openFakeDoor(
      [
        act({ path: '/api/no', action: 'custody.audit' }, async () => {
          acted = true
          return { done: true }
        }),
        act({
          path: '/api/cases/:caseId/x',
          scope: 'case',
          input: z.object({ caseId: z.string().toUpperCase() }),
        }),
      ],
      {
        gate: async (actor, endpoint, input) => {
          asked.push([actor?.displayName, endpoint.path, input])
          if (endpoint.action === 'custody.audit') throw new Failure('access.denied')
        },
      },
    )
    doors.push(door)
    const denied = await call(door.app, { url: '/api/no', cookies: COOKIE })
    expect([denied.status, codeOf(denied.body), acted]).toEqual([403, 'access.denied', false])
    await call(door.app, { url: '/api/cases/one/x', cookies: COOKIE })
    expect(asked.at(-1)).toEqual(['Asha', '/api/cases/:caseId/x', { caseId: 'ONE' }])
  })
})

describe('act', () => {
  it('hears the origin that the caller used', async () => {
    const doors_: Door[] = []
    const { app } = await open(
      act({ path: '/api/a' }, async (_a, _i, door) => {
        doors_.push(door)
        return { done: true }
      }),
    )
    await call(app, { url: '/api/a', cookies: COOKIE, headers: { host: '127.0.0.1:4600' } })
    expect(doors_[0]?.origin).toBe('http://127.0.0.1:4600')
  })

  it.each(Object.keys(ERRORS).filter((code) => code !== 'server.failed'))(
    'answers %s with its status and sentence',
    async (code) => {
      const known = code as keyof typeof ERRORS
      const { app } = await open(
        act({ path: '/api/a' }, () => Promise.reject(new Failure(known, { detail: 'in detail' }))),
      )
      const { status, body } = await call(app, { url: '/api/a', cookies: COOKIE })
      expect(status).toBe(ERRORS[known].status)
      expect(body).toEqual({
        error: {
          code,
          sentence: ERRORS[known].sentence,
          detail: 'in detail',
          retryable: ERRORS[known].retryable,
        },
      })
    },
  )

  it('answers what has no name with server.failed and an incident code, and logs class and code alone', async () => {
    const { app, log } = await open(
      act({ path: '/api/a' }, () => Promise.reject(new RangeError('Maria at the harbour'))),
    )
    const { status, body } = await call(app, { url: '/api/a', cookies: COOKIE })
    expect([status, codeOf(body)]).toEqual([500, 'server.failed'])
    const incident = /Code: ([0-9a-f]{8})/.exec(JSON.stringify(body))?.[1]
    expect(log.lines).toEqual([`server.failed {"incident":{"id":"${incident}"}} RangeError`])
    expect(JSON.stringify(body)).not.toContain('Maria')
  })

  it('says when to come again while the database is away', async () => {
    const gone = new Failure('database.unavailable')
    const { app } = await open(act({ path: '/api/a' }, () => Promise.reject(gone)))
    const { status, headers, body } = await call(app, { url: '/api/a', cookies: COOKIE })
    expect([status, codeOf(body), headers['retry-after']]).toEqual([503, 'database.unavailable', '2'])
  })
})

describe('present', () => {
  it('strips what the contract does not declare, at every depth', async () => {
    const output = z.object({ list: z.array(z.object({ id: z.string() })) })
    const handle = async () => ({ list: [{ id: 'a', passphrase_hash: 'secret' }], also: 'secret' })
    const { app } = await open(act({ path: '/api/a', output }, handle))
    expect((await call(app, { url: '/api/a', cookies: COOKIE })).body).toEqual({ list: [{ id: 'a' }] })
  })

  it('answers server.failed rather than an output that breaks its contract', async () => {
    const { app, log } = await open(act({ path: '/api/a' }, async () => ({ done: 'perhaps' })))
    expect((await call(app, { url: '/api/a', cookies: COOKIE })).status).toBe(500)
    expect(log.lines.join()).toContain('ZodError')
  })

  it('lets nobody keep an answer, nor guess its type', async () => {
    const { app } = await open(act({ path: '/api/a' }))
    const { headers } = await call(app, { url: '/api/a', cookies: COOKIE })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toContain(`frame-src 'self' http://127.0.0.1:4601;`)
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('answers 404 as JSON under /api, for other methods too, HEAD included', async () => {
    const { app } = await open(act({ path: '/api/a' }))
    for (const [method, url] of [
      ['GET', '/api/nothing'],
      ['POST', '/api/a'],
      ['DELETE', '/api/a'],
      ['GET', '/api'],
    ] as const) {
      const { status, body } = await call(app, { method, url })
      expect([status, codeOf(body)]).toEqual([404, 'request.not-found'])
    }
    expect((await app.inject({ method: 'HEAD', url: '/api/a', cookies: COOKIE })).statusCode).toBe(404)
  })
})
