/** The shapes of countries, from the file that lies in the bundle (world-atlas, Natural Earth 1:50m, public domain). Fetched from this server when a map is first shown, and from nowhere else. */
import { feature } from 'topojson-client'

/** The countries as GeoJSON. */
export type Countries = GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>

type Topology = Parameters<typeof feature>[0]

/** One country ready for drawing: a path in degrees, and the box that it fills. */
export interface CountryShape {
  readonly key: string
  /** Coordinates are longitude and latitude; whoever draws it turns north upwards. */
  readonly path: string
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

let loading: Promise<Countries> | undefined

/** Loads the shapes once; a failed attempt may be tried again. */
export const loadCountries = (): Promise<Countries> => {
  loading ??= import('world-atlas/countries-50m.json', { with: { type: 'json' } })
    .then(({ default: atlas }) => {
      const topology = atlas as unknown as Topology & { objects: { countries: Topology['objects'][string] } }
      return feature(topology, topology.objects.countries) as Countries
    })
    .catch((cause: unknown) => {
      loading = undefined
      throw cause
    })
  return loading
}

const ringPath = (ring: readonly GeoJSON.Position[]): string =>
  `M${ring.map(([longitude = 0, latitude = 0]) => `${longitude.toFixed(2)},${latitude.toFixed(2)}`).join('L')}Z`

/** Paths of the countries, for the drawn map. */
export const drawShapes = (countries: Countries): CountryShape[] =>
  countries.features.map(({ geometry, id }, index) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const box = { west: 180, south: 90, east: -180, north: -90 }
    for (const [outer = []] of polygons)
      for (const [longitude = 0, latitude = 0] of outer) {
        box.west = Math.min(box.west, longitude)
        box.east = Math.max(box.east, longitude)
        box.south = Math.min(box.south, latitude)
        box.north = Math.max(box.north, latitude)
      }
    return { key: `${id ?? ''}.${index}`, path: polygons.flat().map(ringPath).join(''), ...box }
  })
