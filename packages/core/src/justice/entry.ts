/** Entries as the ladder reads them, and how a track is called. */
import type { RoadStage, RoadUnit, StageDraft, TrackRef } from '@smart-rescue/schema'

/** What of an entry decides where its track stands. */
export interface RoadEntry {
  readonly id: string
  readonly track: TrackRef
  readonly stage: RoadStage
  readonly value?: string | undefined
  readonly on: string
  readonly jurisdiction: string
  readonly authority: string
  readonly exit?: StageDraft['exit'] | undefined
  readonly nextHearing?: string | undefined
  readonly corrects?: string | undefined
  readonly withdraws?: string | undefined
  /** Place in the log; unique. What was told later holds. */
  readonly seq: number
}

/** One name for one track: `charge/person:P-01/1`. Units, subjects and charge keys hold no slash. */
export const trackKey = ({ unit, subject, charge }: TrackRef): string =>
  charge === undefined ? `${unit}/${subject}` : `${unit}/${subject}/${charge}`

/** The track of a name; nothing where it is none. */
export const readTrackKey = (key: string): TrackRef | undefined => {
  const [unit, subject, charge] = key.split('/')
  if (unit === undefined || subject === undefined) return undefined
  const ref = { unit: unit as RoadUnit, subject }
  return charge === undefined ? ref : { ...ref, charge }
}
