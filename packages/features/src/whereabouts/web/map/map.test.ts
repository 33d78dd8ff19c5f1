/** The drawn map's window, the room of names, and what dots and arcs are made of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WhereaboutsMovement, WhereaboutsPlace, WhereaboutsSource } from '../../contract.ts'
import { fitWindow, type Name, panWindow, placeNames, toPixels, zoomWindow } from './geometry.ts'
import { drawShapes, loadCountries } from './load-shapes.ts'
import { makeArcs, makeDots } from './map-content.ts'

const SIZE = { width: 800, height: 460 }
const spot = fc.record({
  latitude: fc.double({ min: -60, max: 70, noNaN: true }),
  longitude: fc.double({ min: -170, max: 170, noNaN: true }),
})

describe('the window', () => {
  it('holds every spot it was fitted to', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 20 }), (spots) => {
        const view = fitWindow(spots, SIZE)
        for (const each of spots) {
          const [x, y] = toPixels(each, view, SIZE)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(SIZE.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(SIZE.height)
        }
      }),
    )
  })
  it('follows the hand: what was under the pointer stays under it', () => {
    fc.assert(
      fc.property(
        spot,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (each, right, down) => {
          const view = fitWindow([{ latitude: 20, longitude: 80 }], SIZE)
          const [x, y] = toPixels(each, view, SIZE)
          const [movedX, movedY] = toPixels(each, panWindow(view, right, down), SIZE)
          expect(movedX - x).toBeCloseTo(right, 6)
          expect(movedY - y).toBeCloseTo(down, 6)
        },
      ),
    )
  })
  it('keeps its middle when it comes nearer, and does not come nearer than a district', () => {
    const view = fitWindow([{ latitude: 20, longitude: 80 }], SIZE)
    expect(toPixels({ latitude: 20, longitude: 80 }, zoomWindow(view, 0.5), SIZE)).toEqual([400, 230])
    expect(zoomWindow(view, 1e-9).perPixel).toBe(0.001)
  })
})

describe('names', () => {
  it('never cover one another, another dot, or the edge', () => {
    const name = fc.record({
      text: fc.string({ minLength: 1, maxLength: 14 }),
      x: fc.integer({ min: -50, max: 850 }),
      y: fc.integer({ min: -50, max: 510 }),
      radius: fc.integer({ min: 5, max: 26 }),
    })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (given) => {
        const names: Name[] = given.map((each, index) => ({ ...each, key: String(index) }))
        const labels = placeNames(names, SIZE)
        for (const label of labels) {
          expect(label.x).toBeGreaterThanOrEqual(0)
          for (const other of names)
            if (other.key !== label.key) {
              const isBeside =
                label.x > other.x + other.radius || label.x + label.text.length * 6.8 < other.x - other.radius
              const isAbove = label.y + 3 <= other.y - other.radius || label.y - 11 >= other.y + other.radius
              expect(isBeside || isAbove).toBe(true)
            }
          for (const other of labels)
            if (other.key !== label.key && Math.abs(other.y - label.y) < 14)
              expect(
                other.x > label.x + label.text.length * 6.8 || label.x > other.x + other.text.length * 6.8,
              ).toBe(true)
        }
      }),
    )
  })
  it('stand before their dot where the edge is near', () => {
    const [label] = placeNames([{ key: 'a', text: 'Kathmandu', x: 780, y: 100, radius: 5 }], SIZE)
    expect(label?.x).toBeLessThan(720)
  })
})

const place = (key: string, latitude: number, longitude: number): WhereaboutsPlace => ({
  key,
  kind: 'city',
  country: 'NP',
  name: key,
  latitude,
  longitude,
})
const source = (row: number, ...places: WhereaboutsSource['places']): WhereaboutsSource => ({
  exhibitId: '01930000-0000-7000-8000-000000000001' as WhereaboutsSource['exhibitId'],
  row,
  exhibitNumber: 'E-01',
  title: '',
  date: '2026-03-01',
  dateCertainty: 'stated',
  places,
  selectors: [],
})
const PLACES = [place('a', 27, 85), place('b', 28, 84), place('c', 10, 10)]

describe('dots', () => {
  it('count their sources, most first, and are full where a table states the place', () => {
    const dots = makeDots(
      [
        source(1, { key: 'a', certainty: 'mentioned' }),
        source(2, { key: 'b', certainty: 'mentioned' }, { key: 'a', certainty: 'stated' }),
      ],
      PLACES,
      ({ name }) => name,
    )
    expect(dots.map(({ key, sources, stated }) => [key, sources, stated])).toEqual([
      ['a', 2, true],
      ['b', 1, false],
    ])
  })
})

describe('arcs', () => {
  const movement = (
    from: string,
    to: string,
    more: Partial<WhereaboutsMovement> = {},
  ): WhereaboutsMovement => ({
    from: { place: from, source: 'x.1', date: '2026-03-01' },
    to: { place: to, source: 'x.2', date: '2026-03-02' },
    days: 1,
    km: 100,
    uncertain: [],
    sameDay: false,
    ...more,
  })
  it('join movements of one way, and are uncertain only when all of them are', () => {
    const arcs = makeArcs(
      [
        movement('a', 'b', { uncertain: ['date-seen'] }),
        movement('a', 'b', { sameDay: true }),
        movement('b', 'a', { uncertain: ['date-seen'] }),
        movement('a', 'nowhere'),
      ],
      PLACES,
    )
    expect(arcs.map(({ key, times, uncertain, sameDay }) => [key, times, uncertain, sameDay])).toEqual([
      ['a b', 2, false, true],
      ['b a', 1, true, false],
    ])
  })
})

describe('the shapes of countries', () => {
  it('come from the bundle, whole, within the globe', async () => {
    const shapes = drawShapes(await loadCountries())
    expect(shapes.length).toBeGreaterThan(230)
    expect(new Set(shapes.map(({ key }) => key)).size).toBe(shapes.length)
    for (const shape of shapes) {
      expect(shape.path).toMatch(/^M-?\d/)
      expect(shape.path).not.toContain('NaN')
      expect(shape.west).toBeLessThanOrEqual(shape.east)
      expect(shape.north).toBeLessThanOrEqual(90)
    }
  })
})
