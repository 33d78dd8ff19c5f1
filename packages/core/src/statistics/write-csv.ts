/** Tables as CSV (RFC 4180): quoted where needed, lines end with CR LF, and no cell begins a formula in a spreadsheet. */

const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value)
  // A spreadsheet runs what begins so; an apostrophe keeps it a text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as one text. */
export const writeCsv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
