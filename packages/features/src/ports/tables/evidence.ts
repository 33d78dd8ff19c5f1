/** Rows of captures, imports, exhibits and dossiers. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `capture`. */
export interface CaptureTable {
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

/** A row of `route`. */
export interface RouteTable {
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

/** A row of `comparison`. */
export interface ComparisonTable {
  capture_id: string
  case_id: string
  exhibit_a: string
  exhibit_b: string
  verdict: string
  result: Json<unknown>
  compared_at: Timestamp
  leaf_index: number
}

/** A row of `watch`. */
export interface WatchTable {
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

/** A row of `watch_check`. */
export interface WatchCheckTable {
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

/** A row of `address_list`. */
export interface AddressListTable {
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

/** A row of `address_line`. */
export interface AddressLineTable {
  list_id: string
  case_id: string
  line: number
  url: string
  host: string
  skipped: string | null
  capture_id: ColumnType<string | null, string | null | undefined, string | null>
}

/** A row of `import_batch`. */
export interface ImportBatchTable {
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

/** A row of `held_file`. */
export interface HeldFileTable {
  id: string
  /** Read row by row by the job of tables. */
  is_table: Generated<boolean>
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

/** A row of `exhibit`. */
export interface ExhibitTable {
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

/** A row of `exhibit_part`. */
export interface ExhibitPartTable {
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

/** A row of `dossier`. */
export interface DossierTable {
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
