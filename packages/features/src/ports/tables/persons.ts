/** Rows of people of a case, identities, safety plans, consents and dated events. */
import type { ColumnType } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

type MaybeTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>
type MaybeJson = ColumnType<unknown, string | null, string | null>

/** A row of `person`. */
export interface PersonTable {
  id: string
  case_id: string
  pseudonym: string
  part: string
  added_by: string
  added_at: Timestamp
  left_at: MaybeTimestamp
  left_why: MaybeText
  leaf_index: number
}

/** A row of `person_part`. */
export interface PersonPartTable {
  leaf_index: number
  person_id: string
  case_id: string
  part: string
  why: string
  document: MaybeJson
  by_member: string
  at: Timestamp
}

/** A row of `person_note`. */
export interface PersonNoteTable {
  leaf_index: number
  person_id: string
  case_id: string
  body: string
  by_member: string
  at: Timestamp
}

/** A row of `custodian_key`. */
export interface CustodianKeyTable {
  member_id: string
  recipient: string
  enrolled_at: Timestamp
  leaf_index: number
}

/** A row of `identity_custodian`. */
export interface IdentityCustodianTable {
  person_id: string
  member_id: string
  case_id: string
  since: Timestamp
}

/** A row of `identity`. */
export interface IdentityTable {
  person_id: string
  case_id: string
  version: number
  state: string
  sealed_by: string
  sealed_at: Timestamp
  asked_by: MaybeText
  asked_why: MaybeText
  hold_by: MaybeText
  hold_at: MaybeTimestamp
  hold_why: MaybeText
}

/** A row of `identity_version`. */
export interface IdentityVersionTable {
  person_id: string
  version: number
  case_id: string
  ciphertext: string
}

/** A row of `identity_opening`. */
export interface IdentityOpeningTable {
  leaf_index: number
  person_id: string
  case_id: string
  reason: string
  line: string
  by_member: string
  at: Timestamp
}

/** A row of `safety_plan`. */
export interface SafetyPlanTable {
  leaf_index: number
  case_id: string
  plan: Json<unknown>
  by_member: string
  at: Timestamp
}

/** A row of `consent_note`. */
export interface ConsentNoteTable {
  leaf_index: number
  id: string
  case_id: string
  person_id: string
  note: Json<unknown>
  by_member: string
  at: Timestamp
  withdrawn_at: MaybeTimestamp
  withdrawn_why: MaybeText
}

/** A row of `dated_event`. */
export interface DatedEventTable {
  note_id: string
  case_id: string
  event: Json<unknown>
}
