/** Questions that only people can answer, by dimension: the ones that would change most are open, the others folded. */
import { useLingui } from '@lingui/react/macro'
import type { LeadPage } from '@smart-rescue/schema'
import { Empty, Foreign, Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { DIMENSION_WORDS, STRENGTH_WORDS } from '../lead-words.ts'
import { AnswerActs } from './answer-acts.tsx'
import { IndicatorSource } from './reason-card.tsx'

type Question = LeadPage['questions'][number]

const OTHER = 'other'

const QuestionRow = ({
  lead,
  question,
  mayAnswer,
}: {
  lead: LeadPage
  question: Question
  mayAnswer: boolean
}) => {
  const { t, i18n } = useLingui()
  return (
    <li className="sr-item">
      <p>
        <b lang="en">{question.text}</b>
        {question.strength === 'unweighted' ? null : (
          <span className="sr-small"> · {i18n._(STRENGTH_WORDS[question.strength])}</span>
        )}
        {question.use === 'escalate' ? (
          <span className="sr-small"> · {t`asks for a person at once`}</span>
        ) : question.use === 'human-only' ? (
          <span className="sr-small"> · {t`read by people only, never counted`}</span>
        ) : null}
      </p>
      <IndicatorSource indicator={question} />
      {question.answer === undefined ? null : (
        <p className="sr-small">
          <Foreign text={question.answer.by.displayName} />:{' '}
          {question.answer.answer === 'no' ? t`no` : t`not known`}
          {question.answer.note === undefined ? null : (
            <>
              {' – '}
              <Foreign text={question.answer.note} />
            </>
          )}
        </p>
      )}
      {mayAnswer ? (
        <AnswerActs
          caseId={lead.caseId}
          leadId={lead.id}
          indicator={question.id}
          about={question.text}
          answer={question.answer}
        />
      ) : null}
    </li>
  )
}

/** The panel. */
export const QuestionList = ({ lead, mayAnswer }: { lead: LeadPage; mayAnswer: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const groups = Map.groupBy(lead.questions, ({ dimension, use }) =>
    use === 'escalate' ? 'escalate' : (dimension ?? OTHER),
  )
  const order = ['escalate', ...Object.keys(DIMENSION_WORDS), OTHER]
  const name = (key: string): string => {
    const words = DIMENSION_WORDS[key]
    if (words !== undefined) return i18n._(words)
    return key === 'escalate' ? t`What asks for a person at once` : t`Other signs`
  }
  return (
    <Panel title={t`Questions for people`}>
      {lead.questions.length === 0 ? (
        <Empty title={t`Every question is answered`} />
      ) : (
        <>
          <p className="sr-pad sr-small">
            {t`No machine sees this. Ask whoever knows; never ask a child. An answer stands in the log with your name, and the newest counts.`}
          </p>
          {order.map((key) => {
            const own = groups.get(key) ?? []
            if (own.length === 0) return null
            const answered = own.filter(({ answer }) => answer !== undefined).length
            return (
              <details key={key} className="sr-lead-questions" open={key === 'escalate'}>
                <summary>
                  {name(key)}{' '}
                  <span className="sr-small">
                    {t`${i18n.number(answered)} of ${i18n.number(own.length)} answered`}
                  </span>
                </summary>
                <ul className="sr-list">
                  {own.map((question) => (
                    <QuestionRow key={question.id} lead={lead} question={question} mayAnswer={mayAnswer} />
                  ))}
                </ul>
              </details>
            )
          })}
        </>
      )}
    </Panel>
  )
}
