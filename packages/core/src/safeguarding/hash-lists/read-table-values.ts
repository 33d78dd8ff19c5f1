/** Finds labelled hashes in plain lines and in CSV, TSV or semicolon tables, with or without a line of names. */
import { readDigits, readLabel } from './list-entry.ts'
import type { LabelledValue } from './read-json-values.ts'

const VALUE_NAMES = new Set([
  'signal_value',
  'hash_value',
  'hashvalue',
  'indicator',
  'value',
  'hash',
  'signature',
])
const LABEL_NAMES = new Set([
  'signal_type',
  'hash_type',
  'hashtype',
  'indicator_type',
  'type',
  'algorithm',
  'kind',
])

const cellsOf = (line: string): string[] =>
  line.split(/[,;\t|]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

/** Columns by the line of names: where values stand, and where their kind. */
interface Columns {
  readonly values: readonly { readonly at: number; readonly label?: string }[]
  readonly label?: number
}

const readNames = (cells: readonly string[]): Columns | undefined => {
  if (cells.some((cell) => readDigits(cell) !== undefined)) return undefined
  const names = cells.map((cell) => cell.toLowerCase())
  const values = names.flatMap((name, at) => {
    if (VALUE_NAMES.has(name)) return [{ at }]
    return readLabel(name) === undefined ? [] : [{ at, label: name }]
  })
  if (values.length === 0) return undefined
  const label = names.findIndex((name) => LABEL_NAMES.has(name))
  return { values, ...(label < 0 ? {} : { label }) }
}

/** A line without a table: `pdq:abc…`, `sha256 abc…`, `abc…  file name` (as checksum tools print it), or the hash alone. */
const readPlainLine = (text: string, line: number): LabelledValue => {
  const labelled = /^([A-Za-z][A-Za-z0-9_ -]{1,24}?)\s*[:=\s]\s*(\S+)/.exec(text)
  if (labelled?.[1] !== undefined && labelled[2] !== undefined && readLabel(labelled[1]) !== undefined)
    return { value: labelled[2], label: labelled[1], line }
  return { value: /^\S+/.exec(text)?.[0] ?? text, line }
}

const readRow = (cells: readonly string[], line: number): LabelledValue => {
  const value = cells.find((cell) => readDigits(cell) !== undefined) ?? cells[0] ?? ''
  const label = cells.find((cell) => readLabel(cell) !== undefined)
  return { value, line, ...(label === undefined ? {} : { label }) }
}

/** Values of a text of lines. Empty lines and comments (`#`, `//`) are none. */
export const readTableValues = (text: string): LabelledValue[] => {
  const found: LabelledValue[] = []
  let columns: Columns | undefined
  let isFirst = true
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || line.startsWith('//')) return
    const cells = cellsOf(line)
    if (isFirst) {
      isFirst = false
      columns = readNames(cells)
      if (columns !== undefined) return
    }
    if (columns === undefined) {
      found.push(cells.length > 1 ? readRow(cells, at + 1) : readPlainLine(line, at + 1))
      return
    }
    const own = columns.label === undefined ? undefined : cells[columns.label]
    for (const column of columns.values) {
      const value = cells[column.at] ?? ''
      const label = column.label ?? own
      if (value !== '') found.push({ value, line: at + 1, ...(label === undefined ? {} : { label }) })
    }
  })
  return found
}
