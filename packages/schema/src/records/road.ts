/**
 * The road to the verdict: referrals, and dated, sourced entries about what became of each thing that is counted.
 * Stages, values and reasons follow the proposal of a common ladder (shared data, «justice stages», not an official
 * standard); «asked» is ours: somebody asked and heard nothing, which is no stage but ends one round of waiting.
 */
import { z } from 'zod'
import { CaseId, ReceiverId, ReferralId, StageEntryId } from '../ids.ts'
import { CountryCode, Line, Prose } from './case.ts'
import { MemberRef } from './member.ts'

/** What a track counts. Reports, referrals, investigations, persons, charges and victims are never added up. */
export const RoadUnit = z.enum(['report', 'referral', 'investigation', 'person', 'charge', 'victim'])
export type RoadUnit = z.infer<typeof RoadUnit>

/** A stage of the ladder. */
export const RoadStage = z.enum([
  'reported',
  'triaged',
  'referred',
  'referral_acknowledged',
  'investigation_opened',
  'victim_identified',
  'victim_safeguarded',
  'suspect_formal_contact',
  'arrested',
  'charged',
  'committed_for_trial',
  'trial',
  'verdict',
  'sentence',
  'appeal',
  'final',
  'compensation',
  'asked',
])
export type RoadStage = z.infer<typeof RoadStage>

/** Why a track ended without its last stage. */
export const ExitReason = z.enum([
  'insufficient_evidence',
  'victim_not_supporting',
  'suspect_not_identified',
  'suspect_abroad_no_cooperation',
  'no_jurisdiction',
  'out_of_time',
  'not_in_public_interest',
  'agency_capacity',
  'provider_data_missing',
  'duplicate',
  'no_crime',
  'suspect_dead',
  'other',
])
export type ExitReason = z.infer<typeof ExitReason>

/** A day or a month: `2026-11-24` or `2026-11`. What is known is written, and no more. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/)
  .refine((value) => {
    const [year = 0, month = 0, day = 1] = value.split('-').map(Number)
    return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  }, 'no such day')
  .meta({ examples: ['2026-11-24'] })

/** Where a fact comes from. */
export const FactSource = z.enum([
  'letter',
  'court-list',
  'court-document',
  'phone-call',
  'e-mail',
  'portal',
  'meeting',
  'receipt',
  'newspaper',
  'other',
])
export type FactSource = z.infer<typeof FactSource>

/** How sure the one who enters it is. */
export const FactConfidence = z.enum(['confirmed', 'likely', 'unsure'])
export type FactConfidence = z.infer<typeof FactConfidence>

/** Who or what a track is about, never by name: `case`, a referral's id, or `person:…`. */
export const TrackSubject = z
  .string()
  .regex(
    /^(case|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|person:([B-DF-HJ-NP-TV-XZ][2-9]){3})$/,
    'write the pseudonym of the person, as person:K7Q2M4',
  )
  .meta({ examples: ['person:K7Q2M4'] })

/** A short key of one charge of a person, e.g. `1` or `count-2`. */
export const ChargeKey = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,30}$/)
  .meta({ examples: ['1'] })

/** What is counted: a unit with whom or what it is about, and for a charge, which. */
export const TrackRef = z
  .object({ unit: RoadUnit, subject: TrackSubject, charge: ChargeKey.optional() })
  .refine(({ unit, charge }) => (unit === 'charge') === (charge !== undefined), 'a charge names which')
  .refine(
    ({ unit, subject }) =>
      unit === 'report'
        ? subject === 'case'
        : unit === 'referral' || unit === 'investigation'
          ? /^[0-9a-f]{8}-/.test(subject)
          : subject.startsWith('person:'),
    'the subject does not fit what is counted',
  )
  .meta({ examples: [{ unit: 'person', subject: 'person:K7Q2M4' }] })
export type TrackRef = z.infer<typeof TrackRef>

/** The law a charge names. */
export const ChargedOffence = z.object({
  statute: Line,
  section: Line,
  /** Id of the offence in the law pack, where one fits. */
  offenceId: Line.optional(),
})
export type ChargedOffence = z.infer<typeof ChargedOffence>

