/** Rows of the safeguard and wellbeing. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `media_authority`. */
export interface MediaAuthorityTable {
  id: string
  /** Absent for an authority of the whole organisation. */
  case_id: string | null
  granted_by: string
  granted_at: Timestamp
  allowed_by: string
  office: string
  legal_basis: string
  document: string
  scope: string
  from_at: Timestamp
  until_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  ended_by: Generated<string | null>
  leaf_index: number
}

/** A row of `hash_list`. */
export interface HashListTable {
  id: string
  name: string
  source: string
  hashes: number
  by_algorithm: Json<Record<string, number>>
  refused: Json<{ line: number; reason: string }[]>
  refused_count: number
  loaded_by: string
  loaded_at: Timestamp
  dropped_by: Generated<string | null>
  dropped_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  leaf_index: number
}

/** A row of `material_stop`. */
export interface MaterialStopTable {
  id: string
  case_id: string | null
  exhibit_id: string | null
  stopped_by: string
  stopped_at: Timestamp
  seen: string
  urls: string[]
  dropped: Json<{ role: string; sha256: string; length: number }[]>
  remote_address: string | null
  list_match: string | null
  offset_minutes: number
  how_found: Generated<string>
  context: Generated<string>
  host_country: Generated<string | null>
  child_in_danger: Generated<boolean>
  state: Generated<string>
  ended_by: Generated<string | null>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  leaf_index: number
}

/** A row of `receipt`. */
export interface ReceiptTable {
  id: string
  case_id: string
  exhibit_id: string | null
  locked_by: string
  locked_at: Timestamp
  received_at: Timestamp
  way: string
  filename: string
  place: string
  state: Generated<string>
  leaf_index: number
}

/** A row of `receipt_instruction`. */
export interface ReceiptInstructionTable {
  leaf_index: number
  receipt_id: string
  case_id: string
  recorded_by: string
  given_by: string
  office: string
  given_at: Timestamp
  instruction: string
}

/** A row of `hotline_report`. */
export interface HotlineReportTable {
  leaf_index: number
  /** A stop or a receipt. */
  subject_id: string
  case_id: string | null
  reported_by: string
  to_whom: string
  number: string
  handed_at: Timestamp
}

/** A row of `wellbeing_preference`. */
export interface WellbeingPreferenceTable {
  member_id: string
  blur: Generated<boolean>
  grey: Generated<boolean>
  mute: Generated<boolean>
  collapse: Generated<boolean>
  hide_after_seconds: Generated<number>
  pause_after_minutes: Generated<number>
  shared_with: Generated<string | null>
}

/** A row of `wellbeing_opt_out`. */
export interface WellbeingOptOutTable {
  member_id: string
  lead_kind: string
}

/** A row of `exposure_day`. */
export interface ExposureDayTable {
  member_id: string
  /** `YYYY-MM-DD`. */
  day: ColumnType<Date | string, string, string>
  reveals: Generated<number>
  seconds: Generated<number>
  disclosures: Generated<number>
  hard: Generated<number>
}
