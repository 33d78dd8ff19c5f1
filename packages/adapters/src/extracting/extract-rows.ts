/** Extracts from the texts of rows: the thread's own work, and the whole of it where there is no thread. */
import { extract } from '@smart-rescue/core/extraction'
import type { RowMention } from '@smart-rescue/features/ports/held/extracting'

/** The mentions of each text, without what the index of rows does not keep. */
export const extractRows = (texts: readonly string[], countries: readonly string[]): RowMention[][] =>
  texts.map((text) =>
    extract(text, { countries }).map(({ kind, normal, start, end, rule, confidence }) => ({
      kind,
      normal,
      start,
      end,
      rule,
      confidence,
    })),
  )
