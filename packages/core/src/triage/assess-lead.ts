/**
 * How a lead stands: what is to be seen, what people answered, how the rule counts it, and what would change it. It is an
 * order to look, with reasons; it says nothing about a person, and nothing follows from it by itself.
 */
import { type DimensionStanding, weighDimensions } from './ilo-rule.ts'
import { findIndicator, INDICATORS, type Indicator, indicatorOf, isQuestion } from './indicators/index.ts'
import type { LeadFacts } from './lead-facts.ts'
import type { CountedAs, HumanAnswer, LeadReason } from './lead-reason.ts'
import { observeLead } from './observers/index.ts'
import { type LeadRank, rankLead } from './rank-lead.ts'
import { type Change, findChanges } from './what-would-change.ts'

/** The whole standing of a lead. */
export interface LeadAssessment {
  /** Observed or affirmed, those that count most first. */
  readonly reasons: readonly LeadReason[]
  readonly dimensions: readonly DimensionStanding[]
  /** Affirmed indicators that ask for a person and the safety protocol at once. */
  readonly escalations: readonly Indicator[]
  /** Indicators that only people can see and that nobody has answered. */
  readonly questions: readonly Indicator[]
  readonly changes: readonly Change[]
  readonly rank: LeadRank
}

const ORDER: readonly CountedAs[] = ['escalate', 'rule', 'positive', 'support', 'not-weighed', 'denied']
const STRENGTHS = ['strong', 'medium', 'weak', 'unweighted']

const countAs = ({ use }: Indicator, answer: HumanAnswer['answer'] | undefined): CountedAs => {
  if (answer === 'no') return 'denied'
  if (use === 'human-only' || use === 'never') return 'not-weighed'
  return use
}

const place = ({ countedAs, indicator }: LeadReason): number =>
  ORDER.indexOf(countedAs) * STRENGTHS.length + STRENGTHS.indexOf(indicator.strength)

const listReasons = (facts: LeadFacts, answers: ReadonlyMap<string, HumanAnswer['answer']>): LeadReason[] => {
  const seen = observeLead(facts).flatMap((observation): LeadReason[] => {
    const indicator = indicatorOf(observation.observer)
    if (indicator === undefined) return []
    const answer = answers.get(indicator.id)
    const given = answer === undefined ? {} : { answer }
    return [{ indicator, observation, ...given, countedAs: countAs(indicator, answer) }]
  })
  const known = new Set(seen.map(({ indicator }) => indicator.id))
  const affirmed = [...answers].flatMap(([id, answer]): LeadReason[] => {
    const indicator = findIndicator(id)
    if (answer !== 'yes' || indicator === undefined || known.has(id) || !isQuestion(indicator)) return []
    return [{ indicator, answer, countedAs: countAs(indicator, answer) }]
  })
  return [...seen, ...affirmed].sort(
    (a, b) => place(a) - place(b) || (a.indicator.id < b.indicator.id ? -1 : 1),
  )
}

/** The newest day among the sources, ISO 8601; as posted, else as found. */
const newestDay = ({ sources }: LeadFacts): string =>
  sources.reduce((newest, { postedOn, seenOn }) => {
    const day = (postedOn ?? seenOn).slice(0, 10)
    return day > newest ? day : newest
  }, '')

/** Assesses. The order of sources, of observers and of answers changes nothing; a later answer on one indicator replaces an earlier one. */
export const assessLead = (facts: LeadFacts, given: readonly HumanAnswer[] = []): LeadAssessment => {
  const sources = [...facts.sources].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const ordered: LeadFacts = { ...facts, sources }
  const answers = new Map(given.map(({ indicator, answer }) => [indicator, answer]))
  const reasons = listReasons(ordered, answers)
  const counting = reasons.filter(({ countedAs }) => countedAs !== 'denied' && countedAs !== 'not-weighed')
  const dimensions = weighDimensions(counting.map(({ indicator }) => indicator.id))
  const escalations = counting
    .filter(({ countedAs }) => countedAs === 'escalate')
    .map(({ indicator }) => indicator)
  const known = new Set([...reasons.map(({ indicator }) => indicator.id), ...answers.keys()])
  const questions = INDICATORS.filter(
    (each) => isQuestion(each) && !known.has(each.id) && (each.observer === undefined || each.use === 'rule'),
  )
  return {
    reasons,
    dimensions,
    escalations,
    questions,
    changes: findChanges({ facts: ordered, dimensions, questions, reasons }),
    rank: rankLead({
      escalations: escalations.length,
      dimensions,
      positive: counting.filter(({ countedAs }) => countedAs === 'positive').length,
      newest: newestDay(ordered),
      sources: sources.length,
    }),
  }
}
