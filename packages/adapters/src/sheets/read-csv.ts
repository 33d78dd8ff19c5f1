/** Rows of a CSV file: comma, semicolon or tab, UTF-8 or UTF-16 with its mark, quotes as people write them. */
import type { SheetLimits, SheetReading, SheetRow } from '@smart-rescue/features/ports/held/sheets'
import { parse } from 'csv-parse/sync'

/** The text of a file by its byte order mark; without one UTF-8, and Windows-1252 where that does not fit. */
const decodeTable = (bytes: Uint8Array): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The separator that stands most often in the first lines, outside of nothing: people's programs write one of three. */
const findSeparator = (text: string): string => {
  const head = text.slice(0, 4_000)
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Reads the rows; a file with a NUL character is no text and is refused. */
export const readCsv = (bytes: Uint8Array, limits: SheetLimits): SheetReading => {
  const text = decodeTable(bytes)
  if (text.includes('\0')) return { readable: false }
  try {
    const parsed = parse(text, {
      delimiter: findSeparator(text),
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: limits.rows + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const rows = parsed.slice(0, limits.rows).map(
      ({ record, info }): SheetRow => ({
        // The line on which the record ends: a cell may hold line breaks, and then it began some lines before.
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record.slice(0, limits.cells).map((cell) => cell.slice(0, limits.units)),
      }),
    )
    return { readable: true, rows, more: parsed.length > limits.rows }
  } catch {
    return { readable: false }
  }
}
