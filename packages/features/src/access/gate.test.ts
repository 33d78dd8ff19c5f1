/** Promises about the gate: it asks afresh, it denies by default, and it tells nobody of a case by asking. */
import type { Relation } from '@smart-rescue/core/access'
import { Failure, type Role } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../contracts.ts'
import type { Actor } from '../ports/actor.ts'
import type { Transactor } from '../ports/database.ts'
import { createGate } from './gate.ts'

const CASE = '01890000-0000-7000-8000-000000000002'
const actorOf = (...roles: Role[]): Actor => ({
  memberId: '01890000-0000-7000-8000-000000000001' as never,
  displayName: 'A',
  roles,
  locale: 'en',
  csrf: 'c',
  sessionKey: 'k',
})

/** A database that answers every question for a relation with the same one, and counts. */
const createDb = (relation: Relation | undefined) => {
  const state = { asked: 0 }
  const executor = {
    transformQuery: (node: unknown) => node,
    compileQuery: () => ({ sql: '', parameters: [], query: {} }),
    executeQuery: async () => {
      state.asked += 1
      return { rows: relation === undefined ? [] : [{ relation }] }
    },
  }
  const trx = { getExecutor: () => executor }
  const db = { ask: async (work: (t: unknown) => unknown) => work(trx) } as unknown as Transactor
  return { db, state }
}
const answerOf = async (
  db: Transactor,
  actor: Actor | undefined,
  name: string,
  input: unknown = { caseId: CASE },
) => {
  const endpoint = endpoints.find((each) => each.name === name)
  if (endpoint === undefined) throw new Error(name)
  try {
    await createGate(db)(actor, endpoint, input)
    return 'allowed'
  } catch (failure) {
    return failure instanceof Failure ? failure.code : String(failure)
  }
}

describe('the gate', () => {
  it.each<[Relation | undefined, string]>([
    ['team', 'allowed'],
    ['former', 'request.not-found'],
    ['none', 'request.not-found'],
    ['unknown', 'request.not-found'],
    [undefined, 'request.not-found'],
  ])('answers an officer whose relation is %s with %s', async (relation, answer) => {
    expect(await answerOf(createDb(relation).db, actorOf('case-officer'), 'case.read')).toBe(answer)
  })

  it('asks the database at every request, and only for a case', async () => {
    const { db, state } = createDb('team')
    const officer = actorOf('case-officer')
    await answerOf(db, officer, 'case.read')
    await answerOf(db, officer, 'case.read')
    expect(state.asked).toBe(2)
    await answerOf(db, officer, 'case.list', {})
    await answerOf(db, undefined, 'case.read')
    expect(state.asked).toBe(2)
  })

  it('takes an input without a case, or with something else, for a case that does not exist', async () => {
    for (const input of [{}, { caseId: 1 }, { caseId: 'x' }, { caseId: [CASE] }, { caseId: null }])
      expect(await answerOf(createDb('team').db, actorOf('case-officer'), 'case.read', input)).toBe(
        'request.not-found',
      )
  })

  it('lets nobody in by a role that does not exist, or by none', async () => {
    const odd = { ...actorOf(), roles: ['root' as never] }
    for (const actor of [actorOf(), odd])
      expect(await answerOf(createDb('team').db, actor, 'case.read')).toBe('access.denied')
  })

  it('says the role is wrong before it looks at the case, so that the case is not betrayed', async () => {
    for (const relation of ['team', 'former', 'none', 'unknown'] as const)
      expect(await answerOf(createDb(relation).db, actorOf('auditor'), 'case.read')).toBe('access.denied')
  })

  it('denies every endpoint that needs a session to nobody', async () => {
    for (const { name, scope } of endpoints)
      expect([name, await answerOf(createDb('team').db, undefined, name)]).toEqual([
        name,
        scope === 'public' ? 'allowed' : 'access.not-signed-in',
      ])
  })

  it('lets an operator who holds no other role into no case, whatever her relation', async () => {
    for (const { name, scope } of endpoints.filter((each) => each.scope === 'case'))
      expect([
        name,
        scope,
        await answerOf(createDb('team').db, actorOf('operator', 'auditor'), name),
      ]).toEqual([name, 'case', 'access.denied'])
  })

  it('passes on that the database is away', async () => {
    const db = { ask: () => Promise.reject(new Failure('database.unavailable')) } as unknown as Transactor
    expect(await answerOf(db, actorOf('case-officer'), 'case.read')).toBe('database.unavailable')
  })
})
