/** The movable map: maplibre on WebGL, with our own shapes and style. No tiles, no glyphs, no address but this server's: names are elements of the page. */
import {
  type GeoJSONSource,
  Map as GlMap,
  type LngLatBoundsLike,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { dotRadius, placeNames, type Spot } from './geometry.ts'
import type { Countries } from './load-shapes.ts'
import type { MapColours } from './map-colours.ts'
import type { Arc, Dot } from './map-content.ts'

/** A started map, as the page steers it. */
export interface StartedMap {
  show(dots: readonly Dot[], arcs: readonly Arc[], chosen: string | undefined): void
  nearer(): void
  farther(): void
  fit(): void
  stop(): void
}

const styleOf = (countries: Countries, colours: MapColours): StyleSpecification => {
  const empty = { type: 'FeatureCollection', features: [] } satisfies GeoJSON.FeatureCollection
  const arcPaint = {
    'line-color': ['case', ['get', 'sameDay'], colours.warning, colours.arc],
    'line-width': ['min', 5, ['+', 1.4, ['*', 0.4, ['get', 'times']]]],
  }
  return {
    version: 8,
    sources: {
      countries: { type: 'geojson', data: countries },
      arcs: { type: 'geojson', data: empty },
      dots: { type: 'geojson', data: empty },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colours.land } },
      {
        id: 'borders',
        type: 'line',
        source: 'countries',
        paint: { 'line-color': colours.border, 'line-width': 0.8 },
      },
      {
        id: 'arcs-sure',
        type: 'line',
        source: 'arcs',
        filter: ['!', ['get', 'uncertain']],
        paint: arcPaint as never,
      },
      {
        id: 'arcs-unsure',
        type: 'line',
        source: 'arcs',
        filter: ['get', 'uncertain'],
        paint: { ...(arcPaint as object), 'line-dasharray': [3, 2.5] } as never,
      },
      {
        id: 'arrows',
        type: 'symbol',
        source: 'arcs',
        layout: {
          'symbol-placement': 'line-center',
          'icon-image': 'arrow',
          'icon-allow-overlap': true,
          'icon-rotation-alignment': 'map',
        },
        paint: { 'icon-color': ['case', ['get', 'sameDay'], colours.warning, colours.arc] },
      },
      {
        id: 'wide',
        type: 'symbol',
        source: 'dots',
        filter: ['get', 'wide'],
        layout: {
          'icon-image': 'ring',
          'icon-size': ['/', ['get', 'radius'], RING_RADIUS],
          'icon-allow-overlap': true,
        },
        paint: { 'icon-color': ['case', ['get', 'chosen'], colours.warning, colours.dot] },
      },
      {
        id: 'dots',
        type: 'circle',
        source: 'dots',
        filter: ['!', ['get', 'wide']],
        paint: {
          'circle-radius': ['get', 'radius'],
          'circle-color': ['case', ['get', 'stated'], colours.dot, colours.halo],
          'circle-opacity': ['case', ['get', 'stated'], 0.75, 0.6],
          'circle-stroke-color': ['case', ['get', 'chosen'], colours.warning, colours.dot],
          'circle-stroke-width': ['case', ['get', 'chosen'], 4, 2],
        },
      },
    ],
  }
}

/** A triangle that points along its line, as a picture that takes any colour. */
const arrowPicture = (): { width: number; height: number; data: Uint8Array } => {
  const side = 24
  const data = new Uint8Array(side * side * 4)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (Math.abs(y - side / 2 + 0.5) <= (side - x) / 2)
        data.fill(255, (y * side + x) * 4, (y * side + x) * 4 + 4)
  return { width: side, height: side, data }
}

/** Radius of the ring's picture on the map, in pixels; it is drawn at twice that. */
const RING_RADIUS = 16

/** A broken ring, for a dot that stands for a whole country or province. */
const ringPicture = (): { width: number; height: number; data: Uint8Array } => {
  const side = RING_RADIUS * 4 + 8
  const data = new Uint8Array(side * side * 4)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [right, down] = [x - side / 2 + 0.5, y - side / 2 + 0.5]
      const isRing = Math.abs(Math.hypot(right, down) - RING_RADIUS * 2) < 5
      const isDash = Math.floor((Math.atan2(down, right) / Math.PI + 1) * 8) % 2 === 0
      if (isRing && isDash) data.fill(255, (y * side + x) * 4, (y * side + x) * 4 + 4)
    }
  return { width: side, height: side, data }
}

const positionOf = (spot: Spot): [number, number] => [spot.longitude, spot.latitude]

