/** The entries of one track in the order they happened, and what cannot be. */
import type { RoadUnit } from '@smart-rescue/schema'
import type { RoadEntry } from './entry.ts'
import { findRule, isConviction } from './ladder.ts'
import { firstDay, isBefore, lastDay } from './partial-day.ts'

const rankOf = (unit: RoadUnit, entry: RoadEntry): number =>
  entry.stage === 'asked' ? Number.POSITIVE_INFINITY : (findRule(unit, entry.stage)?.rank ?? 0)

/**
 * The day an entry is placed at: its own, or where only the month is known, the first day of it that lies not before what
 * a lower stage of the same month is dated at. So a charge of «May» stands before a hearing of the 10th, and a verdict
 * of «May» after it.
 */
const placeDay = (entry: RoadEntry, entries: readonly RoadEntry[]): string => {
  const { unit } = entry.track
  if (entry.on.length !== 7) return entry.on
  const within = entries
    .filter(({ on }) => on.length === 10 && on.startsWith(entry.on))
    .filter((other) => rankOf(unit, other) < rankOf(unit, entry))
    .map(({ on }) => on)
  return [firstDay(entry.on), ...within].sort().at(-1) ?? firstDay(entry.on)
}

/** Entries of one track as they happened: by day, then by stage, then as they were told. A new array. */
export const orderEntries = <E extends RoadEntry>(entries: readonly E[]): readonly E[] =>
  entries
    .map((entry) => ({ entry, day: placeDay(entry, entries), rank: rankOf(entry.track.unit, entry) }))
    .sort(
      (one, other) =>
        (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) ||
        (one.rank === other.rank ? 0 : one.rank - other.rank) ||
        one.entry.seq - other.entry.seq,
    )
    .map(({ entry }) => entry)

/** Why an entry cannot stand on its track. */
export type Disorder =
  | 'unknown-stage'
  | 'unknown-value'
  | 'value-missing'
  | 'in-the-future'
  | 'twice'
  | 'before-an-earlier-stage'
  | 'sentence-without-conviction'

/** What is wrong with an entry by itself, on a day `today` (`YYYY-MM-DD`); nothing where it can be. */
export const findFault = (entry: Omit<RoadEntry, 'id' | 'seq'>, today: string): Disorder | undefined => {
  if (firstDay(entry.on) > today) return 'in-the-future'
  if (entry.stage === 'asked') return undefined
  const rule = findRule(entry.track.unit, entry.stage)
  if (rule === undefined) return 'unknown-stage'
  if (entry.value === undefined) return rule.needsValue === true ? 'value-missing' : undefined
  return rule.values?.includes(entry.value) ? undefined : 'unknown-value'
}

/** What cannot be about all entries of one track that hold; nothing where their order can be. */
export const findDisorder = (holding: readonly RoadEntry[]): Disorder | undefined => {
  const stages = holding.filter(({ stage }) => stage !== 'asked')
  const retrial = stages.find(({ stage, value }) => stage === 'appeal' && value === 'retrial')
  for (const [at, one] of stages.entries()) {
    const rule = findRule(one.track.unit, one.stage)
    for (const other of stages.slice(at + 1)) {
      const cycles = retrial !== undefined && one.stage !== 'charged' && other.stage !== 'charged'
      if (cycles) continue
      if (one.stage === other.stage && rule?.again !== true) return 'twice'
      const [low, high] =
        rankOf(one.track.unit, one) <= rankOf(one.track.unit, other) ? [one, other] : [other, one]
      if (low.stage !== high.stage && isBefore(high.on, low.on)) return 'before-an-earlier-stage'
    }
    if (one.stage === 'sentence') {
      const convicted = stages.some(
        ({ stage, value, on }) =>
          stage === 'verdict' && isConviction(value) && firstDay(on) <= lastDay(one.on),
      )
      if (!convicted) return 'sentence-without-conviction'
    }
  }
  return undefined
}
