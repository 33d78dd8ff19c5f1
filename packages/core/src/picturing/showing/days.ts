/** Days as numbers, for a slider: whole days since 1970-01-01 (UTC). */
import type { IndexedGraph } from '../measures/index-graph.ts'

const DAY_MS = 86_400_000

/** The day of an ISO 8601 date or moment; nothing for what is no date. */
export const dayNumber = (iso: string | undefined): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '')
  if (match === null) return undefined
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isNaN(ms) ? undefined : Math.floor(ms / DAY_MS)
}

/** The day as ISO 8601. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** First and last day of the graph's sources, how many sources begin on each day, and how many carry no date; nothing where none is dated. */
export const daysOf = (
  graph: IndexedGraph,
):
  | {
      readonly first: number
      readonly last: number
      readonly perDay: ReadonlyMap<number, number>
      readonly undated: number
    }
  | undefined => {
  const perDay = new Map<number, number>()
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let undated = 0
  for (const node of graph.nodes) {
    if (node.kind !== 'source') continue
    const from = dayNumber(node.firstSeen ?? node.lastSeen)
    if (from === undefined) {
      undated += 1
      continue
    }
    first = Math.min(first, from)
    last = Math.max(last, from, dayNumber(node.lastSeen) ?? from)
    perDay.set(from, (perDay.get(from) ?? 0) + 1)
  }
  return perDay.size === 0 ? undefined : { first, last, perDay, undated }
}
