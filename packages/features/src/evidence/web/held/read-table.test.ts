/** Promises about tables that strangers made: cells as written, and never more rows than asked for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'

describe('readTable', () => {
  it.each<[string, string[][]]>([
    ['', []],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a, b","c ""d"""', [['a, b', 'c "d"']]],
    ['"two\nlines",x', [['two\nlines', 'x']]],
    ['a,,\n', [['a', '', '']]],
    ['=1+1,\t2', [['=1+1', '\t2']]],
    ['"open', [['open']]],
  ])('reads %j', (csv, rows) => {
    expect(readTable(csv, 100)).toEqual(rows)
  })

  it('gives every cell back as it was written, whatever stands in it', () => {
    const write = (rows: string[][]): string =>
      rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
    const cell = fc.string({ unit: 'binary', maxLength: 8 })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          // A lone empty cell at the end is what a line break at the end writes, too.
          fc.pre(rows.at(-1)?.join('') !== '')
          expect(readTable(write(rows), 100)).toEqual(rows)
        },
      ),
    )
  })

  it('stops at the number of rows that was asked for', () => {
    expect(readTable('a\n'.repeat(1_000), 3)).toEqual([['a'], ['a'], ['a']])
  })
})
