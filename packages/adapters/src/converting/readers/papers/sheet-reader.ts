/** Reads tables: XLSX, XLS, ODS and CSV, every sheet as CSV and text; formulas stand as written and are never evaluated. Runs behind walls. */
import { read as readWorkbook, utils, version, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { IMPORT_LIMITS } from '@smart-rescue/core/importing'
import type { Derivative, HeldFact } from '@smart-rescue/features/ports/held/converting'
import { parse } from 'csv-parse/sync'
import { decodeText, describeEncoding } from '../../reading/decode-text.ts'
import { draftOf, type ReadJob, Unread } from '../../reading/draft.ts'
import { openZip } from '../../reading/open-zip.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { limitText, sheetDerivative, textDerivative } from '../../reading/text-derivative.ts'
import { judgeOfficeParts, readProperties } from './office-parts.ts'

const MOST_UNPACKED = 200 * 2 ** 20

interface Table {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

interface Cell {
  readonly t?: string
  readonly v?: unknown
  readonly w?: string
  readonly f?: string
}

const showCell = (cell: Cell | undefined): string => {
  if (cell === undefined) return ''
  const value = cell.w ?? (cell.v === undefined ? '' : String(cell.v))
  return cell.f === undefined ? value : `=${cell.f} ⟨${value}⟩`
}

const rowsOf = (
  sheet: WorkSheet,
  budget: { cells: number },
): { rows: string[][]; formulas: number; cut: boolean } => {
  const reference = sheet['!ref']
  if (reference === undefined) return { rows: [], formulas: 0, cut: false }
  const range = utils.decode_range(reference)
  const data = (sheet['!data'] ?? []) as readonly (readonly (Cell | undefined)[] | undefined)[]
  const rows: string[][] = []
  let formulas = 0
  for (let row = range.s.r; row <= range.e.r && row < data.length; row += 1) {
    const cells = data[row] ?? []
    if (budget.cells <= 0) return { rows, formulas, cut: true }
    budget.cells -= Math.max(1, cells.length)
    formulas += cells.filter((cell) => cell?.f !== undefined).length
    rows.push(Array.from(cells, showCell))
  }
  return { rows, formulas, cut: false }
}

const HIDDEN: Readonly<Record<number, string>> = {
  1: 'hidden',
  2: 'hidden so that the program does not offer to show it',
}

const readBook = (book: WorkBook): { tables: Table[]; problems: string[]; facts: HeldFact[] } => {
  const problems: string[] = []
  const facts: HeldFact[] = [{ group: 'workbook', name: 'sheets', value: String(book.SheetNames.length) }]
  const budget = { cells: IMPORT_LIMITS.cells }
  const tables: Table[] = []
  book.SheetNames.slice(0, IMPORT_LIMITS.sheets).forEach((name, index) => {
    const sheet = book.Sheets[name]
    if (sheet === undefined) return
    const { rows, formulas, cut } = rowsOf(sheet, budget)
    tables.push({ name, rows })
    facts.push({
      group: 'sheet',
      name,
      value: `${rows.length} rows${formulas > 0 ? `, ${formulas} formulas` : ''}`,
    })
    const hidden = HIDDEN[Number(book.Workbook?.Sheets?.[index]?.Hidden ?? 0)]
    if (hidden !== undefined) problems.push(`The sheet “${name.slice(0, 60)}” is ${hidden}.`)
    const rowsHidden = (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length
    const columnsHidden = (sheet['!cols'] ?? []).filter((column) => column?.hidden === true).length
    if (rowsHidden + columnsHidden > 0)
      problems.push(
        `On the sheet “${name.slice(0, 60)}” ${rowsHidden} rows and ${columnsHidden} columns are hidden; they are shown here.`,
      )
    if (formulas > 0)
      problems.push(
        `On the sheet “${name.slice(0, 60)}” ${formulas} formulas stand as written, with the value the file remembers; none was evaluated.`,
      )
    if (cut)
      problems.push(
        `The sheet “${name.slice(0, 60)}” has more cells than are read; the rest is in the sealed file.`,
      )
  })
  if (book.vbaraw !== undefined) problems.push('The file holds macros; none was run.')
  return { tables, problems, facts }
}

const readSpreadsheet = ({ type, bytes }: ReadJob) => {
  const zip = type === 'xls' ? undefined : openZip(bytes, MOST_UNPACKED)
  if (zip?.members.some(({ path }) => path === 'META-INF/manifest.xml')) {
    const manifest = zip.unpack('META-INF/manifest.xml')
    if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data'))
      throw new Unread('file.encrypted')
  }
  const outside = zip === undefined ? [] : judgeOfficeParts(zip)
  try {
    const book = readWorkbook(bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellText: true,
      cellStyles: true,
      bookVBA: true,
      sheetRows: 200_000,
      WTF: false,
    })
    const read = readBook(book)
    return {
      ...read,
      facts: [...read.facts, ...(zip === undefined ? [] : readProperties(zip))],
      problems: [
        ...(zip?.problems ?? []),
        ...outside,
        ...read.problems.filter((line) => !outside.includes(line)),
      ],
      method: `@e965/xlsx ${version}`,
    }
  } catch (error) {
    throw new Unread(
      error instanceof Error && /password|encrypt/i.test(error.message) ? 'file.encrypted' : 'file.broken',
    )
  }
}

/** The separator that parts most of the first lines evenly. */
const separatorOf = (text: string): string => {
  const lines = text.split(/\r\n|\n|\r/, 20).filter((line) => line !== '')
  const score = (char: string): number => {
    const counts = lines.map((line) => line.split(char).length - 1)
    const most = Math.max(0, ...counts)
    return most === 0 ? 0 : counts.filter((count) => count === most).length / lines.length + most / 1_000
  }
  const [best = ','] = ['\t', ';', ',', '|'].sort((a, b) => score(b) - score(a))
  return best
}

const readSeparated = ({ bytes }: ReadJob) => {
  const decoded = decodeText(bytes)
  const delimiter = separatorOf(decoded.text.slice(0, 100_000))
  const problems = describeEncoding(decoded)
  let rows: string[][] = []
  try {
    rows = parse(decoded.text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      to: 200_000,
    })
  } catch {
    rows = decoded.text
      .split(/\r\n|\n|\r/)
      .slice(0, 200_000)
      .map((line) => line.split(delimiter))
    problems.push('The quotes of the table do not close; it was parted at its separators alone.')
  }
  const facts = [
    { group: 'table', name: 'rows', value: String(rows.length) },
    { group: 'table', name: 'separator', value: delimiter === '\t' ? 'tabulator' : delimiter },
    { group: 'table', name: 'encoding', value: decoded.encoding },
  ]
  if (rows.some((row) => row.some((cell) => /^[=+\-@].*[(!|]/.test(cell))))
    problems.push('Cells hold what a spreadsheet would run as a formula; none was evaluated.')
  return { tables: [{ name: 'table', rows }], problems, facts, method: 'csv-parse' }
}

const writeText = (tables: readonly Table[]): string =>
  tables
    .map(
      ({ name, rows }) =>
        `${tables.length > 1 ? `--- ${name} ---\n` : ''}${rows.map((row) => row.join('\t').trimEnd()).join('\n')}`,
    )
    .join('\n')
    .trim()

/** Reads one table or workbook. */
export const readSheet: ReadFile = async (job) => {
  const isText = job.type === 'csv' || job.type === 'tsv'
  const { tables, problems, facts, method } = isText ? readSeparated(job) : readSpreadsheet(job)
  const limited = limitText(writeText(tables))
  const derivatives: Derivative[] = tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }, index) =>
      sheetDerivative(index + 1, rows, `${method}: sheet “${name.slice(0, 60)}”`),
    )
  return draftOf(job.type, {
    text: limited.text,
    facts,
    problems: [...problems, ...limited.problems],
    derivatives: limited.text === '' ? derivatives : [textDerivative(limited.text, method), ...derivatives],
  })
}

if (import.meta.main) await serveReader(readSheet)
