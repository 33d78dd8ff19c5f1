/** Rows of the road to the verdict: receivers, referrals, entries, where each track stands, hand-overs. */
import type { Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `receiver`. */
export interface ReceiverTable {
  id: string
  name: string
  kind: string
  country: string
  address: string
  contact: string | null
  public_key: string | null
  trust: string
  trust_why: string
  second_route: string | null
  state: Generated<string>
  changed_at: Timestamp
  leaf_index: number
}

/** A row of `referral`. */
export interface ReferralTable {
  id: string
  case_id: string
  receiver_id: string
  receiver_name: string
  receiver_country: string
  receiver_trust: string
  said: Json<unknown>
  state: Generated<string>
  why: string | null
  made_by: string
  made_at: Timestamp
  leaf_index: number
}

/** A row of `stage_entry`. */
export interface StageEntryTable {
  id: string
  case_id: string
  said: Json<unknown>
  corrects: string | null
  withdraws: string | null
  why: string | null
  entered_by: string
  entered_at: Timestamp
  leaf_index: number
}

/** A row of `road_track`. */
export interface RoadTrackTable {
  case_id: string
  key: string
  unit: string
  stage: string
  value: string | null
  since: string
  authority: string
  jurisdiction: string
  heard_on: string
  asked_on: string | null
  next_hearing: string | null
  court: string | null
  exit_reason: string | null
  ended: boolean
  steps: Json<unknown>
  due_from: string | null
  due_every: number | null
  told_on: Generated<string | null>
  told_for: Generated<string | null>
}

/** A row of `road_stay`: how many stages of a case lasted so many days. */
export interface RoadStayTable {
  case_id: string
  unit: string
  stage: string
  days: number
  stays: number
}

/** A row of `road_case`. */
export interface RoadCaseTable {
  case_id: string
  referrals: number
  referred: string | null
  acknowledged: string | null
  investigated: string | null
  charged: string | null
  verdict: string | null
  convicted: string | null
  final: string | null
  identified: string | null
  safeguarded: string | null
  compensated: string | null
  is_over: boolean
  exits: string[]
  charges: number
  convicted_charges: number
}

/** A row of `case_hand_over`. */
export interface CaseHandOverTable {
  leaf_index: number
  case_id: string
  from_member: string
  to_member: string
  why: string
  note: string
  at: Timestamp
}

/** A row of `outcome_opt_out`. */
export interface OutcomeOptOutTable {
  member_id: string
}
