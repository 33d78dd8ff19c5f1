/** The closed lists of the road in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type {
  ExitReason,
  FactConfidence,
  FactSource,
  ReceiverDraft,
  ReceiverTrust,
  ReferralDraft,
  RoadStage,
  RoadUnit,
} from '@smart-rescue/schema'

/** What a track counts. */
export const UNIT_WORDS: Record<RoadUnit, MessageDescriptor> = {
  report: msg`Report`,
  referral: msg`Referral`,
  investigation: msg`Investigation`,
  person: msg`Person suspected`,
  charge: msg`Charge against a person`,
  victim: msg`Child`,
}

/** Stages. */
export const ROAD_STAGE_WORDS: Record<RoadStage, MessageDescriptor> = {
  reported: msg`Reported`,
  triaged: msg`Assessed`,
  referred: msg`Handed over`,
  referral_acknowledged: msg`Answer to the hand-over`,
  investigation_opened: msg`Investigation opened`,
  victim_identified: msg`Child identified by an authority`,
  victim_safeguarded: msg`Child in safety`,
  suspect_formal_contact: msg`Questioned or cautioned`,
  arrested: msg`Arrested`,
  charged: msg`Charged`,
  committed_for_trial: msg`Sent to trial`,
  trial: msg`Court session`,
  verdict: msg`Verdict`,
  sentence: msg`Sentence`,
  appeal: msg`Appeal`,
  final: msg`Final`,
  compensation: msg`Compensation`,
  asked: msg`We asked and heard nothing`,
}

/** Values of stages. */
export const VALUE_WORDS: Record<string, MessageDescriptor> = {
  received: msg`received`,
  accepted: msg`accepted`,
  rejected: msg`refused`,
  transferred: msg`passed on to somebody else`,
  arraignment: msg`charges read`,
  hearing: msg`hearing`,
  adjourned: msg`put off`,
  ruling: msg`ruling`,
  convicted: msg`convicted`,
  convicted_plea: msg`convicted after a plea`,
  acquitted: msg`acquitted`,
  dismissed: msg`dismissed`,
  withdrawn: msg`charge withdrawn`,
  diverted: msg`diverted`,
  unfit: msg`unfit to stand trial`,
  abated: msg`ended by death`,
  custody_days: msg`prison`,
  suspended: msg`suspended sentence`,
  fine: msg`fine`,
  community: msg`community service`,
  registration_order: msg`registration`,
  other: msg`other`,
  none: msg`no appeal`,
  pending: msg`appeal is running`,
  upheld: msg`judgment stands`,
  varied: msg`judgment changed`,
  quashed: msg`judgment set aside`,
  retrial: msg`new trial ordered`,
  not_sought: msg`not asked for`,
  ordered: msg`ordered`,
  paid_part: msg`paid in part`,
  paid_full: msg`paid in full`,
  state_fund: msg`paid by a state fund`,
}

/** Why a track ended. */
export const EXIT_WORDS: Record<ExitReason, MessageDescriptor> = {
  insufficient_evidence: msg`not enough evidence`,
  victim_not_supporting: msg`the child or family does not want to go on`,
  suspect_not_identified: msg`nobody was identified`,
  suspect_abroad_no_cooperation: msg`the suspect is abroad and no state helps`,
  no_jurisdiction: msg`no jurisdiction`,
  out_of_time: msg`too late by law`,
  not_in_public_interest: msg`not in the public interest`,
  agency_capacity: msg`the office has no capacity`,
  provider_data_missing: msg`data of a provider are missing`,
  duplicate: msg`the same as another`,
  no_crime: msg`no crime`,
  suspect_dead: msg`the suspect has died`,
  other: msg`another reason`,
}

/** Where a fact comes from. */
export const SOURCE_WORDS: Record<FactSource, MessageDescriptor> = {
  letter: msg`Letter`,
  'court-list': msg`List of the court`,
  'court-document': msg`Document of the court`,
  'phone-call': msg`Phone call`,
  'e-mail': msg`E-mail`,
  portal: msg`Portal of the authority`,
  meeting: msg`Meeting`,
  receipt: msg`Receipt`,
  newspaper: msg`Newspaper`,
  other: msg`Other source`,
}

/** How sure it is. */
export const SURE_WORDS: Record<FactConfidence, MessageDescriptor> = {
  confirmed: msg`confirmed`,
  likely: msg`likely`,
  unsure: msg`unsure`,
}

/** How far a receiver is trusted. */
export const TRUST_WORDS: Record<ReceiverTrust, MessageDescriptor> = {
  trusted: msg`trusted`,
  known: msg`known`,
  untested: msg`untested`,
  unsafe: msg`unsafe`,
}

/** Kinds of receiver. */
export const RECEIVER_WORDS: Record<ReceiverDraft['kind'], MessageDescriptor> = {
  police: msg`Police`,
  prosecutor: msg`Prosecutor`,
  hotline: msg`Hotline`,
  'child-protection': msg`Child protection office`,
  embassy: msg`Embassy liaison`,
  court: msg`Court`,
  organisation: msg`Organisation`,
  other: msg`Other`,
}

/** On which basis data leave the country. */
export const TRANSFER_WORDS: Record<ReferralDraft['transferBasis'], MessageDescriptor> = {
  'same-country': msg`It stays in our country`,
  adequacy: msg`Country with an adequacy decision`,
  safeguards: msg`Agreed safeguards`,
  'legal-claims': msg`Legal claims`,
  'vital-interests': msg`To protect somebody’s life`,
  other: msg`Another basis`,
}
