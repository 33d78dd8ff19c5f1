/** A picture after a decision, before the machine has computed anew. */
import type { NetworkGraph } from '@smart-rescue/schema'
import type { JoinStory } from '../contract.ts'

/** What is decided on: two nodes, or one selector or template as such. */
export interface Subject {
  readonly from: string
  readonly to?: string | undefined
}

/** The graph with the state of one join as it was just decided. */
export const withDecided = (graph: NetworkGraph, { from, to }: Subject, story: JoinStory): NetworkGraph => ({
  ...graph,
  edges: graph.edges.map((edge) =>
    (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from)
      ? { ...edge, state: story.state, reasons: story.reasons, counterReasons: story.counterReasons }
      : edge,
  ),
})
