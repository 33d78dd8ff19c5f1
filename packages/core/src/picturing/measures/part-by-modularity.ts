/** The Louvain method (Blondel et al. 2008, arXiv:0803.0476) without chance: nodes are visited in their own order, ties keep the lower number. */

/** A weighted graph without names. Loops count twice, as the measure wants it. */
export interface WeightedGraph {
  readonly size: number
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  readonly weight: ArrayLike<number>
}

/** A gain below this is noise of floating point. */
const LEAST_GAIN = 1e-9
const MOST_ROUNDS = 32

interface Rows {
  readonly first: Uint32Array
  readonly neighbour: Uint32Array
  readonly weight: Float64Array
  readonly degree: Float64Array
  readonly total: number
}

const rowsOf = ({ size, from, to, weight }: WeightedGraph): Rows => {
  const first = new Uint32Array(size + 1)
  const degree = new Float64Array(size)
  let total = 0
  const each = (see: (a: number, b: number, w: number) => void): void => {
    for (let e = 0; e < weight.length; e += 1) see(from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0)
  }
  const add = (list: Float64Array | Uint32Array, at: number, more: number): void => {
    list[at] = (list[at] ?? 0) + more
  }
  each((a, b, w) => {
    add(degree, a, w)
    add(degree, b, w)
    total += 2 * w
    if (a === b) return
    add(first, a + 1, 1)
    add(first, b + 1, 1)
  })
  for (let n = 0; n < size; n += 1) add(first, n + 1, first[n] ?? 0)
  const next = first.slice()
  const neighbour = new Uint32Array(first[size] ?? 0)
  const rowWeight = new Float64Array(first[size] ?? 0)
  each((a, b, w) => {
    if (a === b) return
    for (const [n, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const place = next[n] ?? 0
      neighbour[place] = other
      rowWeight[place] = w
      next[n] = place + 1
    }
  })
  return { first, neighbour, weight: rowWeight, degree, total }
}

/** Moves nodes between parts until nothing is gained; gives the parts and whether any node moved. */
const moveNodes = (size: number, rows: Rows): readonly [Uint32Array, boolean] => {
  const part = Uint32Array.from({ length: size }, (_, n) => n)
  const sum = rows.degree.slice()
  const toPart = new Float64Array(size)
  const seen: number[] = []
  let moved = false
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let changes = 0
    for (let n = 0; n < size; n += 1) {
      const own = part[n] ?? 0
      const degree = rows.degree[n] ?? 0
      seen.length = 0
      const end = rows.first[n + 1] ?? 0
      for (let place = rows.first[n] ?? 0; place < end; place += 1) {
        const other = part[rows.neighbour[place] ?? 0] ?? 0
        if (toPart[other] === 0) seen.push(other)
        toPart[other] = (toPart[other] ?? 0) + (rows.weight[place] ?? 0)
      }
      sum[own] = (sum[own] ?? 0) - degree
      const gain = (p: number): number => (toPart[p] ?? 0) - ((sum[p] ?? 0) * degree) / rows.total
      let best = own
      let most = gain(own)
      for (const p of seen) {
        const here = gain(p)
        if (here > most + LEAST_GAIN || (here > most - LEAST_GAIN && p < best && best !== own)) {
          best = p
          most = Math.max(most, here)
        }
      }
      for (const p of seen) toPart[p] = 0
      sum[best] = (sum[best] ?? 0) + degree
      if (best !== own) {
        part[n] = best
        changes += 1
      }
    }
    if (changes === 0) break
    moved = true
  }
  return [part, moved]
}

/** Numbers parts from 0 in the order of their first node. */
const renumber = (part: Uint32Array): readonly [Uint32Array, number] => {
  const numbers = new Map<number, number>()
  const renamed = part.map((p) => {
    const known = numbers.get(p)
    if (known !== undefined) return known
    numbers.set(p, numbers.size)
    return numbers.size - 1
  })
  return [renamed, numbers.size]
}

const fold = (graph: WeightedGraph, part: Uint32Array, size: number): WeightedGraph => {
  const sums = new Map<number, number>()
  for (let e = 0; e < graph.weight.length; e += 1) {
    const a = part[graph.from[e] ?? 0] ?? 0
    const b = part[graph.to[e] ?? 0] ?? 0
    const key = Math.min(a, b) * size + Math.max(a, b)
    sums.set(key, (sums.get(key) ?? 0) + (graph.weight[e] ?? 0))
  }
  const keys = [...sums.keys()].sort((a, b) => a - b)
  return {
    size,
    from: keys.map((key) => Math.floor(key / size)),
    to: keys.map((key) => key % size),
    weight: keys.map((key) => sums.get(key) ?? 0),
  }
}

/** Parts of a graph: node → number of its part, from 0. Nodes without edges stay alone. */
export const partByModularity = (graph: WeightedGraph): Uint32Array => {
  let level = graph
  let parts: Uint32Array = Uint32Array.from({ length: graph.size }, (_, n) => n)
  for (;;) {
    const rows = rowsOf(level)
    if (rows.total === 0) return renumber(parts)[0]
    const [moved, any] = moveNodes(level.size, rows)
    if (!any) return renumber(parts)[0]
    const [renamed, size] = renumber(moved)
    parts = parts.map((p) => renamed[p] ?? 0)
    if (size === level.size) return renumber(parts)[0]
    level = fold(level, renamed, size)
  }
}

/** Newman's modularity of a partition, from -0.5 to 1; 0 for a graph without edges. */
export const modularity = (graph: WeightedGraph, part: ArrayLike<number>): number => {
  const inside = new Map<number, number>()
  const degree = new Map<number, number>()
  const add = (map: Map<number, number>, key: number, more: number): void => {
    map.set(key, (map.get(key) ?? 0) + more)
  }
  let total = 0
  for (let e = 0; e < graph.weight.length; e += 1) {
    const a = part[graph.from[e] ?? 0] ?? 0
    const b = part[graph.to[e] ?? 0] ?? 0
    const w = graph.weight[e] ?? 0
    total += 2 * w
    add(degree, a, w)
    add(degree, b, w)
    if (a === b) add(inside, a, 2 * w)
  }
  if (total === 0) return 0
  let sum = 0
  for (const [p, d] of degree) sum += (inside.get(p) ?? 0) / total - (d / total) ** 2
  return sum
}
