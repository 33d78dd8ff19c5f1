/** What the signs of the map mean, in words beside the signs themselves. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

const Sign = ({ kind }: { kind: 'stated' | 'mentioned' | 'wide' | 'arc' | 'unsure' | 'same-day' }) => (
  <svg className={`sr-where-sign ${kind}`} width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
    {kind === 'stated' || kind === 'mentioned' || kind === 'wide' ? (
      <circle cx="13" cy="7" r="5" />
    ) : (
      <path d="M2,9C9,3 17,3 24,9" />
    )}
  </svg>
)

/** The legend; arcs are explained where there are any. */
export const MapLegend = ({ hasArcs }: { hasArcs: boolean }): ReactNode => {
  const { t } = useLingui()
  return (
    <ul className="sr-where-legend">
      <li>
        <Sign kind="stated" /> {t`stated by a table`}
      </li>
      <li>
        <Sign kind="mentioned" /> {t`only mentioned in a text`}
      </li>
      <li>
        <Sign kind="wide" /> {t`a whole country or province`}
      </li>
      {hasArcs ? (
        <>
          <li>
            <Sign kind="arc" /> {t`movement`}
          </li>
          <li>
            <Sign kind="unsure" /> {t`uncertain movement`}
          </li>
          <li>
            <Sign kind="same-day" /> {t`both places on one day`}
          </li>
        </>
      ) : null}
      <li className="sr-quiet">{t`Points are true to about 10 km. The map shows no street and asks no other server.`}</li>
    </ul>
  )
}
