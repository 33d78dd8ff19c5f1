/** The table as CSV (RFC 4180), safe to open in a spreadsheet. Pure. */

/** Beginnings that a spreadsheet takes for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

const writeCell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a file: UTF-8 with the mark that spreadsheets look for, lines that end in CR LF. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`
