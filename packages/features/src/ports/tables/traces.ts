/** Rows of traces in files, of hashes of pictures, and of pictures that look alike. */
import type { Generated } from 'kysely'

/** A row of `source_trace`. */
export interface SourceTraceTable {
  exhibit_id: string
  row: Generated<number>
  case_id: string
  kind: string
  value: string
  place: string
  site: string | null
}

/** A row of `source_picture`. */
export interface SourcePictureTable {
  exhibit_id: string
  row: Generated<number>
  case_id: string
  pdq: string[]
  quality: number
}

/** A row of `picture_tie`. */
export interface PictureTieTable {
  exhibit_id: string
  row: number
  case_id: string
  name: string
}
