/** Communities: nodes that are joined among themselves more than to the rest. A way to look at a picture, no statement about anybody. */
import { type IndexedGraph, joins } from './index-graph.ts'
import { partByModularity } from './part-by-modularity.ts'

/** Node number → number of its community, 0 the largest; equal sizes by their first node. Hubs, and nodes that nothing joins, are in none (-1). */
export interface Communities {
  readonly of: Int32Array
  /** Sizes by number. */
  readonly sizes: readonly number[]
}

/** Finds them by strength of the joins that hold; hubs join nobody here either. The same for the same graph, in whatever order it came. */
export const findCommunities = (graph: IndexedGraph): Communities => {
  const isHub = (n: number | undefined): boolean => n !== undefined && (graph.nodes[n]?.hub ?? false)
  const from: number[] = []
  const to: number[] = []
  const weight: number[] = []
  graph.edges.forEach((edge, e) => {
    const a = graph.from[e] ?? 0
    const b = graph.to[e] ?? 0
    if (!joins(edge) || isHub(a) || isHub(b) || edge.strength <= 0) return
    from.push(a)
    to.push(b)
    weight.push(edge.strength)
  })
  const joined = new Uint8Array(graph.nodes.length)
  for (const n of from) joined[n] = 1
  for (const n of to) joined[n] = 1
  const parts = partByModularity({ size: graph.nodes.length, from, to, weight })
  const sizes = new Map<number, number>()
  parts.forEach((part, n) => {
    if (joined[n] === 1) sizes.set(part, (sizes.get(part) ?? 0) + 1)
  })
  // Parts are numbered by their first node, so the lower number is the earlier one.
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const rank = new Map(ranked.map(([part], place) => [part, place]))
  return {
    of: Int32Array.from(parts, (part, n) => (joined[n] === 1 ? (rank.get(part) ?? -1) : -1)),
    sizes: ranked.map(([, size]) => size),
  }
}
