/** The exposure meter of a week: sums in words and a row a day. It says nothing of what was seen. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { ExposureDay } from '../contract.ts'
import './wellbeing.css'

const sum = (week: readonly ExposureDay[], of: (day: ExposureDay) => number): number =>
  week.reduce((total, day) => total + of(day), 0)

/** The week in one line. */
export const MeterLine = ({ week }: { week: readonly ExposureDay[] }): ReactNode => {
  const { t } = useLingui()
  const minutes = Math.round(sum(week, ({ seconds }) => seconds) / 60)
  const reveals = sum(week, (day) => day.reveals)
  const disclosures = sum(week, (day) => day.disclosures)
  if (minutes + reveals + disclosures === 0) return <>{t`Nothing hard was opened this week.`}</>
  return (
    <>
      {plural(reveals, { one: '# picture shown', other: '# pictures shown' })} ·{' '}
      {plural(minutes, { one: '# minute open', other: '# minutes open' })} ·{' '}
      {plural(disclosures, { one: '# disclosure opened', other: '# disclosures opened' })}
    </>
  )
}

/** The week as a table, for the person herself or for whom she shares it with. */
export const MeterTable = ({
  week,
  caption,
}: {
  week: readonly ExposureDay[]
  caption: string
}): ReactNode => {
  const { t, i18n } = useLingui()
  if (week.length === 0) return null
  const day = new Intl.DateTimeFormat(i18n.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return (
    <div className="sr-scroll-x">
      <table className="sr-table sr-meter">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col">{t`Shown`}</th>
            <th scope="col">{t`Minutes`}</th>
            <th scope="col">{t`Disclosures`}</th>
          </tr>
        </thead>
        <tbody>
          {week.map((one) => (
            <tr key={one.day}>
              <th scope="row">{day.format(new Date(`${one.day}T00:00:00Z`))}</th>
              <td>{i18n.number(one.reveals)}</td>
              <td>{i18n.number(Math.round(one.seconds / 60))}</td>
              <td>{i18n.number(one.disclosures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
