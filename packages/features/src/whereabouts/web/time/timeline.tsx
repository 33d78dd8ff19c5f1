/** The timeline: sources by day as bars, a stretch chosen by pointer or by two date fields, in one row or one a place or selector. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { Acts, Button, Panel, ScrollRegion } from '@smart-rescue/ui'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { writeMoment } from '../../../web/index.ts'
import type { WhereaboutsSource } from '../../contract.ts'
import { binDays, chooseUnit } from './bin-days.ts'
import { type LaneKind, makeLanes } from './lanes.ts'

/** Chosen days, both inclusive; absent where open. */
export interface Days {
  readonly from?: string
  readonly to?: string
}

const ONE_ROW = 96
const ROW = 30
const LEAST_WIDTH = 300

/** Heights of a bar's three parts, from the ground upwards. */
const CERTAINTIES = ['stated', 'mentioned', 'seen'] as const

/** The panel. `sources` are all that were read; the chosen days only mark. */
export const Timeline = ({
  sources,
  days,
  onDays,
  nameOf,
}: {
  sources: readonly WhereaboutsSource[]
  days: Days
  onDays: (days: Days) => void
  nameOf: (key: string, kind: LaneKind) => string
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { ref, width: room } = useElementSize()
  const [kind, setKind] = useState<LaneKind>('none')
  const [zoom, setZoom] = useState<Required<Days>>()
  const [held, setHeld] = useState<{ readonly from: string; readonly to: string }>()
  const all = sources.map((source) => source.date)
  const first = zoom?.from ?? all[0] ?? ''
  const last = zoom?.to ?? all.at(-1) ?? ''
  const width = Math.max(LEAST_WIDTH, Math.round(room))
  const unit = chooseUnit(first, last, Math.floor(width / 5))
  const bins = binDays(first, last, unit)
  const lanes = makeLanes(sources, bins, kind)
  const tall = kind === 'none' ? ONE_ROW : ROW
  const height = Math.max(1, lanes.length) * (tall + (kind === 'none' ? 0 : 18)) + 22
  const most = Math.max(
    1,
    ...lanes.flatMap((lane) => lane.bars.map((bar) => bar.stated + bar.mentioned + bar.seen)),
  )
  const step = width / Math.max(1, bins.length)
  const marked = held === undefined ? days : held.from < held.to ? held : { from: held.to, to: held.from }

  const dayAt = (event: PointerEvent<SVGSVGElement>): string => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - box.left) / Math.max(1, box.width)
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(share * bins.length)))]
    return bin?.from ?? first
  }
  const endOf = (day: string): string => bins.find((bin) => bin.from === day)?.to ?? day
  const finish = () => {
    if (held === undefined) return
    const [from, to] = held.from < held.to ? [held.from, held.to] : [held.to, held.from]
    setHeld(undefined)
    onDays({ from, to: endOf(to) })
  }
  const xOf = (day: string): number => {
    const at = bins.findIndex((bin) => day <= bin.to)
    return (at < 0 ? bins.length : at) * step
  }
  const markFrom = marked.from === undefined ? 0 : xOf(marked.from)
  const markTo = marked.to === undefined ? width : Math.min(width, xOf(marked.to) + step)
  const isMarked = marked.from !== undefined || marked.to !== undefined
  const field = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={days[name] ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget
        const { [name]: _, ...rest } = days
        onDays(value === '' ? rest : { ...rest, [name]: value })
      }}
    />
  )
  const units = {
    day: t`A bar is a day.`,
    week: t`A bar is a week.`,
    month: t`A bar is a month.`,
    year: t`A bar is a year.`,
  }
  return (
    <Panel title={t`Timeline`} aside={plural(sources.length, { one: '# source', other: '# sources' })}>
      <div className="sr-pad sr-stack tight">
        <div className="sr-where-fields">
          {field('from', t`From`)}
          {field('to', t`To`)}
          <NativeSelect
            label={t`Rows`}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as LaneKind)}
            data={[
              { value: 'none', label: t`All in one` },
              { value: 'places', label: t`One a place` },
              { value: 'selectors', label: t`One a selector` },
            ]}
          />
        </div>
        <ScrollRegion label={t`Timeline`} className="sr-where-time">
          <div ref={ref}>
            <svg
              className="sr-where-bars"
              width={width}
              height={height}
              viewBox={`0 0 ${width} ${height}`}
              role="img"
              aria-label={t`Sources by day; the table below lists them.`}
              onPointerDown={(event) => {
                const day = dayAt(event)
                setHeld({ from: day, to: day })
              }}
              onPointerMove={(event) => {
                if (held !== undefined) setHeld({ from: held.from, to: dayAt(event) })
              }}
              onPointerUp={finish}
              onPointerCancel={() => setHeld(undefined)}
            >
              {isMarked ? (
                <rect
                  className="mark"
                  x={markFrom}
                  y={0}
                  width={Math.max(2, markTo - markFrom)}
                  height={height - 20}
                />
              ) : null}
              {lanes.map((lane, row) => {
                const ground = kind === 'none' ? ONE_ROW : (row + 1) * (ROW + 18)
                return (
                  <g key={lane.key}>
                    <line className="ground" x1={0} x2={width} y1={ground + 0.5} y2={ground + 0.5} />
                    {lane.bars.map((bar, at) => {
                      let top = ground
                      return CERTAINTIES.map((certainty) => {
                        const part = (bar[certainty] / most) * (tall - 6)
                        top -= part
                        return part === 0 ? null : (
                          <rect
                            key={`${bins[at]?.from} ${certainty}`}
                            className={`bar ${certainty}`}
                            x={at * step + 0.5}
                            y={top}
                            width={Math.max(1.5, step - 1)}
                            height={Math.max(1, part)}
                          />
                        )
                      })
                    })}
                    {kind === 'none' ? null : (
                      <text className="name" x={2} y={ground - tall - 2}>
                        {nameOf(lane.key, kind)} · {i18n.number(lane.total)}
                      </text>
                    )}
                  </g>
                )
              })}
              <text className="day" x={2} y={height - 5}>
                {first === '' ? '' : writeMoment(`${first}T12:00:00Z`, i18n.locale, 'day')}
              </text>
              <text className="day" x={width - 2} y={height - 5} textAnchor="end">
                {last === '' ? '' : writeMoment(`${last}T12:00:00Z`, i18n.locale, 'day')}
              </text>
            </svg>
          </div>
        </ScrollRegion>
        <ul className="sr-where-legend">
          <li>
            <i className="sr-where-bar stated" /> {t`date stated`}
          </li>
          <li>
            <i className="sr-where-bar mentioned" /> {t`date mentioned in the text`}
          </li>
          <li>
            <i className="sr-where-bar seen" /> {t`no date: when we saw it`}
          </li>
          <li className="sr-quiet">{units[unit]}</li>
        </ul>
        <Acts>
          <Button
            tone="quiet"
            size="small"
            disabled={!isMarked}
            onClick={() => setZoom({ from: days.from ?? first, to: days.to ?? last })}
          >
            {t`Nearer to the chosen days`}
          </Button>
          <Button
            tone="quiet"
            size="small"
            disabled={zoom === undefined && !isMarked}
            onClick={() => {
              setZoom(undefined)
              onDays({})
            }}
          >
            {t`The whole time`}
          </Button>
        </Acts>
      </div>
    </Panel>
  )
}
