/** Safety plans and consents over the database. */

import type { PersonPage } from '@smart-rescue/features/persons/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { hasSafetyPlan } from '@smart-rescue/features/safety'
import type { SafetyView } from '@smart-rescue/features/safety/contract'
import type { CaseId, WrittenConsent } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'

const ENTRY = {
  who: 'child',
  fromWhom: 'Whoever posted the advert',
  alertedBy: 'A visit of the page from our own address',
  measures: 'Capture by another route; no call to the number',
  contact: 'Shelter desk',
}
const CONSENT = {
  kind: 'consent',
  givenBy: 'child',
  informed: 'In Nepali, with pictures',
  scope: 'The report',
  on: '2026-11-20',
}

let house: House
let sita: Actor
let lawyer: Actor
let caseId: CaseId
let otherCase: CaseId
let child: string

const read = (id = caseId, actor = sita) => house.call<SafetyView>('safety.read', actor, { caseId: id })
const plan = (reviewOn: string, more: object = {}) =>
  house.call<SafetyView>('safety.plan', sita, { caseId, entries: [{ ...ENTRY, ...more }], reviewOn })
const consent = (more: object = {}) =>
  house.call<{ consents: WrittenConsent[] }>('consent.note', sita, {
    caseId,
    personId: child,
    ...CONSENT,
    ...more,
  })
const has = (id: CaseId, actor = sita) =>
  house.deps.db.asMember(actor.memberId, (trx) => hasSafetyPlan(trx, id))

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'lawyer', ['lawyer'])
  caseId = (await openCase(house, sita)).id
  otherCase = (await openCase(house, sita, { leadKind: 'other' })).id
  await house.call('team.join', sita, { caseId, memberId: lawyer.memberId })
  child = (await house.call<PersonPage>('person.add', sita, { caseId, part: 'child', why: 'Statement 7' })).id
})
afterAll(() => house.close())

describe('a safety plan', () => {
  it('is missed where a child may be at risk, and only there', async () => {
    expect(await read()).toEqual({ needed: true, state: 'none', earlier: 0 })
    expect(await read(otherCase)).toMatchObject({ needed: false })
    await house.call('person.add', sita, { caseId: otherCase, part: 'child', why: 'Seen' })
    expect(await read(otherCase)).toMatchObject({ needed: true })
    expect(await has(caseId)).toBe(false)
  })

  it('is written by who answers for it, read by the team, and looked at again in time', async () => {
    expect(
      (
        await failureOf(
          house.call('safety.plan', lawyer, { caseId, entries: [ENTRY], reviewOn: '2026-12-01' }),
        )
      ).code,
    ).toBe('access.denied')
    expect(await plan('2026-11-24', { personId: child })).toMatchObject({ state: 'holds', earlier: 0 })
    house.setNow('2026-11-25T08:00:00.000Z')
    expect((await read(caseId, lawyer)).state).toBe('overdue')
    expect(await plan('2026-12-24')).toMatchObject({ state: 'holds', earlier: 1 })
    expect([await has(caseId), await has(otherCase)]).toEqual([true, false])
  })

  it('names people of its own case alone', async () => {
    const stranger = { personId: '01930000-0000-7000-8000-ffffffffffff' }
    expect((await failureOf(plan('2026-12-24', stranger))).code).toBe('request.not-found')
  })

  it('is not seen from outside', async () => {
    const outsider = await house.addMember(sita, 'outsider', ['case-officer'])
    expect(await has(caseId, outsider)).toBe(false)
    expect((await failureOf(read(caseId, outsider))).code).toBe('request.not-found')
  })
})

describe('a consent', () => {
  it('of a child is never the only basis', async () => {
    const failure = await failureOf(consent())
    expect([failure.code, failure.fields[0]?.path]).toEqual(['request.invalid', 'otherBasis'])
    const { consents } = await consent({ otherBasis: 'Her guardian agreed; order 7' })
    expect(consents).toHaveLength(1)
  })

  it('is withdrawn once, and stays in sight', async () => {
    const { consents } = await consent({ givenBy: 'guardian', kind: 'best-interest' })
    const withdraw = () =>
      house.call<{ consents: WrittenConsent[] }>('consent.withdraw', sita, {
        caseId,
        personId: child,
        consentId: consents[0]?.id,
        why: 'She changed her mind',
      })
    const after = await withdraw()
    expect(after.consents[0]).toMatchObject({ withdrawnWhy: 'She changed her mind', kind: 'best-interest' })
    expect(after.consents[1]?.withdrawnAt).toBeUndefined()
    expect((await failureOf(withdraw())).code).toBe('request.conflict')
  })
})

describe('plans and consents', () => {
  it('are told anew from the locker alone', async () => {
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    expect([before.safety_plan?.length, before.consent_note?.length]).toEqual([2, 2])
  })
})
