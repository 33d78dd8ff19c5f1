/** Answering one question about a lead: yes, no or not known, with a note if one wishes. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { CaseId, LeadAnswer, LeadId } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useAct, useFailureText } from '../../../web/index.ts'
import { answerLead, listCaseLeads, listLeads, readLead } from '../../contract.ts'
import { ANSWER_WORDS } from '../lead-words.ts'

const ANSWERS: readonly LeadAnswer['answer'][] = ['yes', 'no', 'unknown']

/** The acts. The newest answer counts; every answer stays in the log with its author. */
export const AnswerActs = ({
  caseId,
  leadId,
  indicator,
  about,
  answer,
}: {
  caseId: CaseId
  leadId: LeadId
  indicator: string
  /** What is asked, for screen readers. */
  about: string
  answer?: LeadAnswer | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const [note, setNote] = useState('')
  const act = useAct(answerLead, [readLead, listLeads, listCaseLeads, { name: 'case.log' }])
  const give = (given: LeadAnswer['answer']) =>
    act.mutate(
      { caseId, leadId, indicator, answer: given, ...(note.trim() === '' ? {} : { note }) },
      {
        onSuccess: () => setNote(''),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <div className="sr-lead-answer">
      <TextInput
        aria-label={t`Note on ${about}`}
        placeholder={t`Note, if you wish`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2_000}
        dir="auto"
        size="sm"
      />
      <Acts>
        {ANSWERS.map((each) => (
          <Button
            key={each}
            tone="quiet"
            size="small"
            busy={act.isPending}
            pressed={answer?.answer === each}
            about={about}
            onClick={() => give(each)}
          >
            {i18n._(ANSWER_WORDS[each])}
          </Button>
        ))}
      </Acts>
    </div>
  )
}
