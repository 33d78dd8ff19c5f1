/** Promises about the chronology as a table. */
import type { ChronologyLine } from '@smart-rescue/schema'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChronologyNames, writeChronology } from './write-chronology.ts'

const NAMES: ChronologyNames = {
  header: ['When', 'Precision', 'What', 'Text', 'Certainty', 'Source', 'By', 'Conflicts'],
  kind: ({ kind }) => kind,
  certainty: ({ certainty }) => certainty,
  conflicts: () => '',
}
const line = (title: string, source: string): ChronologyLine => ({
  id: 'event:1',
  kind: 'event',
  when: { precision: 'between', from: '2026-10-20', to: '2026-10-25' },
  certainty: 'probable',
  title,
  source,
})

describe('writeChronology', () => {
  it('lets no cell begin as a formula, whatever a source says', () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '=cmd|', '\n=')
    fc.assert(
      fc.property(
        fc.tuple(begins, fc.string()).map(([a, b]) => a + b),
        fc.string(),
        (title, source) => {
          const rows = parse(writeChronology([line(title, source), line(source, title)], NAMES), {
            bom: true,
          }) as string[][]
          expect(rows).toHaveLength(3)
          for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })

  it('writes dates no more exactly than they are known', () => {
    const [, row] = parse(writeChronology([line('a', 'b')], NAMES), { bom: true }) as string[][]
    expect(row?.slice(0, 2)).toEqual(['2026-10-20 – 2026-10-25', 'between'])
  })
})
