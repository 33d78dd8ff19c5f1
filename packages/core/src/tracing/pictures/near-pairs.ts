/** Finds the pairs of pictures that look alike without comparing every picture with every other. */
import { type BitHash, createNearIndex, NEAR_BITS } from '../../safeguarding/index.ts'

/** Two hashes by their places, the smaller first, and how many of 256 bits they differ in at best. */
export interface NearPair {
  readonly a: number
  readonly b: number
  readonly distance: number
}

/** Of one picture only so many neighbours are kept, the nearest: more of them are one and the same picture many times over. */
const MOST_NEIGHBOURS = 1_000

/**
 * Pairs within `NEAR_BITS` in at least one of the eight positions, sorted by place. Each picture asks with all its positions
 * for the others as they are, so that a pair is found from either side: turning a hash is exact but for ties with the
 * median, and the smaller of both distances counts.
 */
export const findNearPairs = (positions: readonly (readonly BitHash[])[]): NearPair[] => {
  const words = new Uint32Array(positions.length * 8)
  positions.forEach(([own], at) => {
    words.set(own ?? [], at * 8)
  })
  const index = createNearIndex(words)
  const kept = new Map<string, NearPair>()
  positions.forEach((hashes, at) => {
    const nearest = new Map<number, number>()
    for (const hash of hashes)
      for (const { at: other, distance } of index.findAll(hash))
        if (other !== at && distance < (nearest.get(other) ?? NEAR_BITS + 1)) nearest.set(other, distance)
    const neighbours = [...nearest].sort((x, y) => x[1] - y[1] || x[0] - y[0]).slice(0, MOST_NEIGHBOURS)
    for (const [other, distance] of neighbours) {
      const [a, b] = at < other ? [at, other] : [other, at]
      const key = `${a} ${b}`
      const known = kept.get(key)
      if (known === undefined || distance < known.distance) kept.set(key, { a, b, distance })
    }
  })
  return [...kept.values()].sort((x, y) => x.a - y.a || x.b - y.b)
}
