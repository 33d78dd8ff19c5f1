/** Rows of the formats that are held whole in memory: sheets, and the pages that a web archive lists. */
import { IMPORT_LIMITS, listZip } from '@smart-rescue/core/importing'
import { createRowReader, type RawRow } from '@smart-rescue/core/tables'
import { inflateRaw } from '@smart-rescue/core/web-archive'
import { MAX_COLUMNS, type TableFormat } from '@smart-rescue/schema'
import type { Sheets } from '../../ports/held/sheets.ts'

/** What a page of a web archive says of itself (WACZ 1.1.1, section 5.4), in the order of the columns. */
export const PAGE_COLUMNS = ['id', 'url', 'title', 'ts', 'text'] as const

/** Largest list of pages that is unpacked, in bytes. */
const MOST_PAGES = 192 * 1_048_576

/** Rows of a sheet at most: what the programs of people hold. */
const SHEET_ROWS = 1_048_577

const pageRows = (bytes: Uint8Array): RawRow[] | undefined => {
  const listing = listZip(bytes, IMPORT_LIMITS.entries)
  if (!listing.ok) return undefined
  const columns = PAGE_COLUMNS.map((name) => ({ name, as: 'none' as const }))
  const lists = listing.members.filter(({ path }) => /^pages\/[\w.-]+\.jsonl$/.test(path))
  if (lists.length === 0) return undefined
  const rows: RawRow[] = []
  for (const { start, packed, method } of lists) {
    if (packed > MOST_PAGES) return undefined
    const body = bytes.subarray(start, start + packed)
    const content = method === 0 ? body : inflateRaw(body, 0, MOST_PAGES)?.bytes
    if (content === undefined) return undefined
    const reader = createRowReader({ format: 'jsonl', delimiter: ',', columns })
    const decoder = new TextDecoder()
    for (let at = 0; at < content.length; at += 1_048_576)
      rows.push(...reader.push(decoder.decode(content.subarray(at, at + 1_048_576), { stream: true })))
    rows.push(...reader.push(decoder.decode()), ...reader.end())
  }
  // The first line of each list names its format and is no page.
  return rows.filter((row) => 'problem' in row || row.cells[1] !== '')
}

/** The rows, or nothing where the file cannot be read as what it is taken for. At most `most` rows of a sheet. */
export const readSheetRows = async (
  sheets: Sheets,
  format: TableFormat,
  bytes: Uint8Array,
  most = SHEET_ROWS,
): Promise<readonly RawRow[] | undefined> => {
  if (format === 'wacz') return pageRows(bytes)
  const reading = await sheets.read('xlsx', bytes, { rows: most, cells: MAX_COLUMNS, units: 1_000_000 })
  return reading.readable ? reading.rows.map(({ cells }) => ({ cells })) : undefined
}
