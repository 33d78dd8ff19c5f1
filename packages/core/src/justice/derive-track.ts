/** Where one track stands, derived from its entries alone. */
import type { ExitReason, RoadStage, TrackRef } from '@smart-rescue/schema'
import type { RoadEntry } from './entry.ts'
import { findRule, isLast, listNext } from './ladder.ts'
import { orderEntries } from './order-entries.ts'
import { daysBetween, firstDay, lastDay } from './partial-day.ts'
import { findPatience, type PatienceBasis } from './patience.ts'

/** One stage that was reached, and how long it lasted. */
export interface Step {
  readonly stage: RoadStage
  readonly value?: string
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly on: string
  /** Whole days until the next stage; missing while it lasts, and where only months are known. */
  readonly days?: number
}

/** A track with its state. */
export interface TrackState {
  readonly track: TrackRef
  readonly stage: RoadStage
  readonly value?: string
  readonly since: string
  readonly authority: string
  readonly jurisdiction: string
  /** Last day on which anything was heard, `YYYY-MM-DD`. */
  readonly heardOn: string
  /** Last day on which somebody asked and heard nothing, where that is later. */
  readonly askedOn?: string
  /** RFC 3339; the latest hearing that an entry announced. */
  readonly nextHearing?: string
  readonly exit?: ExitReason
  readonly ended: boolean
  readonly next: readonly RoadStage[]
  readonly steps: readonly Step[]
  readonly patience?: { readonly days: number; readonly basis: PatienceBasis }
}

const listSteps = (reached: readonly RoadEntry[]): readonly Step[] =>
  reached.map((entry, at) => {
    const following = reached[at + 1]
    const exact = entry.on.length === 10 && following?.on.length === 10
    return {
      stage: entry.stage,
      on: entry.on,
      ...(entry.value === undefined ? {} : { value: entry.value }),
      ...(exact && following !== undefined ? { days: daysBetween(entry.on, following.on) } : {}),
    }
  })

const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1)

/** The state after entries that hold; nothing where none of them is a stage. The order of the list does not matter. */
export const deriveTrack = (holding: readonly RoadEntry[]): TrackState | undefined => {
  const ordered = orderEntries(holding)
  const reached = ordered.filter(({ stage }) => stage !== 'asked')
  const at = reached.at(-1)
  if (at === undefined) return undefined
  const rule = findRule(at.track.unit, at.stage)
  const exit = reached.findLast((entry) => entry.exit !== undefined)?.exit
  const ended = exit !== undefined || rule === undefined || isLast(rule, at.value)
  // A month that is not over when it is entered is heard of at its beginning: the alarm comes rather too early.
  const heardOn = latest(reached.map(({ on }) => firstDay(on))) ?? firstDay(at.on)
  const askedOn = latest(ordered.filter(({ stage }) => stage === 'asked').map(({ on }) => lastDay(on)))
  const nextHearing = latest(
    reached.flatMap((entry) => (entry.nextHearing === undefined ? [] : [entry.nextHearing])),
  )
  const patience = ended ? undefined : findPatience(at.stage, at.jurisdiction)
  return {
    track: at.track,
    stage: at.stage,
    ...(at.value === undefined ? {} : { value: at.value }),
    since: at.on,
    authority: at.authority,
    jurisdiction: at.jurisdiction,
    heardOn,
    ...(askedOn !== undefined && askedOn > heardOn ? { askedOn } : {}),
    ...(nextHearing === undefined ? {} : { nextHearing }),
    ...(exit === undefined ? {} : { exit }),
    ended,
    next: ended ? [] : listNext(at.track.unit, at.stage, at.value),
    steps: listSteps(reached),
    ...(patience === undefined ? {} : { patience }),
  }
}
