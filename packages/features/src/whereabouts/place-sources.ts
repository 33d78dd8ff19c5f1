/** From rows of the index to the answer: places by the gazetteer, selectors that several sources carry, movements of one. */
import { findPlaces, type Place, placeOf } from '@smart-rescue/core/extraction/place'
import { findMovements, narrowPlaces, type PlaceCertainty } from '@smart-rescue/core/whereabouts'
import { type ExhibitId, type SelectorId, type SelectorKind, sourceKey } from '@smart-rescue/schema'
import { exhibitNumber } from '../custody/store.ts'
import type { Whereabouts, WhereaboutsPlace, WhereaboutsSource } from './contract.ts'
import type { DatedRow, StandingRow } from './store.ts'

/** Most selectors that an answer lists. */
const MOST_SELECTORS = 50

interface Standing {
  readonly place: Place
  readonly certainty: PlaceCertainty
}

const keyOf = (row: { exhibit_id: string; row: number }): string =>
  sourceKey({ exhibitId: row.exhibit_id as ExhibitId, row: row.row })

/** The name in the script of the country, where it is another than the shown one. */
const localName = (place: Place): string | undefined => {
  const { script } = new Intl.Locale(`und-${place.country}`).maximize()
  if (script === undefined || script === 'Latn') return undefined
  return place.names.find((name) => /^(?!\p{Script=Latin})\p{L}/u.test(name))
}

const toPlace = (place: Place): WhereaboutsPlace => {
  const local = place.kind === 'country' ? undefined : localName(place)
  return {
    key: place.key,
    kind: place.kind,
    country: place.country,
    name: place.names[0] ?? place.key,
    ...(local === undefined || local === place.names[0] ? {} : { localName: local }),
    latitude: place.latitude,
    longitude: place.longitude,
  }
}

/** Places of one source: what the table states first, then what the text mentions, without those that hold another of them. */
const standingsOf = (
  row: DatedRow,
  mentioned: readonly StandingRow[],
  countries: readonly string[],
): Standing[] => {
  const stated = row.place === null ? [] : findPlaces(row.place, countries)
  const all = [
    ...stated.map(({ normal }) => ({ key: normal, certainty: 'stated' as const })),
    ...mentioned.map(({ normal }) => ({ key: normal, certainty: 'mentioned' as const })),
  ]
  // The first wins: a place that is both stated and mentioned is stated.
  const seen = new Set<string>()
  const known = all.flatMap(({ key, certainty }) => {
    const place = seen.has(key) ? undefined : placeOf(key)
    seen.add(key)
    return place === undefined ? [] : [{ place, certainty }]
  })
  const kept = new Set(narrowPlaces(known.map(({ place }) => place)).map(({ key }) => key))
  return known.filter(({ place }) => kept.has(place.key))
}

/** The selectors that at least two of the sources carry, most carried first; the one that was asked for always. */
const countSelectors = (
  standing: readonly StandingRow[],
  asked: SelectorId | undefined,
): Whereabouts['selectors'] => {
  const found = new Map<string, { row: StandingRow; sources: Set<string> }>()
  for (const row of standing) {
    if (row.kind === 'place') continue
    const here = found.get(row.selector_id) ?? { row, sources: new Set<string>() }
    here.sources.add(keyOf(row))
    found.set(row.selector_id, here)
  }
  return [...found.values()]
    .filter(({ row, sources }) => sources.size > 1 || row.selector_id === asked)
    .sort((a, b) => b.sources.size - a.sources.size || (a.row.normal < b.row.normal ? -1 : 1))
    .slice(0, MOST_SELECTORS)
    .map(({ row, sources }) => ({
      id: row.selector_id as SelectorId,
      kind: row.kind as SelectorKind,
      normal: row.normal,
      sources: sources.size,
    }))
}

/** Puts the answer together. `rows` in order of day; `countries` of the case decide between places of one name. */
export const placeSources = (
  rows: readonly DatedRow[],
  standing: readonly StandingRow[],
  options: { readonly countries: readonly string[]; readonly selectorId?: SelectorId; readonly cut: boolean },
): Whereabouts => {
  const bySource = new Map<string, StandingRow[]>()
  for (const row of standing) {
    const here = bySource.get(keyOf(row))
    if (here === undefined) bySource.set(keyOf(row), [row])
    else here.push(row)
  }
  const selectors = countSelectors(standing, options.selectorId)
  const listed = new Set<string>(selectors.map(({ id }) => id))
  const places = new Map<string, Place>()
  const placed = rows.map((row) => {
    const here = bySource.get(keyOf(row)) ?? []
    const standings = standingsOf(
      row,
      here.filter(({ kind }) => kind === 'place'),
      options.countries,
    )
    for (const { place } of standings) places.set(place.key, place)
    return {
      row,
      standings,
      selectors: new Set(here.map((each) => each.selector_id).filter((id) => listed.has(id))),
    }
  })
  const sources = placed.map(
    ({ row, standings, selectors: own }): WhereaboutsSource => ({
      exhibitId: row.exhibit_id as ExhibitId,
      row: row.row,
      exhibitNumber: exhibitNumber(row.number),
      ...(row.key === null ? {} : { key: row.key }),
      title: row.title,
      date: row.day,
      dateCertainty: row.certainty,
      places: standings.map(({ place, certainty }) => ({ key: place.key, certainty })),
      ...(row.place === null || row.place === '' || standings.some(({ certainty }) => certainty === 'stated')
        ? {}
        : { unknownPlace: row.place }),
      selectors: [...own] as SelectorId[],
    }),
  )
  const movements =
    options.selectorId === undefined
      ? []
      : findMovements(
          placed.map(({ row, standings }) => ({
            source: keyOf(row),
            date: row.day,
            dateCertainty: row.certainty,
            places: standings.map(({ place, certainty }) => ({ ...place, certainty })),
          })),
        )
  return {
    sources,
    places: [...places.values()].map(toPlace),
    selectors,
    movements: movements.map((each) => ({ ...each, uncertain: [...each.uncertain] })),
    cut: options.cut,
  }
}
