/** A duty clock: until when, how far, and which law it rests on. */
import { useLingui } from '@lingui/react/macro'
import { Callout, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, Moment } from '../../../web/index.ts'
import type { DutyView, StopView } from '../../contract.ts'
import { BASIS_WORDS, CLOCK_TONES, CLOCK_WORDS } from '../safeguard-words.ts'
import { SourceLine } from '../sourced.tsx'

/** The clock in a callout. */
export const DutyClock = ({ duty }: { duty: DutyView }): ReactNode => {
  const { t, i18n } = useLingui()
  const isUrgent = duty.state === 'urgent' || duty.state === 'overdue'
  return (
    <Callout tone={isUrgent ? 'red' : 'amber'} role={isUrgent ? 'alert' : 'status'}>
      <p>
        <b>
          {t`Report until`} <Moment at={duty.dueAt} />
        </b>{' '}
        <Tag tone={CLOCK_TONES[duty.state]}>{i18n._(CLOCK_WORDS[duty.state])}</Tag>
      </p>
      <p className="sr-small">
        {i18n._(BASIS_WORDS[duty.basis])} {t`The case cannot be closed before.`}
      </p>
    </Callout>
  )
}

/** The rows of law that may bind, each with its source. */
export const DutyRows = ({ rows }: { rows: StopView['duties'] }): ReactNode => {
  const { t, i18n } = useLingui()
  if (rows.length === 0)
    return <p className="sr-pad sr-small">{t`No duty to report was read for this country. Ask a lawyer.`}</p>
  return (
    <ul className="sr-list">
      {rows.map((row) => (
        <li key={row.id} className="sr-item">
          <p>
            <b>{countryName(row.country, i18n.locale)}</b> ·{' '}
            {row.mandatory === 'yes' ? t`a duty` : t`not verified as a duty`} · <bdi lang="en">{row.who}</bdi>
          </p>
          <p>
            <bdi lang="en">{row.text}</bdi>
          </p>
          {row.deadline === undefined ? null : (
            <p className="sr-small">
              <bdi lang="en">{row.deadline}</bdi>
            </p>
          )}
          <SourceLine row={row} />
        </li>
      ))}
    </ul>
  )
}
