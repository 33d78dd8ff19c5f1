/** The road of a case as its team sees it: history, state, silence, and the draft of a reminder. */
import { daysBetween, deriveRoad, draftReminder, type Track } from '@smart-rescue/core/justice'
import type { CaseId, Referral, StageEntry } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'
import type { RoadView, Silence, TrackView } from './contract.ts'
import { listEntries, listReferrals, readOrganisationName, readReference } from './store.ts'

interface Letterhead {
  readonly organisation: string
  readonly ourReference: string
  readonly referrals: readonly Referral[]
  readonly today: string
}

const theirReference = (track: Track<StageEntry>, { referrals }: Letterhead): string | undefined =>
  track.chains.flatMap(({ holds }) => (holds?.reference === undefined ? [] : [holds.reference])).at(-1) ??
  referrals.find(({ id }) => id === track.state?.track.subject)?.reference

const showSilence = (track: Track<StageEntry>, head: Letterhead): Silence | undefined => {
  const { state, due } = track
  if (state === undefined || due === undefined) return undefined
  const days = daysBetween(state.heardOn, head.today)
  const tooLong = due.from <= head.today
  const theirs = theirReference(track, head)
  return {
    heardOn: state.heardOn,
    ...(state.askedOn === undefined ? {} : { askedOn: state.askedOn }),
    days,
    patience: due.every,
    dueFrom: due.from,
    tooLong,
    ...(tooLong
      ? {
          draft: draftReminder({
            organisation: head.organisation,
            ourReference: head.ourReference,
            ...(theirs === undefined ? {} : { theirReference: theirs }),
            authority: state.authority,
            stage: state.stage,
            heardOn: state.heardOn,
            days,
            ...(state.askedOn === undefined ? {} : { askedOn: state.askedOn }),
          }),
        }
      : {}),
  }
}

const showTrack = (track: Track<StageEntry>, head: Letterhead): TrackView | undefined => {
  const ref = track.state?.track ?? track.chains[0]?.said[0]?.track
  if (ref === undefined) return undefined
  const { state } = track
  const silence = showSilence(track, head)
  return {
    key: track.key,
    track: ref,
    ...(state === undefined
      ? {}
      : {
          stage: state.stage,
          since: state.since,
          ...(state.value === undefined ? {} : { value: state.value }),
          ...(state.exit === undefined ? {} : { exit: state.exit }),
          ...(state.nextHearing === undefined ? {} : { nextHearing: state.nextHearing }),
        }),
    ended: state?.ended ?? true,
    next: [...(state?.next ?? [])],
    ...(silence === undefined ? {} : { silence }),
    facts: track.chains.map(({ root, holds, said }) => ({
      root: root as StageEntry['id'],
      ...(holds === undefined ? {} : { holds }),
      said: [...said],
    })),
  }
}

/** Reads the road of one case as it stands on a day (`YYYY-MM-DD`); nothing where the case cannot be seen. */
export const showRoad = async (trx: Trx, caseId: CaseId, today: string): Promise<RoadView | undefined> => {
  const ourReference = await readReference(trx, caseId)
  if (ourReference === undefined) return undefined
  const referrals = await listReferrals(trx, caseId)
  const head = { organisation: await readOrganisationName(trx), ourReference, referrals, today }
  const { tracks } = deriveRoad(await listEntries(trx, caseId))
  return {
    referrals,
    tracks: tracks.flatMap((track) => showTrack(track, head) ?? []),
    today,
  }
}
