/** Every field of every endpoint with every hostile value, through the real door: an honest answer, and never a crash. */
import { endpoints } from '@smart-rescue/features/contracts'
import { type Endpoint, type ErrorCode, isErrorCode } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Answer,
  type Caller,
  COOKIE_NAME,
  type DoorUnderTest,
  openDoor,
  requestOf,
} from '../../acts/door-under-test.ts'
import { createHouse, fakeHash, type House, PASSPHRASE } from '../../acts/house-under-test.ts'
import { fillTwoCases, sampleInput, type TwoCases } from '../../acts/two-cases.ts'
import { HOSTILE_BODIES, HOSTILE_VALUES, type HostileValue } from './hostile-values.ts'

let house: House
let door: DoorUnderTest
let cases: TwoCases
beforeAll(async () => {
  house = await createHouse()
  cases = await fillTwoCases(house)
  // She holds every role, so that no input is stopped by a role before it is looked at.
  await house.db.ownerPool.query(
    `update member set roles = array['operator','case-officer','investigator','lawyer','social-worker','auditor'] where login = 'sita'`,
  )
  door = await openDoor(house)
})
afterAll(async () => {
  await door.close()
  await house.close()
})

/** A session for so many requests: the limits of a session are tested elsewhere. */
let caller: Caller | undefined
let used = 0
const freshCaller = async (): Promise<Caller> => {
  used += 1
  if (caller === undefined || used % 8 === 0) {
    await house.db.ownerPool.query(
      `update member set passphrase_hash = $1, status = 'active' where login = 'sita'`,
      [fakeHash(PASSPHRASE)],
    )
    caller = await door.signIn('sita')
  }
  return caller
}

const fieldsOf = (endpoint: Endpoint): string[] =>
  endpoint.input instanceof z.ZodObject ? Object.keys(endpoint.input.shape) : []

/** Endpoints that end the session, stop everything or stay open are sent here with hostile input alone. */
const inputOf = (endpoint: Endpoint) => sampleInput(endpoint, cases.own)

const sendRaw = async (endpoint: Endpoint, field: string, hostile: HostileValue): Promise<Answer> => {
  const { token, csrf } = await freshCaller()
  const marker = '"@@hostile@@"'
  const request = requestOf(endpoint, {
    ...inputOf(endpoint),
    [field]: hostile.wire === undefined ? hostile.value : '@@hostile@@',
  })
  const payload = request.payload?.replace(marker, () => hostile.wire ?? marker)
  const url = request.url.replace(encodeURIComponent('@@hostile@@'), () =>
    encodeURIComponent((hostile.wire ?? '').slice(0, 5_000)),
  )
  return door.inject({
    ...request,
    url: url.slice(0, 60_000),
    ...(payload === undefined ? {} : { payload }),
    headers: { ...request.headers, 'x-csrf': csrf ?? '' },
    cookies: { [COOKIE_NAME]: token ?? '' },
  })
}

/** What may not be answered to any input: our own failure, or a success of an act that the input cannot have meant. */
const judge = (endpoint: Endpoint, answer: Answer): string | undefined => {
  if (answer.status >= 500 && answer.code !== 'locker.locked')
    return `${answer.status} ${answer.raw.slice(0, 200)}`
  if (answer.status < 400) return undefined
  if (!isErrorCode(answer.code)) return `${answer.status} without a code: ${answer.raw.slice(0, 200)}`
  const lawful: readonly ErrorCode[] = [
    ...endpoint.errors,
    'request.invalid',
    'request.too-large',
    'request.not-found',
    'access.wrong-passphrase',
  ]
  return lawful.includes(answer.code) ? undefined : `${answer.status} ${answer.code}`
}

