/** Movement, measured from dates and places: one contact in several places within a short time. Words about movement are never read. */
import { distanceKm } from '../../whereabouts/index.ts'
import type { LeadFacts, PlaceFact, SourceFacts } from '../lead-facts.ts'
import { groupContacts } from './contacts.ts'
import { MOST_PLACES, nameSome, type Observation, type Observe } from './observation.ts'

/** Places nearer than this are one place, where both are known on the map. */
const ONE_PLACE_KM = 30
/** So many different places … */
const PLACES = 3
/** … within so many days. */
const DAYS = 30

interface Stop {
  readonly day: number
  readonly place: PlaceFact
  readonly source: SourceFacts
}

const MS_A_DAY = 86_400_000

const hasPoint = (place: PlaceFact): place is PlaceFact & { latitude: number; longitude: number } =>
  place.latitude !== undefined && place.longitude !== undefined

/** Whether two places are one for this purpose. */
const isSamePlace = (a: PlaceFact, b: PlaceFact): boolean =>
  a.key === b.key || (hasPoint(a) && hasPoint(b) && distanceKm(a, b) < ONE_PLACE_KM)

/** Stops in order of time. A source without a posting date is no stop: when it was found says nothing of when it was posted. */
const stopsOf = (sources: readonly SourceFacts[]): Stop[] =>
  sources
    .flatMap((source) => {
      const day = source.postedOn === undefined ? Number.NaN : Date.parse(source.postedOn) / MS_A_DAY
      const [place] = source.places
      // A source that names several places says not which of them it was posted for.
      return Number.isNaN(day) ||
        place === undefined ||
        !source.places.every((each) => isSamePlace(each, place))
        ? []
        : [{ day: Math.floor(day), place, source }]
    })
    .sort((a, b) => a.day - b.day || (a.source.key < b.source.key ? -1 : 1))

const distinct = (stops: readonly Stop[]): PlaceFact[] => {
  const places: PlaceFact[] = []
  for (const { place } of stops) if (!places.some((one) => isSamePlace(one, place))) places.push(place)
  return places
}

/** The run of stops within the days that covers most places. */
const busiest = (stops: readonly Stop[]): Stop[] => {
  let best: Stop[] = []
  for (let from = 0; from < stops.length; from += 1) {
    const first = stops[from]
    if (first === undefined) continue
    const run = stops.slice(from).filter(({ day }) => day - first.day <= DAYS)
    if (distinct(run).length > distinct(best).length) best = run
  }
  return best
}

/** Kilometres along the stops in their order, as far as they are on the map. */
const lengthOf = (stops: readonly Stop[]): number =>
  stops.reduce((sum, { place }, at) => {
    const before = stops[at - 1]?.place
    return before !== undefined && hasPoint(before) && hasPoint(place) ? sum + distanceKm(before, place) : sum
  }, 0)

/** Most stops of one contact that are looked at. */
const MOST_STOPS = 400

/** One contact in several places within a short time. */
export const contactManyPlaces: Observe = (facts: LeadFacts): Observation | undefined => {
  const runs = groupContacts(facts)
    .map(({ contact, sources }) => ({ contact, run: busiest(stopsOf(sources).slice(0, MOST_STOPS)) }))
    .map((each) => ({ ...each, places: distinct(each.run) }))
    .sort((a, b) => b.places.length - a.places.length)
  const [best] = runs
  const [first, last] = [best?.run[0], best?.run.at(-1)]
  if (best === undefined || first === undefined || last === undefined || best.places.length < PLACES)
    return undefined
  const names = nameSome(best.places.map(({ name }) => name))
  const days = last.day - first.day
  const km = Math.round(lengthOf(best.run))
  const sameDay = best.run.some(
    (stop, at) =>
      at > 0 &&
      stop.day === best.run[at - 1]?.day &&
      !isSamePlace(stop.place, best.run[at - 1]?.place ?? stop.place),
  )
  return {
    observer: 'contact-many-places',
    sentence: `${best.contact.normal} stands in ${best.places.length} places within ${days} days: ${names}${km > 0 ? `, ${km} km along the way` : ''}.`,
    measures: { contact: best.contact.normal, count: best.places.length, days, places: names, km },
    places: best.run
      .flatMap(({ source }) =>
        source.contacts
          .filter(({ normal }) => normal === best.contact.normal)
          .slice(0, 1)
          .map(({ start, end }) => ({ source: source.key, start, end })),
      )
      .slice(0, MOST_PLACES),
    sources: best.run.map(({ source }) => source.key),
    against: sameDay
      ? 'Some of it was posted in two places on one day: that is rather one business with several branches than somebody on the way.'
      : 'Travelling trades, fairs and agencies post in several places too. Measured from dates and places, not from words.',
  }
}
