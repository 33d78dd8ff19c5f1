/** The picture as SVG: shapes by kind, lines by state, communities as colour and number, a legend, and what it is. Presentation attributes only, so that the strictest policy shows it. */
import type { NetworkEdge, NetworkNode } from '@smart-rescue/schema'
import { SHAPE_OF, type Shape } from '../showing/shapes.ts'
import { xmlText } from './xml-text.ts'

/** One node as it stands in the picture, in any unit; `y` grows downwards. */
export interface PlacedNode {
  readonly node: NetworkNode
  readonly x: number
  readonly y: number
  /** Radius in pixels of the picture. */
  readonly size: number
  /** CSS colour. */
  readonly colour: string
  readonly label?: string | undefined
}

/** Words and colours of the picture, in the reader's language and look. */
export interface PictureWords {
  readonly title: string
  readonly preface: readonly string[]
  /** One line a shape and a line style, as they should stand in the legend. */
  readonly kinds: Readonly<Record<NetworkNode['kind'], string>>
  readonly states: Readonly<Record<NetworkEdge['state'], string>>
  readonly ink: string
  readonly paper: string
  readonly line: string
  readonly broken: string
}

const WIDTH = 1600
const HEIGHT = 1000
const EDGE = 40
const LEGEND = 150
const FONT = 'font-family="Noto Sans, system-ui, sans-serif"'

const round = (value: number): string => String(Math.round(value * 10) / 10)

const drawShape = (shape: Shape, x: number, y: number, r: number, rest: string): string => {
  const at = (dx: number, dy: number): string => `${round(x + dx)},${round(y + dy)}`
  if (shape === 'circle') return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" ${rest}/>`
  const points =
    shape === 'square'
      ? [at(-r * 0.9, -r * 0.9), at(r * 0.9, -r * 0.9), at(r * 0.9, r * 0.9), at(-r * 0.9, r * 0.9)]
      : shape === 'diamond'
        ? [at(0, -r * 1.25), at(r * 1.25, 0), at(0, r * 1.25), at(-r * 1.25, 0)]
        : shape === 'frame'
          ? [at(-r * 1.15, -r * 0.7), at(r * 1.15, -r * 0.7), at(r * 1.15, r * 0.7), at(-r * 1.15, r * 0.7)]
          : shape === 'hexagon'
            ? [
                at(-r * 1.04, 0),
                at(-r * 0.52, -r * 0.9),
                at(r * 0.52, -r * 0.9),
                at(r * 1.04, 0),
                at(r * 0.52, r * 0.9),
                at(-r * 0.52, r * 0.9),
              ]
            : [at(0, -r * 1.2), at(r * 1.1, r * 0.85), at(-r * 1.1, r * 0.85)]
  return `<polygon points="${points.join(' ')}" ${rest}/>`
}

const lineStyle = (state: NetworkEdge['state'], words: PictureWords): string => {
  if (state === 'confirmed') return `stroke="${words.ink}" stroke-width="2"`
  if (state === 'proposed') return `stroke="${words.line}" stroke-width="1.2" stroke-dasharray="6 3"`
  return `stroke="${words.broken}" stroke-width="1.2" stroke-dasharray="1 4"`
}

/** Writes it, 1600 × 1150. Edges whose ends are not placed are left out. */
export const writeSvg = (
  placed: readonly PlacedNode[],
  edges: readonly NetworkEdge[],
  words: PictureWords,
): string => {
  const xs = placed.map(({ x }) => x)
  const ys = placed.map(({ y }) => y)
  const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), -Infinity)
  const span = Math.max(
    1e-6,
    (most(xs) - least(xs)) / (WIDTH - 2 * EDGE),
    (most(ys) - least(ys)) / (HEIGHT - 2 * EDGE),
  )
  const midX = (most(xs) + least(xs)) / 2
  const midY = (most(ys) + least(ys)) / 2
  const places = new Map(
    placed.map((one) => [
      one.node.id,
      { x: WIDTH / 2 + (one.x - midX) / span, y: HEIGHT / 2 + (one.y - midY) / span },
    ]),
  )
  const lines = edges.flatMap((edge) => {
    const a = places.get(edge.from)
    const b = places.get(edge.to)
    if (a === undefined || b === undefined) return []
    return [
      `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(b.x)}" y2="${round(b.y)}" ${lineStyle(edge.state, words)}/>`,
    ]
  })
  const shapes = placed.map((one) => {
    const place = places.get(one.node.id) ?? { x: 0, y: 0 }
    const ring = one.node.hub
      ? `stroke="${words.ink}" stroke-width="2" stroke-dasharray="2 2"`
      : `stroke="${words.paper}" stroke-width="1"`
    const shape = drawShape(
      SHAPE_OF[one.node.kind],
      place.x,
      place.y,
      one.size,
      `fill="${xmlText(one.colour)}" ${ring}`,
    )
    const label =
      one.label === undefined || one.label === ''
        ? ''
        : `<text x="${round(place.x + one.size + 3)}" y="${round(place.y + 4)}" font-size="12" fill="${words.ink}" stroke="${words.paper}" stroke-width="3" paint-order="stroke" ${FONT}>${xmlText(one.label)}</text>`
    return `<g><title>${xmlText(one.node.label)}</title>${shape}${label}</g>`
  })
  const row = HEIGHT + 24
  const kinds = (['source', 'selector', 'template', 'picture', 'trace', 'place'] as const).map(
    (kind, place) =>
      drawShape(SHAPE_OF[kind], EDGE + 8 + place * 100, row, 7, `fill="${words.ink}"`) +
      `<text x="${EDGE + 24 + place * 100}" y="${row + 5}" font-size="14" fill="${words.ink}" ${FONT}>${xmlText(words.kinds[kind])}</text>`,
  )
  const states = (['confirmed', 'proposed', 'rejected', 'broken'] as const).map(
    (state, place) =>
      `<line x1="${660 + place * 225}" y1="${row}" x2="${694 + place * 225}" y2="${row}" ${lineStyle(state, words)}/>` +
      `<text x="${702 + place * 225}" y="${row + 5}" font-size="14" fill="${words.ink}" ${FONT}>${xmlText(words.states[state])}</text>`,
  )
  const notes = words.preface.map(
    (line, place) =>
      `<text x="${EDGE}" y="${row + 34 + place * 18}" font-size="13" fill="${words.ink}" ${FONT}>${xmlText(line)}</text>`,
  )
  const height = HEIGHT + Math.max(LEGEND, 64 + words.preface.length * 18)
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${xmlText(words.title)}</title>`,
    `<desc>${xmlText(words.preface.join('\n'))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="${words.paper}"/>`,
    `<g fill="none">`,
    ...lines,
    `</g>`,
    `<g>`,
    ...shapes,
    `</g>`,
    `<g>`,
    ...kinds,
    ...states,
    ...notes,
    `</g>`,
    `</svg>`,
    '',
  ].join('\n')
}
