/** Distances against known ones, the great circle's laws, and which consecutive sources are a movement. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm, findMovements, greatCircle, narrowPlaces, type Point, type Sighting } from './index.ts'

const KATHMANDU = {
  key: 'NP-kathmandu',
  country: 'NP',
  within: 'NP-bagmati',
  latitude: 27.71,
  longitude: 85.32,
}
const LALITPUR = {
  key: 'NP-lalitpur',
  country: 'NP',
  within: 'NP-bagmati',
  latitude: 27.67,
  longitude: 85.32,
}
const POKHARA = { key: 'NP-pokhara', country: 'NP', within: 'NP-gandaki', latitude: 28.21, longitude: 83.99 }
const NEPAL = { key: 'NP', country: 'NP', latitude: 28.2, longitude: 84 }

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('distances', () => {
  it.each<readonly [string, Point, Point, number]>([
    ['London to Paris', { latitude: 51.5, longitude: -0.13 }, { latitude: 48.86, longitude: 2.35 }, 343],
    ['a quarter of the equator', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 }, 10_008],
    ['pole to pole', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }, 20_015],
    ['across the date line', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
  ])('of %s', (_, a, b, km) => {
    expect(Math.abs(distanceKm(a, b) - km)).toBeLessThan(1.5)
  })
  it('are the same both ways, never negative, never more than half round, and never longer than over a third point', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const ab = distanceKm(a, b)
        expect(ab).toBeCloseTo(distanceKm(b, a), 6)
        expect(ab).toBeGreaterThanOrEqual(0)
        expect(ab).toBeLessThanOrEqual(20_016)
        expect(ab).toBeLessThanOrEqual(distanceKm(a, c) + distanceKm(c, b) + 1e-3)
      }),
    )
  })
})

describe('the great circle', () => {
  it('begins and ends at its points, in pieces that do not jump, and is as long as the distance', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        fc.pre(distanceKm(a, b) < 19_900 && distanceKm(a, b) > 1)
        const pieces = greatCircle(a, b, 64)
        expect(pieces[0]?.[0]).toEqual(a)
        expect(pieces.at(-1)?.at(-1)).toEqual(b)
        let length = 0
        for (const piece of pieces)
          for (const [index, next] of piece.entries()) {
            const last = piece[index - 1]
            if (last === undefined) continue
            expect(Math.abs(next.longitude - last.longitude)).toBeLessThanOrEqual(180)
            length += distanceKm(last, next)
          }
        // The step over the date line is bent a little; elsewhere the pieces lie on the circle.
        if (pieces.length === 1) expect(Math.abs(length - distanceKm(a, b))).toBeLessThan(1)
      }),
    )
  })
})

const seen = (source: string, date: string, ...places: Sighting['places']): Sighting => ({
  source,
  date,
  dateCertainty: 'stated',
  places,
})
const stated = <T>(place: T) => ({ ...place, certainty: 'stated' as const })
const mentioned = <T>(place: T) => ({ ...place, certainty: 'mentioned' as const })

describe('movements', () => {
  it('lead from a source to the next one elsewhere, with days and kilometres', () => {
    const found = findMovements([
      seen('b.2', '2026-03-05', stated(POKHARA)),
      seen('a.1', '2026-03-01', stated(KATHMANDU)),
    ])
    expect(found).toEqual([
      {
        from: { place: 'NP-kathmandu', source: 'a.1', date: '2026-03-01' },
        to: { place: 'NP-pokhara', source: 'b.2', date: '2026-03-05' },
        days: 4,
        km: 142,
        uncertain: [],
        sameDay: false,
      },
    ])
  })
  it('are none within one place, between neighbours, or where a place is common to both', () => {
    const at = (...days: Sighting[]) => findMovements(days)
    expect(
      at(seen('a', '2026-03-01', stated(KATHMANDU)), seen('b', '2026-03-02', stated(KATHMANDU))),
    ).toEqual([])
    expect(at(seen('a', '2026-03-01', stated(KATHMANDU)), seen('b', '2026-03-02', stated(LALITPUR)))).toEqual(
      [],
    )
    expect(
      at(
        seen('a', '2026-03-01', mentioned(KATHMANDU), mentioned(POKHARA)),
        seen('b', '2026-03-02', mentioned(POKHARA)),
      ),
    ).toEqual([])
  })
  it('say what makes them uncertain, and that one day is too short', () => {
    const [found] = findMovements([
      { ...seen('a', '2026-03-01', mentioned(KATHMANDU)), dateCertainty: 'seen' },
      seen('b', '2026-03-01', stated(POKHARA)),
    ])
    expect(found).toMatchObject({ days: 0, sameDay: true, uncertain: ['date-seen', 'place-mentioned'] })
  })
  it('follow what a table states where the text mentions another place too', () => {
    const found = findMovements([
      seen('a', '2026-03-01', stated(KATHMANDU), mentioned(POKHARA)),
      seen('b', '2026-03-04', stated(POKHARA)),
    ])
    expect(found.map((each) => each.from.place)).toEqual(['NP-kathmandu'])
  })
  it('do not depend on the order of the input', () => {
    const sightings = [KATHMANDU, POKHARA, LALITPUR, NEPAL, POKHARA, KATHMANDU].map((place, index) =>
      seen(`s${index}`, `2026-03-0${1 + Math.floor(index / 2)}`, stated(place)),
    )
    const expected = findMovements(sightings)
    fc.assert(
      fc.property(fc.shuffledSubarray(sightings, { minLength: sightings.length }), (order) => {
        expect(findMovements(order)).toEqual(expected)
      }),
    )
  })
})

describe('narrowing', () => {
  it('drops a country and a province beside their own town, and keeps them alone', () => {
    const gandaki = { key: 'NP-gandaki', country: 'NP' }
    expect(narrowPlaces([POKHARA, gandaki, NEPAL, POKHARA]).map(({ key }) => key)).toEqual(['NP-pokhara'])
    expect(narrowPlaces([KATHMANDU, gandaki]).map(({ key }) => key)).toEqual(['NP-kathmandu', 'NP-gandaki'])
    expect(narrowPlaces([NEPAL]).map(({ key }) => key)).toEqual(['NP'])
  })
})
