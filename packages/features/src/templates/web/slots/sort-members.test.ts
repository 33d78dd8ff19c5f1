/** Promises about the order of the table of slots. */
import { ExhibitId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TemplateMember } from '../../contract.ts'
import { type MemberOrder, sortMembers } from './sort-members.ts'

const member = (row: number, slot: string, more: Partial<TemplateMember> = {}): TemplateMember => ({
  exhibitId: ExhibitId.parse('0197a5a0-0003-7000-8000-000000000001'),
  row,
  exhibitNumber: 'E-01',
  title: '',
  text: `call ${slot}`,
  parts: [
    [0, 5],
    [5, 5 + slot.length],
    [5 + slot.length, 5 + slot.length],
  ],
  edits: [],
  ...more,
})
const rowsOf = (members: readonly TemplateMember[], order: MemberOrder): number[] =>
  sortMembers(members, order, 'en').map(({ row }) => row)

describe('sortMembers', () => {
  it('orders numbers in slots as numbers, and puts what is empty last either way', () => {
    const members = [member(1, '100'), member(2, ''), member(3, '20')]
    expect(rowsOf(members, { by: 0, down: false })).toEqual([3, 1, 2])
    expect(rowsOf(members, { by: 0, down: true })).toEqual([1, 3, 2])
    const dated = [
      member(1, 'a', { postedOn: '2026-03-02' }),
      member(2, 'b'),
      member(3, 'c', { postedOn: '2026-03-01' }),
    ]
    expect(rowsOf(dated, { by: 'posted', down: false })).toEqual([3, 1, 2])
  })

  it('counts edits without those of spacing', () => {
    const edit = (kind: 'spacing' | 'substitution') =>
      ({ kind, segment: 0, at: 0, removed: 'a', inserted: 'b', start: 0, end: 1 }) as const
    const members = [
      member(1, 'a', { edits: [edit('substitution')] }),
      member(2, 'a', { edits: [edit('spacing'), edit('spacing')] }),
    ]
    expect(rowsOf(members, { by: 'edits', down: false })).toEqual([2, 1])
  })

  it('loses and doubles nobody, and keeps the order of equals', () => {
    const by = fc.constantFrom<MemberOrder['by'][]>('source', 'posted', 'place', 'edits', 0, 7)
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '')), by, fc.boolean(), (slots, column, down) => {
        const members = slots.map((slot, n) => member(n + 1, slot))
        const rows = rowsOf(members, { by: column, down })
        expect(rows.toSorted((x, y) => x - y)).toEqual(members.map(({ row }) => row))
        if (column === 'posted' || column === 'place' || column === 7)
          expect(rows).toEqual(members.map(({ row }) => row))
      }),
    )
  })
})