const dotsOf = (
  dots: readonly Dot[],
  chosen: string | undefined,
): GeoJSON.FeatureCollection<GeoJSON.Point> => ({
  type: 'FeatureCollection',
  // The largest first, so that a small one beside it is not covered.
  features: dots.map((dot) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: positionOf(dot) },
    properties: {
      key: dot.key,
      stated: dot.stated,
      wide: dot.wide,
      radius: dotRadius(dot.sources),
      chosen: dot.key === chosen,
    },
  })),
})

const arcsOf = (arcs: readonly Arc[]): GeoJSON.FeatureCollection<GeoJSON.LineString> => ({
  type: 'FeatureCollection',
  features: arcs.flatMap((arc) =>
    arc.lines.map((line) => ({
      type: 'Feature' as const,
      geometry: { type: 'LineString' as const, coordinates: line.map(positionOf) },
      properties: { uncertain: arc.uncertain, sameDay: arc.sameDay, times: arc.times },
    })),
  ),
})

const boundsOf = (dots: readonly Dot[]): LngLatBoundsLike => {
  if (dots.length === 0) return [-170, -60, 170, 75]
  const [east, north] = [dots.map((dot) => dot.longitude), dots.map((dot) => dot.latitude)]
  return [Math.min(...east) - 1, Math.min(...north) - 1, Math.max(...east) + 1, Math.max(...north) + 1]
}

/** Whether this browser draws with WebGL 2, which maplibre needs. */
export const hasWebGl = (): boolean => {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    return false
  }
}

/** Starts the map in `room`; names are put into `names`, an element over it. `onFail` is called when WebGL gives up. */
export const startGlMap = (
  room: HTMLElement,
  names: HTMLElement,
  countries: Countries,
  colours: MapColours,
  hear: { onChoose: (key: string) => void; onFail: () => void; onReady: () => void },
): StartedMap => {
  setWorkerUrl(workerUrl)
  const map = new GlMap({
    container: room,
    style: styleOf(countries, colours),
    attributionControl: false,
    // The wheel scrolls the page; the buttons, two fingers or the + and − keys bring the map nearer.
    scrollZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    maxZoom: 9,
    renderWorldCopies: false,
    // Nothing is fetched: every source is in the page already.
    transformRequest: (url) => {
      if (new URL(url, location.href).origin !== location.origin) throw new Error('this map asks nobody')
      return { url }
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  let shown: readonly Dot[] = []
  let waiting: (() => void) | undefined
  let isReady = false
  let isStopped = false

  const drawNames = () => {
    const size = { width: room.clientWidth, height: room.clientHeight }
    const labels = placeNames(
      shown.map((dot) => {
        const at = map.project(positionOf(dot))
        return { key: dot.key, text: dot.label, x: at.x, y: at.y, radius: dotRadius(dot.sources) }
      }),
      size,
    )
    names.replaceChildren(
      ...labels.map((label) => {
        const word = document.createElement('span')
        word.textContent = label.text
        word.style.transform = `translate(${label.x.toFixed(0)}px, ${(label.y - 13).toFixed(0)}px)`
        return word
      }),
    )
  }
  const fitAll = () => map.fitBounds(boundsOf(shown), { padding: 48, maxZoom: 6, duration: 0 })

  map.on('load', () => {
    if (isStopped) return
    map.addImage('arrow', arrowPicture(), { sdf: true, pixelRatio: 2 })
    map.addImage('ring', ringPicture(), { sdf: true, pixelRatio: 2 })
    isReady = true
    waiting?.()
    hear.onReady()
  })
  map.on('move', drawNames)
  map.on('resize', drawNames)
  map.on('webglcontextlost', () => hear.onFail())
  for (const layer of ['dots', 'wide']) {
    map.on('click', layer, (event) => {
      const key: unknown = event.features?.[0]?.properties?.key
      if (typeof key === 'string') hear.onChoose(key)
    })
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer'
    })
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = ''
    })
  }

  return {
    show: (dots, arcs, chosen) => {
      const isOther = dots.map((dot) => dot.key).join() !== shown.map((dot) => dot.key).join()
      shown = dots
      const draw = () => {
        void map.getSource<GeoJSONSource>('dots')?.setData(dotsOf(dots, chosen))
        void map.getSource<GeoJSONSource>('arcs')?.setData(arcsOf(arcs))
        drawNames()
      }
      if (isOther) fitAll()
      if (isReady) draw()
      else waiting = draw
    },
    nearer: () => void map.zoomIn({ duration: 0 }),
    farther: () => void map.zoomOut({ duration: 0 }),
    fit: fitAll,
    stop: () => {
      isStopped = true
      map.remove()
      names.replaceChildren()
    },
  }
}
