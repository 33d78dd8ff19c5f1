/** Distances and lines on the globe, taken as a sphere: half a percent off at most, which is less than the gazetteer's own ten kilometres. */

/** A point: degrees, north and east positive. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Mean radius of the Earth in kilometres (IUGG). */
const RADIUS_KM = 6371.0088
const RADIANS = Math.PI / 180

/** The distance of two points along the great circle, in kilometres (haversine). */
export const distanceKm = (a: Point, b: Point): number => {
  const north = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2)
  const east = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2)
  const square = north * north + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * east * east
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square)))
}

type Vector = readonly [number, number, number]

const toVector = ({ latitude, longitude }: Point): Vector => {
  const flat = Math.cos(latitude * RADIANS)
  return [
    flat * Math.cos(longitude * RADIANS),
    flat * Math.sin(longitude * RADIANS),
    Math.sin(latitude * RADIANS),
  ]
}

/**
 * The great circle from `a` to `b` in `steps` + 1 points, both ends exact. Lines that cross the 180th meridian come in
 * two pieces, each of which stays on its side. Points that are exactly opposite have no one line: the straight pair is given.
 */
export const greatCircle = (a: Point, b: Point, steps = 48): readonly (readonly Point[])[] => {
  const [from, to] = [toVector(a), toVector(b)]
  const angle = distanceKm(a, b) / RADIUS_KM
  const sine = Math.sin(angle)
  if (sine < 1e-9) return [[a, b]]
  const pieces: Point[][] = [[a]]
  let last = a
  for (let step = 1; step <= steps; step++) {
    const share = step / steps
    const [f, t] = [Math.sin((1 - share) * angle) / sine, Math.sin(share * angle) / sine]
    const [x, y, z] = [f * from[0] + t * to[0], f * from[1] + t * to[1], f * from[2] + t * to[2]]
    const point: Point =
      step === steps
        ? b
        : { latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS, longitude: Math.atan2(y, x) / RADIANS }
    if (Math.abs(point.longitude - last.longitude) > 180) {
      const side = last.longitude < 0 ? -180 : 180
      const latitude = (last.latitude + point.latitude) / 2
      pieces.at(-1)?.push({ latitude, longitude: side })
      pieces.push([{ latitude, longitude: -side }])
    }
    pieces.at(-1)?.push(point)
    last = point
  }
  return pieces
}