/** What an entry says; who entered it and when stands beside it. */
export const StageDraft = z.object({
  track: TrackRef,
  stage: RoadStage,
  /** Which of the stage's values, e.g. `convicted`. */
  value: z
    .string()
    .regex(/^[a-z_]{1,30}$/)
    .meta({ examples: ['convicted'] })
    .optional(),
  on: PartialDay,
  authority: Line,
  jurisdiction: CountryCode,
  source: FactSource,
  /** With whom one spoke, number of the letter, name of the newspaper. */
  sourceNote: Line,
  confidence: FactConfidence,
  /** That the track ends here, and why. */
  exit: ExitReason.optional(),
  /** Their reference number. */
  reference: Line.optional(),
  offence: ChargedOffence.optional(),
  /** Next hearing: RFC 3339 in UTC. */
  nextHearing: z.iso.datetime().optional(),
  court: Line.optional(),
  /** Who represents the child or the person, by role and office. */
  counsel: Line.optional(),
  /** A number with its unit: days in custody, or an amount as it was ordered or paid. */
  amount: z
    .object({
      value: z.int().nonnegative(),
      unit: z.enum(['days', 'money']),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .meta({ examples: ['NPR'] })
        .optional(),
    })
    .optional(),
  note: Prose.max(2_000).optional(),
})
export type StageDraft = z.infer<typeof StageDraft>

/** One entry. A correction names what it corrects and why; a withdrawal keeps the words of what it withdraws. */
export const StageEntry = StageDraft.extend({
  id: StageEntryId,
  corrects: StageEntryId.optional(),
  withdraws: StageEntryId.optional(),
  why: Prose.optional(),
  by: MemberRef,
  at: z.string(),
  /** Place in the log: what was told later holds. */
  seq: z.int().nonnegative(),
})
export type StageEntry = z.infer<typeof StageEntry>

/** How far a receiver is trusted with a case. */
export const ReceiverTrust = z.enum(['trusted', 'known', 'untested', 'unsafe'])
export type ReceiverTrust = z.infer<typeof ReceiverTrust>

/** What a person gives about a receiver. */
export const ReceiverDraft = z.object({
  name: Line,
  kind: z.enum([
    'police',
    'prosecutor',
    'hotline',
    'child-protection',
    'embassy',
    'court',
    'organisation',
    'other',
  ]),
  country: CountryCode,
  address: Prose.min(1).max(1_000),
  contact: Line.optional(),
  /** Public key of the receiver, for what is encrypted to it. */
  publicKey: Line.optional(),
  trust: ReceiverTrust,
  trustWhy: Line,
  /** Whom to go to where this one is unsafe. */
  secondRoute: ReceiverId.optional(),
})
export type ReceiverDraft = z.infer<typeof ReceiverDraft>

/** A receiver of the directory. */
export const Receiver = ReceiverDraft.extend({
  id: ReceiverId,
  state: z.enum(['active', 'ended']),
  changedAt: z.string(),
})
export type Receiver = z.infer<typeof Receiver>

/** What a person gives about a hand-over. */
export const ReferralDraft = z.object({
  receiverId: ReceiverId,
  on: PartialDay,
  /** The package that was handed over, where it is one of ours. */
  dossierId: z.uuid().toLowerCase().optional(),
  reference: Line.optional(),
  /** On which legal basis the case was handed over. */
  basis: Line,
  /** On which basis data leave for the receiver's country. */
  transferBasis: z.enum([
    'same-country',
    'adequacy',
    'safeguards',
    'legal-claims',
    'vital-interests',
    'other',
  ]),
  transferNote: Line.optional(),
  source: FactSource,
  sourceNote: Line,
})
export type ReferralDraft = z.infer<typeof ReferralDraft>

/** A hand-over of a case to a receiver. */
export const Referral = ReferralDraft.extend({
  id: ReferralId,
  caseId: CaseId,
  receiver: z.object({ name: z.string(), country: z.string(), trust: ReceiverTrust }),
  state: z.enum(['made', 'withdrawn']),
  why: z.string().optional(),
  by: MemberRef,
  at: z.string(),
})
export type Referral = z.infer<typeof Referral>
