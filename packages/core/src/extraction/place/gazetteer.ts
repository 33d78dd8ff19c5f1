/**
 * The gazetteer: countries, provinces, districts and towns with their names in several scripts, and a point for each.
 * Compiled for Smart Rescue by hand from common knowledge, unreviewed; points are true to about ten kilometres, those of
 * countries and large provinces only name their middle or their capital. Names of countries are CLDR's.
 *
 * A table begins each country with its ISO code on a line; then a line a place: kind (p, d or c), key, latitude,
 * longitude, names. The first name is the one shown. Behind a name `~` says that it needs a cue, `^` that it needs a
 * capital, `=` that it is read only as written, `?` that another place bears it with more right. A district or city
 * belongs to the province above it; one entry stands for a district and its town of the same name.
 */
import {
  CAPITAL_COUNTRY_NAMES,
  COUNTRY_ALIASES,
  DOUBTFUL_COUNTRY_NAMES,
  DROPPED_COUNTRY_NAMES,
} from './countries/country-aliases.ts'
import { COUNTRY_NAMES } from './countries/country-names.ts'
import { COUNTRY_POINTS } from './countries/country-points.ts'
import { AFRICA } from './lands/africa.ts'
import { BANGLADESH } from './lands/bangladesh.ts'
import { EAST_ASIA } from './lands/east-asia.ts'
import { ENGLISH_SPEAKING } from './lands/english-speaking.ts'
import { EUROPE } from './lands/europe.ts'
import { GULF } from './lands/gulf.ts'
import { INDIA } from './lands/india.ts'
import { LAOS } from './lands/laos.ts'
import { LATIN_AMERICA } from './lands/latin-america.ts'
import { MAINLAND_SOUTHEAST_ASIA } from './lands/mainland-southeast-asia.ts'
import { MARITIME_SOUTHEAST_ASIA } from './lands/maritime-southeast-asia.ts'
import { NEPAL } from './lands/nepal.ts'
import { PHILIPPINES } from './lands/philippines.ts'
import { SOUTH_ASIA } from './lands/south-asia.ts'
import { THAILAND } from './lands/thailand.ts'

/** What a place is; a district is the second level below the country (Nepal, Bangladesh, Laos, provinces of the Philippines). */
export type PlaceKind = 'country' | 'province' | 'district' | 'city'

/** A place of the gazetteer. */
export interface Place {
  /** `NP`, `NP-kaski`: the normal form of a mention. */
  readonly key: string
  readonly kind: PlaceKind
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The key of the province it lies in, where the table says so. */
  readonly within?: string
  /** Degrees, north and east positive. */
  readonly latitude: number
  readonly longitude: number
  /** The first is the one shown, in Latin letters where there is one. */
  readonly names: readonly string[]
}

/** How a name must stand in a text to be read. */
export interface PlaceName {
  readonly name: string
  readonly place: Place
  readonly needsCue: boolean
  readonly needsCapital: boolean
  readonly asWritten: boolean
  readonly lesser: boolean
}

const KINDS: Readonly<Record<string, PlaceKind>> = { p: 'province', d: 'district', c: 'city' }
const places = new Map<string, Place>()
const names: PlaceName[] = []

const enter = (place: Omit<Place, 'names'>, written: readonly string[]): void => {
  const shown = written.map((name) => name.replace(/[~^=?]+$/, ''))
  const whole: Place = { ...place, names: shown }
  places.set(place.key, whole)
  for (const each of written) {
    const marks = /[~^=?]*$/.exec(each)?.[0] ?? ''
    names.push({
      name: each.slice(0, each.length - marks.length),
      place: whole,
      needsCue: marks.includes('~'),
      needsCapital: /[~^]/.test(marks),
      asWritten: marks.includes('='),
      lesser: marks.includes('?'),
    })
  }
}

const toMap = (table: string): Map<string, string[]> =>
  new Map(
    table.split('\n').map((line) => {
      const [code = '', list = ''] = line.split('|')
      return [code, list.split(';').filter((name) => name !== '')]
    }),
  )

const enterCountries = (): void => {
  const official = toMap(COUNTRY_NAMES)
  const aliases = toMap(COUNTRY_ALIASES)
  const dropped = new Set(DROPPED_COUNTRY_NAMES.split(';'))
  const doubtful = new Set(DOUBTFUL_COUNTRY_NAMES.split(';'))
  const capital = new Set(CAPITAL_COUNTRY_NAMES.split(';'))
  for (const point of COUNTRY_POINTS.split(/[;\n]/)) {
    const [key = '', latitude, longitude] = point.split(' ')
    const known = [...new Set([...(official.get(key) ?? []), ...(aliases.get(key) ?? [])])]
    const sound = known.filter((name) => !dropped.has(name) && (name.length > 3 || /[^a-z]$/i.test(name)))
    const marked = sound.map((name) =>
      doubtful.has(name) ? `${name}~` : capital.has(name) ? `${name}^` : name,
    )
    enter(
      { key, kind: 'country', country: key, latitude: Number(latitude), longitude: Number(longitude) },
      marked,
    )
  }
}

const enterLands = (table: string): void => {
  let country = ''
  let within: string | undefined
  for (const line of table.split('\n')) {
    const [head = '', own = '', latitude, longitude, list = ''] = line.split('|')
    const kind = KINDS[head]
    if (kind === undefined) {
      country = head === '' ? country : head
      within = undefined
      continue
    }
    const key = `${country}-${own}`
    if (kind === 'province') within = key
    enter(
      {
        key,
        kind,
        country,
        latitude: Number(latitude),
        longitude: Number(longitude),
        ...(kind === 'province' || within === undefined ? {} : { within }),
      },
      list.split(';'),
    )
  }
}

enterCountries()
for (const table of [
  NEPAL,
  BANGLADESH,
  LAOS,
  INDIA,
  THAILAND,
  SOUTH_ASIA,
  PHILIPPINES,
  MAINLAND_SOUTHEAST_ASIA,
  MARITIME_SOUTHEAST_ASIA,
  EAST_ASIA,
  GULF,
  AFRICA,
  EUROPE,
  LATIN_AMERICA,
  ENGLISH_SPEAKING,
])
  enterLands(table)

/** Every name of the gazetteer with its place, in the order of the tables. */
export const PLACE_NAMES: readonly PlaceName[] = names

/** Every place, in the order of the tables, countries first. */
export const PLACES: readonly Place[] = [...places.values()]

/** The place of a key, the normal form of a mention; nothing when this version of the gazetteer does not know it. */
export const placeOf = (key: string): Place | undefined => places.get(key)
