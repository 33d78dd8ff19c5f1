import { describe, expect, it } from 'vitest'
import { decide, stateAfter } from './decide-link.ts'

describe('stateAfter', () => {
  it('follows the last decision, and undoes one at a time', () => {
    expect(stateAfter([])).toBe('proposed')
    expect(stateAfter(['accepted'])).toBe('accepted')
    expect(stateAfter(['accepted', 'rejected'])).toBe('rejected')
    expect(stateAfter(['accepted', 'rejected', 'undone'])).toBe('accepted')
    expect(stateAfter(['accepted', 'rejected', 'undone', 'undone'])).toBe('proposed')
    expect(stateAfter(['rejected', 'undone', 'accepted'])).toBe('accepted')
  })
})

describe('decide', () => {
  it('refuses to undo what was not decided', () => {
    expect(decide([], 'undone')).toBeUndefined()
    expect(decide(['accepted', 'undone'], 'undone')).toBeUndefined()
  })

  it('refuses a decision that stands already, so that two people do not overwrite each other unseen', () => {
    expect(decide(['accepted'], 'accepted')).toBeUndefined()
    expect(decide(['accepted'], 'rejected')).toBe('rejected')
    expect(decide(['accepted'], 'undone')).toBe('proposed')
  })
})
