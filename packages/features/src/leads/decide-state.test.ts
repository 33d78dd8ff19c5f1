/** Promises about decisions on leads. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, stateAfter } from './decide-state.ts'

const decision = fc.constantFrom('watching', 'dismissed', 'opened', 'undone')
const decisions = fc.array(decision, { maxLength: 8 })

describe('decisions', () => {
  it.each([
    [[], 'waiting'],
    [['watching'], 'watching'],
    [['watching', 'dismissed'], 'dismissed'],
    [['watching', 'dismissed', 'undone'], 'watching'],
    [['watching', 'undone', 'undone'], 'waiting'],
    [['watching', 'opened', 'undone', 'dismissed'], 'opened'],
  ] as const)('%j come to %s', (list, state) => {
    expect(stateAfter(list)).toBe(state)
  })

  it('are taken back to where they were, but for a case', () => {
    fc.assert(
      fc.property(decisions, fc.constantFrom('watching', 'dismissed'), (before, next) => {
        const state = decide(before, next)
        if (state === undefined) return
        expect(state).toBe(next)
        expect(decide([...before, next], 'undone')).toBe(stateAfter(before))
      }),
    )
  })

  it('never lead away from a case, and never say twice what is so', () => {
    fc.assert(
      fc.property(decisions, decision, (before, next) => {
        const state = stateAfter(before)
        if (state === 'opened' || next === state) expect(decide(before, next)).toBeUndefined()
      }),
    )
  })
})
