/** How two nodes are joined: the fewest steps, and among those the strongest. */
import { type IndexedGraph, joins } from './index-graph.ts'

/** The way from one node to another. `strength` is the product of its joins' strengths: what is left when every step may be wrong. */
export interface PathBetween {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly strength: number
}

/** What a path may use. */
export interface PathWish {
  /** A node or edge that answers false is not walked; the two ends always are. */
  readonly mayUseNode?: (number: number) => boolean
  readonly mayUseEdge?: (number: number) => boolean
}

/** Finds it, or nothing where no join that holds leads from one to the other. Ties go to the lower id, so the answer is always the same. */
export const findPath = (
  graph: IndexedGraph,
  fromId: string,
  toId: string,
  { mayUseNode = () => true, mayUseEdge = () => true }: PathWish = {},
): PathBetween | undefined => {
  const start = graph.at.get(fromId)
  const goal = graph.at.get(toId)
  if (start === undefined || goal === undefined) return undefined
  const size = graph.nodes.length
  const step = new Int32Array(size).fill(-1)
  const strength = new Float64Array(size)
  const through = new Int32Array(size).fill(-1)
  step[start] = 0
  strength[start] = 1
  let layer = [start]
  for (let depth = 1; layer.length > 0 && step[goal] === -1; depth += 1) {
    const next: number[] = []
    for (const n of layer.sort((a, b) => a - b)) {
      const end = graph.first[n + 1] ?? 0
      for (let place = graph.first[n] ?? 0; place < end; place += 1) {
        const e = graph.touching[place] ?? 0
        const edge = graph.edges[e]
        const other = graph.from[e] === n ? (graph.to[e] ?? 0) : (graph.from[e] ?? 0)
        if (edge === undefined || !joins(edge) || !mayUseEdge(e)) continue
        if (other !== goal && !mayUseNode(other)) continue
        const here = (strength[n] ?? 0) * edge.strength
        if (step[other] === -1) {
          step[other] = depth
          next.push(other)
        } else if (step[other] !== depth || here <= (strength[other] ?? 0)) continue
        strength[other] = here
        through[other] = e
      }
    }
    layer = next
  }
  if (step[goal] === -1) return undefined
  const nodes = [goal]
  const edges: number[] = []
  for (let n = goal; n !== start; ) {
    const e = through[n] ?? 0
    edges.push(e)
    n = graph.from[e] === n ? (graph.to[e] ?? 0) : (graph.from[e] ?? 0)
    nodes.push(n)
  }
  return {
    nodes: nodes.reverse().map((n) => graph.nodes[n]?.id ?? ''),
    edges: edges.reverse().map((e) => graph.edges[e]?.id ?? ''),
    strength: strength[goal] ?? 0,
  }
}
