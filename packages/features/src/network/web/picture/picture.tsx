/** The canvas with its few buttons. It is for the eye and the pointer; the tables below say and do the same for everybody. */
import { useLingui } from '@lingui/react/macro'
import { type IndexedGraph, seedPositions } from '@smart-rescue/core/picturing'
import { Button } from '@smart-rescue/ui'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { PictureState } from '../view/use-picture.ts'
import { type Drawing, drawNetwork } from './draw-network.ts'
import { readLook } from './look.ts'
import { startLayout } from './start-layout.ts'

/** Where nodes stand, by id: kept while the page is open, so that nothing jumps when the graph is fetched anew. */
export type Places = Map<string, readonly [number, number]>

/** Positions by node number: what stood somewhere stays there, the rest where it is seeded. */
export const placesOf = (
  graph: IndexedGraph,
  communities: PictureState['communities'],
  places: Places,
): Float32Array => {
  const positions = seedPositions(graph, communities)
  graph.nodes.forEach(({ id }, n) => {
    const known = places.get(id)
    if (known === undefined) return
    positions[2 * n] = known[0]
    positions[2 * n + 1] = known[1]
  })
  return positions
}

const keep = (graph: IndexedGraph, positions: Float32Array, places: Places): void => {
  graph.nodes.forEach(({ id }, n) => {
    places.set(id, [positions[2 * n] ?? 0, positions[2 * n + 1] ?? 0])
  })
}

/** One word for the shape of a graph: the same nodes and edges need no new drawing. */
const shapeOf = (graph: IndexedGraph): string =>
  `${graph.nodes.length} ${graph.edges.length} ${graph.nodes.map(({ id }) => id).join()} ${graph.edges.map(({ id }) => id).join()}`

/** The picture. Without WebGL it says so, and the tables do everything. */
export const Picture = ({
  state,
  places,
  isWhole,
  setWhole,
}: {
  state: PictureState
  places: RefObject<Places>
  isWhole: boolean
  setWhole: (next: boolean) => void
}): ReactNode => {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing>(undefined)
  const latest = useRef(state)
  const [failed, setFailed] = useState(false)
  const [moving, setMoving] = useState(false)
  const { graph, communities, part, emphasis } = state
  useEffect(() => {
    latest.current = state
  })
  const shape = useMemo(() => shapeOf(graph), [graph])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew only when other nodes or edges are there
  useEffect(() => {
    const container = box.current
    if (container === null) return undefined
    const now = latest.current
    const isNew = now.graph.nodes.some(({ id }) => !places.current.has(id))
    const positions = placesOf(now.graph, now.communities, places.current)
    keep(now.graph, positions, places.current)
    let drawn: Drawing
    try {
      drawn = drawNetwork(
        container,
        now,
        { positions, look: readLook(container) },
        {
          onNode: (id) => latest.current.choose({ kind: 'node', id }),
          onEdge: (id) => latest.current.choose({ kind: 'edge', id }),
          onGround: () => latest.current.choose(undefined),
        },
      )
    } catch {
      setFailed(true)
      return undefined
    }
    drawing.current = drawn
    performance.mark('network-drawn')
    setMoving(isNew)
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const stop = isNew
      ? startLayout(now.graph, positions, {
          isStill,
          hear: (progress) => {
            keep(now.graph, progress.positions, places.current)
            drawn.place(progress.positions)
            if (!progress.isDone) return
            setMoving(false)
            performance.mark('network-laid-out', { detail: { steps: progress.steps, ms: progress.ms } })
          },
        })
      : () => undefined
    const colours = new MutationObserver(() => drawn.recolour(readLook(container)))
    colours.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
    return () => {
      colours.disconnect()
      stop()
      drawing.current = undefined
      drawn.end()
    }
  }, [shape, places])
  useEffect(
    () => drawing.current?.show({ graph, communities, part, emphasis }),
    [graph, communities, part, emphasis],
  )
  useEffect(() => {
    if (emphasis.node !== undefined) drawing.current?.centre(emphasis.node)
  }, [emphasis.node])
  useEffect(() => {
    if (emphasis.path.size > 0) drawing.current?.zoom('whole')
  }, [emphasis.path])
  if (failed)
    return (
      <p className="sr-pad" role="status">
        {t`This browser draws no pictures of networks (WebGL is switched off). The tables below say the same, and every act is there too.`}
      </p>
    )
  return (
    <div className="sr-net-picture">
      <div className="sr-net-canvas" ref={box} aria-hidden="true" />
      <div className="sr-net-zoom">
        <Button tone="quiet" size="small" onClick={() => drawing.current?.zoom('in')}>
          <span aria-hidden="true">+</span>
          <span className="sr-only">{t`Closer`}</span>
        </Button>
        <Button tone="quiet" size="small" onClick={() => drawing.current?.zoom('out')}>
          <span aria-hidden="true">−</span>
          <span className="sr-only">{t`Farther`}</span>
        </Button>
        <Button tone="quiet" size="small" onClick={() => drawing.current?.zoom('whole')}>
          {t`All`}
        </Button>
        <Button tone="quiet" size="small" pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {t`Full screen`}
        </Button>
      </div>
      {moving ? <p className="sr-net-moving" role="status">{t`Arranging …`}</p> : null}
    </div>
  )
}
