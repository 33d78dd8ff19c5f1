/** "Stop – suspected abuse material": what was in view is dropped at once, and a hotline report is drafted. */
import {
  CaptureId,
  CaseId,
  CountryCode,
  ExhibitId,
  endpoint,
  Line,
  MemberRef,
  Prose,
  StopId,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** RFC 3339 with offset; kept in UTC. */
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString())

/** Minutes by which the reporter's clock is ahead of UTC. */
const OffsetMinutes = z.int().min(-840).max(840)

/** A channel in the order in which to use it, with why it stands there. */
export const HotlineView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  purpose: z.string(),
  phones: z.array(z.string()),
  url: z.string().optional(),
  note: z.string().optional(),
  why: z.enum(['emergency', 'country-of-reporter', 'country-of-host', 'network', 'police-of-reporter']),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  lastChecked: z.string().optional(),
})
export type HotlineView = z.infer<typeof HotlineView>

/** A row of law under the clock. */
export const DutyRow = z.object({
  id: z.string(),
  country: z.string(),
  binds: z.string(),
  who: z.string(),
  mandatory: z.enum(['yes', 'no', 'unknown']),
  text: z.string(),
  deadline: z.string().optional(),
  hours: z.number().optional(),
  sanction: z.string().optional(),
  source: z.string(),
  sourceUrl: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  lastChecked: z.string().optional(),
})

/** A duty to report that runs, about one stop or one receipt. */
export const DutyView = z.object({
  subject: z.enum(['stop', 'receipt']),
  subjectId: z.uuid(),
  caseId: CaseId.optional(),
  caseReference: z.string().optional(),
  reference: z.string(),
  knownAt: z.string(),
  knownBy: MemberRef,
  dueAt: z.string(),
  state: z.enum(['running', 'half', 'urgent', 'overdue']),
  hours: z.number(),
  basis: z.enum(['law', 'law-without-hours', 'house']),
})
export type DutyView = z.infer<typeof DutyView>

/** A report that was handed in. */
export const HandedReport = z.object({
  toWhom: z.string(),
  number: z.string(),
  handedAt: z.string(),
  by: MemberRef,
})

/** One stop with its draft report. */
export const StopView = z.object({
  id: StopId,
  reference: z.string(),
  caseId: CaseId.optional(),
  caseReference: z.string().optional(),
  exhibit: z.object({ id: ExhibitId, number: z.string() }).optional(),
  seen: z.enum(['exhibit', 'capture', 'import', 'case', 'page']),
  stoppedAt: z.string(),
  stoppedBy: MemberRef,
  urls: z.array(z.string()),
  /** What was destroyed: role, SHA-256 of its plaintext, length in bytes. Never a byte. */
  dropped: z.array(z.object({ role: z.string(), sha256: z.string(), length: z.int() })),
  howFound: z.string(),
  context: z.string(),
  hostCountry: z.string().optional(),
  childInDanger: z.boolean(),
  state: z.enum(['open', 'reported', 'mistaken']),
  endedAt: z.string().optional(),
  duty: DutyView.optional(),
  duties: z.array(DutyRow),
  hotlines: z.array(HotlineView),
  reports: z.array(HandedReport),
  /** The report as plain text, ready to be copied or printed. */
  text: z.string(),
  /** Version of the tables that hotlines and duties were taken from. */
  rulesVersion: z.string(),
})
export type StopView = z.infer<typeof StopView>

/** Acts at once: captures of the case are broken off, media of the exhibit in view are destroyed, a report is drafted. */
export const stopMaterial = endpoint({
  name: 'material.stop',
  method: 'POST',
  path: '/api/cases/:caseId/stops',
  summary: 'Stop – suspected abuse material: drop what is in view and draft a report',
  action: 'material.stop',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibitId: ExhibitId.optional(),
    captureId: CaptureId.optional(),
    offsetMinutes: OffsetMinutes,
  }),
  output: StopView,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
  perMinute: 60,
})

