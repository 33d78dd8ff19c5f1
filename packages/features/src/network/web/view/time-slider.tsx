/** The span of days that is shown: two handles over how many sources each day brought, and a play button that lets the days go by. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { daysOf, dayText } from '@smart-rescue/core/picturing'
import { Button } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { writeMoment } from '../../../web/index.ts'
import type { PictureState } from './use-picture.ts'

/** One picture of the play. */
const FRAME_MS = 600
/** The play takes about so many pictures from the first day to the last. */
const FRAMES = 40
/** Bars behind the handles. */
const BARS = 60

const barsOf = (days: NonNullable<ReturnType<typeof daysOf>>): readonly number[] => {
  const bars = Array.from({ length: BARS }, () => 0)
  const width = days.last - days.first + 1
  for (const [day, count] of days.perDay) {
    const at = Math.min(BARS - 1, Math.floor(((day - days.first) / width) * BARS))
    bars[at] = (bars[at] ?? 0) + count
  }
  return bars
}

/** The slider; nothing where no source is dated, or all on one day. */
export const TimeSlider = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const days = useMemo(() => daysOf(state.graph), [state.graph])
  const [playing, setPlaying] = useState(false)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  const { first, last } = days ?? { first: 0, last: 0 }
  useEffect(() => {
    if (!playing) return undefined
    const step = Math.max(1, Math.ceil((last - first) / FRAMES))
    const timer = setInterval(() => {
      const { shown, setShown } = latest.current
      const from = shown.from ?? first
      const to = shown.to ?? last
      if (to >= last) setPlaying(false)
      else setShown({ from: Math.min(from, last), to: Math.min(last, to + step) })
    }, FRAME_MS)
    return () => clearInterval(timer)
  }, [playing, first, last])
  if (days === undefined || days.first === days.last) return null
  const from = Math.max(first, state.shown.from ?? first)
  const to = Math.min(last, state.shown.to ?? last)
  const bars = barsOf(days)
  const highest = Math.max(1, ...bars)
  const day = (number: number): string => writeMoment(dayText(number), i18n.locale, 'day')
  const isAll = from === first && to === last
  const play = () => {
    // From the end, the days begin again with the first one.
    if (to >= last) state.setShown({ from: first, to: first })
    setPlaying(true)
  }
  return (
    <fieldset className="sr-net-time">
      <legend>
        {t`Days shown: ${day(from)} – ${day(to)}`}
        {state.part.undated === 0 ? null : (
          <span className="sr-small">
            {' '}
            {plural(state.part.undated, {
              one: '# source without a date is always shown.',
              other: '# sources without a date are always shown.',
            })}
          </span>
        )}
      </legend>
      <div className="sr-net-track">
        <svg viewBox={`0 0 ${BARS} 20`} preserveAspectRatio="none" aria-hidden="true">
          {bars.map((count, at) => {
            const height = count === 0 ? 0 : Math.max(1.5, (count / highest) * 20)
            const start = first + (at / BARS) * (last - first + 1)
            const isIn = start >= from - (last - first) / BARS && start <= to
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
                key={at}
                className={isIn ? 'in' : undefined}
                x={at + 0.1}
                y={20 - height}
                width={0.8}
                height={height}
              />
            )
          })}
        </svg>
        <input
          type="range"
          aria-label={t`First day`}
          aria-valuetext={day(from)}
          min={first}
          max={last}
          value={from}
          onChange={(event) => state.setShown({ from: Math.min(Number(event.currentTarget.value), to) })}
        />
        <input
          type="range"
          aria-label={t`Last day`}
          aria-valuetext={day(to)}
          min={first}
          max={last}
          value={to}
          onChange={(event) => state.setShown({ to: Math.max(Number(event.currentTarget.value), from) })}
        />
      </div>
      <div className="sr-acts">
        <Button
          tone="quiet"
          size="small"
          pressed={playing}
          onClick={() => (playing ? setPlaying(false) : play())}
        >
          {playing ? t`Stop` : t`Let the days go by`}
        </Button>
        <Button
          tone="quiet"
          size="small"
          disabled={isAll}
          onClick={() => {
            setPlaying(false)
            state.setShown({ from: undefined, to: undefined })
          }}
        >
          {t`All days`}
        </Button>
      </div>
    </fieldset>
  )
}
