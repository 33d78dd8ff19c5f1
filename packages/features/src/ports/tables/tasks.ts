/** Rows of playbooks, tasks, duty clocks, and of what is described of the exploitation. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

type NullableMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** A row of `playbook_version`. */
export interface PlaybookVersionTable {
  leaf_index: number
  kind: string
  version: number
  body: Json<unknown>
  why: string
  changed_by: string
  changed_at: Timestamp
}

/** A row of `case_playbook`. */
export interface CasePlaybookTable {
  case_id: string
  kind: string
  version: number
  body: Json<unknown>
  started_by: string
  started_at: Timestamp
  leaf_index: number
}

/** A row of `task`. */
export interface TaskTable {
  id: string
  case_id: string
  title: string
  what: string
  who_member: string | null
  who_role: string | null
  due: NullableMoment
  origin: string
  origin_key: string | null
  state: string
  reason: string | null
  approval: string
  asked_by: string | null
  leaf_index: number
  place: number
}

/** A row of `task_entry`. */
export interface TaskEntryTable {
  leaf_index: number
  place: number
  task_id: string
  case_id: string
  what: string
  words: string | null
  mentions: Generated<string[]>
  by_member: string
  at: Timestamp
}

/** A row of `duty_answer`. */
export interface DutyAnswerTable {
  leaf_index: number
  case_id: string
  duty: string
  what: string
  known_at: NullableMoment
  to_whom: string | null
  number: string | null
  handed_at: NullableMoment
  why: string | null
  by_member: string
  at: Timestamp
}

/** A row of `exploitation`. */
export interface ExploitationTable {
  leaf_index: number
  case_id: string
  subject: string
  body: Json<unknown>
  described_by: string
  described_at: Timestamp
}