/** The same outside a case: nothing of ours is in view, but what was seen must be reported. */
export const stopOutsideCase = endpoint({
  name: 'material.stop-house',
  method: 'POST',
  path: '/api/house/stops',
  summary: 'Stop – suspected abuse material, outside a case',
  action: 'safeguard.act',
  scope: 'organisation',
  input: z.object({ offsetMinutes: OffsetMinutes }),
  output: StopView,
  errors: ['locker.locked', 'locker.disk-full'],
  perMinute: 60,
})

/** One stop. */
export const readStop = endpoint({
  name: 'material.read',
  method: 'GET',
  path: '/api/house/stops/:stopId',
  summary: 'A stop with its draft report, hotlines and duty clock',
  action: 'safeguard.list',
  scope: 'organisation',
  input: z.object({ stopId: StopId }),
  output: StopView,
  errors: ['request.not-found'],
})

/** Describes what was seen, in words. */
export const describeStop = endpoint({
  name: 'material.describe',
  method: 'PATCH',
  path: '/api/house/stops/:stopId',
  summary: 'Describe in words what was stopped, for the report',
  action: 'safeguard.act',
  scope: 'organisation',
  input: z.object({
    stopId: StopId,
    urls: z.array(z.string().trim().min(1).max(4_000)).max(20).optional(),
    howFound: Prose.max(2_000).optional(),
    context: Prose.max(10_000).optional(),
    hostCountry: CountryCode.optional(),
    childInDanger: z.boolean().optional(),
  }),
  output: StopView,
  errors: ['request.not-found', 'request.conflict', 'locker.locked'],
})

/** Marks a stop as pressed by mistake. What was destroyed stays destroyed. */
export const markMistake = endpoint({
  name: 'material.mistake',
  method: 'POST',
  path: '/api/house/stops/:stopId/mistake',
  summary: 'Mark a stop as pressed by mistake',
  action: 'safeguard.act',
  scope: 'organisation',
  input: z.object({ stopId: StopId }),
  output: StopView,
  errors: ['request.not-found', 'request.conflict', 'locker.locked'],
})

/** What a person enters when she has handed in a report. */
export const ReportDraft = z.object({
  toWhom: Line,
  /** Number that the hotline or the police gave; may be empty. */
  number: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  handedAt: Instant,
})

/** Records that the report about a stop was handed in, by whatever way; nothing is sent from here. */
export const reportStop = endpoint({
  name: 'hotline.report-stop',
  method: 'POST',
  path: '/api/house/stops/:stopId/reports',
  summary: 'Record that the report about a stop was handed in',
  action: 'safeguard.act',
  scope: 'organisation',
  input: ReportDraft.extend({ stopId: StopId }),
  output: StopView,
  errors: ['request.not-found', 'request.invalid', 'locker.locked'],
})

/** Duties that run for the member: in her cases, and from her own stops. */
export const listDuties = endpoint({
  name: 'duty.list',
  method: 'GET',
  path: '/api/duties',
  summary: 'Duties to report that are still open, most urgent first',
  action: 'safeguard.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ duties: z.array(DutyView) }),
  errors: [],
})

/** Stops of a case, newest first, in short. */
export const listStops = endpoint({
  name: 'material.list',
  method: 'GET',
  path: '/api/cases/:caseId/stops',
  summary: 'Stops of a case',
  action: 'safeguard.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({
    stops: z.array(
      StopView.pick({
        id: true,
        reference: true,
        exhibit: true,
        seen: true,
        stoppedAt: true,
        stoppedBy: true,
        dropped: true,
        state: true,
      }),
    ),
  }),
  errors: [],
})

/** Endpoints of stops and duties. */
export const stopEndpoints = [
  stopMaterial,
  stopOutsideCase,
  readStop,
  describeStop,
  markMistake,
  reportStop,
  listDuties,
  listStops,
] as const
