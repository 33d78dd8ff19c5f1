/** The database as the features see it: its tables, and transactions that carry who acts, so that row-level security can hold. */
import type { CaseId, MemberId } from '@smart-rescue/schema'
import type { ColumnType, Generated, Transaction } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json<T> = ColumnType<T, string, string>

interface OrganisationTable {
  singleton: Generated<boolean>
  name: string
  country: string
  log_origin: string
  created_at: Timestamp
}

interface MemberTable {
  id: string
  login: string
  display_name: string
  passphrase_hash: string
  roles: string[]
  locale: string
  status: string
  created_at: Timestamp
}

interface SessionTable {
  token_hash: string
  member_id: string
  csrf: string
  created_at: Timestamp
  seen_at: Timestamp
  expires_at: Timestamp
}

interface CaseFileTable {
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

interface CaseTeamTable {
  case_id: string
  member_id: string
  added_by: string
  since: Timestamp
  until: ColumnType<Date | null, Date | string | null, Date | string | null>
}

interface NoteTable {
  id: string
  case_id: string
  exhibit_id: string | null
  author_id: string
  body: string
  written_at: Timestamp
  leaf_index: ColumnType<number, number, number>
}

interface CaptureTable {
  id: string
  case_id: string
  url: string
  state: string
  reason_code: string | null
  reason_sentence: string | null
  progress: ColumnType<unknown, string | null, string | null>
  exhibit_id: string | null
  exhibit_number: number | null
  requested_by: string
  requested_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

interface ExhibitTable {
  id: string
  case_id: string
  capture_id: string
  number: number
  title: string
  url: string
  final_url: string
  state: string
  reason_code: string | null
  reason_sentence: string | null
  excerpt: string
  captured_by: string
  captured_at: Timestamp
  intact: Generated<boolean>
  leaf_index: ColumnType<number, number, number>
}

interface ExhibitPartTable {
  exhibit_id: string
  case_id: string
  role: string
  name: string
  media_type: string
  length: number
  sha256: string
  ciphertext: string
  leaf_index: number
}

interface SelectorTable {
  id: string
  kind: string
  normal: string
}

interface MentionTable {
  exhibit_id: string
  case_id: string
  selector_id: string
  start_at: number
  end_at: number
  original: string
  /** Up to 80 characters on each side, for the selector page; the text itself stays in the locker. */
  context: string
  context_start: number
  rule: string
  why: string
  confidence: number
}

interface LinkTable {
  id: string
  case_id: string
  key: string
  exhibit_a: string
  exhibit_b: string
  strength: number
  reasons: Json<unknown>
  counter_reasons: Json<unknown>
  state: string
  proposed_at: Timestamp
}

interface LinkDecisionTable {
  link_id: string
  case_id: string
  decision: string
  decided_by: string
  decided_at: Timestamp
  why: string | null
  leaf_index: number
}

interface DossierTable {
  id: string
  case_id: string
  number: number
  state: string
  step: string | null
  reason_code: string | null
  reason_sentence: string | null
  locale: string
  exhibits: string[]
  requested_by: string
  requested_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  package_ciphertext: string | null
  package_length: number | null
  package_sha256: string | null
  report_ciphertext: string | null
  report_length: number | null
  tree_size: number | null
}

interface CustodyEntryTable {
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

interface NoticeTable {
  id: string
  to_member: string
  kind: string
  case_id: string | null
  selector_id: string | null
  from_member: string | null
  message: string | null
  at: Timestamp
  read_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

/** Every table of the index. The database can be dropped and rebuilt from the locker, but for members, sessions and notices. */
export interface Tables {
  organisation: OrganisationTable
  member: MemberTable
  session: SessionTable
  case_file: CaseFileTable
  case_team: CaseTeamTable
  note: NoteTable
  capture: CaptureTable
  exhibit: ExhibitTable
  exhibit_part: ExhibitPartTable
  selector: SelectorTable
  mention: MentionTable
  link: LinkTable
  link_decision: LinkDecisionTable
  dossier: DossierTable
  custody_entry: CustodyEntryTable
  notice: NoticeTable
}

/** An open transaction. Stores receive it; none holds a global handle. No hashing, HTTP or capture happens while it is open. */
export type Trx = Transaction<Tables>

/** Opens transactions as somebody. Row-level security sees who: a member, or a job that may touch one case. */
export interface Transactor {
  asMember<T>(memberId: MemberId, work: (trx: Trx) => Promise<T>): Promise<T>
  /** A job's capability: one case. */
  asJob<T>(caseId: CaseId, work: (trx: Trx) => Promise<T>): Promise<T>
  /** Nobody: sign-in, first run, health. Sees no case. */
  asNobody<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  /** One statement as nobody, without a transaction around it: for what is asked at every request. */
  ask<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}
