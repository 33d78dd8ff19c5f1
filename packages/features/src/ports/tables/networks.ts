/** Rows of networks, decisions on them, what is put aside, and leads. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `network_member`. */
export interface NetworkMemberTable {
  exhibit_id: string
  row: number
  case_id: string
  network_exhibit: string
  network_row: number
}

/** A row of `network_tie`. */
export interface NetworkTieTable {
  case_id: string
  kind: string
  name: string
  sources: number
  hands: number
  chance: number
  evidence: number
}

/** A row of `network_slip`. */
export interface NetworkSlipTable {
  exhibit_id: string
  row: number
  case_id: string
  kind: string
  name: string
  chance: number
}

/** A row of `network`. */
export interface NetworkTable {
  case_id: string
  exhibit_id: string
  row: number
  sources: number
  templates: number
  pictures: Generated<number>
  traces: Generated<number>
  strength: number
  state: string
  decided_by: string | null
  first_seen: ColumnType<string | null, string | null, string | null>
  last_seen: ColumnType<string | null, string | null, string | null>
  places: string[]
  selectors: Json<unknown>
  normals: string
}

/** A row of `network_state`. */
export interface NetworkStateTable {
  case_id: string
  computed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  leaf: number | null
  sources: Generated<number>
  joined: Generated<number>
  networks: Generated<number>
  common_ties: Generated<number>
  behind: Generated<boolean>
}

/** A row of `join_decision`. */
export interface JoinDecisionTable {
  id: string
  case_id: string
  kind: string
  from_node: string
  to_node: string | null
  why: string | null
  known: string[] | null
  decided_by: string
  decided_at: Timestamp
  leaf_index: number
}

/** A row of `aside_entry`. */
export interface AsideEntryTable {
  leaf_index: number
  case_id: string
  node: string
  kind: string
  why: string
  until: ColumnType<string, string, string>
  put_by: string
  put_at: Timestamp
  undone_by: ColumnType<string | null, string | null | undefined, string | null>
  undone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  undone_why: ColumnType<string | null, string | null | undefined, string | null>
  undone_leaf: ColumnType<number | null, number | null | undefined, number | null>
}

/** A row of `lead`. */
export interface LeadTable {
  id: string
  case_id: string
  origin: string
  origin_key: string | null
  by_machine: boolean
  title: string
  why: string | null
  state: string
  opened_case: Generated<string | null>
  raised_by: string
  raised_at: Timestamp
  leaf_index: number
  standing: ColumnType<unknown, string | null | undefined, string | null>
  standing_version: Generated<string | null>
}

/** A row of `lead_source`. */
export interface LeadSourceTable {
  lead_id: string
  case_id: string
  exhibit_id: string
  row: number
}

/** A row of `lead_answer`. */
export interface LeadAnswerTable {
  leaf_index: number
  lead_id: string
  case_id: string
  indicator: string
  answer: string
  note: string | null
  answered_by: string
  answered_at: Timestamp
}

/** A row of `lead_decision`. */
export interface LeadDecisionTable {
  leaf_index: number
  lead_id: string
  case_id: string
  decision: string
  why: string
  opened_case: string | null
  decided_by: string
  decided_at: Timestamp
}

/** A row of `lead_extract`. */
export interface LeadExtractTable {
  exhibit_id: string
  case_id: string
  from_reference: string
  leaf_index: number
}
