/** One duty: what the law asks, how the clock stands, what was done, and what can be done. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { SourceLine } from '../../safeguard/web/sourced.tsx'
import { countryName, Moment } from '../../web/index.ts'
import type { DutyEntry, ReportingClock } from '../contract.ts'
import { type ReasonedAct, ReasonForm, ReportForm } from './duty-forms.tsx'
import { DUTY_BASIS_WORDS, DUTY_ENTRY_WORDS, DUTY_STATE_WORDS, DUTY_TONES } from './duty-words.ts'
import { DutyBar, TimeLeft } from './time-left.tsx'

const Entries = ({ entries }: { entries: readonly DutyEntry[] }) => {
  const { t, i18n } = useLingui()
  if (entries.length === 0) return null
  return (
    <ul className="sr-duty-entries sr-small">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.what}`}>
          <b>
            <Foreign text={entry.by.displayName} />
          </b>{' '}
          {i18n._(DUTY_ENTRY_WORDS[entry.what])} · <Moment at={entry.at} />
          {entry.toWhom === undefined ? null : (
            <>
              {' '}
              · {t`to`} <Foreign text={entry.toWhom} />
            </>
          )}
          {entry.number === undefined ? null : (
            <>
              {' '}
              · {t`number`} <bdi>{entry.number}</bdi>
            </>
          )}
          {entry.handedAt === undefined ? null : (
            <>
              {' '}
              · {t`on`} <Moment at={entry.handedAt} />
            </>
          )}
          {entry.knownAt === undefined ? null : (
            <>
              {' '}
              · <Moment at={entry.knownAt} />
            </>
          )}
          {entry.why === undefined ? null : (
            <>
              {' '}
              · <Foreign text={entry.why} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The card. `mayWaive`: the reader is a lawyer of the team. */
export const DutyCard = ({
  caseId,
  duty,
  mayChange,
  mayWaive,
}: {
  caseId: CaseId
  duty: ReportingClock
  mayChange: boolean
  mayWaive: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [form, setForm] = useState<'report' | ReasonedAct>()
  const close = () => setForm(undefined)
  const act = (what: 'report' | ReasonedAct, name: string, tone: 'main' | 'quiet' = 'quiet') => (
    <Button tone={tone} size="small" about={duty.id} onClick={() => setForm(what)}>
      {name}
    </Button>
  )
  const isSettled = duty.state === 'reported' || duty.state === 'waived'
  return (
    <li className="sr-item" id={`duty-${duty.id}`}>
      <div className="sr-row apart">
        <p>
          <b>{countryName(duty.country, i18n.locale)}</b> · <bdi lang="en">{duty.who}</bdi>
        </p>
        <Tag tone={DUTY_TONES[duty.state]}>{i18n._(DUTY_STATE_WORDS[duty.state])}</Tag>
      </div>
      <p>
        <bdi lang="en">{duty.text}</bdi>
      </p>
      {duty.deadline === undefined ? null : (
        <p className="sr-small">
          {t`In the words of the row:`} <bdi lang="en">{duty.deadline}</bdi>
        </p>
      )}
      {duty.sanction === undefined ? null : (
        <p className="sr-small">
          {t`If it is not done:`} <bdi lang="en">{duty.sanction}</bdi>
        </p>
      )}
      {duty.open ? (
        <>
          <DutyBar duty={duty} />
          <p>
            <b>
              {t`Until`} <Moment at={duty.dueAt} />
            </b>{' '}
            · <TimeLeft duty={duty} />
          </p>
          <p className="sr-small">
            {t`Known since`} <Moment at={duty.knownAt} />. {i18n._(DUTY_BASIS_WORDS[duty.basis])}{' '}
            {t`The case cannot be closed before.`}
          </p>
        </>
      ) : null}
      <Entries entries={duty.entries} />
      <SourceLine row={{ ...duty, lastChecked: '2026-11' }} />
      {mayChange && form === undefined ? (
        <Acts>
          {duty.state === 'asked' || duty.state === 'not-bound' ? act('binds', t`It binds us`) : null}
          {duty.state === 'asked' ? act('not-bound', t`It does not bind us`) : null}
          {duty.open ? act('report', t`Record the report`, 'main') : null}
          {duty.open && mayWaive ? act('waive', t`Waive this duty`) : null}
          {isSettled ? act('reopen', t`Take it back`) : null}
        </Acts>
      ) : null}
      {form === 'report' ? <ReportForm caseId={caseId} duty={duty} onDone={close} /> : null}
      {form !== undefined && form !== 'report' ? (
        <ReasonForm caseId={caseId} duty={duty} what={form} onDone={close} />
      ) : null}
    </li>
  )
}