describe('a field of the contract', () => {
  const targets = endpoints.filter(({ name }) => name !== 'case.watch')

  it.each(targets.map((endpoint) => [endpoint.name, endpoint] as const))(
    'of %s takes no hostile value for a lawful one, and nothing fails on our side',
    async (_name, endpoint) => {
      const wrong: string[] = []
      for (const field of fieldsOf(endpoint)) {
        for (const hostile of HOSTILE_VALUES) {
          const answer = await sendRaw(endpoint, field, hostile)
          const verdict = judge(endpoint, answer)
          if (verdict !== undefined) wrong.push(`${field} = ${hostile.name}: ${verdict}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  it('that the contract does not know is refused by name, and not dropped', async () => {
    for (const endpoint of targets) {
      const { token, csrf } = await freshCaller()
      const request = requestOf(endpoint, { ...inputOf(endpoint), passphrase_hash: 'x' })
      const answer = await door.inject({
        ...request,
        headers: { ...request.headers, 'x-csrf': csrf ?? '' },
        cookies: { [COOKIE_NAME]: token ?? '' },
      })
      expect([endpoint.name, answer.code], answer.raw.slice(0, 200)).toEqual([
        endpoint.name,
        'request.invalid',
      ])
      expect(answer.raw).toContain('passphrase_hash')
    }
  })
})

describe('a whole body', () => {
  const takers = endpoints.filter(({ method }) => method === 'POST' || method === 'PATCH')

  it.each(HOSTILE_BODIES.map((body) => [body.name, body] as const))(
    'that is %s gets an answer with a code from every endpoint',
    async (_name, { payload, type }) => {
      for (const endpoint of takers) {
        const { token, csrf } = await freshCaller()
        const { method, url } = requestOf(endpoint, inputOf(endpoint))
        const answer = await door.inject({
          method,
          url,
          payload,
          headers: {
            'x-csrf': csrf ?? '',
            ...(payload === '' ? {} : { 'content-type': type ?? 'application/json' }),
          },
          cookies: { [COOKIE_NAME]: token ?? '' },
        })
        expect(answer.status, `${endpoint.name}: ${answer.raw.slice(0, 200)}`).toBeLessThan(500)
        if (answer.status >= 400) expect(isErrorCode(answer.code), endpoint.name).toBe(true)
      }
    },
  )

  it('never changes what every object inherits', () => {
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})

describe('an address', () => {
  it.each([
    '/api/cases/%',
    '/api/cases/%00',
    '/api/cases/%ED%A0%80',
    '/api/cases/..%2f..%2fetc%2fpasswd',
    '/api/cases//notes',
    '/api/cases/01930000-0000-7000-8000-000000000001/',
    '/api/CASES',
    '/api/cases?caseId=1&caseId=2',
    '/api/cases?__proto__[isAdmin]=1',
    '/api/cases?constructor=1',
    `/api/cases/${'a'.repeat(5_000)}`,
    `/api/cases?${'a=1&'.repeat(5_000)}`,
    '/api/openapi.json/..',
    '/api/session;jsessionid=1',
  ])('that is %.40s gets an answer with a code', async (url) => {
    const { token } = await freshCaller()
    const answer = await door.inject({ method: 'GET', url, cookies: { [COOKIE_NAME]: token ?? '' } })
    expect(answer.status, answer.raw).toBeGreaterThanOrEqual(400)
    expect(answer.status, answer.raw).toBeLessThan(500)
    expect(isErrorCode(answer.code) || !url.startsWith('/api/')).toBe(true)
  })

  it('takes the case of the path, whatever query and body say', async () => {
    const { token, csrf } = await freshCaller()
    const answer = await door.inject({
      method: 'POST',
      url: `/api/cases/${cases.foreign.caseId}/notes?caseId=${cases.own.caseId}`,
      payload: JSON.stringify({ caseId: cases.own.caseId, body: 'smuggled' }),
      headers: { 'content-type': 'application/json', 'x-csrf': csrf ?? '' },
      cookies: { [COOKIE_NAME]: token ?? '' },
    })
    expect(answer.code).toBe('request.not-found')
    const { rows } = await house.db.ownerPool.query(`select 1 from note where body = 'smuggled'`)
    expect(rows).toEqual([])
  })
})

describe('afterwards', () => {
  it('everything is as it was: the log whole, the index with nothing left to tell', async () => {
    const { size } = await house.locker.checkpoint()
    const { rows } = await house.db.ownerPool.query('select count(*)::int as told from custody_entry')
    expect(rows[0]).toEqual({ told: size })
    expect(door.lines.filter((line) => line.includes('server.failed'))).toEqual([])
  })
})
