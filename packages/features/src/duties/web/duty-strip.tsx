/** The running duties of a case in short, above its steps; nothing where none runs and none waits for an answer. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { buttonClass, Callout, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listDuties } from '../contract.ts'
import { DUTY_STATE_WORDS, DUTY_TONES } from './duty-words.ts'
import { TimeLeft } from './time-left.tsx'

const LIVE_MS = 60_000

/** The strip. */
export const DutyStrip = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listDuties, { caseId }, { every: () => LIVE_MS })
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  const duties = reading.data?.duties ?? []
  const open = duties.filter((duty) => duty.open)
  const asked = duties.filter(({ state }) => state === 'asked')
  const [first] = open
  if (first === undefined && asked.length === 0) return null
  const isUrgent = first?.state === 'urgent' || first?.state === 'overdue'
  return (
    <Callout tone={isUrgent ? 'red' : 'amber'} role="status">
      <div className="sr-row apart">
        <div>
          {first === undefined ? null : (
            <p>
              <b>{plural(open.length, { one: '# duty to report runs', other: '# duties to report run' })}</b>{' '}
              <Tag tone={DUTY_TONES[first.state]}>{i18n._(DUTY_STATE_WORDS[first.state])}</Tag>{' '}
              {countryName(first.country, i18n.locale)}: {t`until`} <Moment at={first.dueAt} /> (
              <TimeLeft duty={first} />)
            </p>
          )}
          {asked.length === 0 ? null : (
            <p>
              {plural(asked.length, {
                one: '# duty depends on who you are: say whether it binds you.',
                other: '# duties depend on who you are: say whether they bind you.',
              })}
            </p>
          )}
        </div>
        <Go to={paths.duties(caseId)} className={buttonClass('quiet', 'small')}>
          {t`Duties to report`}
        </Go>
      </div>
    </Callout>
  )
}
