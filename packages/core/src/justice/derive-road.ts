/** The whole road of a case: every track with its history, what is waited for, and what the case as one has reached. */
import type { ExitReason, RoadStage } from '@smart-rescue/schema'
import { deriveTrack, type TrackState } from './derive-track.ts'
import { type RoadEntry, trackKey } from './entry.ts'
import { type Chain, readHistory } from './history.ts'
import { isConviction } from './ladder.ts'
import { addDays, firstDay } from './partial-day.ts'

/** One track with everything that was said of it. */
export interface Track<E extends RoadEntry> {
  readonly key: string
  readonly chains: readonly Chain<E>[]
  /** Nothing where all of it was withdrawn. */
  readonly state: TrackState | undefined
  /** The day from which silence is too long (`YYYY-MM-DD`), and the days after which it is asked again. */
  readonly due?: { readonly from: string; readonly every: number }
}

/** On which day the case as one reached something first, `YYYY-MM-DD`; months count from their first day. */
export interface Milestones {
  readonly referred?: string
  readonly acknowledged?: string
  readonly investigated?: string
  readonly charged?: string
  readonly verdict?: string
  readonly convicted?: string
  readonly final?: string
  readonly identified?: string
  readonly safeguarded?: string
  readonly compensated?: string
  /** Every track that began has ended. */
  readonly over: boolean
  readonly exits: readonly ExitReason[]
  readonly charges: number
  readonly convictedCharges: number
}

/** Tracks of a case and what they come to. */
export interface Road<E extends RoadEntry> {
  readonly tracks: readonly Track<E>[]
  readonly milestones: Milestones
}

/** What goes on elsewhere is not waited for here: a referral whose investigation runs, an arrest that became a charge. */
const isCarriedOn = (state: TrackState, all: readonly TrackState[]): boolean => {
  const { unit, subject } = state.track
  const other = (wanted: (one: TrackState) => boolean) => all.some((one) => one !== state && wanted(one))
  if (unit === 'referral')
    return other(({ track }) => track.unit === 'investigation' && track.subject === subject)
  if (unit === 'investigation')
    return other(({ track, jurisdiction }) => track.unit === 'charge' && jurisdiction === state.jurisdiction)
  if (unit === 'person') return other(({ track }) => track.unit === 'charge' && track.subject === subject)
  return false
}

const findDue = (
  state: TrackState,
  all: readonly TrackState[],
): { readonly from: string; readonly every: number } | undefined => {
  if (state.patience === undefined || isCarriedOn(state, all)) return undefined
  // A safe child and a track at rest are not nagged about; a hearing ahead is waited for before anything else.
  const { days } = state.patience
  const heard =
    [state.heardOn, state.askedOn ?? '', state.nextHearing?.slice(0, 10) ?? ''].sort().at(-1) ?? ''
  return { from: addDays(heard, days), every: days }
}

const readMilestones = (states: readonly TrackState[]): Milestones => {
  const first = (wanted: readonly RoadStage[], value: (given: string | undefined) => boolean = () => true) =>
    states
      .flatMap(({ steps }) => steps)
      .filter((step) => wanted.includes(step.stage) && value(step.value))
      .map(({ on }) => firstDay(on))
      .sort()[0]
  const charges = states.filter(({ track }) => track.unit === 'charge')
  const days = {
    referred: first(['referred']),
    acknowledged: first(['referral_acknowledged']),
    investigated: first(['investigation_opened']),
    charged: first(['charged']),
    verdict: first(['verdict']),
    convicted: first(['verdict'], isConviction),
    final: first(['final']),
    identified: first(['victim_identified']),
    safeguarded: first(['victim_safeguarded']),
    compensated: first(['compensation'], (value) => value !== 'not_sought' && value !== 'ordered'),
  }
  return {
    ...(Object.fromEntries(
      Object.entries(days).filter(([, day]) => day !== undefined),
    ) as Partial<Milestones>),
    over: states.length > 0 && states.every(({ ended }) => ended),
    exits: [...new Set(states.flatMap(({ exit }) => (exit === undefined ? [] : [exit])))].sort(),
    charges: charges.length,
    convictedCharges: charges.filter(({ steps }) =>
      isConviction(steps.findLast(({ stage }) => stage === 'verdict')?.value),
    ).length,
  }
}

/** Derives the road from all entries of a case, in whatever order they are given. */
export const deriveRoad = <E extends RoadEntry>(entries: readonly E[]): Road<E> => {
  const byTrack = new Map<string, Chain<E>[]>()
  for (const chain of readHistory(entries)) {
    // A correction may move a fact to another track; it then stands where it holds, or where it last stood.
    const shown = chain.holds ?? chain.said.findLast(({ withdraws }) => withdraws === undefined)
    if (shown === undefined) continue
    const key = trackKey(shown.track)
    byTrack.set(key, [...(byTrack.get(key) ?? []), chain])
  }
  const derived = [...byTrack].map(([key, chains]) => ({
    key,
    chains,
    state: deriveTrack(chains.flatMap(({ holds }) => (holds === undefined ? [] : [holds]))),
  }))
  const states = derived.flatMap(({ state }) => (state === undefined ? [] : [state]))
  const tracks = derived.map((track) => {
    const due = track.state === undefined ? undefined : findDue(track.state, states)
    return due === undefined ? track : { ...track, due }
  })
  return { tracks, milestones: readMilestones(states) }
}
