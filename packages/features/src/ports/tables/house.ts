/** Rows of the organisation, its people, its cases, and what they are told. */
import type { ColumnType, Generated } from 'kysely'
import type { Timestamp } from './columns.ts'

/** A row of `organisation`. */
export interface OrganisationTable {
  singleton: Generated<boolean>
  name: string
  country: string
  log_origin: string
  created_at: Timestamp
}

/** A row of `member`. */
export interface MemberTable {
  id: string
  login: string
  display_name: string
  passphrase_hash: string
  roles: string[]
  locale: string
  status: string
  created_at: Timestamp
}

/** A row of `session`. */
export interface SessionTable {
  token_hash: string
  member_id: string
  csrf: string
  created_at: Timestamp
  seen_at: Timestamp
  expires_at: Timestamp
}

/** A row of `case_file`. */
export interface CaseFileTable {
  id: string
  number: number
  reference: string
  title: string
  lead_kind: string
  countries: string[]
  purpose: string
  legal_basis: string
  state: string
  opened_by: string
  opened_at: Timestamp
  last_activity_at: Timestamp
}

/** A row of `case_team`. */
export interface CaseTeamTable {
  case_id: string
  member_id: string
  added_by: string
  since: Timestamp
  until: ColumnType<Date | null, Date | string | null, Date | string | null>
}

/** A row of `note`. */
export interface NoteTable {
  id: string
  case_id: string
  exhibit_id: string | null
  author_id: string
  body: string
  written_at: Timestamp
  leaf_index: ColumnType<number, number, number>
}

/** A row of `notice`. */
export interface NoticeTable {
  id: string
  to_member: string
  kind: string
  case_id: string | null
  selector_id: string | null
  from_member: string | null
  message: string | null
  watch_id: ColumnType<string | null, string | null | undefined, string | null>
  search_id: ColumnType<string | null, string | null | undefined, string | null>
  task_id: ColumnType<string | null, string | null | undefined, string | null>
  at: Timestamp
  read_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

/** A row of `custody_entry`. */
export interface CustodyEntryTable {
  leaf_index: number
  leaf_hash: string
  type: string
  at: Timestamp
  actor_id: string
  case_id: string | null
  exhibit_id: string | null
  role: string | null
  purpose: string | null
}
