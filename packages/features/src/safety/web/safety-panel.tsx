/** The safety plan of a case: before everything else, and loud where there is none. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { FailureNote, Moment, useRead } from '../../web/index.ts'
import { readSafety, type SafetyView } from '../contract.ts'
import { PlanForm } from './plan-form.tsx'
import { AT_RISK_WORDS } from './safety-words.ts'

const Plan = ({ view }: { view: SafetyView }) => {
  const { t, i18n } = useLingui()
  const { plan } = view
  if (plan === undefined) return null
  return (
    <>
      {view.state === 'overdue' ? (
        <Callout tone="amber" role="status">
          {t`This plan was to be looked at again on ${plan.reviewOn}. Is it still right?`}
        </Callout>
      ) : null}
      <ul className="sr-list">
        {plan.entries.map((entry) => (
          <li key={`${entry.who} ${entry.fromWhom} ${entry.contact}`} className="sr-item">
            <h3>{i18n._(AT_RISK_WORDS[entry.who])}</h3>
            <dl className="sr-facts">
              <dt>{t`From whom`}</dt>
              <dd>
                <Foreign text={entry.fromWhom} />
              </dd>
              <dt>{t`Could be alerted by`}</dt>
              <dd>
                <Foreign text={entry.alertedBy} />
              </dd>
              <dt>{t`What we do`}</dt>
              <dd>
                <Foreign text={entry.measures} />
              </dd>
              <dt>{t`First call`}</dt>
              <dd>
                <Foreign text={entry.contact} />
              </dd>
            </dl>
          </li>
        ))}
      </ul>
      <p className="sr-small">
        <Foreign text={plan.by.displayName} /> · <Moment at={plan.at} /> ·{' '}
        {t`look at it again on ${plan.reviewOn}`}
      </p>
    </>
  )
}

/** The panel. */
export const SafetyPanel = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readSafety, { caseId })
  const opened = useRead(readCase, { caseId })
  const [writing, setWriting] = useState(false)
  const view = reading.data
  const mayPlan = opened.data?.may.includes('safety.change') === true
  return (
    <Panel title={t`Safety plan`} id="safety">
      {view === undefined ? (
        reading.isError ? (
          <div className="sr-pad">
            <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
          </div>
        ) : (
          <Skeleton label={t`Loading`} />
        )
      ) : (
        <div className="sr-pad sr-stack">
          {view.plan === undefined && view.needed ? (
            <Callout tone="red" role="status">
              <b>{t`No safety plan yet.`}</b>{' '}
              {t`A child may be at risk here. Agree on one before any step that could alert somebody: a capture by a new route, a call, a referral.`}
            </Callout>
          ) : view.plan === undefined ? (
            <p className="sr-small">{t`No safety plan yet. Write one as soon as somebody may be at risk.`}</p>
          ) : null}
          {writing ? (
            <PlanForm caseId={caseId} start={view.plan} onDone={() => setWriting(false)} />
          ) : (
            <>
              <Plan view={view} />
              {mayPlan ? (
                <Acts>
                  <Button
                    tone={view.plan === undefined ? 'main' : 'quiet'}
                    size="small"
                    onClick={() => setWriting(true)}
                  >
                    {view.plan === undefined ? t`Write a safety plan` : t`Change the plan`}
                  </Button>
                </Acts>
              ) : null}
            </>
          )}
        </div>
      )}
    </Panel>
  )
}
