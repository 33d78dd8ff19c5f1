/** Wellbeing: how media and disclosures are shown to a member, and what she meets in a week. Hers alone; in no log. */
import { CaseId, endpoint, LeadKind, MemberId, MemberRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** How a member wants to meet media and disclosures. Everything is on at first. */
export const WellbeingPreferences = z.object({
  blur: z.boolean(),
  grey: z.boolean(),
  mute: z.boolean(),
  /** Disclosures are collapsed until opened. */
  collapse: z.boolean(),
  /** Seconds after which a revealed picture hides itself. */
  hideAfterSeconds: z.int().min(5).max(600),
  /** Minutes of open media after which a pause is offered. */
  pauseAfterMinutes: z.int().min(10).max(240),
})
export type WellbeingPreferences = z.infer<typeof WellbeingPreferences>

/** What one day held: counts and seconds, nothing of what was seen. */
export const ExposureDay = z.object({
  day: z.string(),
  reveals: z.int(),
  seconds: z.int(),
  disclosures: z.int(),
})
export type ExposureDay = z.infer<typeof ExposureDay>

/** A member's own wellbeing page. */
export const OwnWellbeing = z.object({
  preferences: WellbeingPreferences,
  /** The last seven days that held anything, oldest first. */
  week: z.array(ExposureDay),
  /** Kinds of lead for which she is not available; no reason is asked. */
  optedOut: z.array(LeadKind),
  sharedWith: MemberRef.optional(),
  /** Members whom she could choose. */
  colleagues: z.array(MemberRef),
  /** A pause is offered: after a hard item, or after long open media today. */
  pause: z.enum(['hard', 'long']).optional(),
})
export type OwnWellbeing = z.infer<typeof OwnWellbeing>

/** Reads the own page. */
export const readWellbeing = endpoint({
  name: 'wellbeing.read',
  method: 'GET',
  path: '/api/wellbeing',
  summary: 'My preferences and exposure meter',
  action: 'wellbeing.read',
  scope: 'organisation',
  input: z.object({}),
  output: OwnWellbeing,
  errors: [],
})

/** Changes what is given. */
export const changeWellbeing = endpoint({
  name: 'wellbeing.change',
  method: 'PATCH',
  path: '/api/wellbeing',
  summary: 'Change how media and disclosures are shown to me',
  action: 'wellbeing.change',
  scope: 'organisation',
  input: WellbeingPreferences.partial(),
  output: OwnWellbeing,
  errors: [],
})

/** Shares the meter with one colleague, or with nobody any more (`memberId` absent). */
export const shareMeter = endpoint({
  name: 'wellbeing.share',
  method: 'PUT',
  path: '/api/wellbeing/share',
  summary: 'Share my exposure meter with one colleague, or stop sharing it',
  action: 'wellbeing.change',
  scope: 'organisation',
  input: z.object({ memberId: MemberId.optional() }),
  output: OwnWellbeing,
  errors: ['request.not-found'],
})

/** Sets the kinds of lead for which the member is not available. */
export const optOut = endpoint({
  name: 'wellbeing.opt-out',
  method: 'PUT',
  path: '/api/wellbeing/kinds',
  summary: 'Kinds of case for which I am not available; no reason is asked',
  action: 'wellbeing.change',
  scope: 'organisation',
  input: z.object({ kinds: z.array(LeadKind).max(20) }),
  output: OwnWellbeing,
  errors: [],
})

/** Adds to today's meter. Sent by the pages themselves, in small sums. */
export const noteExposure = endpoint({
  name: 'wellbeing.note',
  method: 'POST',
  path: '/api/wellbeing/exposure',
  summary: 'Add to my exposure meter of today',
  action: 'wellbeing.change',
  scope: 'organisation',
  input: z.object({
    reveals: z.int().min(0).max(1_000).default(0),
    seconds: z.int().min(0).max(36_000).default(0),
    disclosures: z.int().min(0).max(1_000).default(0),
    /** Hard items met: a stop. */
    hard: z.int().min(0).max(100).default(0),
  }),
  output: z.object({ pause: OwnWellbeing.shape.pause }),
  errors: [],
})

/** Meters that colleagues share with the caller of their own will. */
export const readShared = endpoint({
  name: 'wellbeing.shared',
  method: 'GET',
  path: '/api/wellbeing/shared',
  summary: 'Exposure meters that colleagues share with me',
  action: 'wellbeing.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ shared: z.array(z.object({ member: MemberRef, week: z.array(ExposureDay) })) }),
  errors: [],
})

/** Who is not available for the kind of this case: for whoever chooses its team. */
export const listUnavailable = endpoint({
  name: 'wellbeing.unavailable',
  method: 'GET',
  path: '/api/cases/:caseId/unavailable',
  summary: 'Members who are not available for the kind of this case',
  action: 'availability.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ members: z.array(MemberId) }),
  errors: [],
})

/** Every endpoint of this feature. */
export const wellbeingEndpoints = [
  readWellbeing,
  changeWellbeing,
  shareMeter,
  optOut,
  noteExposure,
  readShared,
  listUnavailable,
] as const
