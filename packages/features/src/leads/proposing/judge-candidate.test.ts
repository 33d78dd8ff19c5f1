/** Promises about candidates: what is new is raised, what joins is added, what a person put away stays away. */
import { ExhibitId, LeadId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownLead } from './candidates.ts'
import { judgeCandidate } from './judge-candidate.ts'

const EXHIBIT = ExhibitId.parse('01890000-0000-7000-8000-000000000001')
const ref = (row: number): SourceRef => ({ exhibitId: EXHIBIT, row })
const RANK = {
  escalations: 0,
  fulfilled: 0,
  strong: 0,
  medium: 0,
  weak: 0,
  positive: 0,
  newest: '',
  sources: 1,
}
const known = (
  state: KnownLead['state'],
  rows: readonly number[],
  more: Partial<KnownLead> = {},
): KnownLead => ({
  id: LeadId.parse('01890000-0000-7000-8000-000000000002'),
  state,
  byMachine: true,
  standing: { rank: RANK, fulfilled: [], indicators: ['LNK-1'], reasons: [] },
  sources: new Set(rows.map((row) => sourceKey(ref(row)))),
  ...more,
})

describe('a candidate', () => {
  it('that no lead touches is raised', () => {
    expect(judgeCandidate([ref(1)], ['LNK-1'], [])).toEqual({ what: 'raise' })
    expect(judgeCandidate([ref(1)], ['LNK-1'], [known('waiting', [2])])).toEqual({ what: 'raise' })
  })

  it('that grew adds its new sources to the lead that is open', () => {
    const lead = known('watching', [1, 2])
    expect(judgeCandidate([ref(1), ref(3)], ['LNK-1'], [lead])).toEqual({
      what: 'extend',
      leadId: lead.id,
      sources: [ref(3)],
    })
    expect(judgeCandidate([ref(1)], ['LNK-1', 'LNK-2'], [lead])).toEqual({ what: 'leave' })
  })

  it('leaves alone what a person put together', () => {
    const lead = known('waiting', [1], { byMachine: false })
    expect(judgeCandidate([ref(1), ref(3)], ['LNK-1'], [lead])).toEqual({ what: 'leave' })
  })

  it.each(['dismissed', 'opened'] as const)('that was %s comes back with something new only', (state) => {
    expect(judgeCandidate([ref(1), ref(9)], ['LNK-1'], [known(state, [1])])).toEqual({ what: 'leave' })
    expect(judgeCandidate([ref(1)], ['LNK-1', 'ILO-CR-05'], [known(state, [1])])).toEqual({ what: 'raise' })
  })

  it('is judged by everything that was known of it, and an unreadable standing knows nothing', () => {
    const other = known('dismissed', [1], {
      standing: { rank: RANK, fulfilled: [], indicators: ['ILO-CR-05'], reasons: [] },
    })
    expect(judgeCandidate([ref(1)], ['LNK-1', 'ILO-CR-05'], [known('dismissed', [1]), other])).toEqual({
      what: 'leave',
    })
    expect(judgeCandidate([ref(1)], ['LNK-1'], [known('dismissed', [1], { standing: null })])).toEqual({
      what: 'raise',
    })
  })

  it('never adds a source twice', () => {
    const rows = fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1 })
    fc.assert(
      fc.property(rows, rows, (now, before) => {
        const judged = judgeCandidate(now.map(ref), ['LNK-1'], [known('waiting', before)])
        if (judged.what !== 'extend') return
        for (const { row } of judged.sources) expect(before).not.toContain(row)
        expect(judged.sources.length + now.filter((row) => before.includes(row)).length).toBe(now.length)
      }),
    )
  })
})
