/** Comma-separated values as RFC 4180 writes them, safe to open in a spreadsheet. */

/** Signs that make a spreadsheet run a cell, with their full-width twins; and the mark itself, so that it can be taken off again. */
const RUNS = /^[=+\-@\t\r'＝＋－＠]/u

/** Marks a cell that a spreadsheet would run with an apostrophe in front (OWASP, CSV injection). */
export const guardCell = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** Takes the mark off again. */
export const unguardCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

const quote = (cell: string): string =>
  /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** One record with its line end. A number is written as JavaScript writes it. */
export const csvRow = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => quote(typeof cell === 'number' ? String(cell) : guardCell(cell ?? ''))).join(',')}\r\n`

/** Lines of the preface, each a record of one cell that begins with `#`. */
export const csvPreface = (lines: readonly string[]): string =>
  lines.map((line) => csvRow([`# ${line}`])).join('')
