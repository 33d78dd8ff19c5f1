/** Reads tables that people keep addresses in. Cells are text as it was stored: nothing in them is ever computed or fetched. */

/** One row with its number from 1, as a person sees it in her program. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What bounds a reading. Cells beyond a limit are left out, rows beyond it end the reading with `more`. */
export interface SheetLimits {
  readonly rows: number
  readonly cells: number
  /** UTF-16 units of one cell. */
  readonly units: number
}

/** The rows of the first sheet; `more` when the limit ended it. `unreadable` for bytes that are no such file. */
export type SheetReading =
  | { readonly readable: true; readonly rows: readonly SheetRow[]; readonly more: boolean }
  | { readonly readable: false }

/** Reads CSV and XLSX. Never throws for what a file holds. */
export interface Sheets {
  read(kind: 'csv' | 'xlsx', bytes: Uint8Array, limits: SheetLimits): Promise<SheetReading>
}
