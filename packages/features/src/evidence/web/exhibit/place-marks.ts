/** Which line of a text holds which mark. */
import type { ExhibitMention } from '@smart-rescue/schema'
import { splitLines, type TextLine } from '@smart-rescue/ui/words'

/** A line with the marks that touch it. */
export interface LineWithMarks {
  readonly line: TextLine
  readonly marks: readonly ExhibitMention[]
}

/** Gives each line its marks in one pass over both, sorted. */
export const placeMarks = (text: string, marks: readonly ExhibitMention[]): LineWithMarks[] => {
  const sorted = marks.toSorted((a, b) => a.start - b.start)
  let from = 0
  return splitLines(text).map((line) => {
    const end = line.start + line.text.length
    while ((sorted[from]?.end ?? Number.POSITIVE_INFINITY) <= line.start) from += 1
    const touching: ExhibitMention[] = []
    for (let at = from; (sorted[at]?.start ?? Number.POSITIVE_INFINITY) < end; at += 1) {
      const mark = sorted[at]
      if (mark !== undefined && mark.end > line.start) touching.push(mark)
    }
    return { line, marks: touching }
  })
}
