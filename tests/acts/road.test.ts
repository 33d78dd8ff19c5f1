/** Acts on the road to the verdict over the real database: referrals, entries, corrections, silence, hearings, rebuilding. */
import { projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import { createAlarmRun } from '@smart-rescue/features/road'
import type { listRoads, RoadView, TrackView } from '@smart-rescue/features/road/contract'
import type { Notice, OutputOf } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, DRAFT, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'

type Overview = OutputOf<typeof listRoads>
const PERSON = 'person:K7Q2M4'
const CHARGE = { unit: 'charge', subject: PERSON, charge: '1' }

let house: House
let sita: Actor
let aide: Actor
let stranger: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  aide = await house.addMember(sita, 'asel', ['investigator'])
  stranger = await house.addMember(sita, 'omar', ['case-officer'])
})
afterAll(() => house.close())

let caseId: string
let reference: string
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  const opened = await house.call<{ case: { id: string; reference: string } }>('case.open', sita, DRAFT)
  caseId = opened.case.id
  reference = opened.case.reference
  await house.call('team.join', sita, { caseId, memberId: aide.memberId })
})

const RECEIVER = {
  name: 'District police',
  kind: 'police',
  country: 'NP',
  address: 'Lantern Road 7',
  trust: 'known',
  trustWhy: 'Met in 2025',
}
const addReceiver = async (more: object = {}): Promise<string> => {
  const { receivers } = await house.call<{ receivers: { id: string; name: string }[] }>(
    'receiver.add',
    sita,
    {
      ...RECEIVER,
      ...more,
    },
  )
  const name = (more as { name?: string }).name ?? RECEIVER.name
  return receivers.filter((one) => one.name === name).at(-1)?.id ?? ''
}
const refer = async (more: object = {}): Promise<RoadView> =>
  house.call<RoadView>('referral.make', sita, {
    caseId,
    receiverId: await addReceiver(),
    on: '2026-10-01',
    basis: 'Duty to report',
    transferBasis: 'same-country',
    source: 'receipt',
    sourceNote: 'Stamp of the front desk',
    ...more,
  })
const ENTRY = {
  authority: 'District court',
  jurisdiction: 'NP',
  source: 'court-list',
  sourceNote: 'List of the week',
  confidence: 'confirmed',
}
const enter = (track: object, stage: string, on: string, more: object = {}, actor = sita) =>
  house.call<RoadView>('stage.enter', actor, { caseId, track, stage, on, ...ENTRY, ...more })
const trackOf = (road: RoadView, unit: string): TrackView | undefined =>
  road.tracks.find(({ track }) => track.unit === unit)
const read = (actor = sita) => house.call<RoadView>('road.read', actor, { caseId })

describe('a referral', () => {
  it('begins its track, names the receiver as it was, and waits for an answer', async () => {
    const road = await refer({ reference: 'DP 112/26' })
    expect(road.referrals).toHaveLength(1)
    expect(road.referrals[0]).toMatchObject({
      receiver: { name: 'District police', trust: 'known' },
      state: 'made',
    })
    const track = trackOf(road, 'referral')
    expect(track).toMatchObject({ stage: 'referred', since: '2026-10-01', next: ['referral_acknowledged'] })
    expect(track?.silence).toMatchObject({ heardOn: '2026-10-01', days: 54, patience: 14, tooLong: true })
    expect(track?.silence?.draft).toContain('your reference DP 112/26')
    expect(track?.silence?.draft).toContain(reference)
    expect(track?.silence?.draft).not.toContain(DRAFT.title)
  })

  it('goes to an unsafe receiver only with a reason, and to one that ended not at all', async () => {
    const unsafe = await addReceiver({ name: 'Harbour post', trust: 'unsafe', trustWhy: 'Complaints' })
    expect((await failureOf(refer({ receiverId: unsafe }))).code).toBe('road.receiver-unsafe')
    const road = await refer({ receiverId: unsafe, unsafeWhy: 'No other office may take it' })
    expect(trackOf(road, 'referral')?.facts[0]?.said[0]?.why).toBe('No other office may take it')
    await house.call('receiver.change', sita, { receiverId: unsafe, ...RECEIVER, state: 'ended' })
    expect((await failureOf(refer({ receiverId: unsafe }))).code).toBe('request.not-found')
    expect(road.referrals[0]?.receiver.name).toBe('Harbour post')
  })

  it('is taken back while nothing was heard, and stays in the history', async () => {
    const { referrals } = await refer()
    const referralId = referrals[0]?.id
    const road = await house.call<RoadView>('referral.withdraw', sita, {
      caseId,
      referralId,
      why: 'Never sent',
    })
    expect(road.referrals[0]).toMatchObject({ state: 'withdrawn', why: 'Never sent' })
    expect(trackOf(road, 'referral')?.stage).toBeUndefined()
    const again = house.call('referral.withdraw', sita, { caseId, referralId, why: 'Again' })
    expect((await failureOf(again)).code).toBe('request.conflict')
    const ghost = enter({ unit: 'referral', subject: referralId }, 'referral_acknowledged', '2026-11-01', {
      value: 'accepted',
    })
    expect((await failureOf(ghost)).code).toBe('request.not-found')
  })
})

