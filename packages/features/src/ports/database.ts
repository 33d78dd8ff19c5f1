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
  route_id: Generated<string>
  route_kind: Generated<string>
  route_name: Generated<string>
  origin_kind: ColumnType<string | null, string | null | undefined, string | null>
  origin_id: ColumnType<string | null, string | null | undefined, string | null>
}

interface RouteTable {
  id: string
  kind: string
  name: string
  address: string
  username: string | null
  /** Leaf whose sealed detail holds the passphrase. */
  secret_leaf: number | null
  state: string
  changed_at: Timestamp
  leaf_index: number
}

interface ComparisonTable {
  capture_id: string
  case_id: string
  exhibit_a: string
  exhibit_b: string
  verdict: string
  result: Json<unknown>
  compared_at: Timestamp
  leaf_index: number
}

interface WatchTable {
  id: string
  case_id: string
  url: string
  route_id: string
  route_kind: string
  route_name: string
  every: string
  quiet: ColumnType<unknown, string | null, string | null>
  time_zone: string
  least_words: number
  ends_at: Timestamp
  state: string
  why: string | null
  owner_id: string
  started_by: string
  started_at: Timestamp
  anchor: Timestamp
  next_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  standing: Json<unknown>
  checks: Generated<number>
  bytes: Generated<number>
  seconds: Generated<number>
  last_checked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  changed_leaf: number
}

interface WatchCheckTable {
  capture_id: string
  watch_id: string
  case_id: string
  at: Timestamp
  found: string
  alarm: string | null
  reason_code: string | null
  status: number | null
  exhibit_id: string | null
  before_exhibit: string | null
  text_sha256: string | null
  words_added: number
  words_removed: number
  selectors_new: Json<unknown>
  selectors_gone: Json<unknown>
  bytes: number
  seconds: number
  leaf_index: number
}

interface AddressListTable {
  id: string
  case_id: string
  name: string
  route_id: string
  route_kind: string
  route_name: string
  state: string
  owner_id: string
  started_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  leaf_index: number
}

interface AddressLineTable {
  list_id: string
  case_id: string
  line: number
  url: string
  host: string
  skipped: string | null
  capture_id: ColumnType<string | null, string | null | undefined, string | null>
}

interface ImportBatchTable {
  id: string
  case_id: string
  access_mode: string
  consent: string
  received_on: string
  purpose: string
  legal_basis: string
  /** Ciphertext of the sealed words: who gave it, who consented, the note. */
  terms: string
  requested_by: string
  requested_at: Timestamp
}

