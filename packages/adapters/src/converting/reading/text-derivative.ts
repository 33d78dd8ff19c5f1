/** Text, tables and lists as derivatives: plain bytes with the way they were made. */
import { IMPORT_LIMITS, showHidden } from '@smart-rescue/core/importing'
import type { Derivative } from '@smart-rescue/features/ports/held/converting'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text.toWellFormed())

/** Text cut to what a reading hands on, with a sentence when it was cut. */
export const limitText = (text: string): { text: string; problems: string[] } =>
  text.length <= IMPORT_LIMITS.text
    ? { text: text.toWellFormed().normalize('NFC'), problems: [] }
    : {
        text: text.slice(0, IMPORT_LIMITS.text).toWellFormed().normalize('NFC'),
        problems: ['The text is longer than what is shown; the rest is in the sealed file.'],
      }

/** The text as a derivative, with hidden characters shown as numbers. */
export const textDerivative = (text: string, method: string): Derivative => ({
  role: 'text',
  name: 'text.txt',
  mediaType: 'text/plain; charset=utf-8',
  bytes: encode(showHidden(text)),
  method: `${method}; hidden characters shown as ⟦U+…⟧`,
})

/** A table as CSV. A cell that a spreadsheet would run begins with an apostrophe (OWASP, CSV injection). */
export const sheetDerivative = (
  number: number,
  rows: readonly (readonly string[])[],
  method: string,
): Derivative => ({
  role: number === 1 ? 'sheet' : `sheet-${String(number).padStart(2, '0')}`,
  name: `sheet-${String(number).padStart(2, '0')}.csv`,
  mediaType: 'text/csv; charset=utf-8',
  bytes: encode(rows.map((row) => row.map(quoteCell).join(',')).join('\r\n')),
  method: `${method}; cells that a spreadsheet would run begin with an apostrophe`,
})

const quoteCell = (cell: string): string => {
  const safe =
    /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^[+-]?\d+([.,]\d+)*%?$/.test(cell)
      ? `'${cell}`
      : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A list of what is inside as JSON. */
export const listingDerivative = (listing: unknown, method: string): Derivative => ({
  role: 'listing',
  name: 'listing.json',
  mediaType: 'application/json',
  bytes: encode(JSON.stringify(listing, undefined, 1)),
  method,
})
