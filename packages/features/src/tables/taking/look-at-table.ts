/** Looks at a table before it is taken in: what its columns may mean, and its first rows. Nothing is kept. */
import { recogniseFile, SNIFF } from '@smart-rescue/core/importing'
import { guessEncoding, type PlannedTable, planRows, planText, readDate } from '@smart-rescue/core/tables'
import { Failure, type OutputOf, type ParsedInputOf, type TableFormat } from '@smart-rescue/schema'
import type { Sheets } from '../../ports/held/sheets.ts'
import type { previewTable } from '../contract.ts'
import { PAGE_COLUMNS, readSheetRows } from './sheet-rows.ts'
import { tryDecode } from './text-decoding.ts'

const SHOWN_ROWS = 20
const SHOWN_UNITS = 300
const SHOWN_DATES = 3

/** Kinds of file that may be a table of text. */
const TEXT_KINDS: ReadonlySet<string> = new Set(['text', 'sheet', 'unknown', 'chat'])

/** The format that a file's bytes and name say, or nothing where it can be no table. `text` is any of the three. */
export const formatOf = (bytes: Uint8Array, name: string): 'text' | 'xlsx' | 'wacz' | undefined => {
  const { kind } = recogniseFile(bytes.subarray(0, SNIFF.head), bytes.subarray(-SNIFF.tail), name)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (kind === 'web-archive' && isZip) return 'wacz'
  if (kind === 'sheet' && isZip && /\.xls[xm]$/i.test(name)) return 'xlsx'
  return !isZip && TEXT_KINDS.has(kind) ? 'text' : undefined
}

type Wish = Omit<ParsedInputOf<typeof previewTable>, 'caseId' | 'name'>

const planBytes = async (
  sheets: Sheets,
  bytes: Uint8Array,
  name: string,
  wish: Wish,
): Promise<PlannedTable | undefined> => {
  const format = formatOf(bytes, name)
  if (format === undefined) return undefined
  const { header, encoding: wished, delimiter, dateOrder } = wish
  const given = {
    ...(header === undefined ? {} : { header: header === 'yes' }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  }
  if (format === 'text') {
    const encoding = wished ?? guessEncoding(bytes.subarray(0, 65_536), tryDecode)
    return planText((tryDecode(encoding, bytes, 'lenient') ?? '').replace(/^\uFEFF/, ''), encoding, given)
  }
  const rows = await readSheetRows(sheets, format, bytes, 400)
  const shape = { format: format satisfies TableFormat, encoding: 'utf-8', delimiter: ',' } as const
  return rows === undefined
    ? undefined
    : planRows(rows, format === 'wacz' ? { ...shape, names: PAGE_COLUMNS } : shape, given)
}

/** The guess. Throws `table.unreadable` where no row is found. */
export const lookAtTable = async (
  sheets: Sheets,
  bytes: Uint8Array,
  name: string,
  wish: Wish,
): Promise<OutputOf<typeof previewTable>> => {
  const planned = await planBytes(sheets, bytes, name, wish)
  if (planned === undefined) throw new Failure('table.unreadable')
  const { plan, rows } = planned
  const at = plan.columns.findIndex(({ as }) => as === 'posted')
  const written = at < 0 ? [] : rows.flatMap((row) => ('cells' in row ? [row.cells[at] ?? ''] : []))
  const dates = [...new Set(written.filter((text) => text.trim() !== ''))].slice(0, SHOWN_DATES)
  return {
    plan,
    rows: rows
      .slice(0, SHOWN_ROWS)
      .map((row) =>
        'cells' in row
          ? { cells: row.cells.slice(0, plan.columns.length).map((cell) => showCell(cell)) }
          : { cells: [showCell(row.head)], problem: row.problem },
      ),
    dates: dates.map((text) => readShown(text, plan.dateOrder)),
  }
}

const showCell = (text: string): string => text.slice(0, SHOWN_UNITS).toWellFormed()

const readShown = (written: string, order: Parameters<typeof readDate>[1]) => {
  const read = readDate(written, order)
  return { written: written.slice(0, 60).toWellFormed(), ...(read === undefined ? {} : { read }) }
}
