import type { Actor } from '@smart-rescue/features/ports/actor'
import type { DutyView, Receipt, StopView } from '@smart-rescue/features/safeguard/contract'
import type { CaseId, Exhibit } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dumpIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, readExhibit } from './work-off.ts'

let house: House
let sita: Actor
let lawyer: Actor
let aide: Actor
let caseId: CaseId
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'lakshmi', ['lawyer'])
  aide = await house.addMember(sita, 'aide', ['social-worker'])
})
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  caseId = (await openCase(house, sita)).id
  for (const { memberId } of [lawyer, aide]) await house.call('team.join', sita, { caseId, memberId })
})
afterAll(() => house.close())

const URL_ONE = 'https://harbour.example/rooms'
const TEXT = 'Rooms by the harbour\nRing +977 972-0000 123'
const fresh = async (): Promise<Exhibit> => {
  await captureNow(house, sita, caseId, URL_ONE, { [URL_ONE]: TEXT })
  const [newest] = await exhibitsOf(house, sita, caseId)
  return readExhibit(house, sita, caseId, newest?.id)
}
const press = (more: object = {}, actor = aide) =>
  house.call<StopView>('material.stop', actor, { caseId, offsetMinutes: 345, ...more })

describe('the duty to report', () => {
  const dutiesOf = async (actor = sita) =>
    (await house.call<{ duties: DutyView[] }>('duty.list', actor)).duties.filter(
      (duty) => duty.caseId === caseId,
    )

  it('runs from the stop, warns at half and at four fifths, and ends with the report', async () => {
    const stop = await press()
    const [duty] = await dutiesOf()
    expect(duty).toMatchObject({ subjectId: stop.id, state: 'running', hours: 24, basis: 'house' })
    for (const [at, state] of [
      ['2026-11-24T20:01:00.000Z', 'half'],
      ['2026-11-25T03:13:00.000Z', 'urgent'],
      ['2026-11-25T08:01:00.000Z', 'overdue'],
    ] as const) {
      house.setNow(at)
      expect((await dutiesOf())[0]?.state).toBe(state)
    }
    const reported = await house.call<StopView>('hotline.report-stop', aide, {
      stopId: stop.id,
      toWhom: 'Internet Watch Foundation',
      number: 'W-1',
      handedAt: '2026-11-25T08:00:30Z',
    })
    expect(reported).toMatchObject({
      state: 'reported',
      reports: [{ toWhom: 'Internet Watch Foundation', number: 'W-1' }],
    })
    expect(await dutiesOf()).toEqual([])
  })

  it('keeps its case from being closed until it has ended', async () => {
    const { id: stopId } = await press()
    const close = () =>
      house.call<{ case: { state: string } }>('case.change', sita, { caseId, state: 'closed' })
    expect((await failureOf(close())).code).toBe('case.duty-open')
    await house.call('hotline.report-stop', sita, {
      stopId,
      toWhom: 'Police',
      number: '',
      handedAt: '2026-11-24T08:00:00Z',
    })
    expect((await close()).case.state).toBe('closed')
  })

  it('is not ended by a report that is to be handed in later, nor by one on a mistake', async () => {
    const { id: stopId } = await press()
    const report = { stopId, toWhom: 'Police', number: '', handedAt: '2026-11-24T09:00:00Z' }
    expect((await failureOf(house.call('hotline.report-stop', sita, report))).code).toBe('request.invalid')
    await house.call('material.mistake', sita, { stopId })
    const now = { ...report, handedAt: '2026-11-24T08:00:00Z' }
    expect((await failureOf(house.call('hotline.report-stop', sita, now))).code).toBe('request.conflict')
  })

  it('is seen by the team alone', async () => {
    await press()
    const outside = await house.addMember(sita, `far-${caseId.slice(-6)}`, ['lawyer'])
    expect(await dutiesOf(outside)).toEqual([])
    expect(await dutiesOf(aide)).toHaveLength(1)
  })
})

