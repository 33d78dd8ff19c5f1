/** How much time of a clock is left, in words and as a bar. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { usePlatform } from '../../web/index.ts'
import type { ReportingClock } from '../contract.ts'

const HOUR_MS = 3_600_000

/** The words: hours left, or hours past the end. */
export const TimeLeft = ({ duty }: { duty: ReportingClock }): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const hours = (Date.parse(duty.dueAt) - now()) / HOUR_MS
  const whole = Math.floor(Math.abs(hours))
  if (hours < 0)
    return (
      <>
        {whole < 1
          ? t`over since less than an hour`
          : plural(whole, { one: 'over since # hour', other: 'over since # hours' })}
      </>
    )
  return (
    <>
      {whole < 1 ? t`less than an hour left` : plural(whole, { one: '# hour left', other: '# hours left' })}
    </>
  )
}

/** The bar. */
export const DutyBar = ({ duty }: { duty: ReportingClock }): ReactNode => {
  const { t } = useLingui()
  return (
    <meter
      className="sr-duty-bar"
      min={0}
      max={1}
      low={0.5}
      high={0.8}
      optimum={0}
      value={Math.max(0, Math.min(1, duty.share))}
      aria-label={t`Time that has passed`}
    />
  )
}
