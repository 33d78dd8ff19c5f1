/** Members and sessions over the real database. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Member } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House, PASSPHRASE } from './house-under-test.ts'

let house: House
let operator: Actor
beforeAll(async () => {
  house = await createHouse()
})
afterAll(() => house.close())

const signIn = async (login: string) => {
  await house.call('session.create', undefined, { login, passphrase: PASSPHRASE })
  return house.tokens.at(-1) ?? ''
}

describe('first run', () => {
  it('says that nothing is there yet, and then that it is ready', async () => {
    expect(await house.call('organisation.health', undefined)).toMatchObject({
      status: 'ok',
      state: 'first-run',
    })
    operator = await foundOrganisation(house)
    expect(await house.call('organisation.health', undefined)).toMatchObject({ state: 'ready' })
    expect(operator.roles).toEqual(['operator', 'case-officer'])
  })

  it('happens once', async () => {
    expect((await failureOf(foundOrganisation(house))).code).toBe('organisation.exists')
  })

  it('does nothing that would have to be logged while the locker is locked', async () => {
    house.locker.setLocked(true)
    const adding = house.call('member.add', operator, {
      displayName: 'L',
      login: 'late',
      roles: ['lawyer'],
      passphrase: PASSPHRASE,
    })
    expect((await failureOf(adding)).code).toBe('locker.locked')
    house.locker.setLocked(false)
    const { members } = await house.call<{ members: Member[] }>('member.list', operator)
    expect(members.map((member) => member.login)).toEqual(['sita'])
    expect(await house.call('organisation.read', operator)).toMatchObject({
      name: 'Deepa House',
      country: 'NP',
    })
  })
})

describe('sign-in', () => {
  it('answers an unknown name and a wrong passphrase alike', async () => {
    const wrong = await failureOf(
      house.call('session.create', undefined, { login: 'sita', passphrase: 'not this passphrase' }),
    )
    const unknown = await failureOf(
      house.call('session.create', undefined, { login: 'nobody', passphrase: PASSPHRASE }),
    )
    expect([wrong.code, wrong.message]).toEqual([unknown.code, unknown.message])
    expect(wrong.code).toBe('access.wrong-passphrase')
  })

  it('keeps only the hash of a token', async () => {
    const token = await signIn('SITA')
    const { rows } = await house.db.ownerPool.query('select token_hash from session')
    expect(rows.map((row) => row.token_hash)).not.toContain(token)
    expect(rows.map((row) => row.token_hash)).toContain(house.deps.tokens.hash(token))
  })

  it('knows the actor behind a token until 30 idle minutes or 12 hours have passed', async () => {
    house.setNow('2026-11-24T09:00:00.000Z')
    const token = await signIn('sita')
    house.setNow('2026-11-24T09:29:00.000Z')
    expect((await house.features.authenticate(token))?.displayName).toBe('Sita R.')
    house.setNow('2026-11-24T09:58:00.000Z')
    expect(await house.features.authenticate(token)).toBeDefined()
    house.setNow('2026-11-24T10:30:00.000Z')
    expect(await house.features.authenticate(token)).toBeUndefined()
    house.setNow('2026-11-24T11:00:00.000Z')
    const long = await signIn('sita')
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      house.setNow(new Date(Date.parse('2026-11-24T11:00:00.000Z') + minutes * 60_000).toISOString())
      expect(await house.features.authenticate(long), `${minutes} min`).toBeDefined()
    }
    house.setNow('2026-11-24T23:00:01.000Z')
    expect(await house.features.authenticate(long)).toBeUndefined()
    expect(await house.features.authenticate('nonsense')).toBeUndefined()
  })

  it('ends a session at once when it is signed out', async () => {
    const token = await signIn('sita')
    const actor = await house.features.authenticate(token)
    await house.call('session.end', actor)
    expect(await house.features.authenticate(token)).toBeUndefined()
  })
})

describe('members', () => {
  it('ends every session of a member whose roles change or who is suspended', async () => {
    const member = await house.addMember(operator, 'mohan', ['investigator'])
    const token = await signIn('mohan')
    expect(await house.features.authenticate(token)).toBeDefined()
    await house.call('member.change', operator, { memberId: member.memberId, roles: ['lawyer'] })
    expect(await house.features.authenticate(token)).toBeUndefined()
    const again = await signIn('mohan')
    await house.call('member.change', operator, { memberId: member.memberId, status: 'suspended' })
    expect(await house.features.authenticate(again)).toBeUndefined()
    expect(
      (await failureOf(house.call('session.create', undefined, { login: 'mohan', passphrase: PASSPHRASE })))
        .code,
    ).toBe('access.suspended')
  })

  it('never leaves the installation without an operator', async () => {
    const losing = house.call('member.change', operator, {
      memberId: operator.memberId,
      roles: ['case-officer'],
    })
    expect((await failureOf(losing)).code).toBe('member.last-operator')
  })

  it('refuses a taken sign-in name, a short passphrase and an invalid name', async () => {
    const base = { displayName: 'Deepa L.', roles: ['lawyer'], passphrase: PASSPHRASE }
    expect((await failureOf(house.call('member.add', operator, { ...base, login: 'SITA' }))).code).toBe(
      'member.login-taken',
    )
    expect(
      (await failureOf(house.call('member.add', operator, { ...base, login: 'deepa', passphrase: 'short' })))
        .code,
    ).toBe('access.passphrase-short')
    expect((await failureOf(house.call('member.add', operator, { ...base, login: 'a b' }))).code).toBe(
      'request.invalid',
    )
    expect((await failureOf(house.call('member.add', operator, { ...base, login: 'x\u0000yz' }))).code).toBe(
      'request.invalid',
    )
  })

  it('keeps names of 200 characters, of any script, and emoji, as they are', async () => {
    for (const displayName of [
      'दीपा '.repeat(40).trim(),
      'ม'.repeat(200),
      'ديبا 🕊️ <b>&',
      "O'Brien; drop table member",
    ]) {
      const login = `m${[...displayName].length}${displayName.codePointAt(0)}`
      const member = await house.call<Member>('member.add', operator, {
        displayName,
        login,
        roles: ['lawyer'],
        passphrase: PASSPHRASE,
      })
      const { members } = await house.call<{ members: Member[] }>('member.list', operator)
      expect(members.find((other) => other.id === member.id)?.displayName).toBe(displayName)
    }
  })

  it('changes the passphrase only to one who knows the old, and ends the other sessions', async () => {
    const token = await signIn('sita')
    const other = await signIn('sita')
    const actor = await house.features.authenticate(token)
    const next = 'nine quiet boats under the bridge'
    expect(
      (await failureOf(house.call('session.passphrase', actor, { current: 'wrong wrong wrong', next }))).code,
    ).toBe('access.wrong-passphrase')
    expect(await house.call('session.passphrase', actor, { current: PASSPHRASE, next })).toEqual({
      changed: true,
    })
    expect(await house.features.authenticate(token)).toBeDefined()
    expect(await house.features.authenticate(other)).toBeUndefined()
  })
})