describe('an accidental receipt', () => {
  const lock = (more: object = {}) =>
    house.call<{ receipts: Receipt[] }>('receipt.lock', aide, {
      caseId,
      receivedAt: '2026-11-24T07:30:00Z',
      sender: 'A neighbour of the harbour',
      way: 'e-mail',
      filename: 'holiday.zip',
      place: 'Inbox of the office phone',
      ...more,
    })

  it('is recorded with when, way, name and place; who sent it is in no index and read under a leaf', async () => {
    const { receipts } = await lock()
    expect(receipts[0]).toMatchObject({ state: 'open', filename: 'holiday.zip', duty: { state: 'running' } })
    expect(JSON.stringify(receipts)).not.toContain('neighbour')
    expect(JSON.stringify(await dumpIndex(house))).not.toContain('neighbour')
    const before = (await house.locker.checkpoint()).size
    const told = await house.call('receipt.sender', sita, { caseId, receiptId: receipts[0]?.id })
    expect(told).toEqual({ sender: 'A neighbour of the harbour' })
    expect((await house.locker.checkpoint()).size).toBe(before + 1)
  })

  it('that was imported already is opened, replayed and exported by nobody', async () => {
    const exhibit = await fresh()
    await lock({ exhibitId: exhibit.id })
    const about = { caseId, exhibitId: exhibit.id }
    for (const [name, input] of [
      ['exhibit.read', about],
      ['exhibit.part', { ...about, role: 'text' }],
      ['exhibit.replay', about],
      ['dossier.export', { caseId, exhibits: [exhibit.id] }],
    ] as const)
      expect((await failureOf(house.call(name, sita, input))).code).toBe('receipt.locked')
    expect((await failureOf(house.call('dossier.export', sita, { caseId }))).code).toBe('dossier.empty')
  })

  it('keeps the instruction of the authority with who gave and who recorded it, and deletes nothing', async () => {
    const exhibit = await fresh()
    const { receipts } = await lock({ exhibitId: exhibit.id })
    const receiptId = receipts[0]?.id
    const told = await house.call<{ receipts: Receipt[] }>('receipt.instruct', sita, {
      caseId,
      receiptId,
      givenBy: 'Inspector B. Harbour',
      office: 'Cyber bureau',
      givenAt: '2026-11-24T07:59:00Z',
      instruction: 'Hand over the phone unopened.',
    })
    expect(told.receipts[0]).toMatchObject({
      state: 'instructed',
      instructions: [{ givenBy: 'Inspector B. Harbour', recordedBy: { displayName: 'Sita R.' } }],
    })
    expect(told.receipts[0]?.duty).toBeUndefined()
    expect(await exhibitsOf(house, sita, caseId)).toHaveLength(1)
  })

  it('keeps the case open until it is reported or an authority has spoken', async () => {
    const { receipts } = await lock()
    const close = () => house.call('case.change', sita, { caseId, state: 'closed' })
    expect((await failureOf(close())).code).toBe('case.duty-open')
    await house.call('hotline.report-receipt', sita, {
      caseId,
      receiptId: receipts[0]?.id,
      toWhom: 'Police',
      number: '7',
      handedAt: '2026-11-24T08:00:00Z',
    })
    await close()
  })

  it('refuses an exhibit of another case, a future time, and an unknown receipt', async () => {
    const other = (await openCase(house, sita)).id
    await captureNow(house, sita, other, URL_ONE, { [URL_ONE]: TEXT })
    const [foreign] = await exhibitsOf(house, sita, other)
    expect((await failureOf(lock({ exhibitId: foreign?.id }))).code).toBe('request.not-found')
    expect((await failureOf(lock({ receivedAt: '2026-11-24T09:00:00Z' }))).code).toBe('request.invalid')
    const receiptId = '01930000-0000-7000-8000-ffffffffffff'
    expect((await failureOf(house.call('receipt.sender', sita, { caseId, receiptId }))).code).toBe(
      'request.not-found',
    )
  })
})
