/** Tables: rows out of files that others made, what their columns may mean, and how a row becomes a source. Pure; no byte is run. */
export { guessEncoding, type TryDecode } from './guess-encoding.ts'
export { createRowMap, type RowSource } from './map-row.ts'
export {
  createRowReader,
  isTextFormat,
  type PlannedTable,
  type PlanWish,
  planRows,
  planText,
} from './plan-table.ts'
export { createRangeTest, type RowRange, toRanges } from './ranges.ts'
export { readDate } from './read-date.ts'
export type { RawRow, RowReader } from './row.ts'
export { createTextWatch, type TextFinding } from './watch-text.ts'
export { writeCells } from './write-cells.ts'
