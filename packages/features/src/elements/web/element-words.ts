/** Closed lists of law and elements in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CaseElement, Confidence, PackReview, SupportKind, VictimAge } from '@smart-rescue/schema'

/** The victim. */
export const VICTIM_WORDS: Record<VictimAge, MessageDescriptor> = {
  child: msg`a child (under 18)`,
  adult: msg`an adult`,
  unknown: msg`not known yet`,
}

/** How an element stands. */
export const STATE_WORDS: Record<CaseElement['state'], MessageDescriptor> = {
  covered: msg`covered`,
  weak: msg`weak`,
  missing: msg`missing`,
  'to-judge': msg`for the lawyer to judge`,
}

/** What an element may rest on. */
export const SUPPORT_WORDS: Record<SupportKind, MessageDescriptor> = {
  exhibit: msg`an exhibit of this case`,
  document: msg`a document of an authority or third party`,
  witness: msg`a witness who can be named`,
  'anonymous-tip': msg`an anonymous tip`,
}

/** How sure a row is. */
export const SURE_WORDS: Record<Confidence, MessageDescriptor> = {
  high: msg`read in the law’s text or an official source`,
  medium: msg`read second hand`,
  low: msg`unverified – ask a lawyer`,
}

/** How far lawyers looked at a pack. */
export const REVIEW_WORDS: Record<PackReview['state'], MessageDescriptor> = {
  unreviewed: msg`no lawyer has confirmed it`,
  reviewed: msg`confirmed by a lawyer`,
  rejected: msg`rejected by a lawyer`,
}

/** What does not fit together. */
export const CONFLICT_WORDS: Record<CaseElement['conflicts'][number], MessageDescriptor> = {
  'lawyers-differ': msg`Lawyers judged this differently; the newest word counts.`,
  'changed-since': msg`Something was attached or taken back since it was judged.`,
  'tip-only': msg`Only anonymous tips are attached. They show where to look and close nothing.`,
}

/** Groups that packs use; a group of another name shows its name. */
export const GROUP_WORDS: Record<string, MessageDescriptor> = {
  act: msg`The act`,
  act2: msg`The second act`,
  means: msg`The means`,
  means_adult: msg`The means (adults alone)`,
  means_or_age: msg`The means, or the age`,
  purpose: msg`The purpose`,
  age: msg`The age`,
  mental: msg`What was known or meant`,
  jurisdiction: msg`The place and the law’s reach`,
  exchange: msg`The exchange`,
  circumstance: msg`The circumstance`,
  place: msg`The place`,
  aggravating: msg`Makes it graver`,
  'second-source': msg`A second source beside the one witness`,
  'day-of-the-act': msg`The day of the act`,
}

/** Topics that packs use; another topic shows its name. */
export const TOPIC_WORDS: Record<string, MessageDescriptor> = {
  trafficking: msg`trafficking`,
  recruitment: msg`recruitment`,
  procuring: msg`procuring`,
  purchase: msg`buying`,
  sale_of_child: msg`sale of a child`,
  prostitution_of_child: msg`exploitation of a child in prostitution`,
  exploitation_of_trafficked_child: msg`exploitation of a trafficked child`,
  exploitation_by_caretaker: msg`exploitation by a caretaker`,
  brothel_keeping: msg`keeping a brothel`,
  premises: msg`premises`,
  living_on_earnings: msg`living on the earnings`,
  cross_border: msg`across a border`,
  travelling_offender: msg`travelling offender`,
  contact_abuse: msg`contact abuse`,
  rape: msg`rape`,
  abduction: msg`abduction`,
  detention: msg`detention`,
  dance_bar: msg`entertainment venue`,
  grooming: msg`grooming`,
  sexual_extortion: msg`sexual extortion`,
  live_streaming: msg`live streaming`,
  csam_production: msg`making of abuse material`,
  csam_distribution: msg`spreading of abuse material`,
  csam_possession: msg`holding of abuse material`,
  online: msg`online`,
  advertising: msg`advertising`,
  facilitation: msg`help and support`,
  intermediaries: msg`platforms and intermediaries`,
}
