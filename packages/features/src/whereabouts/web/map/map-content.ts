/** What a map shows: places with the number of their sources, and movements as arcs. Made from the answer; knows no drawing. */
import { greatCircle } from '@smart-rescue/core/whereabouts'
import type { WhereaboutsMovement, WhereaboutsPlace, WhereaboutsSource } from '../../contract.ts'
import type { Spot } from './geometry.ts'

/** A dot: a place and its sources. */
export interface Dot extends Spot {
  readonly key: string
  readonly label: string
  readonly sources: number
  /** At least one table states it; otherwise texts only mention it, and the dot is hollow. */
  readonly stated: boolean
  /** A whole country or province: the dot stands for its middle or its capital. */
  readonly wide: boolean
}

/** An arc between two places; movements of the same way are one. */
export interface Arc {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly times: number
  /** Lines of the great circle; two where it crosses the 180th meridian. */
  readonly lines: readonly (readonly Spot[])[]
  /** Every movement of this way is uncertain. */
  readonly uncertain: boolean
  /** Some movement of this way has both ends on one day. */
  readonly sameDay: boolean
}

/** The dots of some sources, most sources first. */
export const makeDots = (
  sources: readonly WhereaboutsSource[],
  places: readonly WhereaboutsPlace[],
  nameOf: (place: WhereaboutsPlace) => string,
): Dot[] => {
  const counts = new Map<string, { sources: number; stated: boolean }>()
  for (const source of sources)
    for (const { key, certainty } of source.places) {
      const here = counts.get(key) ?? { sources: 0, stated: false }
      here.sources += 1
      here.stated ||= certainty === 'stated'
      counts.set(key, here)
    }
  return places
    .flatMap((place) => {
      const here = counts.get(place.key)
      if (here === undefined) return []
      const wide = place.kind === 'country' || place.kind === 'province'
      const { key, latitude, longitude } = place
      return [{ key, latitude, longitude, label: nameOf(place), wide, ...here }]
    })
    .toSorted((a, b) => b.sources - a.sources || (a.key < b.key ? -1 : 1))
}

/** The arcs of some movements. */
export const makeArcs = (
  movements: readonly WhereaboutsMovement[],
  places: readonly WhereaboutsPlace[],
): Arc[] => {
  const known = new Map(places.map((place) => [place.key, place]))
  const ways = new Map<string, WhereaboutsMovement[]>()
  for (const movement of movements) {
    const key = `${movement.from.place} ${movement.to.place}`
    ways.set(key, [...(ways.get(key) ?? []), movement])
  }
  return [...ways].flatMap(([key, all]) => {
    const [first] = all
    const from = known.get(first?.from.place ?? '')
    const to = known.get(first?.to.place ?? '')
    if (from === undefined || to === undefined) return []
    return [
      {
        key,
        from: from.key,
        to: to.key,
        times: all.length,
        lines: greatCircle(from, to),
        uncertain: all.every((movement) => movement.uncertain.length > 0),
        sameDay: all.some((movement) => movement.sameDay),
      },
    ]
  })
}
