/** Promises about slots as CSV: every text a line, every slot a column, nothing that a spreadsheet would run. */
import { ExhibitId } from '@smart-rescue/schema'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TemplateMember } from '../../contract.ts'
import { slotValues } from './slot-values.ts'
import { writeSlots } from './write-slots.ts'

const member = (
  text: string,
  parts: [number, number][],
  more: Partial<TemplateMember> = {},
): TemplateMember => ({
  exhibitId: ExhibitId.parse('0197a5a0-0003-7000-8000-000000000001'),
  row: 1,
  exhibitNumber: 'E-01',
  title: '',
  text,
  parts,
  edits: [],
  ...more,
})
const read = (csv: string): string[][] => parse(csv, { bom: true }) as string[][]

describe('writeSlots', () => {
  it('has a line for each text and a column for each slot', () => {
    const text = 'call Anna on 555'
    const parts: [number, number][] = [
      [0, 5],
      [5, 9],
      [9, 13],
      [13, 16],
      [16, 16],
    ]
    expect(slotValues({ text, parts })).toEqual(['Anna', '555'])
    const edits: TemplateMember['edits'] = [
      { kind: 'substitution', segment: 0, at: 0, removed: 'ring', inserted: 'call', start: 0, end: 4 },
      { kind: 'spacing', segment: 2, at: 0, removed: '  ', inserted: ' ', start: 9, end: 10 },
    ]
    const rows = read(
      writeSlots(
        { members: [member(text, parts, { key: 'ad-1', postedOn: '2026-03-01', place: 'Ashford', edits })] },
        ['Name', 'Number'],
      ),
    )
    expect(rows).toEqual([
      ['exhibit', 'row', 'key', 'posted_on', 'place', 'Name', 'Number', 'edits', 'text'],
      ['E-01', '1', 'ad-1', '2026-03-01', 'Ashford', 'Anna', '555', 'ring → call', text],
    ])
  })

  it('gives back any text, marked where a spreadsheet would run it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, row] = read(writeSlots({ members: [member(text, [[0, text.length]])] }, []))
        const cell = row?.at(-1) ?? ''
        expect(cell === text || cell === `'${text}`).toBe(true)
        expect(/^[=+\-@\t\r]/.test(cell)).toBe(false)
      }),
    )
    for (const text of ['=1+1', '+977', '-1', '@x', '\ttab', "'quoted"])
      expect(read(writeSlots({ members: [member(text, [[0, text.length]])] }, []))[1]?.at(-1)).toBe(
        `'${text}`,
      )
  })
})
