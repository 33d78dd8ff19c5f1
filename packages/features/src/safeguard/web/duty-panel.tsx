/** Duties to report on Today: shown only while one runs, the one that ends first first. */
import { useLingui } from '@lingui/react/macro'
import { buttonClass, Foreign, Mono, Panel, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths, useRead } from '../../web/index.ts'
import { type DutyView, listDuties } from '../contract.ts'
import { CLOCK_TONES, CLOCK_WORDS } from './safeguard-words.ts'

const pathOf = (duty: DutyView): string =>
  duty.subject === 'stop' || duty.caseId === undefined
    ? paths.stop(duty.subjectId)
    : paths.safeguard(duty.caseId)

/** The panel, or nothing. */
export const DutyPanel = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listDuties, {}, { every: () => 60_000 })
  const duties = reading.data?.duties ?? []
  if (duties.length === 0) return null
  return (
    <Panel title={t`Duties to report`} aside={i18n.number(duties.length)}>
      <ul className="sr-list">
        {duties.map((duty) => (
          <li key={duty.subjectId} className="sr-item">
            <div className="sr-row apart">
              <p>
                <b>
                  {duty.subject === 'stop'
                    ? t`Suspected abuse material was stopped`
                    : t`A file was received by accident`}
                </b>{' '}
                <Tag tone={CLOCK_TONES[duty.state]}>{i18n._(CLOCK_WORDS[duty.state])}</Tag>
              </p>
              <Go to={pathOf(duty)} className={buttonClass('quiet', 'small')} about={duty.reference}>
                {t`Report it`}
              </Go>
            </div>
            <p className="sr-small">
              {t`Until`} <Moment at={duty.dueAt} /> · <Mono text={duty.reference} /> ·{' '}
              <Foreign text={duty.knownBy.displayName} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
