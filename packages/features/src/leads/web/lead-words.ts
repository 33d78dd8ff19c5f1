/** Closed lists of leads in words. None of them is a word about a person. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LeadChange, LeadIndicator, LeadOrigin, LeadReason, LeadState } from '@smart-rescue/schema'

/** The six dimensions of the rule. */
export const DIMENSION_WORDS: Record<string, MessageDescriptor> = {
  'deceptive-recruitment': msg`Deceptive recruitment`,
  'coercive-recruitment': msg`Coercive recruitment`,
  'vulnerability-at-recruitment': msg`Recruitment by abuse of vulnerability`,
  exploitation: msg`Conditions of work`,
  'coercion-at-destination': msg`Coercion at the destination`,
  'vulnerability-at-destination': msg`Abuse of vulnerability at the destination`,
}

/** Strength in the source. */
export const STRENGTH_WORDS: Record<LeadIndicator['strength'], MessageDescriptor> = {
  strong: msg`strong`,
  medium: msg`medium`,
  weak: msg`weak`,
  unweighted: msg`not weighted in its source`,
}

/** How a reason is counted. */
export const COUNTED_WORDS: Record<LeadReason['countedAs'], MessageDescriptor> = {
  escalate: msg`asks for a person at once`,
  rule: msg`counts in the rule`,
  positive: msg`lifts it in the queue`,
  support: msg`context, not counted`,
  'not-weighed': msg`for people to see, not counted`,
  denied: msg`denied, not counted`,
}

/** How sure it is that the source says so. */
export const CONFIDENCE_WORDS: Record<LeadIndicator['confidence'], MessageDescriptor> = {
  high: msg`read in an official text`,
  medium: msg`read second hand`,
  low: msg`from memory, unverified`,
}

/** States. */
export const LEAD_STATE_WORDS: Record<LeadState, MessageDescriptor> = {
  waiting: msg`waiting`,
  watching: msg`kept an eye on`,
  opened: msg`became a case`,
  dismissed: msg`put away`,
}

/** Decisions, in the history. */
export const DECISION_WORDS: Record<string, MessageDescriptor> = {
  watching: msg`kept an eye on`,
  opened: msg`opened as a case`,
  dismissed: msg`put away`,
  undone: msg`taken back`,
}

/** What its sources were gathered by. */
export const ORIGIN_WORDS: Record<LeadOrigin, MessageDescriptor> = {
  sources: msg`chosen sources`,
  selector: msg`sources with one selector`,
  template: msg`sources with one template`,
  network: msg`a network`,
  search: msg`a search`,
}

/** By which comparison a lead stands before the next. */
export const BEFORE_WORDS: Record<string, MessageDescriptor> = {
  escalations: msg`It stands here because somebody saw what asks for a person at once.`,
  fulfilled: msg`It stands before the next because the rule is fulfilled in more dimensions.`,
  strong: msg`It stands before the next because it has more strong indicators.`,
  medium: msg`It stands before the next because it has more medium indicators.`,
  weak: msg`It stands before the next because it has more weak indicators.`,
  positive: msg`It stands before the next because more was measured over its sources.`,
  newest: msg`It stands before the next because its newest source is younger.`,
  sources: msg`It stands before the next because it has more sources.`,
}

/** What was not there to be measured, and what to do. */
export const MISSING_WORDS: Record<Extract<LeadChange, { kind: 'missing' }>['what'], MessageDescriptor> = {
  'a-contact': msg`No contact stands in these sources. With one, other sources of the same hand can be found.`,
  'more-sources': msg`There is one source only. Capture other adverts of the same contact or with the same words.`,
  dates: msg`Some sources have no date of posting. With dates, movement can be measured.`,
  places: msg`Some sources name no place. With places, movement can be measured.`,
  names: msg`No names were found. With names it shows whether one contact answers for several people.`,
}

/** Answers. */
export const ANSWER_WORDS: Record<'yes' | 'no' | 'unknown', MessageDescriptor> = {
  yes: msg`Yes`,
  no: msg`No`,
  unknown: msg`Not known`,
}
