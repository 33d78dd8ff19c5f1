/** One row of a table as a reader gives it, before its columns mean anything. */
import type { RowProblem } from '@smart-rescue/schema'

/** A row: its cells, or why it has none and how it begins (at most 200 characters). */
export type RawRow =
  | { readonly cells: readonly string[] }
  | { readonly problem: RowProblem; readonly head: string }

/** Takes text piece by piece and gives the rows that are whole. */
export interface RowReader {
  push(text: string): RawRow[]
  /** The rows that are left when no text follows. */
  end(): RawRow[]
}

/** Characters of one cell beyond which its row is not read. */
export const MOST_CELL = 1_000_000
/** Characters of one row beyond which its end is not waited for. */
export const MOST_ROW = 4_000_000
/** Characters of a row that a report shows. */
export const HEAD = 200

/** How a row begins, for the report. */
export const headOf = (text: string, from: number): string => text.slice(from, from + HEAD)
