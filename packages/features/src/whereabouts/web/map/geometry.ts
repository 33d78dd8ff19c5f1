/** The window through which the drawn map is seen: an equirectangular view that is true to scale at its first latitude. Pure. */

/** A point, degrees. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/** The middle of the window, degrees of latitude a pixel, and how much narrower a degree of longitude is drawn. */
export interface MapWindow {
  readonly latitude: number
  readonly longitude: number
  readonly perPixel: number
  readonly narrow: number
}

/** Width and height in pixels. */
export interface MapSize {
  readonly width: number
  readonly height: number
}

/** Least and most degrees of latitude a pixel: from a district to the whole world. */
const NEAREST = 0.001
const FARTHEST = 0.6
/** Pixels left free at each edge when the window is fitted. */
const EDGE = 48

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The window that holds every spot; the whole world without any, and at least four degrees around one. */
export const fitWindow = (spots: readonly Spot[], size: MapSize): MapWindow => {
  if (spots.length === 0)
    return {
      latitude: 15,
      longitude: 0,
      perPixel: clamp(360 / Math.max(1, size.width), NEAREST, FARTHEST),
      narrow: 1,
    }
  const latitudes = spots.map((spot) => spot.latitude)
  const longitudes = spots.map((spot) => spot.longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const latitude = (south + north) / 2
  const narrow = Math.max(0.3, Math.cos((latitude * Math.PI) / 180))
  const tall = Math.max(4, north - south) / Math.max(60, size.height - 2 * EDGE)
  const wide = (Math.max(4, east - west) * narrow) / Math.max(60, size.width - 2 * EDGE)
  return {
    latitude,
    longitude: (west + east) / 2,
    perPixel: clamp(Math.max(tall, wide), NEAREST, FARTHEST),
    narrow,
  }
}

/** Where a spot is drawn, in pixels from the upper left corner. */
export const toPixels = (spot: Spot, view: MapWindow, size: MapSize): readonly [number, number] => [
  size.width / 2 + ((spot.longitude - view.longitude) * view.narrow) / view.perPixel,
  size.height / 2 - (spot.latitude - view.latitude) / view.perPixel,
]

/** The window moved by pixels, as a hand drags the map. It never leaves the globe. */
export const panWindow = (view: MapWindow, right: number, down: number): MapWindow => ({
  ...view,
  latitude: clamp(view.latitude + down * view.perPixel, -85, 85),
  longitude: clamp(view.longitude - (right * view.perPixel) / view.narrow, -180, 180),
})

/** The window nearer (`factor` below 1) or farther. */
export const zoomWindow = (view: MapWindow, factor: number): MapWindow => ({
  ...view,
  perPixel: clamp(view.perPixel * factor, NEAREST, FARTHEST),
})

/** The radius of the dot for a number of sources, in pixels: its area grows with the number. */
export const dotRadius = (sources: number): number => clamp(3.5 + 1.7 * Math.sqrt(sources), 5, 26)

/** The name of a dot: where the dot is and how large, in pixels. */
export interface Name {
  readonly key: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A name that has found room: `x` is where its first letter stands, `y` its ground line. */
export interface Label {
  readonly key: string
  readonly text: string
  readonly x: number
  readonly y: number
}

/** About how wide a text of 12 pixels is. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u3000-\u9fff\uac00-\ud7a3]/.test(sign) ? 12.5 : 6.8), 0)

/** Room that a name keeps free around itself, and how far its letters reach above their ground line. */
const GAP = 4
const RISE = 11
const FALL = 3

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const touch = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const boxOf = (x: number, ground: number, width: number): Box => ({
  left: x - GAP,
  top: ground - RISE,
  right: x + width + GAP,
  bottom: ground + FALL,
})

/**
 * The names that find room beside their dots – after it, before it, above or below – without covering one another,
 * another dot, or the window's edge; the first ones first.
 */
export const placeNames = (names: readonly Name[], size: MapSize, most = 40): Label[] => {
  const dots = names.map(({ key, x, y, radius }) => ({
    key,
    box: { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius },
  }))
  const taken: Box[] = []
  const kept: Label[] = []
  for (const { key, text, x, y, radius } of names) {
    if (kept.length >= most) break
    const width = widthOf(text)
    const rooms = [
      { x: x + radius + GAP, y: y + 4 },
      { x: x - radius - GAP - width, y: y + 4 },
      { x: x - width / 2, y: y - radius - GAP },
      { x: x - width / 2, y: y + radius + RISE + 1 },
    ]
    const room = rooms.find((each) => {
      const box = boxOf(each.x, each.y, width)
      const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height
      return (
        isInside &&
        !taken.some((other) => touch(box, other)) &&
        !dots.some((dot) => dot.key !== key && touch(box, dot.box))
      )
    })
    if (room === undefined) continue
    taken.push(boxOf(room.x, room.y, width))
    kept.push({ key, text, ...room })
  }
  return kept
}
