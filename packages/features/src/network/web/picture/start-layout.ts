/** Starts the layout worker for a picture; without workers the first positions simply stay. */
import type { IndexedGraph } from '@smart-rescue/core/picturing'
import type { FromLayout, ToLayout } from './layout-messages.ts'

/** Large pictures are sent less often: each sending costs the page a drawing. */
const paceOf = (nodes: number): number => (nodes > 3_000 ? 900 : nodes > 800 ? 400 : 120)

/** The worker waits so long for the first drawing. */
const HEAD_START_MS = 400

/** Joins that pull: neither broken ones nor those of hubs, which would drag everything into one heap. */
const pulling = (graph: IndexedGraph) => {
  const pairs: number[] = []
  const weights: number[] = []
  graph.edges.forEach((edge, e) => {
    const from = graph.from[e] ?? 0
    const to = graph.to[e] ?? 0
    if (edge.state === 'broken' || edge.state === 'rejected' || from === to) return
    const isPlace = graph.nodes[from]?.kind === 'place' || graph.nodes[to]?.kind === 'place'
    if (!isPlace && (graph.nodes[from]?.hub || graph.nodes[to]?.hub)) return
    pairs.push(from, to)
    weights.push(Math.max(0.05, edge.strength))
  })
  return { pairs: Uint32Array.from(pairs), weights: Float32Array.from(weights) }
}

/** Begins; `hear` gets positions by node number. The answer ends it. */
export const startLayout = (
  graph: IndexedGraph,
  positions: Float32Array,
  { isStill, hear }: { isStill: boolean; hear: (progress: FromLayout) => void },
): (() => void) => {
  if (typeof Worker === 'undefined' || graph.nodes.length < 3) return () => undefined
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<FromLayout>) => {
    // Who wants no motion gets the last positions alone.
    if (!isStill || data.isDone) hear(data)
    if (data.isDone) worker.terminate()
  }
  const wish: ToLayout = {
    kind: 'begin',
    positions: positions.slice(),
    ...pulling(graph),
    mostSteps: 600,
    mostMs: 12_000,
    everyMs: paceOf(graph.nodes.length),
  }
  // The page draws and answers first: on a small machine both want the same core.
  const beginning = setTimeout(() => worker.postMessage(wish, [wish.positions.buffer]), HEAD_START_MS)
  return () => {
    clearTimeout(beginning)
    worker.terminate()
  }
}
