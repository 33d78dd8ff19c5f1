/** Finds the addresses in the rows of a list, one a row, and says of each other row why there is none. */
import { pageOf } from '@smart-rescue/core/linking'
import { readAddress } from '../capture/read-address.ts'
import type { SheetRow } from '../ports/held/sheets.ts'
import type { PreviewLine } from './contract.ts'

/** What of a line is shown when it is no address. */
const MOST_SHOWN = 200
const MOST_ADDRESS = 4_000

/** Rows of a plain text: its lines. */
export const toRows = (text: string): SheetRow[] =>
  text.split(/\r\n|\n|\r/).map((line, at) => ({ line: at + 1, cells: [line] }))

const tryAddress = (text: string): string | undefined => {
  try {
    const url = readAddress(text)
    return url.length > MOST_ADDRESS ? undefined : url
  } catch {
    return undefined
  }
}

/** An address inside of a cell: one with a scheme anywhere, a bare host only where the cell holds nothing else. */
const findInCell = (cell: string): string | undefined => {
  const whole = cell.trim().replace(/^<(.*)>$/, '$1')
  const withScheme = /https?:\/\/[^\s<>"'|]+/i.exec(whole)?.[0].replace(/[),.;]+$/, '')
  if (withScheme !== undefined) return tryAddress(withScheme)
  const isBareHost = /^[^\s/@:?#,;]+\.[\p{L}\d-]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u.test(whole)
  const isNumber = /^[\d.,]+$/.test(whole)
  return isBareHost && !isNumber ? tryAddress(whole) : undefined
}

/** Rows to lines: blank rows are left out, and so is the heading of a table. `captured` tells pages that the case has. */
export const readAddresses = (
  rows: readonly SheetRow[],
  options: { readonly isTable: boolean; readonly captured: ReadonlySet<string> },
): PreviewLine[] => {
  const lines: PreviewLine[] = []
  const seen = new Map<string, number>()
  let isHead = options.isTable
  for (const { line, cells } of rows) {
    const text = cells.join(' ').trim()
    if (text === '') continue
    const url = cells.map(findInCell).find((found) => found !== undefined)
    const isHeading: boolean = isHead && url === undefined
    isHead = false
    if (isHeading) continue
    if (url === undefined) {
      lines.push({ line, text: text.slice(0, MOST_SHOWN), skipped: 'invalid' })
      continue
    }
    const page = pageOf(url)
    const first = seen.get(page)
    if (first !== undefined) lines.push({ line, url, skipped: 'twice', first })
    else {
      seen.set(page, line)
      lines.push(options.captured.has(page) ? { line, url, skipped: 'captured' } : { line, url })
    }
  }
  return lines
}
