/** Promises about tables: every row is found whatever cuts the text, hostile files end, and what columns mean is guessed soberly. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessDelimiter } from './guess-delimiter.ts'
import { createRangeTest, createRowMap, planText, readDate, toRanges, writeCells } from './index.ts'
import { createCsvReader } from './read-csv.ts'
import { createLinesReader, createListReader, writeValue } from './read-json.ts'
import type { RawRow, RowReader } from './row.ts'

const csv = (delimiter = ',') => createCsvReader({ delimiter, mostCells: 50 })
const all = (reader: RowReader, pieces: readonly string[]): RawRow[] => [
  ...pieces.flatMap((piece) => reader.push(piece)),
  ...reader.end(),
]
const cellsOf = (rows: readonly RawRow[]) => rows.map((row) => ('cells' in row ? row.cells : row.problem))
const cutAt = (text: string, cuts: readonly number[]): string[] => {
  const places = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b)
  return places.map((place, at) => text.slice(places[at - 1] ?? 0, place))
}

describe('separated values', () => {
  it('come out as they were written, wherever the text is cut and whatever ends the lines', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', ',', '"', '\n', '\r', '🕊️', 'x') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, cuts, end) => {
          const text = rows
            .map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}${end}`)
            .join('')
          expect(cellsOf(all(csv(), cutAt(text, cuts)))).toEqual(rows)
        },
      ),
    )
  })

  it('are read the same in one piece and in any pieces, whatever rubbish they are', () => {
    const rubbish = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\0') })
    fc.assert(
      fc.property(rubbish, fc.array(fc.nat(), { maxLength: 8 }), (text, cuts) => {
        expect(all(csv(), cutAt(text, cuts))).toEqual(all(csv(), [text]))
      }),
    )
  })

  it('with a quote that nothing closes lose that line alone', () => {
    expect(cellsOf(all(csv(), ['a,b\n1,"open\n2,c\n3,d']))).toEqual([
      ['a', 'b'],
      'quote-open',
      ['2', 'c'],
      ['3', 'd'],
    ])
  })

  it('full of open quotes end, and later ones are taken for cells that end with their line', () => {
    const text = `${'x,"y\n'.repeat(20_000)}last,row`
    const rows = cellsOf(all(csv(), cutAt(text, [50_000, 90_000])))
    expect(rows).toHaveLength(20_001)
    expect(rows.filter((row) => row === 'quote-open').length).toBeLessThanOrEqual(3)
    expect(rows.at(-1)).toEqual(['last', 'row'])
  })

  it('with a cell of ten megabytes, a million columns or a line without end are refused by the row', () => {
    const long = 'z'.repeat(10_000_000)
    const rows = cellsOf(all(csv(), ['a,b\n', `1,"${long}"\n`, '2,c\n']))
    expect(rows).toEqual([['a', 'b'], 'cell-too-long', ['2', 'c']])
    const open = all(csv(), ['1,"', ...Array.from({ length: 10 }, () => 'z'.repeat(1e6)), '\n2,c\n'])
    expect(cellsOf(open)).toEqual(['row-too-long', ['2', 'c']])
    expect(cellsOf(all(csv(), [`${','.repeat(1_000_000)}\n2,c\n`]))).toEqual(['too-many-cells', ['2', 'c']])
    expect(
      cellsOf(all(csv(), ['1,', ...Array.from({ length: 10 }, () => 'z'.repeat(1e6)), '\n2,c\n'])),
    ).toEqual(['row-too-long', ['2', 'c']])
  })

  it('keep quotes that people write inside of quotes', () => {
    expect(cellsOf(all(csv(), ['1,"she said "come" twice",x\n2,a "b" c,y\n']))).toEqual([
      ['1', 'she said "come" twice', 'x'],
      ['2', 'a "b" c', 'y'],
    ])
  })

  it('find the sign that parts them', () => {
    for (const sign of [',', ';', '\t', '|'])
      expect(guessDelimiter(`id${sign}text\n1${sign}a, b; c\n2${sign}"d${sign}e"\n`)).toBe(sign)
  })
})

describe('JSON', () => {
  const toRow = (value: Record<string, unknown>) => ['id', 'text'].map((name) => writeValue(value[name]))
  const rows = [
    { id: 1, text: 'a [list] {of} "things" \\' },
    { id: 2, text: ['x', 'y'], more: { deep: [1] } },
  ]

  it('gives the same rows a line each, as a list, and in an object around it, wherever it is cut', () => {
    const expected = [
      ['1', 'a [list] {of} "things" \\'],
      ['2', 'x\ny'],
    ]
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 6 }), (cuts) => {
        const lines = rows.map((row) => JSON.stringify(row)).join('\n')
        expect(cellsOf(all(createLinesReader(toRow), cutAt(lines, cuts)))).toEqual(expected)
        for (const whole of [
          JSON.stringify(rows),
          JSON.stringify({ count: 2, ads: rows, rest: [3] }, null, 1),
        ])
          expect(cellsOf(all(createListReader(toRow), cutAt(whole, cuts)))).toEqual(expected)
      }),
    )
  })

  it('names the lines that are none', () => {
    expect(cellsOf(all(createLinesReader(toRow), ['{"id":1}\n{oops\n[3]\n\n7\n']))).toEqual([
      ['1', ''],
      'not-json',
      'not-an-object',
      'not-an-object',
    ])
  })
})

describe('dates', () => {
  it.each([
    ['2026-03-04', 'dmy', '2026-03-04'],
    ['2026-03-04T10:11:12Z', 'mdy', '2026-03-04'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['03-04-26 18:00', 'mdy', '2026-03-04'],
    ['4 March 2026', 'dmy', '2026-03-04'],
    ['Wed, 4 Mar 2026 10:00:00 GMT', 'dmy', '2026-03-04'],
    ['March 4th, 2026', 'dmy', '2026-03-04'],
    ['20260304', 'dmy', '2026-03-04'],
    ['1772618400', 'dmy', '2026-03-04'],
    ['०४/०३/२०२६', 'dmy', '2026-03-04'],
    ['31/02/2026', 'dmy', undefined],
    ['soon', 'dmy', undefined],
    ['', 'dmy', undefined],
  ] as const)('%j as %s is %s', (text, order, day) => {
    expect(readDate(text, order)).toBe(day)
  })
})

describe('a plan', () => {
  it('knows the columns of a file of adverts', () => {
    const text =
      'id,text,date_posted\n0,we move a sofa and ring 201-555-0101,01-14-2023\n1,a van for your piano,02-25-2023\n'
    expect(planText(text, 'utf-8')?.plan).toMatchObject({
      format: 'csv',
      header: true,
      dateOrder: 'mdy',
      columns: [
        { name: 'id', as: 'id' },
        { name: 'text', as: 'text' },
        { name: 'date_posted', as: 'posted' },
      ],
    })
  })

  it('without names finds the text by its length', () => {
    const text =
      '7;https://a.example/1;A large room near the bridge with a garden;9801\n8;https://a.example/2;Two chairs;44\n'
    expect(planText(text, 'utf-8')?.plan).toMatchObject({
      delimiter: ';',
      header: false,
      columns: [{ as: 'none' }, { as: 'url' }, { as: 'text' }, { as: 'none' }],
    })
  })

  it('of JSON names its fields', () => {
    const planned = planText('[{"body":"Room to let","city":"Pokhara","n":3}]', 'utf-8')
    expect(planned?.plan).toMatchObject({
      format: 'json',
      columns: [
        { name: 'body', as: 'text' },
        { name: 'city', as: 'place' },
        { name: 'n', as: 'none' },
      ],
    })
    expect(planned?.rows).toEqual([{ cells: ['Room to let', 'Pokhara', '3'] }])
  })

  it('makes a source of a row, with what has no place of its own in the text', () => {
    const columns = [
      { name: 'id', as: 'id' },
      { name: 'T', as: 'title' },
      { name: 'B', as: 'text' },
      { name: 'tel', as: 'phone' },
      { name: 'day', as: 'posted' },
      { name: 'seen', as: 'none' },
    ] as const
    const map = createRowMap({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      header: true,
      columns: [...columns],
      dateOrder: 'dmy',
    })
    expect(map(['7', 'Room', 'near the bridge', '9720000123', '04/03/2026', '9'])).toEqual({
      key: '7',
      title: 'Room',
      text: 'Room\nnear the bridge\ntel: 9720000123',
      postedOn: '2026-03-04',
    })
    expect(map(['7', '', 'near the bridge', '', 'soon'])).toEqual({
      key: '7',
      title: '',
      text: 'near the bridge\nday: soon',
    })
    expect(map(['7', '', '  '])).toBe('no-text')
    expect(map(['7', 'a', 'b', '', '', '', 'stray'])).toBe('too-many-cells')
    expect(map(['7', 'a', 'b', '', '', '', ' '])).toMatchObject({ key: '7' })
  })
})

describe('ranges of rows', () => {
  it('hold exactly the rows they were made of', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (rows) => {
        const sorted = rows.toSorted((a, b) => a - b)
        const holds = createRangeTest(toRanges(sorted))
        for (let row = 1; row <= 60; row += 1) expect(holds(row)).toBe(rows.includes(row))
      }),
    )
  })
})

it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '|x', '%0'])(
  'a report lets no spreadsheet compute %j',
  (text) => {
    expect(writeCells([text])).toMatch(/^"?'/)
  },
)
