/** Puts what was fetched later into a picture: a node or edge that comes twice counts as it came last. */
import type { NetworkEdge, NetworkGraph, NetworkNode } from '@smart-rescue/schema'

/** The union. Edges whose ends nobody brought are left out. */
export const mergeGraphs = (graphs: readonly NetworkGraph[]): NetworkGraph => {
  const nodes = new Map<string, NetworkNode>()
  const edges = new Map<string, NetworkEdge>()
  for (const graph of graphs) {
    for (const node of graph.nodes) nodes.set(node.id, node)
    for (const edge of graph.edges) edges.set(edge.id, edge)
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)),
    cut: graphs.some(({ cut }) => cut),
  }
}
