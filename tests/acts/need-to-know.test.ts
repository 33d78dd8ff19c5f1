/** The matrix of need to know: every endpoint of the contracts, tried as every role in every relation, on both layers. */
import { decide, type Relation } from '@smart-rescue/core/access'
import { endpoints } from '@smart-rescue/features/contracts'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { type Endpoint, Role } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, DRAFT, failureOf, foundOrganisation, type House } from './house-under-test.ts'

const NOWHERE = '01930000-0000-7000-8000-ffffffffffff'
const CANARY = 'canary 7f2c9a'
let house: House
let officer: Actor
let caseId: string
const principals = new Map<string, Actor>()

/** Path parameters that validate; what they name does not exist unless it is the case. */
const pathInput = (endpoint: Endpoint, ofCase: string): object =>
  Object.fromEntries(
    [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [
      name,
      name === 'caseId' ? ofCase : name === 'role' ? 'text' : name === 'row' ? '0' : NOWHERE,
    ]),
  )

beforeAll(async () => {
  house = await createHouse()
  officer = await foundOrganisation(house)
  const opened = await house.call<{ case: { id: string } }>('case.open', officer, { ...DRAFT, title: CANARY })
  caseId = opened.case.id
  await house.call('note.write', officer, { caseId, body: CANARY })
  for (const role of Role.options) {
    for (const relation of ['team', 'former', 'none'] as const) {
      const member = await house.addMember(officer, `${role}.${relation}`, [role])
      if (relation !== 'none') await house.call('team.join', officer, { caseId, memberId: member.memberId })
      if (relation === 'former')
        await house.call('team.leave', officer, { caseId, memberId: member.memberId })
      principals.set(`${role} ${relation}`, member)
    }
  }
})
afterAll(() => house.close())

describe('the first layer: the gate', () => {
  it('answers every endpoint × role × relation as the table says', async () => {
    let cells = 0
    const wrong: string[] = []
    for (const endpoint of endpoints) {
      for (const role of Role.options) {
        for (const relation of ['team', 'former', 'none', 'unknown'] as const satisfies readonly Relation[]) {
          const actor = principals.get(`${role} ${relation === 'unknown' ? 'none' : relation}`)
          const input = pathInput(endpoint, relation === 'unknown' ? NOWHERE : caseId)
          const expected = decide(
            { roles: [role], status: 'active' },
            endpoint.action,
            endpoint.scope === 'case' ? relation : undefined,
          )
          const answer = await house.features.gate(actor, endpoint, input).then(
            () => 'allowed',
            (failure) => failure.code,
          )
          const allowed = expected.allow
            ? 'allowed'
            : expected.reason === 'role'
              ? 'access.denied'
              : 'request.not-found'
          if (answer !== allowed)
            wrong.push(`${endpoint.name} ${role} ${relation}: ${answer}, not ${allowed}`)
          cells += 1
        }
      }
    }
    expect(wrong).toEqual([])
    expect(cells).toBe(endpoints.length * Role.options.length * 4)
  })

  it('lets nobody in who is not signed in, but for the doors that are open to knock at', async () => {
    for (const endpoint of endpoints) {
      const answer = await house.features.gate(undefined, endpoint, pathInput(endpoint, caseId)).then(
        () => 'allowed',
        (failure) => failure.code,
      )
      expect(answer, endpoint.name).toBe(endpoint.scope === 'public' ? 'allowed' : 'access.not-signed-in')
    }
  })

  it('tells a case one may not see from a case that does not exist by nothing at all', async () => {
    const stranger = principals.get('case-officer none')
    const closed = await failureOf(house.call('case.read', stranger, { caseId }))
    const absent = await failureOf(house.call('case.read', stranger, { caseId: NOWHERE }))
    expect([closed.code, closed.message]).toEqual([absent.code, absent.message])
  })

  it('closes the door behind somebody who leaves the team', async () => {
    const member = await house.addMember(officer, 'leaver', ['investigator'])
    await house.call('team.join', officer, { caseId, memberId: member.memberId })
    expect(await house.call('case.read', member, { caseId })).toBeTruthy()
    await house.call('team.leave', officer, { caseId, memberId: member.memberId })
    expect((await failureOf(house.call('case.read', member, { caseId }))).code).toBe('request.not-found')
  })
})

describe('the second layer: the database alone', () => {
  it('shows nothing of a case to those who are not on its team, with the gate forced open', async () => {
    const readers = endpoints.filter(
      (endpoint) => endpoint.method === 'GET' && endpoint.scope === 'case' && endpoint.answers !== 'events',
    )
    expect(readers.length).toBeGreaterThan(10)
    for (const key of [
      'case-officer none',
      'case-officer former',
      'operator team',
      'auditor team',
      'operator none',
    ]) {
      for (const endpoint of readers) {
        const answer = await house
          .callUngated(endpoint.name, principals.get(key), pathInput(endpoint, caseId))
          .then(
            (body) => JSON.stringify(body),
            (failure) => `failed ${failure.code}`,
          )
        expect(answer, `${endpoint.name} as ${key}`).not.toContain(CANARY)
        expect(answer.replace(/\[\]|false/g, ''), `${endpoint.name} as ${key}`).not.toMatch(/[0-9a-f-]{36}/)
      }
    }
  })

  it('lets nobody write into a case from outside, with the gate forced open', async () => {
    for (const key of ['case-officer none', 'case-officer former', 'operator team']) {
      const actor = principals.get(key)
      await expect(house.callUngated('note.write', actor, { caseId, body: 'from outside' })).rejects.toThrow()
      await expect(
        house.callUngated('capture.request', actor, { caseId, url: 'https://a.example' }),
      ).rejects.toThrow()
      await expect(
        house.callUngated('team.join', actor, { caseId, memberId: actor?.memberId }),
      ).rejects.toThrow()
    }
    const { rows } = await house.db.ownerPool.query(`select body from note where body = 'from outside'`)
    expect(rows).toEqual([])
  })

  it('connects as a role that owns nothing and bypasses nothing', async () => {
    const { rows } = await house.db.pool.query(
      `select rolsuper, rolbypassrls, (select count(*)::int from pg_tables where tableowner = current_user and schemaname = 'public') as owned from pg_roles where rolname = current_user`,
    )
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 })
  })

  it('guards every table that names a case', async () => {
    const { rows } = await house.db.ownerPool.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
         and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped)`,
    )
    expect(rows).toEqual([])
  })
})