describe('entries', () => {
  it('walk from an arrest to a final judgment, each with its source', async () => {
    await enter({ unit: 'person', subject: PERSON }, 'arrested', '2026-01-10')
    await enter(CHARGE, 'charged', '2026-02', { offence: { statute: 'Act 2064', section: '4' } })
    await enter(CHARGE, 'trial', '2026-02-20', {
      value: 'hearing',
      nextHearing: '2026-12-01T05:15:00.000Z',
      court: 'Court 2',
    })
    const road = await enter(CHARGE, 'verdict', '2026-09-01', { value: 'convicted' })
    const track = trackOf(road, 'charge')
    expect(track).toMatchObject({ stage: 'verdict', value: 'convicted', ended: false })
    expect(track?.next).toEqual(['sentence', 'appeal', 'final'])
    await enter(CHARGE, 'sentence', '2026-09-02', {
      value: 'custody_days',
      amount: { value: 1_825, unit: 'days' },
    })
    const last = await enter(CHARGE, 'final', '2026-10-10')
    expect(trackOf(last, 'charge')).toMatchObject({ stage: 'final', ended: true, next: [] })
    expect(trackOf(last, 'charge')?.facts).toHaveLength(5)
  })

  it('are refused where they cannot be, and nothing of them is logged', async () => {
    const before = (await house.locker.checkpoint()).size
    const refused: [object, string, string, object][] = [
      [CHARGE, 'sentence', '2026-03-01', { value: 'fine' }],
      [CHARGE, 'charged', '2027-03-01', {}],
      [CHARGE, 'verdict', '2026-03-01', {}],
      [CHARGE, 'verdict', '2026-03-01', { value: 'accepted' }],
      [CHARGE, 'arrested', '2026-03-01', {}],
    ]
    for (const [track, stage, on, more] of refused)
      expect([stage, (await failureOf(enter(track, stage, on, more))).code]).toEqual([stage, 'road.disorder'])
    for (const track of [
      { unit: 'person', subject: 'person:Asha' },
      { unit: 'charge', subject: PERSON },
      { unit: 'victim', subject: 'case' },
    ])
      expect((await failureOf(enter(track, 'arrested', '2026-03-01'))).code).toBe('request.invalid')
    expect((await house.locker.checkpoint()).size).toBe(before)
    await enter(CHARGE, 'charged', '2026-05-01')
    expect((await failureOf(enter(CHARGE, 'verdict', '2026-04-30', { value: 'acquitted' }))).code).toBe(
      'road.disorder',
    )
    expect((await failureOf(enter(CHARGE, 'charged', '2026-05-02'))).code).toBe('road.disorder')
  })

  it('are corrected with a reason, and both stay; the second who corrects is told', async () => {
    const road = await enter(CHARGE, 'charged', '2026-05-01')
    const entryId = trackOf(road, 'charge')?.facts[0]?.holds?.id
    const fix = (why: string, on: string) =>
      house.call<RoadView>('stage.correct', sita, {
        caseId,
        entryId,
        why,
        track: CHARGE,
        stage: 'charged',
        on,
        ...ENTRY,
      })
    const after = await fix('The letter says June', '2026-06-01')
    const fact = trackOf(after, 'charge')?.facts[0]
    expect(fact?.holds?.on).toBe('2026-06-01')
    expect(fact?.said.map(({ on, why }) => [on, why])).toEqual([
      ['2026-05-01', undefined],
      ['2026-06-01', 'The letter says June'],
    ])
    expect((await failureOf(fix('Again', '2026-07-01'))).code).toBe('request.conflict')
  })

  it('are withdrawn, unless what stands on them would fall', async () => {
    await enter(CHARGE, 'charged', '2026-05-01')
    const road = await enter(CHARGE, 'verdict', '2026-06-01', { value: 'convicted' })
    const verdict = trackOf(road, 'charge')?.facts[1]?.holds?.id
    await enter(CHARGE, 'sentence', '2026-06-02', { value: 'fine' })
    const withdraw = (entryId: string | undefined) =>
      house.call<RoadView>('stage.withdraw', sita, { caseId, entryId, why: 'Another person' })
    expect((await failureOf(withdraw(verdict))).code).toBe('road.disorder')
    const sentence = trackOf(await read(), 'charge')?.facts[2]?.holds?.id
    expect(trackOf(await withdraw(sentence), 'charge')?.stage).toBe('verdict')
    expect(trackOf(await withdraw(verdict), 'charge')?.stage).toBe('charged')
  })

  it('are for the case officer and the lawyer of the case', async () => {
    expect((await failureOf(enter(CHARGE, 'charged', '2026-05-01', {}, aide))).code).toBe('access.denied')
    expect((await failureOf(enter(CHARGE, 'charged', '2026-05-01', {}, stranger))).code).toBe(
      'request.not-found',
    )
    expect((await read(aide)).tracks).toEqual([])
    expect((await failureOf(read(stranger))).code).toBe('request.not-found')
  })
})

