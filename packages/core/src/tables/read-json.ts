/** Reads JSON rows from pieces of text: a line each, or the elements of the first list in the file. Each becomes cells by the names of columns. */
import { HEAD, headOf, MOST_CELL, MOST_ROW, type RawRow, type RowReader } from './row.ts'

const parseObject = (text: string): Record<string, unknown> | 'not-json' | 'not-an-object' => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'not-an-object'
  } catch {
    return 'not-json'
  }
}

/** A value as the text of a cell: lists of plain values a line each, other structures as JSON. */
export const writeValue = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Turns an object into a row. Without names the object's own are taken, in its order. */
export type ToRow = (value: Record<string, unknown>) => readonly string[]

const readRow = (text: string, toRow: ToRow): RawRow => {
  const value = parseObject(text)
  if (typeof value === 'string') return { problem: value, head: headOf(text, 0) }
  const cells = toRow(value)
  return cells.some((cell) => cell.length > MOST_CELL)
    ? { problem: 'cell-too-long', head: headOf(text, 0) }
    : { cells }
}

/** Reads a line each. Blank lines are no rows. */
export const createLinesReader = (toRow: ToRow): RowReader => {
  let rest = ''
  let skipping: string | undefined
  const read = (piece: string, isLast: boolean): RawRow[] => {
    const rows: RawRow[] = []
    const text = rest + piece
    let at = 0
    for (;;) {
      const end = text.indexOf('\n', at)
      if (end < 0 && !isLast) break
      const line = text.slice(at, end < 0 ? undefined : end)
      if (skipping !== undefined) rows.push({ problem: 'row-too-long', head: skipping })
      else if (line.trim() !== '') rows.push(readRow(line, toRow))
      skipping = undefined
      at = end + 1
      if (end < 0) return rows
    }
    rest = text.slice(at)
    if (rest.length > MOST_ROW || skipping !== undefined) {
      skipping ??= rest.slice(0, HEAD)
      rest = ''
    }
    return rows
  }
  return { push: (text) => read(text, false), end: () => read('', true) }
}

/** Reads the elements of the first list in the file, however deep the objects around it are. */
export const createListReader = (toRow: ToRow): RowReader => {
  let state: 'before' | 'between' | 'element' | 'after' = 'before'
  let depth = 0
  let inString = false
  let escaped = false
  let element = ''
  let isTooLong = false

  const finish = (rows: RawRow[]): void => {
    const text = element.trim()
    if (isTooLong) rows.push({ problem: 'row-too-long', head: headOf(element, 0) })
    else if (text !== '') rows.push(readRow(text, toRow))
    element = ''
    isTooLong = false
  }
  const keep = (text: string): void => {
    if (isTooLong) return
    element += text
    if (element.length > MOST_ROW) {
      element = element.slice(0, HEAD)
      isTooLong = true
    }
  }
  const push = (piece: string): RawRow[] => {
    const rows: RawRow[] = []
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (sign === 92) escaped = true
        else if (sign === 34) inString = false
        continue
      }
      if (state === 'after') break
      if (sign === 34) inString = true
      if (state === 'before') {
        if (sign !== 91) continue
        state = 'between'
        from = at + 1
        continue
      }
      if (sign === 123 || sign === 91) {
        state = 'element'
        depth += 1
      } else if ((sign === 125 || sign === 93) && depth > 0) depth -= 1
      else if (depth === 0 && (sign === 44 || sign === 93)) {
        keep(piece.slice(from, at))
        finish(rows)
        from = at + 1
        state = sign === 93 ? 'after' : 'between'
      }
    }
    if (state === 'between' || state === 'element') keep(piece.slice(from))
    return rows
  }
  return {
    push,
    end: () => {
      const rows: RawRow[] = []
      if (state !== 'after') finish(rows)
      return rows
    },
  }
}
