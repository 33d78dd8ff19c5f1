/** The door from outside: every endpoint with no actor, an ended one, a suspended one, the wrong role, another origin, another session's token. */
import { decide } from '@smart-rescue/core/access'
import { endpoints } from '@smart-rescue/features/contracts'
import { type Endpoint, errorRow, Role } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Caller,
  COOKIE_NAME,
  type DoorUnderTest,
  endpointOf,
  openDoor,
  requestOf,
  STRANGER,
} from '../../acts/door-under-test.ts'
import { createHouse, type House } from '../../acts/house-under-test.ts'
import { fillTwoCases, sampleInput, type TwoCases } from '../../acts/two-cases.ts'

let house: House
let door: DoorUnderTest
let cases: TwoCases
beforeAll(async () => {
  house = await createHouse()
  cases = await fillTwoCases(house)
  door = await openDoor(house)
})
afterAll(async () => {
  await door.close()
  await house.close()
})

const closed = endpoints.filter(({ scope }) => scope !== 'public')
const changing = closed.filter(({ method }) => method !== 'GET')
const list = (some: readonly Endpoint[]) => some.map((endpoint) => [endpoint.name, endpoint] as const)
const send = (endpoint: Endpoint, caller: Caller, headers: object = {}) =>
  door.send(endpoint.name, caller, sampleInput(endpoint, cases.own), headers)
/** What the index holds, as one text: to see that nothing was done. */
const lookAtAll = async () => {
  const { size } = await house.locker.checkpoint()
  const { rows } = await house.db.ownerPool.query(
    'select (select count(*) from note) n, (select count(*) from capture) c, (select count(*) from dossier) d, (select count(*) from case_team) t, (select count(*) from member) m, (select count(*) from session) s',
  )
  return JSON.stringify([size, rows, house.sent.length])
}

describe('who is not signed in', () => {
  it.each(list(closed))('gets nothing from %s, and nothing is done', async (_name, endpoint) => {
    const before = await lookAtAll()
    for (const caller of [
      STRANGER,
      { token: 'x'.repeat(43), csrf: 'x' },
      { token: '', csrf: '' },
      { token: `${'a'.repeat(20)}%00`, csrf: 'x' },
      { token: `${'a'.repeat(500)}`, csrf: 'x' },
    ]) {
      const answer = await send(endpoint, caller)
      expect([answer.status, answer.code]).toEqual([401, 'access.not-signed-in'])
      expect(Object.keys(answer.body)).toEqual(['error'])
    }
    expect(await lookAtAll()).toBe(before)
  })

  it('learns the same from a bad input as from a good one', async () => {
    for (const endpoint of closed) {
      const answer = await door.send(endpoint.name, STRANGER, {
        ...sampleInput(endpoint, cases.own),
        nonsense: 1,
      })
      expect([endpoint.name, answer.code]).toEqual([endpoint.name, 'access.not-signed-in'])
    }
  })
})

describe('whose session has ended', () => {
  const ways: Record<string, (caller: Caller) => Promise<unknown>> = {
    'signed out': (caller) => door.send('session.end', caller),
    suspended: async () =>
      house.call('member.change', cases.own.owner, { memberId: cases.own.memberId, status: 'suspended' }),
    'given another role': async () =>
      house.call('member.change', cases.own.owner, { memberId: cases.own.memberId, roles: ['lawyer'] }),
    'idle for 31 minutes': async () =>
      house.db.ownerPool.query(`update session set seen_at = seen_at - interval '31 minutes'`),
    'signed in 12 hours ago': async () =>
      house.db.ownerPool.query(`update session set expires_at = expires_at - interval '13 hours'`),
    'deleted from the index': async () => house.db.ownerPool.query('delete from session'),
  }

  it.each(Object.keys(ways))('because she is %s gets nothing from any endpoint', async (way) => {
    await house.db.ownerPool.query(
      `update member set status = 'active', roles = array['investigator'] where login = 'lantern-aide'`,
    )
    const caller = await door.signIn('lantern-aide')
    expect((await send(endpointOf('case.read'), caller)).status).toBe(200)
    await ways[way]?.(caller)
    for (const endpoint of closed) {
      const answer = await send(endpoint, caller)
      expect([endpoint.name, answer.code]).toEqual([endpoint.name, 'access.not-signed-in'])
    }
  })
})

