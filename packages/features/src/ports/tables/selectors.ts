/** Rows of selectors, their places, links between exhibits, and the search. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** A row of `selector`. */
export interface SelectorTable {
  id: string
  kind: string
  normal: string
}

/** A row of `mention`. */
export interface MentionTable {
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

/** A row of `selector_tally`. */
export interface SelectorTallyTable {
  case_id: string
  selector_id: string
  sources: number
  first_seen: Timestamp
  last_seen: Timestamp
}

/** A row of `link`. */
export interface LinkTable {
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

/** A row of `link_decision`. */
export interface LinkDecisionTable {
  link_id: string
  case_id: string
  decision: string
  decided_by: string
  decided_at: Timestamp
  why: string | null
  leaf_index: number
}

/** A row of `search_words`. */
export interface SearchWordsTable {
  exhibit_id: string
  row: number
  case_id: string
  number: string
  day: string
  words: number[]
}

/** A row of `search_progress`. */
export interface SearchProgressTable {
  case_id: string
  number: string
}

/** A row of `saved_search`. */
export interface SavedSearchTable {
  id: string
  owner: string
  name: string
  query: Json<unknown>
  alerts: boolean
  saved_at: Timestamp
  seen: ColumnType<Record<string, number>, string | undefined, string>
}
