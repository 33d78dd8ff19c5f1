/** The order of a chronology: by when something can have begun, then by when it must have ended, then by name, so that it is always the same. */
import type { ChronologyLine } from '@smart-rescue/schema'
import { spanOf } from './span-of.ts'

/** The lines in order; the list given stays as it is. */
export const orderLines = (lines: readonly ChronologyLine[]): ChronologyLine[] =>
  lines
    .map((line) => ({ line, span: spanOf(line.when) }))
    .sort(
      (a, b) =>
        a.span.from - b.span.from ||
        a.span.to - b.span.to ||
        (a.line.id < b.line.id ? -1 : a.line.id > b.line.id ? 1 : 0),
    )
    .map(({ line }) => line)
