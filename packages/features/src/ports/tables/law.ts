/** Rows of the law, and of how far a case is by it. */
import type { ColumnType } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

type Leaf = ColumnType<number, number, number>

/** A row of `law_pack`. */
export interface LawPackTable {
  iso2: string
  version: string
  pack: Json<unknown>
  origin: string
  loaded_by: string
  loaded_at: Timestamp
  leaf_index: Leaf
}

/** A row of `law_review`. */
export interface LawReviewTable {
  leaf_index: Leaf
  iso2: string
  version: string
  state: string
  note: string
  reviewed_by: string
  reviewed_at: Timestamp
}

/** A row of `law_choice`. */
export interface LawChoiceTable {
  iso2: string
  version: string
  chosen_by: string
  chosen_at: Timestamp
  leaf_index: Leaf
}

/** A row of `charge_frame`. */
export interface ChargeFrameTable {
  leaf_index: Leaf
  case_id: string
  day_from: string | null
  day_to: string | null
  victim: string
  countries: string[]
  topics: string[]
  place: string | null
  packs: Json<Record<string, string>>
  framed_by: string
  framed_at: Timestamp
}

/** A row of `charge_offence`. */
export interface ChargeOffenceTable {
  leaf_index: Leaf
  case_id: string
  offence: string
  chosen: boolean
  why: string | null
  chosen_by: string
  chosen_at: Timestamp
}

/** A row of `element_cover`. */
export interface ElementCoverTable {
  id: string
  case_id: string
  element: string
  kind: string
  exhibit_id: string | null
  reference: string | null
  note: string | null
  covered_by: string
  covered_at: Timestamp
  leaf_index: Leaf
  withdrawn_by: ColumnType<string | null, string | null | undefined, string | null>
  withdrawn_at: ColumnType<Date | null, string | null | undefined, string | null>
  withdrawn_why: ColumnType<string | null, string | null | undefined, string | null>
  withdrawn_leaf: ColumnType<number | null, number | null | undefined, number | null>
}

/** A row of `element_judgement`. */
export interface ElementJudgementTable {
  leaf_index: Leaf
  case_id: string
  element: string
  judgement: string
  why: string
  judged_by: string
  judged_at: Timestamp
}

/** A row of `charge_standing`. */
export interface ChargeStandingTable {
  case_id: string
  chosen: number
  ready: number
}
