/** Which part of a network is shown: hubs hidden or not, a span of days, broken joins or not. */
import type { NetworkNode } from '@smart-rescue/schema'
import { type IndexedGraph, joins } from '../measures/index-graph.ts'
import { dayNumber } from './days.ts'

/** What the reader wishes. Days are numbers as in `dayNumber`, both ends included. */
export interface Shown {
  readonly hideHubs: boolean
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Rejected and broken joins stay visible, as such. */
  readonly showBroken: boolean
}

/** 1 for what is shown, by number; and how many of each. */
export interface ShownPart {
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
  readonly nodeCount: number
  readonly edgeCount: number
  /** Shown sources without a date: no span can hide them, and that is said. */
  readonly undated: number
}

/**
 * Chooses. A source is shown when its days touch the span, or when it has none; what sources carry is shown while a shown
 * edge leads to it, and a node that no edge ever led to is judged by its own days. Hubs leave with their edges.
 */
export const shownPart = (graph: IndexedGraph, wish: Shown): ShownPart => {
  const from = wish.from ?? Number.NEGATIVE_INFINITY
  const to = wish.to ?? Number.POSITIVE_INFINITY
  const nodes = new Uint8Array(graph.nodes.length)
  const edges = new Uint8Array(graph.edges.length)
  const inSpan = new Uint8Array(graph.nodes.length)
  let undated = 0
  // A place joins nobody either, but whoever asked for places wants to see them.
  const isHidden = (node: NetworkNode | undefined): boolean =>
    wish.hideHubs && node?.hub === true && node.kind !== 'place'
  graph.nodes.forEach((node, n) => {
    if (isHidden(node)) return
    const start = dayNumber(node.firstSeen ?? node.lastSeen)
    const end = dayNumber(node.lastSeen ?? node.firstSeen)
    const isIn = start === undefined || end === undefined || (start <= to && end >= from)
    inSpan[n] = isIn ? 1 : 0
    const isAlone = graph.first[n] === graph.first[n + 1]
    if (isIn && (node.kind === 'source' || isAlone)) nodes[n] = 1
    if (nodes[n] === 1 && node.kind === 'source' && start === undefined) undated += 1
  })
  const isSource = (n: number): boolean => graph.nodes[n]?.kind === 'source'
  graph.edges.forEach((edge, e) => {
    if (!wish.showBroken && !joins(edge)) return
    const a = graph.from[e] ?? 0
    const b = graph.to[e] ?? 0
    const mayStand = (n: number): boolean =>
      isSource(n) ? nodes[n] === 1 : inSpan[n] === 1 || isSource(n === a ? b : a)
    if (isHidden(graph.nodes[a]) || isHidden(graph.nodes[b]) || !mayStand(a) || !mayStand(b)) return
    edges[e] = 1
    nodes[a] = 1
    nodes[b] = 1
  })
  const sum = (list: Uint8Array): number => list.reduce((total, one) => total + one, 0)
  return { nodes, edges, nodeCount: sum(nodes), edgeCount: sum(edges), undated }
}

/** The shown nodes and edges as a graph of their own, for tables and exports. */
export const whatIsShown = (graph: IndexedGraph, part: ShownPart) => ({
  nodes: graph.nodes.filter((_, n) => part.nodes[n] === 1),
  edges: graph.edges.filter((_, e) => part.edges[e] === 1),
})
