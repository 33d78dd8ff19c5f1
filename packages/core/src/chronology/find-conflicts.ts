/** Finds lines that cannot both be so. A conflict is shown, never resolved: which date holds, people decide. */
import type { ChronologyConflict, ChronologyLine } from '@smart-rescue/schema'
import { overlap, spanOf } from './span-of.ts'

type Known = ReadonlyMap<string, ChronologyLine>

/** Two accounts of one event whose dates exclude each other. */
const twoDates = (line: ChronologyLine, known: Known): ChronologyConflict[] => {
  const other = line.sameAs === undefined ? undefined : known.get(line.sameAs)
  if (other === undefined || other.id === line.id || overlap(spanOf(line.when), spanOf(other.when))) return []
  return [{ kind: 'two-dates', lines: [other.id, line.id] }]
}

/** Something that must have been over before what it is said to follow could begin. */
const wrongOrder = (line: ChronologyLine, known: Known): ChronologyConflict[] => {
  const before = line.after === undefined ? undefined : known.get(line.after)
  if (before === undefined) return []
  return spanOf(line.when).to <= spanOf(before.when).from || before.id === line.id
    ? [{ kind: 'before-what-it-follows', lines: [before.id, line.id] }]
    : []
}

/** Accounts that follow each other in a circle: each contradicts the next. */
const circles = (lines: readonly ChronologyLine[], known: Known): ChronologyConflict[] => {
  const found: ChronologyConflict[] = []
  const seen = new Set<string>()
  for (const start of lines) {
    const path: string[] = []
    let at: ChronologyLine | undefined = start
    while (at !== undefined && !seen.has(at.id) && !path.includes(at.id)) {
      path.push(at.id)
      at = at.after === undefined ? undefined : known.get(at.after)
    }
    const last = path.at(-1)
    if (at !== undefined && last !== undefined && path.includes(at.id) && at.id !== last)
      found.push({ kind: 'before-what-it-follows', lines: [at.id, last] })
    for (const id of path) seen.add(id)
  }
  return found
}

/** A page that says it was posted after it was captured: one of the two clocks, or the reading of the date, is wrong. */
const postedLate = (lines: readonly ChronologyLine[]): ChronologyConflict[] => {
  const captured = new Map(
    lines.flatMap((line) =>
      line.kind === 'captured' && line.exhibitId !== undefined ? [[line.exhibitId, line] as const] : [],
    ),
  )
  return lines.flatMap((line) => {
    const capture = line.kind === 'posted' ? captured.get(line.exhibitId ?? '') : undefined
    if (capture === undefined) return []
    // A day ahead is no conflict: where it was posted, the new day may have begun (UTC+14 at most).
    return spanOf(line.when).from >= spanOf(capture.when).to + 14 * 3_600_000
      ? [{ kind: 'posted-after-capture' as const, lines: [line.id, capture.id] }]
      : []
  })
}

/** Events that are said to have happened and cannot have yet. Mentions may speak of what is to come. */
const future = (line: ChronologyLine, now: number): ChronologyConflict[] =>
  line.kind !== 'mention' && spanOf(line.when).from > now + 86_400_000
    ? [{ kind: 'in-the-future', lines: [line.id] }]
    : []

/** Every conflict, in the order of the lines. `now` in milliseconds since the epoch. */
export const findConflicts = (lines: readonly ChronologyLine[], now: number): ChronologyConflict[] => {
  const known: Known = new Map(lines.map((line) => [line.id, line]))
  return [
    ...lines.flatMap((line) => [...twoDates(line, known), ...wrongOrder(line, known), ...future(line, now)]),
    ...circles(lines, known),
    ...postedLate(lines),
  ]
}
