/** Where nodes stand before any layout ran: communities as discs of sunflower seeds, the largest in the middle. Cheap, and always the same. */
import type { Communities } from '../measures/find-communities.ts'
import type { IndexedGraph } from '../measures/index-graph.ts'

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
/** Distance between neighbouring seeds. */
const STEP = 10
/** How much wider than its seeds a disc is. */
const AIR = 1.6

/** Positions x0, y0, x1, y1 … by node number. Within a community the best joined stand inside. */
export const seedPositions = (graph: IndexedGraph, communities: Communities): Float32Array => {
  const places = new Float32Array(graph.nodes.length * 2)
  const members: number[][] = communities.sizes.map(() => [])
  const alone: number[] = []
  graph.nodes.forEach((_, n) => {
    const list = members[communities.of[n] ?? -1]
    if (list === undefined) alone.push(n)
    else list.push(n)
  })
  const degree = (n: number): number => (graph.first[n + 1] ?? 0) - (graph.first[n] ?? 0)
  const discs = [...members, ...alone.map((n) => [n])]
  let taken = 0
  discs.forEach((disc, turn) => {
    const area = disc.length * AIR * AIR
    // The first disc stands in the middle; each later one where the area of those before it ends.
    const far = turn === 0 ? 0 : STEP * Math.sqrt(taken + area / 2)
    taken += area
    const x = far * Math.cos(turn * GOLDEN_ANGLE)
    const y = far * Math.sin(turn * GOLDEN_ANGLE)
    disc.sort((a, b) => degree(b) - degree(a) || a - b)
    disc.forEach((n, place) => {
      const away = STEP * 0.8 * Math.sqrt(place)
      places[2 * n] = x + away * Math.cos(place * GOLDEN_ANGLE)
      places[2 * n + 1] = y + away * Math.sin(place * GOLDEN_ANGLE)
    })
  })
  return places
}
