/** Promises about safety plans and consents. */
import { LeadKind } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { judgePlan, needsSafetyPlan, restsOnEnough } from './judge-safety.ts'

describe('needsSafetyPlan', () => {
  it('asks for one in every named kind of case, and wherever a child is among the people', () => {
    for (const kind of LeadKind.options) {
      expect([kind, needsSafetyPlan(kind, [])]).toEqual([kind, kind !== 'other'])
      expect(needsSafetyPlan(kind, ['witness', 'child'])).toBe(true)
    }
  })
})

describe('judgePlan', () => {
  it.each([
    [undefined, 'none'],
    [{ reviewOn: '2026-11-23' }, 'overdue'],
    [{ reviewOn: '2026-11-24' }, 'holds'],
  ] as const)('%o: %s', (plan, state) => {
    expect(judgePlan(plan, '2026-11-24')).toBe(state)
  })
})

describe('restsOnEnough', () => {
  it('never lets a child’s consent be the only basis', () => {
    expect(restsOnEnough({ givenBy: 'child' })).toBe(false)
    expect(restsOnEnough({ givenBy: 'child', otherBasis: '  ' })).toBe(false)
    expect(restsOnEnough({ givenBy: 'child', otherBasis: 'Her guardian agreed' })).toBe(true)
    expect(restsOnEnough({ givenBy: 'guardian' })).toBe(true)
  })
})
