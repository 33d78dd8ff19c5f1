/** Acts on duty clocks over the real database: they run from first knowledge, warn, and keep a case from being closed. */
import { createDutyRound } from '@smart-rescue/features/duties'
import type { DutyList, ReportingClock } from '@smart-rescue/features/duties/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, Notice } from '@smart-rescue/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'

let house: House
let sita: Actor
let lawyer: Actor
let stranger: Actor
let caseId: CaseId
beforeEach(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'lena', ['lawyer'])
  stranger = await house.addMember(sita, 'omar', ['case-officer', 'lawyer'])
  caseId = (await openCase(house, sita, { countries: ['IN'] })).id
  await house.call('team.join', sita, { caseId, memberId: lawyer.memberId })
  house.sent.splice(0)
})
afterEach(() => house.close())

const duties = async (actor = sita) => (await house.call<DutyList>('duty.of-case', actor, { caseId })).duties
const duty = async (id: string): Promise<ReportingClock | undefined> =>
  (await duties()).find((one) => one.id === id)
const act = (name: string, input: object, actor = sita) =>
  house.call<DutyList>(name, actor, { caseId, ...input })
const close = () => house.call('case.change', sita, { caseId, state: 'closed' })
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code
const round = () => createDutyRound(house.deps)({}, AbortSignal.timeout(30_000))
const warnings = async (actor: Actor) =>
  (await house.call<{ notices: Notice[] }>('today.read', actor)).notices
    .filter(({ kind }) => kind.startsWith('duty-'))
    .map(({ kind, message }) => `${kind} ${message?.split(' ')[0] ?? ''}`)
const openIds = async () => (await duties()).filter(({ open }) => open).map(({ id }) => id)

describe('a duty', () => {
  it('runs from the opening of the case, or from an earlier moment that a person states', async () => {
    const before = await duty('IN-1')
    expect(before).toMatchObject({ state: 'running', open: true, basis: 'house', hours: 24, country: 'IN' })
    expect(await codeOf(act('duty.known', { knownAt: '2027-01-01T00:00:00Z', why: 'x' }))).toBe(
      'duty.moment-ahead',
    )
    await act('duty.known', { knownAt: '2026-11-23T20:00:00Z', why: 'The helpline called in the evening' })
    expect(await duty('IN-1')).toMatchObject({ knownAt: '2026-11-23T20:00:00.000Z', state: 'half' })
    await act('duty.known', { knownAt: '2026-11-24T05:00:00Z', why: 'A later one' })
    expect(await duty('IN-1')).toMatchObject({ knownAt: '2026-11-23T20:00:00.000Z' })
  })

  it('that depends on who one is asks first; what binds anyone is not talked away', async () => {
    const asked = (await duties()).find(({ state }) => state === 'asked')
    expect(asked).toBeDefined()
    await act('duty.binding', { duty: asked?.id, binds: true, why: 'We found the child' })
    expect((await duty(asked?.id ?? ''))?.open).toBe(true)
    expect(await codeOf(act('duty.binding', { duty: 'IN-1', binds: false, why: 'No' }))).toBe(
      'request.conflict',
    )
    expect(await codeOf(act('duty.binding', { duty: 'PH-1', binds: false, why: 'No' }))).toBe(
      'request.not-found',
    )
  })

  it('warns the team at half, at four fifths and at the end, once each, and never again when reported', async () => {
    await round()
    expect(await warnings(lawyer)).toEqual([])
    house.setNow('2026-11-24T20:30:00.000Z')
    await round()
    await round()
    expect((await warnings(lawyer)).filter((one) => one.endsWith('IN-1'))).toEqual(['duty-half IN-1'])
    expect(await warnings(stranger)).toEqual([])
    house.setNow('2026-11-25T04:00:00.000Z')
    await round()
    house.setNow('2026-11-25T09:00:00.000Z')
    await round()
    expect((await warnings(sita)).filter((one) => one.endsWith('IN-1')).toSorted()).toEqual([
      'duty-half IN-1',
      'duty-overdue IN-1',
      'duty-urgent IN-1',
    ])
    const { length } = await warnings(sita)
    for (const id of await openIds())
      await act('duty.report', {
        duty: id,
        toWhom: 'District police',
        number: '112/26',
        handedAt: '2026-11-25T08:59:00Z',
      })
    await round()
    expect(await warnings(sita)).toHaveLength(length)
    expect(house.sent.filter(({ kind }) => kind === 'duty-clocks').length).toBeGreaterThan(1)
  })

  it('keeps the case open until it is reported, or waived by a lawyer with a reason', async () => {
    const refused = await failureOf(close())
    expect(refused.code).toBe('case.reporting-open')
    expect(refused.fields.map(({ path }) => path)).toContain('IN-1')
    const [first, ...others] = await openIds()
    const report = {
      duty: first,
      toWhom: 'District police',
      number: '112/26',
      handedAt: '2026-11-24T07:30:00Z',
    }
    await act('duty.report', report)
    expect(await codeOf(act('duty.report', report))).toBe('request.conflict')
    for (const id of others) {
      expect(await codeOf(act('duty.waive', { duty: id, why: 'It is the same matter' }))).toBe(
        'access.denied',
      )
      await act('duty.waive', { duty: id, why: 'It is the same matter' }, lawyer)
    }
    expect((await duty(first ?? ''))?.entries.at(-1)).toMatchObject({ what: 'reported', number: '112/26' })
    await close()
    await house.call('case.change', sita, { caseId, state: 'open' })
    await act('duty.reopen', { duty: first, why: 'The number was of another case' })
    expect(await codeOf(close())).toBe('case.reporting-open')
  })

  it('is seen and touched by nobody outside the team', async () => {
    expect(await codeOf(duties(stranger))).toBe('request.not-found')
    expect(await codeOf(act('duty.waive', { duty: 'IN-1', why: 'x' }, stranger))).toBe('request.not-found')
    expect((await house.callUngated<DutyList>('duty.of-case', stranger, { caseId })).duties).toEqual([])
  })

  it('is told again from the locker', async () => {
    await act('duty.known', { knownAt: '2026-11-23T20:00:00Z', why: 'Earlier' })
    await act('duty.waive', { duty: 'IN-1', why: 'Reported by the partner' }, lawyer)
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    const told = ['playbook_version', 'case_playbook', 'task', 'task_entry', 'duty_answer', 'exploitation']
    const pick = (dump: Record<string, string[]>) =>
      Object.fromEntries(told.map((table) => [table, dump[table] ?? []]))
    expect(Object.values(pick(before)).flat().length).toBeGreaterThan(1)
    expect(compareDumps(pick(before), pick(await dumpIndex(house)))).toEqual([])
    expect((await duty('IN-1'))?.state).toBe('waived')
  })
})
