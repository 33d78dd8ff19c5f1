/** A network as arrays, for what walks over all of it. The order of the input does not matter: nodes and edges are sorted by id. */
import type { NetworkEdge, NetworkGraph, NetworkNode } from '@smart-rescue/schema'

/** Nodes and edges by number. Edges whose ends are not in the graph are left out. */
export interface IndexedGraph {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
  /** Id of a node → its number. */
  readonly at: ReadonlyMap<string, number>
  /** Numbers of an edge's ends. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Edges at node `n`: `touching[first[n]]` up to, not including, `touching[first[n + 1]]`. */
  readonly first: Uint32Array
  readonly touching: Uint32Array
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Indexes a graph in O(n log n). */
export const indexGraph = (graph: Pick<NetworkGraph, 'nodes' | 'edges'>): IndexedGraph => {
  const nodes = graph.nodes.toSorted(byId)
  const at = new Map(nodes.map((node, number) => [node.id, number]))
  const edges = graph.edges.filter((edge) => at.has(edge.from) && at.has(edge.to)).sort(byId)
  const from = Uint32Array.from(edges, (edge) => at.get(edge.from) ?? 0)
  const to = Uint32Array.from(edges, (edge) => at.get(edge.to) ?? 0)
  const first = new Uint32Array(nodes.length + 1)
  const count = (n: number): void => {
    first[n + 1] = (first[n + 1] ?? 0) + 1
  }
  for (let e = 0; e < edges.length; e += 1) {
    count(from[e] ?? 0)
    if (from[e] !== to[e]) count(to[e] ?? 0)
  }
  for (let n = 0; n < nodes.length; n += 1) first[n + 1] = (first[n + 1] ?? 0) + (first[n] ?? 0)
  const next = first.slice()
  const touching = new Uint32Array(first[nodes.length] ?? 0)
  const put = (n: number, e: number): void => {
    const place = next[n] ?? 0
    touching[place] = e
    next[n] = place + 1
  }
  for (let e = 0; e < edges.length; e += 1) {
    put(from[e] ?? 0, e)
    if (from[e] !== to[e]) put(to[e] ?? 0, e)
  }
  return { nodes, edges, at, from, to, first, touching }
}

/** Whether an edge joins: what a person rejected or broke does not. */
export const joins = (edge: Pick<NetworkEdge, 'state'>): boolean =>
  edge.state === 'proposed' || edge.state === 'confirmed'
