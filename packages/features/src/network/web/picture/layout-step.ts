/** ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679) step by step, in arrays: what the worker runs and the benchmark measures. */
/// <reference path="./forceatlas2-iterate.d.ts" />
import iterate from 'graphology-layout-forceatlas2/iterate.js'

/** What is laid out: positions x0, y0, x1 … and edges as pairs of node numbers with their weights. */
export interface LayoutInput {
  readonly positions: Float32Array
  readonly pairs: Uint32Array
  readonly weights: Float32Array
}

/** A layout under way. */
export interface Layout {
  /** Moves every node once; gives how far the middle one of the nodes' moves was, as a share of the picture's width. */
  step(): number
  /** The positions as they are now. */
  positions(): Float32Array<ArrayBuffer>
}

const NODE = 10
const EDGE = 3
/** From so many nodes on, far groups pull as one (Barnes and Hut). */
const MANY = 1_000

/** Begins. */
export const beginLayout = ({ positions, pairs, weights }: LayoutInput): Layout => {
  const order = positions.length / 2
  const nodes = new Float32Array(order * NODE)
  const edges = new Float32Array(weights.length * EDGE)
  for (let n = 0; n < order; n += 1) {
    nodes[n * NODE] = positions[2 * n] ?? 0
    nodes[n * NODE + 1] = positions[2 * n + 1] ?? 0
    nodes[n * NODE + 6] = 1
    nodes[n * NODE + 7] = 1
    nodes[n * NODE + 8] = 1
  }
  for (let e = 0; e < weights.length; e += 1) {
    const weight = weights[e] ?? 0
    for (const side of [0, 1]) {
      const at = (pairs[2 * e + side] ?? 0) * NODE
      edges[e * EDGE + side] = at
      nodes[at + 6] = (nodes[at + 6] ?? 0) + weight
    }
    edges[e * EDGE + 2] = weight
  }
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.3,
    slowDown: 1 + Math.log(Math.max(1, order)),
    barnesHutOptimize: order > MANY,
    barnesHutTheta: 0.8,
  }
  const now = (): Float32Array<ArrayBuffer> => {
    const out = new Float32Array(order * 2)
    for (let n = 0; n < order; n += 1) {
      out[2 * n] = nodes[n * NODE] ?? 0
      out[2 * n + 1] = nodes[n * NODE + 1] ?? 0
    }
    return out
  }
  return {
    step: () => {
      const before = now()
      iterate(settings, nodes, edges)
      let least = Number.POSITIVE_INFINITY
      let most = Number.NEGATIVE_INFINITY
      const moves = new Float32Array(order)
      for (let n = 0; n < order; n += 1) {
        const x = nodes[n * NODE] ?? 0
        const y = nodes[n * NODE + 1] ?? 0
        least = Math.min(least, x)
        most = Math.max(most, x)
        moves[n] = Math.hypot(x - (before[2 * n] ?? 0), y - (before[2 * n + 1] ?? 0))
      }
      moves.sort()
      return (moves[order >> 1] ?? 0) / Math.max(1e-6, most - least)
    },
    positions: now,
  }
}
