/** Deciding on a lead: always by a person, always with a reason; every decision stays with its author and time. */
import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { CaseDraft, LeadPage } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useRef, useState } from 'react'
import { readCase } from '../../../cases/contract.ts'
import { CaseForm } from '../../../cases/web/list/case-form.tsx'
import { FailureNote, Go, Moment, paths, useAct, useFailureText, useGo, useRead } from '../../../web/index.ts'
import { decideLead, listCaseLeads, listLeads, openLead, readLead } from '../../contract.ts'
import { DECISION_WORDS, LEAD_STATE_WORDS } from '../lead-words.ts'

const STALE = [readLead, listLeads, listCaseLeads, { name: 'case.log' }, { name: 'case.list' }]

const History = ({ lead }: { lead: LeadPage }) => {
  const { t, i18n } = useLingui()
  if (lead.decisions.length === 0) return null
  return (
    <ol className="sr-lead-history" aria-label={t`Decisions`}>
      {lead.decisions.map((decision) => {
        const words = DECISION_WORDS[decision.decision]
        return (
          <li key={decision.at}>
            <b>{words === undefined ? decision.decision : i18n._(words)}</b> ·{' '}
            <Foreign text={decision.by.displayName} /> · <Moment at={decision.at} />
            <br />
            <Foreign text={decision.why} />
          </li>
        )
      })}
    </ol>
  )
}

/** The form that opens a case; purpose and legal basis are asked anew, kind and countries begin as those of the old case. */
const OpenForm = ({ lead, why, onCancel }: { lead: LeadPage; why: string; onCancel: () => void }) => {
  const { t } = useLingui()
  const go = useGo()
  const old = useRead(readCase, { caseId: lead.caseId })
  const act = useAct(openLead, STALE)
  // News of the decision may redraw the page before the answer is here: what follows must not hang on this form.
  const submit = async (draft: CaseDraft) => {
    const done = await act
      .mutateAsync({ caseId: lead.caseId, leadId: lead.id, ...draft, why })
      .catch(() => undefined)
    if (done === undefined) return
    const refused = done.extract.some(({ refusal }) => refusal !== undefined)
    showToast({
      text: refused
        ? t`The case is open, but the extract was refused. Its evidence list says why.`
        : t`The case is open. The extract is being read.`,
      tone: refused ? 'bad' : 'calm',
    })
    go(paths.case(done.opened.id))
  }
  if (old.data === undefined) return old.isError ? <FailureNote error={old.error} /> : null
  const { leadKind, countries } = old.data.case
  return (
    <CaseForm
      start={{ title: '', leadKind, countries, purpose: '', legalBasis: '' }}
      act={t`Open the case`}
      busy={act.isPending}
      error={act.error}
      onSubmit={(draft) => void submit(draft)}
      onCancel={onCancel}
    />
  )
}

/** The panel: what stands, the acts of whoever may decide, and the history. */
export const DecisionPanel = ({ lead, mayDecide }: { lead: LeadPage; mayDecide: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const [opening, setOpening] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const act = useAct(decideLead, STALE)
  const withWhy = (go: () => void) => {
    setChecked(true)
    if (why.trim() === '') field.current?.focus()
    else go()
  }
  const decide = (decision: 'watching' | 'dismissed' | 'undone') =>
    withWhy(() =>
      act.mutate(
        { caseId: lead.caseId, leadId: lead.id, decision, why },
        {
          onSuccess: () => {
            setWhy('')
            setChecked(false)
            setOpening(false)
            showToast({ text: t`The decision is in the log.`, tone: 'calm' })
          },
          onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
        },
      ),
    )
  const isOpen = lead.state === 'opened'
  return (
    <Panel id="decide" title={t`Decide`} aside={i18n._(LEAD_STATE_WORDS[lead.state])}>
      <div className="sr-pad sr-stack">
        {isOpen && !opening ? (
          <p>
            {t`This lead became a case.`}{' '}
            {lead.openedCase === undefined ? (
              t`You are not on its team.`
            ) : (
              <Go to={paths.case(lead.openedCase.id)} className={buttonClass('quiet', 'small')}>
                {t`Go to ${lead.openedCase.reference}`}
              </Go>
            )}
          </p>
        ) : mayDecide || opening ? (
          <>
            <Textarea
              ref={field}
              label={t`Why do you decide so?`}
              description={t`In one sentence that a colleague, or a court, can read. It stands in the log with your name.`}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              error={checked && why.trim() === '' ? t`Please say why.` : undefined}
              maxLength={2_000}
              autosize
              minRows={2}
              required
              withAsterisk={false}
              dir="auto"
            />
            {opening ? (
              <OpenForm lead={lead} why={why} onCancel={() => setOpening(false)} />
            ) : (
              <Acts>
                <Button onClick={() => withWhy(() => setOpening(true))}>{t`Open a case from it`}</Button>
                {lead.state === 'watching' ? null : (
                  <Button tone="quiet" busy={act.isPending} onClick={() => decide('watching')}>
                    {t`Keep an eye on it`}
                  </Button>
                )}
                {lead.state === 'dismissed' ? null : (
                  <Button tone="quiet" busy={act.isPending} onClick={() => decide('dismissed')}>
                    {t`Put it away`}
                  </Button>
                )}
                {lead.state === 'waiting' ? null : (
                  <Button tone="plain" busy={act.isPending} onClick={() => decide('undone')}>
                    {t`Take the decision back`}
                  </Button>
                )}
              </Acts>
            )}
          </>
        ) : (
          <p className="sr-small">{t`A case officer of the case decides, and says why.`}</p>
        )}
        <History lead={lead} />
      </div>
    </Panel>
  )
}
