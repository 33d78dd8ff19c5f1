/** Writes the template down: its segments, and where in them each column stands. */
import type { Consensus, Distinct } from './build-consensus.ts'
import type { Segment } from './explanation.ts'
import type { SlotSpan } from './find-slots.ts'
import type { Vocabulary } from './split-tokens.ts'

/** The template as text. `gaps` is the white space before each column, as most have it; `end` the white space after the last one. */
export interface Layout {
  readonly template: readonly Segment[]
  /** For each column its segment; for columns of a slot that of the slot. */
  readonly segments: Int32Array
  /** For each fixed column the place of its white space in its segment's text; for a slot's first column that in the segment before. */
  readonly places: Int32Array
  readonly gaps: readonly string[]
  readonly end: string
}

const mostFrequent = <T>(counts: ReadonlyMap<T, number>, otherwise: T): T => {
  let best = otherwise
  for (const [value, count] of counts)
    if (count > (counts.get(best) ?? 0) || (count === counts.get(best) && value < best)) best = value
  return best
}

const voteOnGap = (
  members: readonly Distinct[],
  { maps }: Consensus,
  column: number,
  { spaces }: Vocabulary,
): string => {
  let [blank, total] = [0, 0]
  members.forEach(({ tokens, weight }, index) => {
    const token = maps[index]?.[column] ?? -1
    if (token < 0) return
    total += weight
    if (tokens.gaps[token] === 0) blank += weight
  })
  if (total === 0) return column === 0 ? '' : ' '
  if (blank * 2 > total) return ' '
  const counts = new Map<string, number>()
  members.forEach(({ tokens, weight }, index) => {
    const token = maps[index]?.[column] ?? -1
    const gap = spaces[tokens.gaps[token] ?? 0] ?? ''
    if (token >= 0) counts.set(gap, (counts.get(gap) ?? 0) + weight)
  })
  return mostFrequent(counts, '')
}

/** Lays the template out. */
export const layOutTemplate = (
  members: readonly Distinct[],
  consensus: Consensus,
  spans: readonly SlotSpan[],
  vocabulary: Vocabulary,
): Layout => {
  const length = consensus.ids.length
  const template: Segment[] = []
  const segments = new Int32Array(length)
  const places = new Int32Array(length)
  const gaps: string[] = []
  let text = ''
  let slot = 0
  for (let column = 0; column < length; column += 1) {
    const gap = voteOnGap(members, consensus, column, vocabulary)
    gaps.push(gap)
    const span = spans[slot]
    places[column] = text.length
    if (span?.from === column) {
      template.push({ kind: 'fixed', text: text + gap }, { kind: 'slot', slot })
      text = ''
      slot += 1
    }
    const inside = spans[slot - 1]
    if (inside !== undefined && column < inside.to) segments[column] = 2 * slot - 1
    else {
      segments[column] = 2 * slot
      text += gap + (vocabulary.words[consensus.ids[column] ?? -1] ?? '')
    }
  }
  const ends = new Map<string, number>()
  for (const { tokens, weight } of members) {
    const after = tokens.text.slice(tokens.ends.at(-1) ?? 0)
    ends.set(after, (ends.get(after) ?? 0) + weight)
  }
  const end = mostFrequent(ends, '')
  template.push({ kind: 'fixed', text: text + end })
  return { template, segments, places, gaps, end }
}
