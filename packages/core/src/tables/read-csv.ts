/**
 * Reads separated values (RFC 4180 and what people make of it) from pieces of text, with three kinds of line end, quotes in the
 * middle of a cell, quotes that are never closed. Time is linear in the text, whatever stands in it.
 */
import { HEAD, headOf, MOST_CELL, MOST_ROW, type RawRow, type RowReader } from './row.ts'

/** What a reader needs to know of a file. */
export interface CsvShape {
  readonly delimiter: string
  /** Cells beyond which a row is not read. */
  readonly mostCells: number
}

interface Cut {
  readonly end: number
  readonly row: RawRow | undefined
}

/** Quotes that were never closed, after which a quote does not reach over the end of a line any more. */
const MOST_OPEN = 3

const NEWLINE = 10
const RETURN = 13
const QUOTE = 34

/** Where the line ends that begins at `from`: index of its end mark, or -1. */
const lineEnd = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from)
  const back = newline < 0 ? text.indexOf('\r', from) : text.slice(from, newline).indexOf('\r')
  if (newline < 0) return back
  return back < 0 ? newline : from + back
}

const afterEnd = (text: string, at: number): number =>
  text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE ? at + 2 : at + 1

/** Makes a reader. */
export const createCsvReader = ({ delimiter, mostCells }: CsvShape): RowReader => {
  const mark = delimiter.charCodeAt(0)
  let rest = ''
  let opened = 0
  /** The end of a row that is too long is looked for: nothing of it is kept but its beginning. */
  let skipping: string | undefined

  /** The row at `start`, or nothing where its end has not come yet. */
  const cut = (text: string, start: number, isLast: boolean): Cut | undefined => {
    const cells: string[] = []
    let problem: 'too-many-cells' | 'cell-too-long' | undefined
    let at = start
    let count = 0
    for (;;) {
      let cell = ''
      let from = at
      if (text.charCodeAt(at) === QUOTE) {
        at += 1
        from = at
        for (;;) {
          let close = text.indexOf('"', at)
          if (opened >= MOST_OPEN) {
            const line = lineEnd(text, at)
            if (line >= 0 && (close < 0 || line < close)) close = -2 - line
          }
          if (close === -1) {
            if (!isLast) return undefined
            if (opened < MOST_OPEN) return { end: -1, row: undefined }
            close = -2 - text.length
          }
          if (close < -1) {
            // Taken for a cell that ends with its line.
            cell += text.slice(from, -2 - close)
            at = -2 - close
            from = at
            break
          }
          if (close + 1 >= text.length && !isLast) return undefined
          if (text.charCodeAt(close + 1) === QUOTE) {
            cell += text.slice(from, close + 1)
            at = close + 2
            from = at
            continue
          }
          const next = text.charCodeAt(close + 1)
          if (close + 1 < text.length && next !== mark && next !== NEWLINE && next !== RETURN) {
            // People write quotes inside of quotes: only one before a mark or an end closes the cell.
            at = close + 1
            continue
          }
          cell += text.slice(from, close)
          at = close + 1
          from = at
          break
        }
      }
      let code = text.charCodeAt(at)
      while (at < text.length && code !== mark && code !== NEWLINE && code !== RETURN) {
        at += 1
        code = text.charCodeAt(at)
      }
      if (at >= text.length && !isLast) return undefined
      cell += text.slice(from, at)
      count += 1
      if (count > mostCells) problem ??= 'too-many-cells'
      else if (cell.length > MOST_CELL) problem ??= 'cell-too-long'
      else cells.push(cell)
      if (at < text.length && code === mark) {
        at += 1
        continue
      }
      // A lone return at the end of a piece may be half of a line end.
      if (code === RETURN && at + 1 >= text.length && !isLast) return undefined
      const end = at >= text.length ? text.length : afterEnd(text, at)
      if (problem !== undefined) return { end, row: { problem, head: headOf(text, start) } }
      const isBlank = cells.length === 1 && cells[0]?.trim() === ''
      return { end, row: isBlank ? undefined : { cells } }
    }
  }

  const read = (piece: string, isLast: boolean): RawRow[] => {
    const rows: RawRow[] = []
    const text = rest === '' ? piece : rest + piece
    let at = 0
    if (skipping !== undefined) {
      const end = lineEnd(text, 0)
      if (end < 0) {
        rest = ''
        if (isLast) rows.push({ problem: 'row-too-long', head: skipping })
        return rows
      }
      rows.push({ problem: 'row-too-long', head: skipping })
      skipping = undefined
      at = afterEnd(text, end)
    }
    while (at < text.length) {
      const found = cut(text, at, isLast)
      if (found !== undefined && found.end >= 0) {
        if (found.row !== undefined) rows.push(found.row)
        at = found.end
        continue
      }
      const isOpen = found !== undefined || (text.length - at > MOST_ROW && lineEnd(text, at) >= 0)
      if (isOpen) {
        // A quote that nothing closes: its first line is a broken row, and reading goes on below it.
        opened += 1
        const end = lineEnd(text, at)
        rows.push({ problem: 'quote-open', head: headOf(text, at) })
        at = end < 0 ? text.length : afterEnd(text, end)
        continue
      }
      if (text.length - at > MOST_ROW) {
        skipping = text.slice(at, at + HEAD)
        at = text.length
      }
      break
    }
    rest = text.slice(at)
    return rows
  }

  return { push: (text) => read(text, false), end: () => read('', true) }
}