describe('the wrong role', () => {
  it.each(Role.options)('of %s is answered as the table says, before the act begins', async (role) => {
    await house.db.ownerPool.query(
      `update member set status = 'active', roles = array[$1] where login = 'lantern-aide'`,
      [role],
    )
    const caller = await door.signIn('lantern-aide')
    for (const endpoint of closed) {
      const decision = decide(
        { roles: [role], status: 'active' },
        endpoint.action,
        endpoint.scope === 'case' ? 'team' : undefined,
      )
      if (decision.allow) continue
      const before = (await house.locker.checkpoint()).size
      const answer = await send(endpoint, caller)
      expect([endpoint.name, answer.status, answer.code]).toEqual([endpoint.name, 403, 'access.denied'])
      expect(answer.body).toEqual({
        error: { code: 'access.denied', sentence: errorRow('access.denied').sentence, retryable: false },
      })
      expect((await house.locker.checkpoint()).size).toBe(before)
    }
  })
})

describe('another site', () => {
  it.each(list(changing))(
    'changes nothing through %s without the token of the very session',
    async (_name, endpoint) => {
      const sita = await door.signIn('sita')
      const rohan = await door.signIn('rohan')
      const before = await lookAtAll()
      const tokens = [
        undefined,
        '',
        'x',
        `${sita.csrf}x`,
        sita.csrf?.slice(1),
        rohan.csrf,
        sita.csrf?.toUpperCase(),
      ]
      for (const csrf of tokens) {
        const answer = await send(endpoint, { token: sita.token, csrf })
        expect([csrf?.length, answer.status, answer.code]).toEqual([csrf?.length, 403, 'request.csrf'])
      }
      expect(await lookAtAll()).toBe(before)
    },
  )

  it.each(list(endpoints.filter(({ answers }) => answers !== 'events')))(
    'gets nothing from %s by a page of its own',
    async (_name, endpoint) => {
      const sita = await door.signIn('sita')
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost:4601' },
        { origin: 'http://localhost:80.evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'nonsense' },
      ]) {
        const answer = await send(endpoint, sita, headers)
        expect([JSON.stringify(headers), answer.code]).toEqual([JSON.stringify(headers), 'request.csrf'])
        expect(Object.keys(answer.body)).toEqual(['error'])
      }
    },
  )

  it('finds nothing under a name that is bound to our address', async () => {
    const sita = await door.signIn('sita')
    for (const host of [
      'evil.example',
      'evil.example:4600',
      '127.0.0.1.evil.example',
      '10.0.0.1',
      'localhost.evil.example',
    ]) {
      for (const name of ['organisation.health', 'case.list', 'organisation.set-up']) {
        const answer = await send(endpointOf(name), sita, { host })
        expect([host, name, answer.code]).toEqual([host, name, 'request.not-found'])
      }
    }
  })

  it('gets no cookie that a script or another site could use', async () => {
    const { method, url, payload, headers } = requestOf(
      endpointOf('session.create'),
      sampleInput(endpointOf('session.create'), cases.own),
    )
    const answer = await door.inject({ method, url, payload: payload ?? '', headers: headers ?? {} })
    const cookie = String(answer.headers['set-cookie'])
    for (const mark of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(mark)
    expect(cookie).not.toMatch(/Domain=/i)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.raw).not.toContain(/=([^;]+)/.exec(cookie)?.[1] ?? 'a token')
  })

  it('is not told by a preflight that it may', async () => {
    for (const { path } of endpoints) {
      const answer = await door.inject({
        method: 'OPTIONS',
        url: path,
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      expect(answer.status).toBe(404)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('a session', () => {
  it('is never taken from what the caller brings: a new token each time, the old one untouched', async () => {
    const first = await door.signIn('sita')
    const { method, url, payload, headers } = requestOf(
      endpointOf('session.create'),
      sampleInput(endpointOf('session.create'), cases.own),
    )
    const planted = 'p'.repeat(43)
    const answer = await door.inject({
      method,
      url,
      payload: payload ?? '',
      headers: headers ?? {},
      cookies: { [COOKIE_NAME]: planted },
    })
    const second = /^smart-rescue-0=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1]
    expect(second).not.toBe(planted)
    expect(second).not.toBe(first.token)
    expect((await door.send('session.read', { token: planted, csrf: '' })).code).toBe('access.not-signed-in')
    expect((await door.send('session.read', first)).status).toBe(200)
  })

  it('of one member never acts as another', async () => {
    const sita = await door.signIn('sita')
    const rohan = await door.signIn('rohan')
    const who = async (caller: Caller) =>
      ((await door.send('session.read', caller)).body.member as { login: string }).login
    expect([await who(sita), await who(rohan)]).toEqual(['sita', 'rohan'])
    expect(sita.csrf).not.toBe(rohan.csrf)
    expect((await door.send('case.read', sita, { caseId: cases.foreign.caseId })).code).toBe(
      'request.not-found',
    )
    expect((await door.send('case.read', rohan, { caseId: cases.foreign.caseId })).status).toBe(200)
  })
})
