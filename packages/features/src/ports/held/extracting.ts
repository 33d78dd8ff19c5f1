/** Extracting from many texts beside the program's own work, so that the door answers meanwhile. What is found is decided by core/extraction alone. */
import type { MentionKind } from '@smart-rescue/schema'

/** A mention of a row: what the index of rows keeps of it. Offsets count UTF-16 units, end exclusive. */
export interface RowMention {
  readonly kind: MentionKind
  readonly normal: string
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly confidence: number
}

/** Extracts from lists of texts. */
export interface Extractor {
  /** The mentions of each text, in the order of the texts. `countries` are ISO codes, in order of preference. */
  extract(texts: readonly string[], countries: readonly string[]): Promise<readonly (readonly RowMention[])[]>
  /** How many lists are worked on at once. */
  readonly width: number
  close(): Promise<void>
}
