import { describe, expect, it } from 'vitest'
import { beginLayout, type LayoutInput } from './layout-step.ts'

/** Two stars of six that one edge joins, all nodes first on a line. */
const stars = (): LayoutInput => {
  const pairs: number[] = []
  for (const centre of [0, 6]) for (let leaf = 1; leaf < 6; leaf += 1) pairs.push(centre, centre + leaf)
  pairs.push(5, 11)
  return {
    positions: Float32Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? at * 3 : (at % 5) - 2)),
    pairs: Uint32Array.from(pairs),
    weights: Float32Array.from({ length: pairs.length / 2 }, () => 1),
  }
}
const far = (places: Float32Array, a: number, b: number): number =>
  Math.hypot((places[2 * a] ?? 0) - (places[2 * b] ?? 0), (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0))

describe('the layout', () => {
  it('brings what is joined nearer than what is not, and comes to rest', () => {
    const layout = beginLayout(stars())
    let move = 1
    for (let step = 0; step < 400; step += 1) move = layout.step()
    const places = layout.positions()
    expect(far(places, 0, 1)).toBeLessThan(far(places, 0, 7))
    expect(far(places, 6, 8)).toBeLessThan(far(places, 6, 2))
    expect(move).toBeLessThan(0.01)
    for (const value of places) expect(Number.isFinite(value)).toBe(true)
  })

  it('comes out the same for the same start', () => {
    const [one, other] = [beginLayout(stars()), beginLayout(stars())]
    for (let step = 0; step < 30; step += 1) expect(one.step()).toBe(other.step())
    expect(one.positions()).toEqual(other.positions())
  })
})
