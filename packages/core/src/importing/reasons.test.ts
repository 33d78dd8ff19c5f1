/** Reasons say what to do, and limits are those of the design. */
import { describe, expect, it } from 'vitest'
import { IMPORT_LIMITS } from './limits.ts'
import { IMPORT_REASONS, isImportReason, unreadFor } from './reasons.ts'

describe('reasons', () => {
  it.each(Object.entries(IMPORT_REASONS))('%s says in a sentence what to do', (code, [state, sentence]) => {
    expect(code).toMatch(/^file\.[a-z-]+$/)
    expect(['refused', 'quarantined']).toContain(state)
    expect(sentence).toMatch(/^[A-Z].{40,}\.$/)
    expect(isImportReason(code)).toBe(true)
  })

  it('carry their own state', () => {
    expect(unreadFor('file.bomb')).toMatchObject({ state: 'quarantined', reason: { code: 'file.bomb' } })
    expect(unreadFor('file.empty').state).toBe('refused')
    expect(isImportReason('toString')).toBe(false)
  })

  it('limits are those the design names: ratio 100, 10,000 entries, depth 3, 4 GB, 10 s, 512 MB', () => {
    expect(IMPORT_LIMITS).toMatchObject({
      ratio: 100,
      entries: 10_000,
      depth: 3,
      total: 2 ** 32,
      cpu: 10_000,
      memory: 2 ** 29,
    })
  })
})
