/** The rows of the timeline: everything in one, or one row a place or a selector. Pure. */
import type { DateCertainty, WhereaboutsSource } from '../../contract.ts'
import { type Bin, binOf } from './bin-days.ts'

/** What the rows are made by. */
export type LaneKind = 'none' | 'places' | 'selectors'

/** A row: its key, and how many sources of each certainty fall into each bar. */
export interface Lane {
  readonly key: string
  readonly total: number
  readonly bars: readonly Readonly<Record<DateCertainty, number>>[]
}

/** Most rows that are shown; the ones with most sources. */
const MOST_LANES = 10

const keysOf = (source: WhereaboutsSource, kind: LaneKind): readonly string[] =>
  kind === 'none' ? [''] : kind === 'places' ? source.places.map(({ key }) => key) : source.selectors

/** The rows, most sources first. A source stands in every row whose place or selector it carries. */
export const makeLanes = (
  sources: readonly WhereaboutsSource[],
  bins: readonly Bin[],
  kind: LaneKind,
): Lane[] => {
  const lanes = new Map<string, { total: number; bars: Record<DateCertainty, number>[] }>()
  for (const source of sources) {
    const at = binOf(bins, source.date)
    if (at < 0) continue
    for (const key of keysOf(source, kind)) {
      const lane = lanes.get(key) ?? {
        total: 0,
        bars: bins.map(() => ({ stated: 0, mentioned: 0, seen: 0 })),
      }
      lane.total += 1
      const bar = lane.bars[at]
      if (bar !== undefined) bar[source.dateCertainty] += 1
      lanes.set(key, lane)
    }
  }
  return [...lanes]
    .map(([key, lane]) => ({ key, ...lane }))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
    .slice(0, kind === 'none' ? 1 : MOST_LANES)
}
