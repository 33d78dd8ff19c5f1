/** The funnel as bars on one axis of cases, with a table that says the same. */
import { useLingui } from '@lingui/react/macro'
import { ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { FunnelStep } from '../contract.ts'
import { STEP_NAMES } from './figure-words.ts'

const WIDTH = 320
const ROW = 38
/** Room for the count beside the longest bar. */
const COUNT = 60

const percent = (numerator: number, denominator: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    numerator / denominator,
  )

/** Bars; a hidden count has none. The table beneath is the same in words. */
export const FunnelChart = ({
  steps,
  period,
}: {
  steps: readonly FunnelStep[]
  period: string
}): ReactNode => {
  const { t, i18n } = useLingui()
  const most = Math.max(1, ...steps.map(({ numerator }) => numerator ?? 0))
  const scale = (WIDTH - COUNT) / most
  const numberOf = (value: number | undefined) => (value === undefined ? t`protected` : i18n.number(value))
  return (
    <figure className="sr-figure">
      <svg
        viewBox={`0 0 ${WIDTH} ${steps.length * ROW}`}
        role="img"
        aria-label={t`Cases by step, ${period}; the table below says the same`}
      >
        {steps.map(({ step, numerator }, at) => (
          <g key={step} transform={`translate(0 ${at * ROW})`}>
            <text x={0} y={12}>
              {i18n._(STEP_NAMES[step])}
            </text>
            <rect x={0} y={17} width={Math.max(1, (numerator ?? 0) * scale)} height={14} rx={2} />
            <text x={8 + (numerator ?? 0) * scale} y={28}>
              {numberOf(numerator)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="sr-small">{t`Unit: cases. Period: ${period}, by the year a case was opened.`}</figcaption>
      <ScrollRegion className="sr-figure-table" label={t`Cases by step`}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{t`Step`}</th>
              <th scope="col">{t`Cases (numerator)`}</th>
              <th scope="col">{t`Of cases opened (denominator)`}</th>
              <th scope="col">{t`Share`}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, numerator, denominator }) => (
              <tr key={step}>
                <th scope="row">{i18n._(STEP_NAMES[step])}</th>
                <td>{numberOf(numerator)}</td>
                <td>{numberOf(denominator)}</td>
                <td>
                  {numerator === undefined || denominator === undefined || denominator === 0
                    ? '–'
                    : percent(numerator, denominator, i18n.locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </figure>
  )
}
