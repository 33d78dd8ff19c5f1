/** Watched pages: a page of a case is captured again on a schedule, and the team is told what changed. */
import {
  CaptureId,
  CaseId,
  ExhibitId,
  endpoint,
  MemberRef,
  RouteId,
  RouteRef,
  WatchId,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** How often a page is looked at. */
export const Every = z.enum(['hour', 'six-hours', 'day', 'week', 'month'])
export type Every = z.infer<typeof Every>

const ClockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ examples: ['22:00'] })
/** Hours in which no page is loaded, in the time zone of the watch; over midnight where `from` is later than `to`. */
export const QuietHours = z.object({ from: ClockTime, to: ClockTime })
export type QuietHours = z.infer<typeof QuietHours>

/** An IANA time zone that this program knows. */
const TimeZone = z
  .string()
  .min(1)
  .max(60)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  })
  .meta({ examples: ['Asia/Kathmandu'] })

/** A moment in UTC. */
const Instant = z.iso.datetime().meta({ examples: ['2027-02-24T18:14:59Z'] })

/** The schedule of a watch. Words: that many must have changed before it counts; a new or lost selector always counts. */
export const Schedule = z.object({
  every: Every,
  quiet: QuietHours.optional(),
  timeZone: TimeZone,
  leastWords: z.int().min(1).max(1_000),
})
export type Schedule = z.infer<typeof Schedule>

const Numbered = z.object({ id: ExhibitId, number: z.string() })
const Presence = z.enum(['new', 'shown', 'gone', 'wall', 'failed'])

/** What a check found; `small` is less changed than the watch asks for. */
export const Found = z.enum(['first', 'same', 'small', 'changed', 'gone', 'wall', 'failed'])
/** What the team was told. */
export const Alarm = z.enum(['changed', 'gone', 'back', 'wall', 'failing'])

/** A watched page with its schedule, how it stands, and what it costs. */
export const Watch = z.object({
  id: WatchId,
  caseId: CaseId,
  url: z.string(),
  route: RouteRef,
  schedule: Schedule,
  endsAt: z.string(),
  state: z.enum(['active', 'paused', 'ended']),
  /** Why it is paused or ended. */
  why: z.enum(['by-hand', 'owner-left', 'end-date', 'case-closed']).optional(),
  owner: MemberRef,
  startedAt: z.string(),
  nextAt: z.string().optional(),
  lastCheckedAt: z.string().optional(),
  presence: Presence,
  /** The last exhibit that shows the page. */
  exhibit: Numbered.optional(),
  underWay: z.boolean(),
  costs: z.object({
    pagesPerMonth: z.int(),
    checks: z.int(),
    /** Bytes that came over the line, and seconds of a browser, so far. */
    bytes: z.int(),
    seconds: z.number(),
  }),
})
export type Watch = z.infer<typeof Watch>

/** One check of a watched page. Unchanged pages leave this and no exhibit. */
export const WatchCheck = z.object({
  captureId: CaptureId,
  at: z.string(),
  found: Found,
  alarm: Alarm.optional(),
  reason: z.string().optional(),
  status: z.int().optional(),
  exhibit: Numbered.optional(),
  /** The exhibit it was held against. */
  before: Numbered.optional(),
  textSha256: z.string().optional(),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
  selectorsNew: z.array(z.object({ kind: z.string(), normal: z.string() })),
  selectorsGone: z.array(z.object({ kind: z.string(), normal: z.string() })),
  bytes: z.int(),
  seconds: z.number(),
})
export type WatchCheck = z.infer<typeof WatchCheck>

const WatchPath = z.object({ caseId: CaseId, watchId: WatchId })
const WatchErrors = [
  'capture.address-invalid',
  'capture.onion-needs-tor',
  'route.unknown',
  'route.off',
  'watch.case-closed',
  'watch.end-passed',
  'locker.locked',
  'locker.disk-full',
] as const

/** Watches of the case: active first, then paused, then ended. */
export const listWatches = endpoint({
  name: 'watch.list',
  method: 'GET',
  path: '/api/cases/:caseId/watches',
  summary: 'Watched pages of the case',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ watches: z.array(Watch) }),
  errors: [],
})

/** One watch with its last 200 checks, newest first. */
export const readWatch = endpoint({
  name: 'watch.read',
  method: 'GET',
  path: '/api/cases/:caseId/watches/:watchId',
  summary: 'A watched page with its checks',
  action: 'capture.read',
  scope: 'case',
  input: WatchPath,
  output: z.object({ watch: Watch, checks: z.array(WatchCheck) }),
  errors: ['request.not-found'],
})

/** Starts a watch; its first check runs at once. With `from`, that exhibit is what the first check is held against. */
export const startWatch = endpoint({
  name: 'watch.start',
  method: 'POST',
  path: '/api/cases/:caseId/watches',
  summary: 'Watch a page',
  action: 'watch.change',
  scope: 'case',
  input: Schedule.extend({
    caseId: CaseId,
    url: z.string().trim().min(1).max(4_000),
    from: ExhibitId.optional(),
    route: RouteId.optional(),
    endsAt: Instant,
  }),
  output: Watch,
  errors: ['request.not-found', ...WatchErrors, 'locker.damaged'],
})

/** Pauses, resumes or changes a watch. Who resumes it, it runs in her name from then on. `now` checks at once. */
export const changeWatch = endpoint({
  name: 'watch.change',
  method: 'PATCH',
  path: '/api/cases/:caseId/watches/:watchId',
  summary: 'Pause, resume or change a watch, or check now',
  action: 'watch.change',
  scope: 'case',
  input: WatchPath.extend({
    state: z.enum(['active', 'paused']).optional(),
    schedule: Schedule.optional(),
    route: RouteId.optional(),
    endsAt: Instant.optional(),
    now: z.literal(true).optional(),
  }),
  output: Watch,
  errors: ['request.not-found', 'watch.over', ...WatchErrors],
})

/** Ends a watch for good. Its checks and exhibits stay. */
export const endWatch = endpoint({
  name: 'watch.end',
  method: 'POST',
  path: '/api/cases/:caseId/watches/:watchId/end',
  summary: 'End a watch',
  action: 'watch.change',
  scope: 'case',
  input: WatchPath,
  output: Watch,
  errors: ['request.not-found', 'watch.over', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const watchEndpoints = [listWatches, readWatch, startWatch, changeWatch, endWatch] as const
