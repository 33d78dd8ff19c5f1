/** What a reader has chosen in the picture, and what follows from it. */
import {
  type Communities,
  findCommunities,
  findPath,
  type IndexedGraph,
  indexGraph,
  type PathBetween,
  type Shown,
  type ShownPart,
  shownPart,
} from '@smart-rescue/core/picturing'
import type { NetworkEdge, NetworkGraph, NetworkNode } from '@smart-rescue/schema'
import { useMemo, useState } from 'react'
import type { Emphasis } from '../picture/draw-network.ts'

/** A chosen node or edge. */
export type Choice = { readonly kind: 'node' | 'edge'; readonly id: string }

/** Both ends of a path that is looked for; `to` absent while it is being chosen. */
export interface PathEnds {
  readonly from: string
  readonly to?: string | undefined
}

/** Everything the parts of the page need. */
export interface PictureState {
  readonly graph: IndexedGraph
  readonly communities: Communities
  readonly part: ShownPart
  readonly shown: Shown
  setShown(next: Partial<Shown>): void
  readonly choice: Choice | undefined
  choose(next: Choice | undefined): void
  readonly node: NetworkNode | undefined
  readonly edge: NetworkEdge | undefined
  readonly ends: PathEnds | undefined
  setEnds(next: PathEnds | undefined): void
  /** Nothing while an end is missing, null where there is no way. */
  readonly path: PathBetween | null | undefined
  readonly community: number | undefined
  setCommunity(next: number | undefined): void
  readonly emphasis: Emphasis
  nodeOf(id: string): NetworkNode | undefined
}

const EMPTY: ReadonlySet<string> = new Set()

/** The state of one picture; it lives as long as the page does, also when the graph is fetched anew. */
export const usePicture = (source: NetworkGraph): PictureState => {
  const graph = useMemo(() => indexGraph(source), [source])
  const communities = useMemo(() => findCommunities(graph), [graph])
  const [shown, change] = useState<Shown>({ hideHubs: true, showBroken: true })
  const [choice, choose] = useState<Choice>()
  const [ends, setEnds] = useState<PathEnds>()
  const [community, setCommunity] = useState<number>()
  const part = useMemo(() => shownPart(graph, shown), [graph, shown])
  const path = useMemo(() => {
    if (ends?.to === undefined) return undefined
    const wish = {
      mayUseNode: (n: number) => part.nodes[n] === 1 && graph.nodes[n]?.kind !== 'place',
      mayUseEdge: (e: number) => part.edges[e] === 1,
    }
    return findPath(graph, ends.from, ends.to, wish) ?? null
  }, [graph, part, ends])
  const edges = useMemo(() => new Map(graph.edges.map((edge) => [edge.id, edge])), [graph])
  const nodeOf = (id: string): NetworkNode | undefined => graph.nodes[graph.at.get(id) ?? -1]
  const emphasis = useMemo<Emphasis>(
    () => ({
      node: choice?.kind === 'node' ? choice.id : undefined,
      edge: choice?.kind === 'edge' ? choice.id : undefined,
      path: path === null || path === undefined ? EMPTY : new Set([...path.nodes, ...path.edges]),
      community,
    }),
    [choice, path, community],
  )
  return {
    graph,
    communities,
    part,
    shown,
    setShown: (next) => change((before) => ({ ...before, ...next })),
    choice,
    choose,
    node: choice?.kind === 'node' ? nodeOf(choice.id) : undefined,
    edge: choice?.kind === 'edge' ? edges.get(choice.id) : undefined,
    ends,
    setEnds,
    path,
    community,
    setCommunity,
    emphasis,
    nodeOf,
  }
}
