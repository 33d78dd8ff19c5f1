/** The road to the verdict: referrals of a case, dated entries on each track, what is silent, and hearings ahead. */
import {
  CaseId,
  ExitReason,
  endpoint,
  Prose,
  Receiver,
  Referral,
  ReferralDraft,
  ReferralId,
  RoadStage,
  StageDraft,
  StageEntry,
  StageEntryId,
  TrackRef,
} from '@smart-rescue/schema'
import { z } from 'zod'

const Why = Prose.min(1).max(2_000)

/** One fact of a track: what holds, and everything that was said of it, oldest first. */
export const FactChain = z.object({
  root: StageEntryId,
  /** Missing where it was withdrawn. */
  holds: StageEntry.optional(),
  said: z.array(StageEntry),
})
export type FactChain = z.infer<typeof FactChain>

/** A silence: since when, how long, and the words of a reminder that a person sends herself. */
export const Silence = z.object({
  /** Day of the last thing heard, `YYYY-MM-DD`. */
  heardOn: z.string(),
  askedOn: z.string().optional(),
  days: z.int(),
  /** Days of silence that the house bears in this stage; a house default, not law. */
  patience: z.int(),
  /** Day from which it is too long. */
  dueFrom: z.string(),
  tooLong: z.boolean(),
  draft: z.string().optional(),
})
export type Silence = z.infer<typeof Silence>

/** One track with its state. */
export const TrackView = z.object({
  key: z.string(),
  track: TrackRef,
  stage: RoadStage.optional(),
  value: z.string().optional(),
  since: z.string().optional(),
  ended: z.boolean(),
  exit: ExitReason.optional(),
  /** Stages that may come next. */
  next: z.array(RoadStage),
  nextHearing: z.string().optional(),
  silence: Silence.optional(),
  facts: z.array(FactChain),
})
export type TrackView = z.infer<typeof TrackView>

/** The road of one case. */
export const RoadView = z.object({
  referrals: z.array(Referral),
  tracks: z.array(TrackView),
  /** The day it was read, `YYYY-MM-DD` in UTC. */
  today: z.string(),
})
export type RoadView = z.infer<typeof RoadView>

/** The road of a case. */
export const readRoad = endpoint({
  name: 'road.read',
  method: 'GET',
  path: '/api/cases/:caseId/road',
  summary: 'Referrals of the case and where each track stands',
  action: 'referral.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: RoadView,
  errors: ['request.not-found'],
})

/** Records that the case was handed to a receiver; the first entry of its track is made with it. */
export const makeReferral = endpoint({
  name: 'referral.make',
  method: 'POST',
  path: '/api/cases/:caseId/referrals',
  summary: 'Record that the case was handed to a receiver',
  action: 'referral.change',
  scope: 'case',
  input: ReferralDraft.extend({
    caseId: CaseId,
    /** That one knows the receiver is marked unsafe, and hands over all the same. */
    unsafeWhy: Why.optional(),
  }),
  output: RoadView,
  errors: ['request.not-found', 'road.receiver-unsafe', 'road.disorder', 'locker.locked', 'locker.disk-full'],
})

/** Takes back a referral that was entered by mistake; it stays in the history. */
export const withdrawReferral = endpoint({
  name: 'referral.withdraw',
  method: 'POST',
  path: '/api/cases/:caseId/referrals/:referralId/withdrawal',
  summary: 'Take back a referral that was entered by mistake',
  action: 'referral.change',
  scope: 'case',
  input: z.object({ caseId: CaseId, referralId: ReferralId, why: Why }),
  output: RoadView,
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Enters a stage, a hearing, or that somebody asked. */
export const enterStage = endpoint({
  name: 'stage.enter',
  method: 'POST',
  path: '/api/cases/:caseId/road/entries',
  summary: 'Enter what was heard about a track',
  action: 'referral.change',
  scope: 'case',
  input: StageDraft.extend({ caseId: CaseId }),
  output: RoadView,
  errors: ['request.not-found', 'road.disorder', 'locker.locked', 'locker.disk-full'],
})

/** Corrects an entry; both stay in the history. */
export const correctStage = endpoint({
  name: 'stage.correct',
  method: 'POST',
  path: '/api/cases/:caseId/road/entries/:entryId/corrections',
  summary: 'Correct an entry and say why',
  action: 'referral.change',
  scope: 'case',
  input: StageDraft.extend({ caseId: CaseId, entryId: StageEntryId, why: Why }),
  output: RoadView,
  errors: ['request.not-found', 'request.conflict', 'road.disorder', 'locker.locked', 'locker.disk-full'],
})

/** Withdraws an entry; it stays in the history. */
export const withdrawStage = endpoint({
  name: 'stage.withdraw',
  method: 'POST',
  path: '/api/cases/:caseId/road/entries/:entryId/withdrawal',
  summary: 'Withdraw an entry and say why',
  action: 'referral.change',
  scope: 'case',
  input: z.object({ caseId: CaseId, entryId: StageEntryId, why: Why }),
  output: RoadView,
  errors: ['request.not-found', 'request.conflict', 'road.disorder', 'locker.locked', 'locker.disk-full'],
})

/** One silent track of the overview. */
export const SilentTrack = z.object({
  caseId: CaseId,
  reference: z.string(),
  title: z.string(),
  track: TrackRef,
  stage: RoadStage,
  value: z.string().optional(),
  authority: z.string(),
  country: z.string(),
  heardOn: z.string(),
  askedOn: z.string().optional(),
  dueFrom: z.string(),
  days: z.int(),
})
export type SilentTrack = z.infer<typeof SilentTrack>

/** One hearing ahead. */
export const Hearing = z.object({
  caseId: CaseId,
  reference: z.string(),
  title: z.string(),
  track: TrackRef,
  authority: z.string(),
  court: z.string().optional(),
  country: z.string(),
  at: z.string(),
})
export type Hearing = z.infer<typeof Hearing>

/** The roads of all cases one may see: longest silence first, and hearings ahead. */
export const listRoads = endpoint({
  name: 'road.list',
  method: 'GET',
  path: '/api/road-overview',
  summary: 'What is silent and which hearings are ahead, over all my cases',
  action: 'road.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    silent: z.array(SilentTrack),
    /** All that are silent; the list holds the longest 200. */
    silentCount: z.int(),
    hearings: z.array(Hearing),
    today: z.string(),
  }),
  errors: [],
})

/** Hearings ahead as a calendar file. Titles are references of cases, never names. */
export const readCalendar = endpoint({
  name: 'road.calendar',
  method: 'GET',
  path: '/api/road-hearings',
  summary: 'Hearings ahead as a calendar file',
  action: 'road.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.unknown(),
  errors: [],
  answers: 'stream',
})

/** The directory of receivers. */
export const listReceivers = endpoint({
  name: 'receiver.list',
  method: 'GET',
  path: '/api/receiver-directory',
  summary: 'Authorities and organisations that may receive cases',
  action: 'road.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ receivers: z.array(Receiver), mayChange: z.boolean() }),
  errors: [],
})
