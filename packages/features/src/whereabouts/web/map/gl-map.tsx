/** The movable map in the page: started when it is shown, stopped when it goes, and given up for the drawn one where WebGL fails. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Countries } from './load-shapes.ts'
import { MapButtons } from './map-buttons.tsx'
import type { MapColours } from './map-colours.ts'
import type { Arc, Dot } from './map-content.ts'
import type { StartedMap } from './start-gl-map.ts'

/** The map. `onFail` is called where it cannot be drawn. */
export const GlMap = ({
  title,
  countries,
  dots,
  arcs,
  chosen,
  colours,
  onChoose,
  onFail,
}: {
  title: string
  countries: Countries
  dots: readonly Dot[]
  arcs: readonly Arc[]
  chosen?: string | undefined
  colours: MapColours
  onChoose: (key: string) => void
  onFail: () => void
}): ReactNode => {
  const room = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const started = useRef<StartedMap>(undefined)
  const now = useRef({ dots, arcs, chosen, onChoose, onFail })
  now.current = { dots, arcs, chosen, onChoose, onFail }

  useEffect(() => {
    let isGone = false
    const start = async () => {
      const { hasWebGl, startGlMap } = await import('./start-gl-map.ts')
      if (isGone || room.current === null || names.current === null) return
      if (!hasWebGl()) {
        now.current.onFail()
        return
      }
      const map = startGlMap(room.current, names.current, countries, colours, {
        onChoose: (key) => now.current.onChoose(key),
        onFail: () => now.current.onFail(),
        onReady: () => room.current?.setAttribute('data-ready', 'true'),
      })
      started.current = map
      map.show(now.current.dots, now.current.arcs, now.current.chosen)
    }
    start().catch(() => {
      if (!isGone) now.current.onFail()
    })
    return () => {
      isGone = true
      started.current?.stop()
      started.current = undefined
    }
  }, [countries, colours])

  useEffect(() => started.current?.show(dots, arcs, chosen), [dots, arcs, chosen])

  return (
    <div className="sr-where-gl">
      <div ref={room} className="sr-where-room" role="img" aria-label={title} />
      <div ref={names} className="sr-where-names" aria-hidden="true" />
      <MapButtons
        onNearer={() => started.current?.nearer()}
        onFarther={() => started.current?.farther()}
        onFit={() => started.current?.fit()}
      />
    </div>
  )
}
