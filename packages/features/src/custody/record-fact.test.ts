/** Promises about recording: the leaf first, the index after, and nothing told that was not logged. */
import type { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { Transactor } from '../ports/database.ts'
import { createFakeLocker, type FakeLocker } from '../ports/proof/locker.fake.ts'
import { type Act, logAct, recordFact } from './record-fact.ts'

const ACTOR = '01890000-0000-7000-8000-000000000001' as MemberId
const CASE = '01890000-0000-7000-8000-000000000002' as CaseId
const EXHIBIT = '01890000-0000-7000-8000-000000000003' as ExhibitId

/** A database that only says who opened a transaction, and fails when it is told to. */
const createDb = (trail: string[], fails: () => boolean = () => false): Transactor => {
  const open = (who: string) => async () => {
    trail.push(who)
    if (fails()) throw new Error('away')
    return [] as never
  }
  return {
    asMember: open('member'),
    asJob: open('job'),
    asNobody: open('nobody'),
    ask: open('ask'),
  }
}
const told = async (locker: FakeLocker) => {
  const leaves = []
  for await (const leaf of locker.tell()) leaves.push(leaf)
  return leaves
}

describe('logAct', () => {
  it.each<[string, Act, object]>([
    [
      'an act of the house',
      { type: 'member.added', actor: ACTOR, detail: { a: 1 } },
      { type: 'member.added' },
    ],
    [
      'a reading',
      {
        type: 'evidence.read',
        actor: ACTOR,
        caseId: CASE,
        exhibitId: EXHIBIT,
        role: 'text',
        ciphertext: `sha256:${'a'.repeat(64)}`,
        purpose: 'review',
      },
      { type: 'evidence.read', role: 'text', ct: `sha256:${'a'.repeat(64)}`, purpose: 'review', n: 0 },
    ],
    [
      'a note',
      { type: 'note.written', actor: ACTOR, caseId: CASE, detail: { body: 'x' } },
      { type: 'note.written', role: 'detail' },
    ],
  ])('writes the leaf of %s', async (_what, act, leaf) => {
    const locker = createFakeLocker()
    if (act.caseId !== undefined) await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
    const receipt = await logAct(locker, act)
    const last = (await told(locker)).at(-1)
    expect(last?.leaf).toMatchObject(leaf)
    expect(last).toMatchObject({ index: receipt.index, hash: receipt.hash, actor: ACTOR })
    expect(last?.detail).toEqual(act.detail)
    expect([last?.caseId, last?.item]).toEqual([act.caseId, act.exhibitId])
  })

  it('writes no field that the act does not carry', async () => {
    const locker = createFakeLocker()
    await logAct(locker, { type: 'selector.asked', actor: ACTOR })
    expect(Object.keys((await told(locker))[0]?.leaf ?? {}).sort()).toEqual([
      'actor',
      'at',
      'seq',
      'type',
      'v',
    ])
  })

  it('makes the key of a case with its opening', async () => {
    const locker = createFakeLocker()
    await logAct(locker, { type: 'case.opened', actor: ACTOR, caseId: CASE, detail: { title: 'x' } })
    expect((await told(locker)).map(({ leaf, detail }) => [leaf.type, detail])).toEqual([
      ['case.opened', { title: 'x' }],
    ])
  })
})

describe('recordFact', () => {
  it('logs first and tells after, as the member who acts', async () => {
    const trail: string[] = []
    const locker = createFakeLocker()
    const { record } = locker
    const watched = {
      ...locker,
      record: async (input: Parameters<typeof record>[0]) => {
        trail.push('leaf')
        return record(input)
      },
    }
    const fact = await recordFact(
      { db: createDb(trail), locker: watched, projections: {} },
      { type: 'selector.asked', actor: ACTOR },
    )
    expect(trail).toEqual(['leaf', 'member'])
    expect(fact).toMatchObject({ type: 'selector.asked', actor: ACTOR, receipt: { index: 0 } })
  })

  it('tells nothing of what could not be logged', async () => {
    const trail: string[] = []
    const locker = createFakeLocker()
    locker.setLocked(true)
    const deps = { db: createDb(trail), locker, projections: {} }
    await expect(recordFact(deps, { type: 'selector.asked', actor: ACTOR })).rejects.toThrow(
      new Failure('locker.locked').message,
    )
    expect(trail).toEqual([])
  })

  it('catches up before the next act when a telling failed, and only then', async () => {
    const trail: string[] = []
    let away = false
    const deps = { db: createDb(trail, () => away), locker: createFakeLocker(), projections: {} }
    const act: Act = { type: 'selector.asked', actor: ACTOR }
    await recordFact(deps, act)
    away = true
    await expect(recordFact(deps, act)).rejects.toThrow('away')
    await expect(recordFact(deps, act)).rejects.toThrow('away')
    expect((await told(deps.locker)).length).toBe(2)
    away = false
    trail.length = 0
    await recordFact(deps, act)
    await recordFact(deps, act)
    expect(trail).toEqual(['nobody', 'member', 'member'])
  })
})
