/** Acts of handing a case over, and of hearing what became of a case one may no longer see. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Notice } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, DRAFT, failureOf, foundOrganisation, type House } from './house-under-test.ts'

interface Standing {
  open: Record<string, number>
  successors: { id: string }[]
  earlier: { to: { id: string }; why: string; note: string }[]
}
interface Outcomes {
  outcomes: { reference: string; tells: { kind: string; on?: string }[] }[]
  wanted: boolean
}

let house: House
let sita: Actor
let rohan: Actor
let aide: Actor
let caseId: string
let reference: string
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  aide = await house.addMember(sita, 'asel', ['investigator'])
})
afterAll(() => house.close())
beforeEach(async () => {
  const opened = await house.call<{ case: { id: string; reference: string } }>('case.open', sita, DRAFT)
  caseId = opened.case.id
  reference = opened.case.reference
})

const handOver = (to: Actor, from = sita) =>
  house.call<{ reference: string }>('case.hand-over', from, {
    caseId,
    memberId: to.memberId,
    why: 'I leave the house',
    note: 'Ring the court first',
  })
const enter = (stage: string, on: string, more: object = {}, actor = sita) =>
  house.call('stage.enter', actor, {
    caseId,
    track: { unit: 'charge', subject: 'person:K7Q2M4', charge: '1' },
    stage,
    on,
    authority: 'District court',
    jurisdiction: 'NP',
    source: 'letter',
    sourceNote: 'No. 7',
    confidence: 'confirmed',
    ...more,
  })

describe('a hand-over', () => {
  it('gives the case to the successor and ends one’s own access, in one act', async () => {
    await enter('charged', '2026-01-05')
    const before = await house.call<Standing>('case.hand-over-read', sita, { caseId })
    expect(before.open).toMatchObject({ silent: 1, proposals: 0 })
    expect(before.successors.map(({ id }) => id)).toEqual([rohan.memberId])
    expect((await handOver(rohan)).reference).toBe(reference)
    expect((await failureOf(house.call('case.read', sita, { caseId }))).code).toBe('request.not-found')
    const view = await house.call<{ team: { member: { id: string } }[] }>('case.read', rohan, { caseId })
    expect(view.team.map(({ member }) => member.id)).toEqual([rohan.memberId])
    const after = await house.call<Standing>('case.hand-over-read', rohan, { caseId })
    expect(after.earlier[0]).toMatchObject({ why: 'I leave the house', note: 'Ring the court first' })
    expect(after.open).toEqual(before.open)
    const { notices } = await house.call<{ notices: Notice[] }>('today.read', rohan)
    expect(notices.find((one) => one.caseId === caseId)).toMatchObject({
      kind: 'case-handed-over',
      message: 'Ring the court first',
    })
  })

  it('works where the successor is on the team already, and the rest of the team stays', async () => {
    await house.call('team.join', sita, { caseId, memberId: rohan.memberId })
    await house.call('team.join', sita, { caseId, memberId: aide.memberId })
    await handOver(rohan)
    const view = await house.call<{ team: { member: { id: string } }[] }>('case.read', rohan, { caseId })
    expect(view.team.map(({ member }) => member.id).sort()).toEqual([rohan.memberId, aide.memberId].sort())
  })

  it('goes to nobody who cannot lead a case, and never to oneself', async () => {
    for (const unfit of [aide, sita])
      expect((await failureOf(handOver(unfit))).code).toBe('case.successor-unfit')
    const off = await house.addMember(sita, `off-${reference}`, ['case-officer'])
    await house.call('member.change', sita, { memberId: off.memberId, status: 'suspended' })
    expect((await failureOf(handOver(off))).code).toBe('case.successor-unfit')
    expect(await house.call('case.read', sita, { caseId })).toBeTruthy()
  })

  it('is for the case officer of the team; the last one cannot leave otherwise', async () => {
    await house.call('team.join', sita, { caseId, memberId: aide.memberId })
    expect((await failureOf(handOver(rohan, aide))).code).toBe('access.denied')
    expect((await failureOf(handOver(sita, rohan))).code).toBe('request.not-found')
    const leave = house.call('team.leave', sita, { caseId, memberId: sita.memberId })
    expect((await failureOf(leave)).code).toBe('case.last-officer')
  })

  it('is told again from the locker and says the same', async () => {
    await handOver(rohan)
    await enter('charged', '2026-01-05', {}, rohan)
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    expect((await failureOf(house.call('case.read', sita, { caseId }))).code).toBe('request.not-found')
  })
})

describe('outcomes', () => {
  const outcomes = (actor: Actor) => house.call<Outcomes>('outcome.list', actor)
  const mine = async (actor: Actor) =>
    (await outcomes(actor)).outcomes.filter((one) => one.reference === reference)

  it('reach whoever ever worked on the case, and tell no more than that', async () => {
    await house.call('team.join', sita, { caseId, memberId: aide.memberId })
    await house.call('note.write', aide, { caseId, body: 'Seen twice' })
    await house.call('team.leave', sita, { caseId, memberId: aide.memberId })
    expect(await mine(aide)).toEqual([])
    await enter('charged', '2026-01-05')
    await enter('verdict', '2026-09-01', { value: 'convicted' })
    await enter('asked', '2026-10-01', { track: { unit: 'victim', subject: 'person:B2C3D4' } })
    expect(await mine(aide)).toEqual([{ reference, tells: [{ kind: 'convicted', on: '2026-09-01' }] }])
    const text = JSON.stringify(await outcomes(aide))
    for (const secret of [caseId, DRAFT.title, 'K7Q2M4', 'District court', 'letter'])
      expect(text).not.toContain(secret)
    expect(await mine(rohan)).toEqual([])
  })

  it('say gently that a court did not convict, and that a child is safe before all else', async () => {
    await enter('charged', '2026-01-05')
    await enter('verdict', '2026-09-01', { value: 'acquitted' })
    await enter('victim_safeguarded', '2026-02-01', { track: { unit: 'victim', subject: 'person:B2C3D4' } })
    expect((await mine(sita))[0]?.tells.map(({ kind }) => kind)).toEqual(['safe', 'decided'])
  })

  it('are not told to a member who does not want them; nobody else can ask for her', async () => {
    await enter('charged', '2026-01-05')
    await enter('verdict', '2026-09-01', { value: 'convicted' })
    expect((await house.call<Outcomes>('outcome.want', sita, { wanted: false })).outcomes).toEqual([])
    expect(await outcomes(sita)).toEqual({ outcomes: [], wanted: false })
    await house.call('outcome.want', sita, { wanted: true })
    expect(await mine(sita)).toHaveLength(1)
  })
})
