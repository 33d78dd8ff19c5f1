/** From dated sightings of one selector to its movements: consecutive sources in different places. A movement is a question, not a finding: it carries what makes it uncertain. */
import { distanceKm, type Point } from './distance.ts'

/** Where a date comes from: the table or page states it, the text mentions it, or it is only when this house saw the source. */
export type DateCertainty = 'stated' | 'mentioned' | 'seen'

/** Where a place comes from: a table's own column states it, or the text mentions it. */
export type PlaceCertainty = 'stated' | 'mentioned'

/** A place at which a source puts itself. */
export interface SightedPlace extends Point {
  readonly key: string
  readonly country: string
  /** The province it lies in, where known. */
  readonly within?: string
  readonly certainty: PlaceCertainty
}

/** A source with its day (ISO 8601) and its places, in the order of the text. */
export interface Sighting {
  readonly source: string
  readonly date: string
  readonly dateCertainty: DateCertainty
  readonly places: readonly SightedPlace[]
}

/** What makes a movement uncertain. `wide-place`: an end is a whole country or province. */
export type Uncertainty = 'date-mentioned' | 'date-seen' | 'place-mentioned' | 'several-places' | 'wide-place'

/** From one source to the next one elsewhere. */
export interface Movement {
  readonly from: { readonly place: string; readonly source: string; readonly date: string }
  readonly to: { readonly place: string; readonly source: string; readonly date: string }
  /** Whole days between the two dates, 0 on the same day. */
  readonly days: number
  readonly km: number
  readonly uncertain: readonly Uncertainty[]
  /** On the same day in both: one number used by several people, or posted from elsewhere. */
  readonly sameDay: boolean
}

/** Places nearer than this to each other are one: twice the gazetteer's own accuracy, in kilometres. */
export const ONE_PLACE_KM = 25

/** Without a country or province whose own town stands beside it: “Pokhara, Nepal” is Pokhara. Each place once. */
export const narrowPlaces = <T extends Pick<SightedPlace, 'key' | 'country' | 'within'>>(
  places: readonly T[],
): T[] => {
  const once = [...new Map(places.map((place) => [place.key, place])).values()]
  return once.filter(
    (place) =>
      !once.some(
        (other) =>
          other.key !== place.key &&
          (other.within === place.key || (place.key === place.country && other.country === place.key)),
      ),
  )
}

const DAY_MS = 86_400_000
const dayOf = (date: string): number => Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS)

/** The places by which a sighting is compared: those a table states, or else those the text mentions. */
const standsAt = (sighting: Sighting): readonly SightedPlace[] => {
  const stated = sighting.places.filter((place) => place.certainty === 'stated')
  return narrowPlaces(stated.length > 0 ? stated : sighting.places)
}

/**
 * The movements between `sightings` of one selector. Order by day, then by source key, so that the order of the input does
 * not matter. Two sources that have a place in common, or lie within ONE_PLACE_KM, are no movement.
 */
export const findMovements = (sightings: readonly Sighting[]): Movement[] => {
  const steps = sightings
    .map((sighting) => ({ sighting, places: standsAt(sighting), day: dayOf(sighting.date) }))
    .filter(({ places, day }) => places.length > 0 && !Number.isNaN(day))
    .sort((a, b) => a.day - b.day || (a.sighting.source < b.sighting.source ? -1 : 1))
  const movements: Movement[] = []
  for (const [index, next] of steps.entries()) {
    const last = steps[index - 1]
    const [from] = last?.places ?? []
    const [to] = next.places
    if (last === undefined || from === undefined || to === undefined) continue
    const isNear = last.places.some((a) =>
      next.places.some((b) => a.key === b.key || distanceKm(a, b) < ONE_PLACE_KM),
    )
    if (isNear) continue
    const uncertain = new Set<Uncertainty>()
    for (const { sighting, places } of [last, next]) {
      if (sighting.dateCertainty === 'mentioned') uncertain.add('date-mentioned')
      if (sighting.dateCertainty === 'seen') uncertain.add('date-seen')
      if (places.some((place) => place.certainty === 'mentioned')) uncertain.add('place-mentioned')
      if (places.length > 1) uncertain.add('several-places')
      if (places[0]?.key === places[0]?.country) uncertain.add('wide-place')
    }
    movements.push({
      from: { place: from.key, source: last.sighting.source, date: last.sighting.date },
      to: { place: to.key, source: next.sighting.source, date: next.sighting.date },
      days: next.day - last.day,
      km: Math.round(distanceKm(from, to)),
      uncertain: [...uncertain],
      sameDay: next.day === last.day,
    })
  }
  return movements
}
