/** The drawn map with its hand and its buttons: dragged by pointer, brought nearer by button, fitted again. */
import { type PointerEvent, type ReactNode, type Ref, useEffect, useState } from 'react'
import { fitWindow, type MapSize, type MapWindow, panWindow, zoomWindow } from './geometry.ts'
import type { CountryShape } from './load-shapes.ts'
import { MapButtons } from './map-buttons.tsx'
import type { MapColours } from './map-colours.ts'
import type { Arc, Dot } from './map-content.ts'
import { MapPicture } from './map-picture.tsx'

/** The map. It is fitted anew when other places come, not when the hand has moved it. */
export const DrawnMap = ({
  title,
  shapes,
  size,
  dots,
  arcs,
  chosen,
  colours,
  onChoose,
  ref,
}: {
  title: string
  shapes: readonly CountryShape[]
  size: MapSize
  dots: readonly Dot[]
  arcs: readonly Arc[]
  chosen?: string | undefined
  colours: MapColours
  onChoose: (key: string) => void
  ref: Ref<SVGSVGElement>
}): ReactNode => {
  const [view, setView] = useState<MapWindow>(() => fitWindow(dots, size))
  const [held, setHeld] = useState<{ readonly x: number; readonly y: number }>()
  const shown = dots.map((dot) => dot.key).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: fitted when other places come or the width changes, not at every drawing
  useEffect(() => setView(fitWindow(dots, size)), [shown, size.width])
  const move = (event: PointerEvent) => {
    if (held === undefined) return
    setView((before) => panWindow(before, event.clientX - held.x, event.clientY - held.y))
    setHeld({ x: event.clientX, y: event.clientY })
  }
  return (
    <div
      className={held === undefined ? 'sr-where-drawn' : 'sr-where-drawn held'}
      onPointerDown={(event) => setHeld({ x: event.clientX, y: event.clientY })}
      onPointerMove={move}
      onPointerUp={() => setHeld(undefined)}
      onPointerLeave={() => setHeld(undefined)}
    >
      <MapPicture
        title={title}
        shapes={shapes}
        view={view}
        size={size}
        dots={dots}
        arcs={arcs}
        chosen={chosen}
        colours={colours}
        onChoose={onChoose}
        ref={ref}
      />
      <MapButtons
        onNearer={() => setView((before) => zoomWindow(before, 0.6))}
        onFarther={() => setView((before) => zoomWindow(before, 1 / 0.6))}
        onFit={() => setView(fitWindow(dots, size))}
      />
    </div>
  )
}
