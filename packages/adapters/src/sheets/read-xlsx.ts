/** Rows of the first sheet of an XLSX file, as stored: formulas are neither computed nor given, links give their address. */
import { read, utils } from '@e965/xlsx'
import type { SheetLimits, SheetReading, SheetRow } from '@smart-rescue/features/ports/held/sheets'

/** What the packed and the unpacked file may weigh: a small file that unpacks to gigabytes is refused unread. */
const MOST_UNPACKED = 100_000_000

/**
 * The unpacked size that the archive's own directory claims (ZIP, APPNOTE 4.3.12); undefined where there is no directory.
 * The reader stops at claimed sizes, so a lie makes it fail and not grow.
 */
const claimedSize = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < lowest) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    sum += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sum
}

interface StoredCell {
  readonly v?: unknown
  readonly f?: unknown
  readonly l?: { readonly Target?: unknown }
}

/** The text of a cell. A link's address is what people mean; the result that a formula left behind is only its look. */
const readCell = (cell: StoredCell | undefined, units: number): string => {
  if (cell === undefined) return ''
  const target = cell.l?.Target
  if (typeof target === 'string' && /^https?:/i.test(target)) return target.slice(0, units)
  if (cell.f !== undefined || cell.v === undefined || cell.v === null) return ''
  return String(cell.v).slice(0, units)
}

/** Reads the rows. Bytes that are no XLSX file, or that would unpack to more than 100 MB, are refused. */
export const readXlsx = (bytes: Uint8Array, limits: SheetLimits): SheetReading => {
  const size = bytes.length < 22 ? undefined : claimedSize(bytes)
  if (size === undefined || size > MOST_UNPACKED) return { readable: false }
  try {
    const book = read(bytes, {
      type: 'array',
      dense: true,
      sheets: 0,
      sheetRows: limits.rows + 1,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      bookVBA: false,
    })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const range = sheet?.['!ref']
    const table = (sheet as { '!data'?: StoredCell[][] } | undefined)?.['!data']
    if (range === undefined || table === undefined) return { readable: true, rows: [], more: false }
    const first = utils.decode_range(range).s.r
    const rows: SheetRow[] = []
    table.forEach((cells, at) => {
      if (cells !== undefined && at >= first)
        rows.push({
          line: at + 1,
          cells: Array.from(cells.slice(0, limits.cells), (cell) => readCell(cell, limits.units)),
        })
    })
    return { readable: true, rows: rows.slice(0, limits.rows), more: rows.length > limits.rows }
  } catch {
    return { readable: false }
  }
}