describe('silence', () => {
  const overview = (actor = sita) => house.call<Overview>('road.list', actor)
  const mine = async (actor = sita) => (await overview(actor)).silent.filter((one) => one.caseId === caseId)
  const notices = async (actor = sita) =>
    (await house.call<{ notices: Notice[] }>('today.read', actor)).notices.filter(
      (notice) => notice.kind === 'road-silent' && notice.caseId === caseId,
    )
  const round = () => createAlarmRun(house.deps)({ day: '2026-11-24' }, AbortSignal.timeout(30_000))

  it('is listed to the team alone, longest first, and ends when somebody answers', async () => {
    const road = await refer()
    await enter(CHARGE, 'charged', '2026-01-05')
    expect((await mine()).map(({ track, days }) => [track.unit, days])).toEqual([
      ['charge', 323],
      ['referral', 54],
    ])
    expect(await mine(aide)).toHaveLength(2)
    expect(await mine(stranger)).toEqual([])
    await enter({ unit: 'referral', subject: road.referrals[0]?.id }, 'referral_acknowledged', '2026-11-23', {
      value: 'accepted',
    })
    expect((await mine()).map(({ track }) => track.unit)).toEqual(['charge'])
  })

  it('is put off by a question that was asked, and by a hearing ahead', async () => {
    await enter(CHARGE, 'charged', '2026-01-05')
    await enter(CHARGE, 'asked', '2026-11-20')
    expect(await mine()).toEqual([])
    expect(trackOf(await read(), 'charge')?.silence).toMatchObject({
      heardOn: '2026-01-05',
      askedOn: '2026-11-20',
      tooLong: false,
    })
    house.setNow('2027-03-01T08:00:00.000Z')
    expect(await mine()).toHaveLength(1)
    await enter(CHARGE, 'trial', '2026-02-01', {
      value: 'adjourned',
      nextHearing: '2027-04-01T05:00:00.000Z',
    })
    expect(await mine()).toEqual([])
  })

  it('does not wait for a referral whose investigation runs, nor in a closed case', async () => {
    const road = await refer()
    expect(await mine()).toHaveLength(1)
    await enter(
      { unit: 'investigation', subject: road.referrals[0]?.id },
      'investigation_opened',
      '2026-11-20',
    )
    expect(await mine()).toEqual([])
    house.setNow('2027-03-01T08:00:00.000Z')
    expect((await mine()).map(({ track }) => track.unit)).toEqual(['investigation'])
    await house.call('case.change', sita, { caseId, state: 'closed' })
    expect(await mine()).toEqual([])
  })

  it('is told to the team once, and again after each interval', async () => {
    await refer()
    await round()
    await round()
    expect(await notices()).toHaveLength(1)
    expect(await notices(aide)).toHaveLength(1)
    house.setNow('2026-12-07T08:00:00.000Z')
    await round()
    expect(await notices()).toHaveLength(1)
    house.setNow('2026-12-08T08:00:00.000Z')
    await round()
    expect(await notices()).toHaveLength(2)
    expect(house.sent.filter(({ kind }) => kind === 'road-alarms').map(({ key }) => key)).toContain(
      'road 2026-12-09',
    )
  })
})

describe('hearings', () => {
  it('stand in the overview and in a calendar that names no case by its title', async () => {
    await enter(CHARGE, 'charged', '2026-11-01', {
      nextHearing: '2026-12-24T05:15:00.000Z',
      court: 'Court 2',
    })
    const { hearings } = await house.call<Overview>('road.list', sita)
    expect(hearings.find((one) => one.caseId === caseId)).toMatchObject({
      reference,
      court: 'Court 2',
      at: '2026-12-24T05:15:00.000Z',
    })
    const calendar = Buffer.from(await gather(await house.call<ByteAnswer>('road.calendar', sita))).toString()
    expect(calendar).toContain(`SUMMARY:${reference}: hearing`)
    expect(calendar).toContain('DTSTART:20261224T051500Z')
    expect(calendar).not.toContain(DRAFT.title)
    expect(calendar).not.toContain(PERSON)
  })
})

describe('the index', () => {
  it('is told again from the locker and says the same', async () => {
    const road = await refer()
    await enter(CHARGE, 'charged', '2026-05-01', { note: 'Two counts' })
    const entryId = trackOf(await read(), 'charge')?.facts[0]?.holds?.id
    await house.call('stage.correct', sita, {
      caseId,
      entryId,
      why: 'A slip',
      track: CHARGE,
      stage: 'charged',
      on: '2026-06',
      ...ENTRY,
    })
    await enter({ unit: 'victim', subject: 'person:B2C3D4' }, 'victim_safeguarded', '2026-11-01')
    const before = await dumpIndex(house)
    expect(before.stage_entry?.length).toBeGreaterThan(3)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    expect((await read()).referrals[0]?.id).toBe(road.referrals[0]?.id)
    expect(Object.keys(projections)).toContain('stage.changed')
  })
})
