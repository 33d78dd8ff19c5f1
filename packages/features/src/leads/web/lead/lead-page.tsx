/** One lead: what speaks for a closer look, what else would explain it, what is not known, what would change it, and the decision. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, LeadPage as Lead, LeadId } from '@smart-rescue/schema'
import { buttonClass, Callout, Empty, Foreign, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { readCase } from '../../../cases/contract.ts'
import { FailureNote, Go, Moment, paths, useCaseNews, useRead } from '../../../web/index.ts'
import { readLead } from '../../contract.ts'
import { LEAD_STATE_WORDS, ORIGIN_WORDS } from '../lead-words.ts'
import { AnswerActs } from './answer-acts.tsx'
import { ChangeList } from './change-list.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { DimensionTable } from './dimension-table.tsx'
import { QuestionList } from './question-list.tsx'
import { ReasonCard } from './reason-card.tsx'
import { SourceList } from './source-list.tsx'
import '../leads.css'

const Reasons = ({ lead, mayAnswer }: { lead: Lead; mayAnswer: boolean }) => {
  const { t, i18n } = useLingui()
  return (
    <Panel
      title={t`What speaks for a closer look`}
      aside={lead.seen.length > 0 ? i18n.number(lead.seen.length) : undefined}
    >
      {lead.seen.length === 0 ? (
        <Empty title={t`Nothing the machine can see`}>
          {t`The machine sees contacts, dates, places, templates and what texts say about contract, wage, papers and travel. Everything else is for people.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {lead.seen.map((reason) => (
            <ReasonCard key={reason.indicator.id} caseId={lead.caseId} reason={reason}>
              {mayAnswer ? (
                <AnswerActs
                  caseId={lead.caseId}
                  leadId={lead.id}
                  indicator={reason.indicator.id}
                  about={reason.indicator.text}
                  answer={reason.answer}
                />
              ) : null}
            </ReasonCard>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const Head = ({ lead }: { lead: Lead }) => {
  const { t, i18n } = useLingui()
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.leads()}>{t`Leads`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(lead.caseId)}>
          <Foreign text={lead.caseTitle} /> {lead.caseReference}
        </Go>
      </nav>
      <PageHead
        title={<Foreign text={lead.title} />}
        lead={
          lead.why === undefined ? (
            t`Raised by the machine, from what it can see. It decides nothing.`
          ) : (
            <Foreign text={lead.why} />
          )
        }
        acts={
          <a href="#decide" className={`${buttonClass('quiet', 'small')} sr-lead-to-decide`}>
            {t`To the decision`}
          </a>
        }
      >
        <div className="sr-tags">
          <Tag tone="main">{i18n._(LEAD_STATE_WORDS[lead.state])}</Tag>
          <Tag>{i18n._(ORIGIN_WORDS[lead.origin])}</Tag>
          <Tag>
            {lead.byMachine ? null : (
              <>
                <Foreign text={lead.raisedBy.displayName} /> ·{' '}
              </>
            )}
            <Moment at={lead.raisedAt} style="day" />
          </Tag>
        </div>
      </PageHead>
    </>
  )
}

const Escalations = ({ lead }: { lead: Lead }) => {
  const { t } = useLingui()
  if (lead.escalations.length === 0) return null
  return (
    <Callout tone="amber" role="status">
      <p>
        <b>{t`Somebody should look at this now, by the safety protocol of your organisation.`}</b>
      </p>
      <ul>
        {lead.escalations.map((each) => (
          <li key={each.id} lang="en">
            {each.text}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

/** The page. */
export const LeadPage = ({ caseId, leadId }: { caseId: CaseId; leadId: LeadId }): ReactNode => {
  const { t } = useLingui()
  useCaseNews(caseId)
  const reading = useRead(readLead, { caseId, leadId })
  const opened = useRead(readCase, { caseId })
  const may = opened.data?.may ?? []
  const lead = reading.data
  if (lead === undefined)
    return (
      <Page title={t`Lead`}>
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
            <p>
              <Go to={paths.leads()}>{t`Back to the leads`}</Go>
            </p>
          </FailureNote>
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )}
      </Page>
    )
  const mayAnswer = may.includes('lead.raise') && lead.state !== 'opened'
  return (
    <Page title={`${lead.title} · ${t`Lead`}`}>
      <Head lead={lead} />
      <Escalations lead={lead} />
      <div className="sr-cols">
        <div>
          <Reasons lead={lead} mayAnswer={mayAnswer} />
          <QuestionList lead={lead} mayAnswer={mayAnswer} />
        </div>
        <div>
          <DecisionPanel lead={lead} mayDecide={may.includes('lead.decide')} />
          <DimensionTable lead={lead} />
          <ChangeList lead={lead} />
          <SourceList lead={lead} />
        </div>
      </div>
    </Page>
  )
}
