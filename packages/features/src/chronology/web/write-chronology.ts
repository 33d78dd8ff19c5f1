/** A chronology as CSV (RFC 4180), each cell guarded against spreadsheets that would compute it. */
import { writeCells } from '@smart-rescue/core/tables'
import type { ChronologyLine } from '@smart-rescue/schema'
import { writeWhen } from './write-when.ts'

/** What a row says besides what the line holds. */
export interface ChronologyNames {
  readonly header: readonly string[]
  kind(line: ChronologyLine): string
  certainty(line: ChronologyLine): string
  conflicts(line: ChronologyLine): string
}

/** The table with its byte-order mark, so that spreadsheets read it as UTF-8. */
export const writeChronology = (lines: readonly ChronologyLine[], names: ChronologyNames): string =>
  `\uFEFF${writeCells([...names.header])}${lines
    .map((line) =>
      writeCells([
        writeWhen(line.when),
        line.when.precision,
        names.kind(line),
        line.title,
        names.certainty(line),
        line.source,
        line.by?.displayName ?? '',
        names.conflicts(line),
      ]),
    )
    .join('')}`
