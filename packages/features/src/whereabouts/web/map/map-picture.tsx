/** The map as a drawing (SVG): what a browser without WebGL shows, and what is printed and saved. Every colour is an attribute, so that a saved file looks the same. */
import type { ReactNode, Ref } from 'react'
import { dotRadius, type MapSize, type MapWindow, placeNames, type Spot, toPixels } from './geometry.ts'
import type { CountryShape } from './load-shapes.ts'
import type { MapColours } from './map-colours.ts'
import type { Arc, Dot } from './map-content.ts'

/** A fixed number of decimals keeps the file small. */
const write = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)},${y.toFixed(1)}`

/** A triangle in the middle of the arc that points along it; nothing where both ends are one point. */
const arrowOf = (arc: Arc, at: (spot: Spot) => readonly [number, number]): string => {
  const line = arc.lines.toSorted((a, b) => b.length - a.length)[0] ?? []
  const middle = Math.floor(line.length / 2)
  const [before, after] = [line[middle - 1], line[middle]]
  if (before === undefined || after === undefined) return ''
  const [[x, y], [nextX, nextY]] = [at(before), at(after)]
  const angle = Math.atan2(nextY - y, nextX - x)
  const corner = (turn: number, reach: number): string =>
    write([x + Math.cos(angle + turn) * reach, y + Math.sin(angle + turn) * reach])
  return `M${corner(0, 6)}L${corner(2.5, 6)}L${corner(-2.5, 6)}Z`
}

const isSeen = (shape: CountryShape, view: MapWindow, size: MapSize): boolean => {
  const [high, wide] = [(size.height / 2) * view.perPixel, ((size.width / 2) * view.perPixel) / view.narrow]
  return (
    shape.south < view.latitude + high &&
    shape.north > view.latitude - high &&
    shape.west < view.longitude + wide &&
    shape.east > view.longitude - wide
  )
}

/** The drawing; `title` says what it shows to whoever cannot see it. */
export const MapPicture = ({
  title,
  shapes,
  view,
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
  view: MapWindow
  size: MapSize
  dots: readonly Dot[]
  arcs: readonly Arc[]
  chosen?: string | undefined
  colours: MapColours
  onChoose?: (key: string) => void
  ref?: Ref<SVGSVGElement>
}): ReactNode => {
  const at = (spot: Spot) => toPixels(spot, view, size)
  const scale = 1 / view.perPixel
  const placed = dots.map((dot) => ({ dot, at: at(dot), radius: dotRadius(dot.sources) }))
  const labels = placeNames(
    placed.map(({ dot, at: [x, y], radius }) => ({ key: dot.key, text: dot.label, x, y, radius })),
    size,
  )
  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      direction="ltr"
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <rect width={size.width} height={size.height} fill={colours.sea} />
      <g
        transform={`matrix(${view.narrow * scale} 0 0 ${-scale} ${size.width / 2 - view.longitude * view.narrow * scale} ${size.height / 2 + view.latitude * scale})`}
        fill={colours.land}
        stroke={colours.border}
        strokeWidth={0.8}
        strokeLinejoin="round"
      >
        {shapes
          .filter((shape) => isSeen(shape, view, size))
          .map((shape) => (
            <path key={shape.key} d={shape.path} vectorEffect="non-scaling-stroke" />
          ))}
      </g>
      <g fill="none" strokeLinecap="round">
        {arcs.flatMap((arc) =>
          arc.lines.map((line, index) => (
            <path
              key={`${arc.key} ${index === 0 ? 'a' : 'b'}`}
              d={`M${line.map((spot) => write(at(spot))).join('L')}`}
              stroke={arc.sameDay ? colours.warning : colours.arc}
              strokeWidth={Math.min(5, 1.4 + 0.4 * arc.times)}
              strokeDasharray={arc.uncertain ? '6 5' : undefined}
            />
          )),
        )}
      </g>
      <g>
        {arcs.map((arc) => (
          <path
            key={arc.key}
            d={arrowOf(arc, at)}
            fill={arc.sameDay ? colours.warning : colours.arc}
            stroke={colours.halo}
            strokeWidth={0.8}
          />
        ))}
      </g>
      <g>
        {placed.map(({ dot, at: [x, y], radius }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of places beside the map does the same by keyboard
          <circle
            key={dot.key}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={radius.toFixed(1)}
            fill={dot.stated ? colours.dot : colours.halo}
            fillOpacity={dot.stated ? 0.75 : 0.6}
            stroke={dot.key === chosen ? colours.warning : colours.dot}
            strokeWidth={dot.key === chosen ? 4 : 2}
            strokeDasharray={dot.wide ? '3 3' : undefined}
            onClick={onChoose === undefined ? undefined : () => onChoose(dot.key)}
          >
            <title>{dot.label}</title>
          </circle>
        ))}
      </g>
      <g
        fontFamily="Noto Sans, system-ui, sans-serif"
        fontSize={12}
        fill={colours.ink}
        stroke={colours.halo}
        strokeWidth={3}
        paintOrder="stroke"
        pointerEvents="none"
      >
        {labels.map((label) => (
          <text key={label.key} x={label.x.toFixed(1)} y={label.y.toFixed(1)}>
            {label.text}
          </text>
        ))}
      </g>
    </svg>
  )
}
