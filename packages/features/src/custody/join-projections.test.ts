/** Promises about projections of several features put into one table. */
import { MemberId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { Trx } from '../ports/database.ts'
import type { CustodyFact, Projections } from './fact.ts'
import { joinProjections } from './join-projections.ts'

const fact: CustodyFact = {
  type: 'setting.changed',
  receipt: { index: 0, hash: '', at: '' },
  actor: MemberId.parse('01890000-0000-7000-8000-000000000001'),
}

describe('joinProjections', () => {
  it('tells an act that two features know to both, in order, and one that one knows to that one', async () => {
    const told: string[] = []
    const table = (name: string, ...types: (keyof Projections)[]): Projections =>
      Object.fromEntries(types.map((type) => [type, async () => void told.push(`${name} ${type}`)]))
    const joined = joinProjections(
      table('routes', 'setting.changed'),
      table('stamps', 'setting.changed', 'time.anchored'),
    )
    await joined['setting.changed']?.({} as Trx, fact)
    await joined['time.anchored']?.({} as Trx, fact)
    expect(told).toEqual(['routes setting.changed', 'stamps setting.changed', 'stamps time.anchored'])
    expect(joined['case.opened']).toBeUndefined()
  })

  it('does not tell the second when the first refuses: the transaction is gone', async () => {
    const told: string[] = []
    const joined = joinProjections(
      { 'setting.changed': () => Promise.reject(new Error('refused')) },
      { 'setting.changed': async () => void told.push('second') },
    )
    await expect(joined['setting.changed']?.({} as Trx, fact)).rejects.toThrow('refused')
    expect(told).toEqual([])
  })
})
