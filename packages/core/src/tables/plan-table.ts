/** A first plan of a table, guessed from how it begins, and readers made of a plan. */
import { MAX_COLUMNS, type TableEncoding, type TableFormat, type TablePlan } from '@smart-rescue/schema'
import { guessColumns, looksLikeHeader } from './guess-columns.ts'
import { guessDelimiter } from './guess-delimiter.ts'
import { createCsvReader } from './read-csv.ts'
import { guessDateOrder } from './read-date.ts'
import { createLinesReader, createListReader, type ToRow, writeValue } from './read-json.ts'
import type { RawRow, RowReader } from './row.ts'

/** Text formats, whose rows can be read from a stream. */
export const isTextFormat = (format: TableFormat): boolean =>
  format === 'csv' || format === 'json' || format === 'jsonl'

/** The reader of a text format. In JSON cells are found by the names of the plan's columns. */
export const createRowReader = (plan: Pick<TablePlan, 'format' | 'delimiter' | 'columns'>): RowReader => {
  const names = plan.columns.map(({ name }) => name)
  const toRow: ToRow = (value) => names.map((name) => writeValue(value[name]))
  if (plan.format === 'jsonl') return createLinesReader(toRow)
  if (plan.format === 'json') return createListReader(toRow)
  return createCsvReader({ delimiter: plan.delimiter, mostCells: 1_000 })
}

/** Which text format a file is that begins so. */
const guessFormat = (text: string): TableFormat => {
  const head = text.trimStart()
  if (head.startsWith('[')) return 'json'
  if (!head.startsWith('{')) return 'csv'
  const line = head.slice(0, head.indexOf('\n') < 0 ? undefined : head.indexOf('\n'))
  try {
    const value: unknown = JSON.parse(line)
    // One object on one line: rows of its own only where a list of objects lies in it.
    const holdsList = Object.values(value as object).some(
      (inner) => Array.isArray(inner) && typeof inner[0] === 'object',
    )
    return holdsList && head.trimEnd().length === line.trimEnd().length ? 'json' : 'jsonl'
  } catch {
    return 'json'
  }
}

/** Names of the first objects' fields, in the order of their appearance. */
const namesOf = (format: TableFormat, text: string, rows: number): string[] => {
  const names = new Set<string>()
  const toRow: ToRow = (value) => {
    for (const name of Object.keys(value)) if (names.size < MAX_COLUMNS) names.add(name.slice(0, 200))
    return []
  }
  const reader = format === 'json' ? createListReader(toRow) : createLinesReader(toRow)
  reader.push(text).slice(0, rows)
  return [...names]
}

/** What somebody corrected already; the rest is guessed. */
export type PlanWish = Partial<Pick<TablePlan, 'encoding' | 'delimiter' | 'header' | 'dateOrder' | 'country'>>

/** A plan with the first rows as it reads them. */
export interface PlannedTable {
  readonly plan: TablePlan
  readonly rows: readonly RawRow[]
}

const FIRST_ROWS = 200

/** Gives columns their names, roles and the date order, by their first rows. */
export const planRows = (
  rows: readonly RawRow[],
  shape: {
    format: TableFormat
    encoding: TableEncoding
    delimiter: TablePlan['delimiter']
    names?: readonly string[]
  },
  wish: PlanWish = {},
): PlannedTable | undefined => {
  const whole = rows.flatMap((row) => ('cells' in row ? [row.cells] : []))
  const [first, second] = whole
  if (first === undefined) return undefined
  const header = shape.names !== undefined ? false : (wish.header ?? looksLikeHeader(first, second))
  const body = header ? whole.slice(1) : whole
  const width = Math.min(
    MAX_COLUMNS,
    shape.names?.length ?? (header ? first.length : Math.max(...whole.slice(0, 20).map((row) => row.length))),
  )
  const named = Array.from({ length: width }, (_, at) => ({
    name: (shape.names?.[at] ?? (header ? first[at] : '') ?? '').trim().slice(0, 200),
    samples: body.slice(0, FIRST_ROWS).map((cells) => cells[at] ?? ''),
  }))
  const roles = guessColumns(named)
  const dated = named.filter((_, at) => roles[at] === 'posted').flatMap(({ samples }) => samples)
  const { names: _, ...kept } = shape
  const plan: TablePlan = {
    ...kept,
    header,
    columns: named.map(({ name }, at) => ({ name, as: roles[at] ?? 'none' })),
    dateOrder: wish.dateOrder ?? guessDateOrder(dated.filter((text) => text.trim() !== '')),
    ...(wish.country === undefined ? {} : { country: wish.country }),
  }
  return { plan, rows: header ? rows.slice(rows.findIndex((row) => 'cells' in row) + 1) : rows }
}

/** A plan for a text that begins so; nothing where no row can be found in it. */
export const planText = (
  text: string,
  encoding: TableEncoding,
  wish: PlanWish = {},
): PlannedTable | undefined => {
  const format = guessFormat(text)
  const delimiter = wish.delimiter ?? (format === 'csv' ? guessDelimiter(text) : ',')
  const names = format === 'csv' ? undefined : namesOf(format, text, FIRST_ROWS)
  if (names !== undefined && names.length === 0) return undefined
  const reader = createRowReader({
    format,
    delimiter,
    columns: (names ?? []).map((name) => ({ name, as: 'none' as const })),
  })
  const rows = reader.push(text)
  // A whole small file ends without a line end: its last row counts; a sample's last row is cut and does not.
  const enough = rows.length > 1 ? rows : [...rows, ...reader.end()]
  return planRows(
    enough.slice(0, FIRST_ROWS + 1),
    { format, encoding, delimiter, ...(names === undefined ? {} : { names }) },
    wish,
  )
}
