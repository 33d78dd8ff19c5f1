/** Rows of sources, the tables they came in, and their groups. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `source`. */
export interface SourceTable {
  exhibit_id: string
  row: number
  case_id: string
  /** `bigint`, which the driver hands over as a string. */
  number: Generated<string>
  key: string | null
  title: Generated<string>
  text: string
  url: string | null
  posted_on: ColumnType<string | null, string | null, string | null>
  place: string | null
  seen_at: Timestamp
  expires_on: ColumnType<string | null, string | null, string | null>
  aside: Generated<boolean>
}

/** A row of `source_mention`. */
export interface SourceMentionTable {
  exhibit_id: string
  row: number
  case_id: string
  selector_id: string
  start_at: number
  end_at: number
  rule: string
  confidence: number
}

/** A row of `source_group`. */
export interface SourceGroupTable {
  exhibit_id: string
  row: number
  case_id: string
  label: string
}

/** A row of `imported_table`. */
export interface ImportedTableTable {
  exhibit_id: string
  case_id: string
  held_id: string
  name: string
  plan: Json<unknown>
  expires_on: ColumnType<string | null, string | null, string | null>
  retention_basis: string
  state: string
  until_row: ColumnType<number | null, number | null | undefined, number | null>
  read_to: Generated<number>
  rows: Generated<number>
  errors: Generated<number>
  bytes_read: Generated<number>
  rate: Generated<number>
  is_read: Generated<boolean>
  length: number
  owner_id: string
  requested_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  destroyed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  leaf_index: number
}

/** A row of `table_error`. */
export interface TableErrorTable {
  exhibit_id: string
  case_id: string
  row: number
  reason: string
  head: string
}

/** A row of `row_gap`. */
export interface RowGapTable {
  exhibit_id: string
  case_id: string
  from_row: number
  to_row: number
}

/** A row of `grouping_state`. */
export interface GroupingStateTable {
  case_id: string
  revision: Generated<number>
  sources: number
  last_number: string
  grouped_at: Timestamp
}

/** A row of `grouping_piece`. */
export interface GroupingPieceTable {
  case_id: string
  part: string
  piece: number
  body: Buffer
}
