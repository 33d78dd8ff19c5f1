/** The reasons of a lead in words, for the log and for notes. */
import { assessLead, type LeadAssessment, type LeadFacts } from '@smart-rescue/core/triage'

/** One sentence a reason, those that count most first; with what was found and, where a person answered, that she did. */
export const sayReasons = (facts: LeadFacts, assessment: LeadAssessment = assessLead(facts)): string[] =>
  assessment.reasons.flatMap(({ indicator, observation, answer, countedAs }) => {
    if (countedAs === 'denied') return []
    const said = answer === 'yes' ? ' A person answered yes.' : ''
    return [`${indicator.id}: ${observation?.sentence ?? `${indicator.text}.`}${said}`]
  })
