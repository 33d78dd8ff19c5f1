/** Sessions and the first run: tokens that are never the same, time limits to the millisecond, and rights that end at once. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Member } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellMissing } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House, PASSPHRASE } from './house-under-test.ts'
import { openCase } from './work-off.ts'

const START = Date.parse('2026-11-24T09:00:00.000Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NEXT = 'nine quiet boats under the bridge'

let house: House
let sita: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
afterAll(() => house.close())

const at = (ms: number) => house.setNow(new Date(START + ms).toISOString())
const signIn = async (login = 'sita', passphrase = PASSPHRASE): Promise<string> => {
  await house.call('session.create', undefined, { login, passphrase })
  return house.tokens.at(-1) ?? ''
}
const who = (token: string) => house.features.authenticate(token)
const rows = async () =>
  (
    await house.db.ownerPool.query(
      'select token_hash, csrf, seen_at, member_id from session order by created_at',
    )
  ).rows
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code

describe('a token', () => {
  it('is new at every sign-in, and so is the token against other sites; the earlier ones go on', async () => {
    const tokens = [await signIn(), await signIn(), await signIn()]
    expect(new Set(tokens).size).toBe(3)
    const actors = await Promise.all(tokens.map(who))
    expect(new Set(actors.map((actor) => actor?.csrf)).size).toBe(3)
    expect(new Set(actors.map((actor) => actor?.sessionKey)).size).toBe(3)
    expect(actors.every((actor) => actor?.memberId === sita.memberId)).toBe(true)
    for (const [index, token] of tokens.entries()) {
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(actors[index]?.csrf).not.toBe(token)
    }
  })

  it('is kept as its hash alone, and the hash opens nothing', async () => {
    const token = await signIn()
    const all = JSON.stringify(await rows())
    expect(all).not.toContain(token)
    expect(all).toContain(house.deps.tokens.hash(token))
    expect(await who(house.deps.tokens.hash(token))).toBeUndefined()
  })

  it.each(['', ' ', 'x', '%', "' or '1'='1", '\0', 'a'.repeat(10_000), '__proto__'])(
    'like %.20j is nobody’s',
    async (token) => {
      expect(await who(token)).toBeUndefined()
    },
  )

  it('is shown to the door and never in the answer', async () => {
    const answer = await house.call('session.create', undefined, { login: 'sita', passphrase: PASSPHRASE })
    expect(JSON.stringify(answer)).not.toContain(house.tokens.at(-1))
    expect(JSON.stringify(answer)).not.toContain('fake:')
  })
})

describe('the time of a session', () => {
  it.each([
    [30 * MINUTE - 50, true],
    [30 * MINUTE + 50, false],
    [31 * MINUTE, false],
    [24 * HOUR, false],
  ])('after %i idle milliseconds: still open is %s', async (idle, open) => {
    at(0)
    const token = await signIn()
    at(idle)
    expect((await who(token)) !== undefined).toBe(open)
  })

  it.each([
    [12 * HOUR - 5 * MINUTE, true],
    [12 * HOUR - 1_000, true],
    [12 * HOUR + 1_000, false],
  ])('after %i busy milliseconds: still open is %s', async (age, open) => {
    at(0)
    const token = await signIn()
    for (let ms = 25 * MINUTE; ms < age; ms += 25 * MINUTE) {
      at(ms)
      expect(await who(token)).toBeDefined()
    }
    at(age)
    expect((await who(token)) !== undefined).toBe(open)
  })

  it('is written at most once a minute', async () => {
    at(0)
    const token = await signIn()
    const seen = async () =>
      (await rows()).find((row) => row.token_hash === house.deps.tokens.hash(token)).seen_at.getTime()
    const first = await seen()
    for (const ms of [1_000, 30_000, 59_000]) {
      at(ms)
      await who(token)
      expect(await seen()).toBe(first)
    }
    at(61_000)
    await who(token)
    const second = await seen()
    expect(second - first).toBeGreaterThanOrEqual(60_000)
    at(61_000 + 59_000)
    await who(token)
    expect(await seen()).toBe(second)
  })

  it('that has ended is cleared away by the next sign-in, and no other is', async () => {
    at(0)
    await house.db.ownerPool.query('delete from session')
    const old = await signIn()
    at(6 * HOUR)
    const young = await signIn()
    at(12 * HOUR + MINUTE)
    const newest = await signIn()
    const kept = (await rows()).map((row) => row.token_hash)
    const hashes = [old, young, newest].map(house.deps.tokens.hash)
    expect(hashes.map((hash) => kept.includes(hash))).toEqual([false, true, true])
  })

  it('tells its page when it ends', async () => {
    at(0)
    const token = await signIn()
    const session = await house.call<{ expiresAt: string; csrf: string }>('session.read', await who(token))
    expect(Math.abs(Date.parse(session.expiresAt) - (START + 12 * HOUR))).toBeLessThan(1_000)
    expect(session.csrf).toBe((await who(token))?.csrf)
  })
})

describe('rights', () => {
  const make = async (login: string, roles: string[] = ['investigator']) => {
    const actor = await house.addMember(sita, login, roles as never)
    return { actor, token: await signIn(login) }
  }
  const change = (memberId: string, input: object, actor = sita) =>
    house.call<Member>('member.change', actor, { memberId, ...input })

  beforeAll(() => at(0))

  it.each([
    ['another role', { roles: ['lawyer'] }, false],
    ['one role more', { roles: ['investigator', 'lawyer'] }, false],
    ['a suspension', { status: 'suspended' }, false],
    ['another name', { displayName: 'Another' }, true],
    ['the same roles', { roles: ['investigator'] }, true],
    ['the same roles twice', { roles: ['investigator', 'investigator'] }, true],
    ['the status she has', { status: 'active' }, true],
    ['nothing', {}, true],
  ])('that become %s leave her session open: %s → %s', async (what, input, open) => {
    const { actor, token } = await make(`by-${what.replaceAll(' ', '-')}`)
    await change(actor.memberId, input)
    expect((await who(token)) !== undefined).toBe(open)
  })

  it('of one member end no session of another', async () => {
    const one = await make('one')
    const two = await make('two')
    await change(one.actor.memberId, { status: 'suspended' })
    expect([await who(one.token), (await who(two.token))?.displayName]).toEqual([undefined, 'two'])
  })

  it('come back with her status, and the old sessions do not', async () => {
    const { actor, token } = await make('back')
    await change(actor.memberId, { status: 'suspended' })
    expect(await codeOf(signIn('back'))).toBe('access.suspended')
    expect(await codeOf(signIn('back', 'a wrong passphrase'))).toBe('access.wrong-passphrase')
    await change(actor.memberId, { status: 'active' })
    expect(await who(token)).toBeUndefined()
    expect(await who(await signIn('back'))).toBeDefined()
  })

  it('of a suspended member are gone in the database too, whatever her actor says', async () => {
    const officer = await make('officer', ['case-officer'])
    const { id } = await openCase(house, officer.actor)
    await change(officer.actor.memberId, { status: 'suspended' })
    expect(await codeOf(house.callUngated('case.read', officer.actor, { caseId: id }))).toBe(
      'request.not-found',
    )
    expect(await house.callUngated('case.list', officer.actor)).toMatchObject({ cases: [] })
  })

  it('of the operator who changes herself leave her own session and end her others', async () => {
    const second = await house.addMember(sita, 'second-operator', ['operator'])
    const mine = await signIn()
    const other = await signIn()
    const actor = await who(mine)
    await change(sita.memberId, { roles: ['operator', 'case-officer', 'auditor'] }, actor)
    expect([(await who(mine))?.roles, await who(other)]).toEqual([
      ['operator', 'case-officer', 'auditor'],
      undefined,
    ])
    await change(sita.memberId, { status: 'suspended' }, actor)
    expect(await who(mine)).toBeUndefined()
    expect(await codeOf(change(second.memberId, { status: 'suspended' }, second))).toBe(
      'member.last-operator',
    )
    await change(sita.memberId, { status: 'active', roles: ['operator', 'case-officer'] }, second)
  })

  it('of the last operator cannot be given away in any way', async () => {
    await house.db.ownerPool.query(`update member set status = 'suspended' where login = 'second-operator'`)
    for (const input of [
      { roles: ['auditor'] },
      { status: 'suspended' },
      { roles: ['lawyer'], status: 'suspended' },
    ])
      expect(await codeOf(change(sita.memberId, input))).toBe('member.last-operator')
    await change(sita.memberId, { roles: ['operator'], displayName: 'Sita R.' })
    await change(sita.memberId, { roles: ['operator', 'case-officer'] })
  })

  it('of two operators who suspend each other at once leave one of them', async () => {
    await house.db.ownerPool.query(`update member set status = 'suspended' where login = 'second-operator'`)
    const rival = await house.addMember(sita, 'rival', ['operator'])
    const answers = await Promise.allSettled([
      change(rival.memberId, { status: 'suspended' }, sita),
      change(sita.memberId, { roles: ['case-officer'] }, rival),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason.code).toBe('member.last-operator')
    const { rows: left } = await house.db.ownerPool.query(
      `select login from member where status = 'active' and 'operator' = any (roles)`,
    )
    expect(left).toHaveLength(1)
    await house.db.ownerPool.query(
      `update member set status = 'active', roles = array['operator', 'case-officer'] where login = 'sita'`,
    )
    await house.db.ownerPool.query(`update member set status = 'suspended' where login = 'rival'`)
  })

  it('of nobody are changed', async () => {
    expect(await codeOf(change('01930000-0000-7000-8000-ffffffffffff', { roles: ['lawyer'] }))).toBe(
      'request.not-found',
    )
  })
})

describe('a passphrase', () => {
  it('that is changed opens the next sign-in, the old one does not, and only this session goes on', async () => {
    at(0)
    await house.addMember(sita, 'changer', ['lawyer'])
    const mine = await signIn('changer')
    const other = await signIn('changer')
    const bystander = await signIn()
    const actor = await who(mine)
    await house.call('session.passphrase', actor, { current: PASSPHRASE, next: NEXT })
    expect(
      [await who(mine), await who(other), await who(bystander)].map((each) => each !== undefined),
    ).toEqual([true, false, true])
    expect(await codeOf(signIn('changer'))).toBe('access.wrong-passphrase')
    expect(await who(await signIn('changer', NEXT))).toBeDefined()
  })

  it('that is refused changes nothing', async () => {
    const mine = await signIn()
    const other = await signIn()
    const actor = await who(mine)
    expect(
      await codeOf(house.call('session.passphrase', actor, { current: PASSPHRASE, next: 'short' })),
    ).toBe('access.passphrase-short')
    expect(await codeOf(house.call('session.passphrase', actor, { current: NEXT, next: NEXT }))).toBe(
      'access.wrong-passphrase',
    )
    expect(await who(other)).toBeDefined()
    expect(await who(await signIn())).toBeDefined()
  })

  it('is no part of any fact: the log can be told without it, and it stands', async () => {
    let said = ''
    for await (const leaf of house.locker.tell()) said += JSON.stringify(leaf.detail ?? null)
    for (const secret of [PASSPHRASE, NEXT, 'fake:', 'passphrase']) expect(said).not.toContain(secret)
    await tellMissing(house)
    expect(await who(await signIn())).toBeDefined()
  })
})

describe('a language', () => {
  it.each(['ne', 'hi', 'es', 'pt', 'ar', 'en'])(
    '%s is kept with the member, and her session goes on',
    async (locale) => {
      const token = await signIn()
      const session = await house.call<{ member: Member }>('session.locale', await who(token), { locale })
      expect(session.member.locale).toBe(locale)
      expect((await who(token))?.locale).toBe(locale)
    },
  )
})

describe('a first run', () => {
  const setUp = (other: House, change: object = {}) =>
    other.call('organisation.set-up', undefined, {
      name: 'Deepa House',
      country: 'NP',
      administrator: { displayName: 'Sita R.', login: 'sita', passphrase: PASSPHRASE },
      unlockPassphrase: PASSPHRASE,
      ...change,
    })

  it('that is asked for five times at once happens once', async () => {
    const other = await createHouse()
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => setUp(other)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason.code).toBe('organisation.exists')
    expect((await other.db.ownerPool.query('select count(*)::int as n from member')).rows).toEqual([{ n: 1 }])
    await other.close()
  })

  it('that is refused for its passphrase can be tried again', async () => {
    const other = await createHouse()
    const short = { administrator: { displayName: 'A', login: 'abc', passphrase: 'short' } }
    expect(await codeOf(setUp(other, short))).toBe('access.passphrase-short')
    expect(await codeOf(setUp(other, { unlockPassphrase: 'short' }))).toBe('access.passphrase-short')
    expect((await other.db.ownerPool.query('select 1 from member')).rows).toEqual([])
    expect((await other.locker.checkpoint()).size).toBe(0)
    await setUp(other)
    expect(await other.call('organisation.health', undefined)).toMatchObject({ state: 'ready' })
    await other.close()
  })

  it('makes an administrator who leads no case where she says so', async () => {
    const other = await createHouse()
    const session = await setUp(other, {
      locale: 'ne',
      administrator: { displayName: 'A', login: 'Abc', passphrase: PASSPHRASE, alsoCaseOfficer: false },
    })
    expect(session).toMatchObject({
      member: { login: 'abc', roles: ['operator'], locale: 'ne', status: 'active' },
      organisation: { name: 'Deepa House', country: 'NP' },
    })
    await other.close()
  })

  it('has nothing to unlock before, and a wrong passphrase opens nothing after', async () => {
    const other = await createHouse()
    expect(await codeOf(other.call('organisation.unlock', undefined, { passphrase: PASSPHRASE }))).toBe(
      'organisation.missing',
    )
    await setUp(other)
    expect(await other.call('organisation.unlock', undefined, { passphrase: 'anything at all' })).toEqual({
      state: 'ready',
    })
    await other.close()
  })
})
