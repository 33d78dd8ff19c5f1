/** What would change how a lead stands: the one answer that would fulfil a dimension, the one it hangs on, the capture that is missing. */

import { type DimensionStanding, isFulfilled, type Weight } from './ilo-rule.ts'
import type { Dimension, Indicator } from './indicators/index.ts'
import type { LeadFacts } from './lead-facts.ts'
import type { LeadReason } from './lead-reason.ts'
import { groupContacts, namesOf } from './observers/contacts.ts'

/** One thing that would change it. */
export type Change =
  /** One more indicator of this strength would fulfil the dimension; the questions are those that could show it. */
  | {
      readonly kind: 'one-more'
      readonly dimension: Dimension
      readonly strength: Weight
      readonly questions: readonly string[]
    }
  /** Without this indicator the dimension would no longer be fulfilled. */
  | { readonly kind: 'hangs-on'; readonly dimension: Dimension; readonly indicator: string }
  /** Something could not be measured for want of this. */
  | { readonly kind: 'missing'; readonly what: 'dates' | 'places' | 'names' | 'more-sources' | 'a-contact' }

/** Strengths from the least that could be enough to the greatest. */
const WEIGHTS: readonly Weight[] = ['weak', 'medium', 'strong']

const withMore = (standing: DimensionStanding, strength: Weight, by: 1 | -1): boolean =>
  isFulfilled({ ...standing, [strength]: standing[strength] + by })

const oneMore = (standing: DimensionStanding, questions: readonly Indicator[]): Change[] => {
  if (standing.fulfilled) return []
  const enough = WEIGHTS.filter((strength) => withMore(standing, strength, 1))
  return enough.flatMap((strength): Change[] => {
    const open = questions.filter(
      (each) => each.use === 'rule' && each.dimension === standing.dimension && each.strength === strength,
    )
    if (open.length === 0) return []
    return [
      { kind: 'one-more', dimension: standing.dimension, strength, questions: open.map(({ id }) => id) },
    ]
  })
}

const hangsOn = (standing: DimensionStanding, reasons: readonly LeadReason[]): Change[] => {
  if (!standing.fulfilled) return []
  return standing.counted.flatMap((id): Change[] => {
    const strength = reasons.find(({ indicator }) => indicator.id === id)?.indicator.strength
    if (strength === undefined || strength === 'unweighted' || withMore(standing, strength, -1)) return []
    return [{ kind: 'hangs-on', dimension: standing.dimension, indicator: id }]
  })
}

/** What the observers lacked. */
const missing = (facts: LeadFacts): Change[] => {
  const { sources } = facts
  const say = (what: Extract<Change, { kind: 'missing' }>['what'], isMissing: boolean): Change[] =>
    isMissing ? [{ kind: 'missing', what }] : []
  const hasContact = groupContacts(facts).length > 0
  return [
    ...say('a-contact', !hasContact),
    ...say('more-sources', sources.length < 2),
    ...say(
      'dates',
      sources.some(({ postedOn }) => postedOn === undefined),
    ),
    ...say(
      'places',
      sources.some(({ places }) => places.length === 0),
    ),
    ...say('names', namesOf(sources).length === 0),
  ]
}

/** Everything that would change it, by dimension, then what is missing. */
export const findChanges = (lead: {
  readonly facts: LeadFacts
  readonly dimensions: readonly DimensionStanding[]
  readonly questions: readonly Indicator[]
  readonly reasons: readonly LeadReason[]
}): Change[] => [
  ...lead.dimensions.flatMap((standing) => oneMore(standing, lead.questions)),
  ...lead.dimensions.flatMap((standing) => hangsOn(standing, lead.reasons)),
  ...missing(lead.facts),
]
