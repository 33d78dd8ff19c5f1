/** From the stamps that hold to intervals: each exhibit was sealed after the newest stamp before it had arrived, and before the first stamp that covers it. */
import type { CustodyLeaf } from '@smart-rescue/schema'
import type { PackageLeaf } from '../check-custody.ts'
import type { RedList } from '../finding.ts'
import type { CheckedStamp } from './check-stamps.ts'

/** When an exhibit was sealed, as authorities confirm. `from` is absent where no stamp came before it, `to` where none covers it yet. */
export interface TimedInterval {
  readonly from?: string
  readonly to?: string
  /** The authorities by the names in their certificates. */
  readonly by: readonly string[]
  /** True where roots that the reader brought vouch for every bound. */
  readonly trusted: boolean
}

interface Sealed {
  readonly first: number
  readonly last: number
}

const spanOf = (leaves: readonly CustodyLeaf[]): Sealed | undefined => {
  const places = leaves.filter(({ type }) => type === 'evidence.sealed').map(({ seq }) => seq)
  return places.length === 0 ? undefined : { first: Math.min(...places), last: Math.max(...places) }
}

const newest = (stamps: readonly CheckedStamp[]): CheckedStamp | undefined =>
  stamps.toSorted((a, b) => Date.parse(b.info.earliest) - Date.parse(a.info.earliest))[0]
const earliest = (stamps: readonly CheckedStamp[]): CheckedStamp | undefined =>
  stamps.toSorted((a, b) => Date.parse(a.info.latest) - Date.parse(b.info.latest))[0]

const bound = ({ first, last }: Sealed, stamps: readonly CheckedStamp[]): TimedInterval | undefined => {
  const before = newest(stamps.filter(({ anchor }) => anchor !== undefined && anchor < first))
  const after = earliest(stamps.filter(({ size }) => size > last))
  if (!before && !after) return undefined
  const used = [before, after].filter((stamp) => stamp !== undefined)
  return {
    ...(before ? { from: before.info.earliest } : {}),
    ...(after ? { to: after.info.latest } : {}),
    by: [...new Set(used.map(({ info }) => info.signer.name))],
    trusted: used.every(({ trusted }) => trusted),
  }
}

/** The interval of each exhibit, by its number. Stamps that the reader trusts count alone where one of them covers the exhibit. */
export const timeExhibits = (
  leaves: readonly PackageLeaf[],
  stamps: readonly CheckedStamp[],
): ReadonlyMap<string, TimedInterval> => {
  const byExhibit = Map.groupBy(leaves, ({ exhibit }) => exhibit)
  const intervals = new Map<string, TimedInterval>()
  const trusted = stamps.filter((stamp) => stamp.trusted)
  for (const [exhibit, entries] of byExhibit) {
    const sealed = spanOf(entries.map(({ leaf }) => leaf))
    if (!sealed) continue
    const hard = bound(sealed, trusted)
    const interval = hard?.to === undefined ? (bound(sealed, stamps) ?? hard) : hard
    if (interval) intervals.set(exhibit, interval)
  }
  return intervals
}

/** Clocks of two machines may differ by this much without a word, in milliseconds. */
const TOLERANCE = 5 * 60_000

/** Warns where the clock of the house contradicts the stamps, and where stamps contradict each other. */
export const checkStampOrder = (
  leaves: readonly PackageLeaf[],
  stamps: readonly CheckedStamp[],
  intervals: ReadonlyMap<string, TimedInterval>,
  red: RedList,
): void => {
  const odd = new Set<string>()
  for (const { leaf, exhibit } of leaves) {
    if (leaf.type !== 'evidence.sealed') continue
    const { from, to } = intervals.get(exhibit) ?? {}
    const at = Date.parse(leaf.at)
    if (
      (from !== undefined && at + TOLERANCE < Date.parse(from)) ||
      (to !== undefined && at - TOLERANCE > Date.parse(to))
    )
      odd.add(exhibit)
  }
  for (const exhibit of odd)
    red.warn(
      'timed',
      'clock.outside-stamps',
      'An entry carries a time outside of what the stamps allow.',
      exhibit,
    )
  const isReversed = stamps.some((early) =>
    stamps.some(
      (late) =>
        early.size < late.size && Date.parse(early.info.earliest) > Date.parse(late.info.latest) + TOLERANCE,
    ),
  )
  const contradicts = stamps.some((before) =>
    stamps.some(
      (after) =>
        before.anchor !== undefined &&
        before.anchor < after.size &&
        Date.parse(before.info.earliest) > Date.parse(after.info.latest) + TOLERANCE,
    ),
  )
  if (contradicts)
    red.error(
      'timed',
      'stamp.order',
      'Two stamps contradict each other: one that arrived before the other is later.',
    )
  else if (isReversed) red.warn('timed', 'stamp.late', 'A checkpoint was stamped after a later one.')
}
