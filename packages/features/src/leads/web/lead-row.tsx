/** One lead in the queue: what speaks for a closer look, and why it stands where it stands. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { LeadSummary } from '@smart-rescue/schema'
import { Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths } from '../../web/index.ts'
import { BEFORE_WORDS, DIMENSION_WORDS, LEAD_STATE_WORDS, ORIGIN_WORDS } from './lead-words.ts'
import { useReasonSentence } from './use-reason-sentence.ts'
import './leads.css'

/** The row. */
export const LeadRow = ({ lead, showCase = true }: { lead: LeadSummary; showCase?: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const say = useReasonSentence()
  const before = lead.before === undefined ? undefined : BEFORE_WORDS[lead.before]
  return (
    <li className="sr-item sr-lead-row">
      <div className="sr-row apart">
        <h3>
          <Go to={paths.lead(lead.caseId, lead.id)}>
            <Foreign text={lead.title} />
          </Go>
        </h3>
        <Tag tone={lead.state === 'opened' ? 'main' : 'plain'}>{i18n._(LEAD_STATE_WORDS[lead.state])}</Tag>
      </div>
      <p className="sr-small">
        {showCase ? (
          <>
            <Go to={paths.case(lead.caseId)}>
              <Foreign text={lead.caseTitle} /> {lead.caseReference}
            </Go>
            {' · '}
          </>
        ) : null}
        {i18n._(ORIGIN_WORDS[lead.origin])} · {plural(lead.sources, { one: '# source', other: '# sources' })}{' '}
        · {lead.byMachine ? t`raised by the machine` : <Foreign text={lead.raisedBy.displayName} />} ·{' '}
        <Moment at={lead.raisedAt} style="day" />
      </p>
      {lead.reasons.length === 0 ? (
        <p className="sr-small">{t`Nothing the machine can see speaks for a closer look. The questions are for people.`}</p>
      ) : (
        <ul className="sr-lead-why">
          {lead.reasons.map((reason) => (
            <li key={reason.indicator}>
              <Foreign text={say({ ...reason, fallback: reason.text })} />
            </li>
          ))}
        </ul>
      )}
      {lead.fulfilled.length === 0 ? null : (
        <p className="sr-small">
          {t`ILO’s rule is fulfilled in:`}{' '}
          {lead.fulfilled
            .map((each) => (DIMENSION_WORDS[each] ? i18n._(DIMENSION_WORDS[each]) : each))
            .join(', ')}
        </p>
      )}
      {before === undefined ? null : <p className="sr-small sr-quiet">{i18n._(before)}</p>}
    </li>
  )
}
