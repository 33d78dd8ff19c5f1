/** Rows of stamps, witnesses and recovery. */
import type { ColumnType, Generated } from 'kysely'
import type { Timestamp } from './columns.ts'

/** A row of `witness_partner`. */
export interface WitnessPartnerTable {
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

/** A row of `checkpoint_witness`. */
export interface CheckpointWitnessTable {
  size: number
  partner_id: string
  at: Timestamp
  leaf_index: number
}

/** A row of `witness_alarm`. */
export interface WitnessAlarmTable {
  leaf_index: number
  kind: string
  partner_id: string | null
  size: number | null
  seen: number | null
  at: Timestamp
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A row of `recovery_act`. */
export interface RecoveryActTable {
  leaf_index: number
  kind: string
  set_id: string
  needed: number
  total: number
  at: Timestamp
}

/** A row of `scrub_run`. */
export interface ScrubRunTable {
  leaf_index: number
  at: Timestamp
  blobs: number
  damaged: number
}

/** A row of `stamp_authority`. */
export interface StampAuthorityTable {
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

/** A row of `stamp_pace`. */
export interface StampPaceTable {
  singleton: Generated<boolean>
  minutes: number
}

/** A row of `stamp`. */
export interface StampTable {
  leaf_index: number
  kind: string
  slug: string
  size: number
  earliest: ColumnType<Date | null, Date | string | null, Date | string | null>
  latest: ColumnType<Date | null, Date | string | null, Date | string | null>
  height: number | null
  at: Timestamp
}