interface HeldFileTable {
  id: string
  case_id: string
  import_id: string
  state: string
  reason_code: string | null
  reason_sentence: string | null
  name: string | null
  name_sha256: string
  declared_type: string | null
  length: number
  sha256: string | null
  step: string | null
  exhibit_id: string | null
  exhibit_number: number | null
  original: ColumnType<unknown, string | null, string | null>
  parent_exhibit: string | null
  parent_sha256: string | null
  requested_by: string
  requested_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

interface ExhibitTable {
  id: string
  case_id: string
  capture_id: string | null
  held_id: ColumnType<string | null, string | null | undefined, string | null>
  kind: ColumnType<string | null, string | null | undefined, string | null>
  access_mode: ColumnType<string | null, string | null | undefined, string | null>
  quarantined: Generated<boolean>
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
  /** Role of the part in whose text it stands: `text`, or what a machine read off a picture. */
  part: Generated<string>
}

interface SourceTable {
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

interface SourceMentionTable {
  exhibit_id: string
  row: number
  case_id: string
  selector_id: string
  start_at: number
  end_at: number
  rule: string
  confidence: number
}

interface SourceGroupTable {
  exhibit_id: string
  row: number
  case_id: string
  label: string
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
  watch_id: ColumnType<string | null, string | null | undefined, string | null>
  at: Timestamp
  read_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

interface MediaAuthorityTable {
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

interface HashListTable {
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

interface MaterialStopTable {
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

interface ReceiptTable {
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

interface ReceiptInstructionTable {
  leaf_index: number
  receipt_id: string
  case_id: string
  recorded_by: string
  given_by: string
  office: string
  given_at: Timestamp
  instruction: string
}

interface HotlineReportTable {
  leaf_index: number
  /** A stop or a receipt. */
  subject_id: string
  case_id: string | null
  reported_by: string
  to_whom: string
  number: string
  handed_at: Timestamp
}

interface WellbeingPreferenceTable {
  member_id: string
  blur: Generated<boolean>
  grey: Generated<boolean>
  mute: Generated<boolean>
  collapse: Generated<boolean>
  hide_after_seconds: Generated<number>
  pause_after_minutes: Generated<number>
  shared_with: Generated<string | null>
}

interface WellbeingOptOutTable {
  member_id: string
  lead_kind: string
}

interface ExposureDayTable {
  member_id: string
  /** `YYYY-MM-DD`. */
  day: ColumnType<Date | string, string, string>
  reveals: Generated<number>
  seconds: Generated<number>
  disclosures: Generated<number>
  hard: Generated<number>
}

interface WitnessPartnerTable {
  id: string
  kind: string
  name: string
  url: string | null
  vkeys: string[]
  trusted_by: string
  trusted_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  cosigned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

interface CheckpointWitnessTable {
  size: number
  partner_id: string
  at: Timestamp
  leaf_index: number
}

interface WitnessAlarmTable {
  leaf_index: number
  kind: string
  partner_id: string | null
  size: number | null
  seen: number | null
  at: Timestamp
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

interface RecoveryActTable {
  leaf_index: number
  kind: string
  set_id: string
  needed: number
  total: number
  at: Timestamp
}

interface ScrubRunTable {
  leaf_index: number
  at: Timestamp
  blobs: number
  damaged: number
}

interface StampAuthorityTable {
  id: string
  slug: string
  name: string
  url: string
  root_pem: string
  qualified: boolean
  added_by: string
  added_at: Timestamp
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

interface StampPaceTable {
  singleton: Generated<boolean>
  minutes: number
}

interface StampTable {
  leaf_index: number
  kind: string
  slug: string
  size: number
  earliest: ColumnType<Date | null, Date | string | null, Date | string | null>
  latest: ColumnType<Date | null, Date | string | null, Date | string | null>
  height: number | null
  at: Timestamp
}

/** Every table of the index. The database can be dropped and rebuilt from the locker, but for members, sessions and notices. */
export interface Tables {
  stamp_authority: StampAuthorityTable
  stamp_pace: StampPaceTable
  stamp: StampTable
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
  source: SourceTable
  source_mention: SourceMentionTable
  source_group: SourceGroupTable
  import_batch: ImportBatchTable
  held_file: HeldFileTable
  link: LinkTable
  link_decision: LinkDecisionTable
  dossier: DossierTable
  route: RouteTable
  comparison: ComparisonTable
  watch: WatchTable
  watch_check: WatchCheckTable
  address_list: AddressListTable
  address_line: AddressLineTable
  witness_partner: WitnessPartnerTable
  checkpoint_witness: CheckpointWitnessTable
  witness_alarm: WitnessAlarmTable
  recovery_act: RecoveryActTable
  scrub_run: ScrubRunTable
  custody_entry: CustodyEntryTable
  notice: NoticeTable
  media_authority: MediaAuthorityTable
  hash_list: HashListTable
  material_stop: MaterialStopTable
  receipt: ReceiptTable
  receipt_instruction: ReceiptInstructionTable
  hotline_report: HotlineReportTable
  wellbeing_preference: WellbeingPreferenceTable
  wellbeing_opt_out: WellbeingOptOutTable
  exposure_day: ExposureDayTable
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
