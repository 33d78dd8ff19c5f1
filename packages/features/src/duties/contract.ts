/** Duty clocks of a case: what the law of its countries asks to be reported, since when, and how much time is left. */
import { CaseId, CountryCode, endpoint, Line, MemberRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** A moment in UTC. */
const Instant = z.iso.datetime().meta({ examples: ['2026-11-24T08:00:00Z'] })

const DutyKey = z
  .string()
  .regex(/^[A-Z]{2}-\d{1,3}$/)
  .meta({ examples: ['IN-1'] })

/** One thing that was told about a duty. */
export const DutyEntry = z.object({
  what: z.enum(['known', 'binds', 'not-bound', 'reported', 'waived', 'reopened']),
  knownAt: z.string().optional(),
  toWhom: z.string().optional(),
  number: z.string().optional(),
  handedAt: z.string().optional(),
  why: z.string().optional(),
  by: MemberRef,
  at: z.string(),
})
export type DutyEntry = z.infer<typeof DutyEntry>

/**
 * A duty with its clock. `asked`: it depends on who one is, and a person says whether it binds. `basis` house: the law says
 * "at once" or names no hours, and the hours are a rule of this house.
 */
export const ReportingClock = z.object({
  id: z.string(),
  country: CountryCode,
  who: z.string(),
  text: z.string(),
  deadline: z.string().optional(),
  sanction: z.string().optional(),
  source: z.string(),
  sourceUrl: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  state: z.enum(['running', 'half', 'urgent', 'overdue', 'reported', 'waived', 'asked', 'not-bound']),
  /** Its clock still runs: the case cannot be closed. */
  open: z.boolean(),
  hours: z.number(),
  basis: z.enum(['law', 'house']),
  knownAt: z.string(),
  dueAt: z.string(),
  /** Share of the time that has passed; 1 is the end. */
  share: z.number(),
  entries: z.array(DutyEntry),
})
export type ReportingClock = z.infer<typeof ReportingClock>

/** All duties of a case, open ones first. `otherCountries`: countries of the case whose duties are not in the table. */
export const DutyList = z.object({
  duties: z.array(ReportingClock),
  unknownCountries: z.array(z.string()),
  now: z.string(),
})
export type DutyList = z.infer<typeof DutyList>

const CasePath = z.object({ caseId: CaseId })
const DutyPath = CasePath.extend({ duty: DutyKey })
const WRITING = ['request.not-found', 'locker.locked', 'locker.disk-full'] as const

/** Duties of the case. */
export const listDuties = endpoint({
  name: 'duty.of-case',
  method: 'GET',
  path: '/api/cases/:caseId/reporting-duties',
  summary: 'Duties to report in this case, with their clocks',
  action: 'task.read',
  scope: 'case',
  input: CasePath,
  output: DutyList,
  errors: [],
})

/** States an earlier moment of first knowledge: every clock of the case counts from it. */
export const stateKnown = endpoint({
  name: 'duty.known',
  method: 'POST',
  path: '/api/cases/:caseId/reporting-duties',
  summary: 'State when the matter was first known',
  action: 'task.change',
  scope: 'case',
  input: CasePath.extend({ knownAt: Instant, why: Line }),
  output: DutyList,
  errors: [...WRITING, 'duty.moment-ahead'],
})

/** Says whether a duty that depends on who one is does bind. */
export const stateBinding = endpoint({
  name: 'duty.binding',
  method: 'POST',
  path: '/api/cases/:caseId/reporting-duties/:duty/binding',
  summary: 'Say whether a duty binds us',
  action: 'task.change',
  scope: 'case',
  input: DutyPath.extend({ binds: z.boolean(), why: Line }),
  output: DutyList,
  errors: [...WRITING, 'request.conflict'],
})

/** Records that it was reported. */
export const reportDuty = endpoint({
  name: 'duty.report',
  method: 'POST',
  path: '/api/cases/:caseId/reporting-duties/:duty/report',
  summary: 'Record that a duty was met',
  action: 'task.change',
  scope: 'case',
  input: DutyPath.extend({ toWhom: Line, number: Line.max(120).optional(), handedAt: Instant }),
  output: DutyList,
  errors: [...WRITING, 'request.conflict', 'duty.moment-ahead'],
})

/** Waives a duty with a reason. A lawyer's act. */
export const waiveDuty = endpoint({
  name: 'duty.waive',
  method: 'POST',
  path: '/api/cases/:caseId/reporting-duties/:duty/waiver',
  summary: 'Waive a duty, with a reason (a lawyer)',
  action: 'element.judge',
  scope: 'case',
  input: DutyPath.extend({ why: Line }),
  output: DutyList,
  errors: [...WRITING, 'request.conflict'],
})

/** Takes a report or a waiver back: the clock runs again from first knowledge. */
export const reopenDuty = endpoint({
  name: 'duty.reopen',
  method: 'POST',
  path: '/api/cases/:caseId/reporting-duties/:duty/reopening',
  summary: 'Take back that a duty was met or waived',
  action: 'task.change',
  scope: 'case',
  input: DutyPath.extend({ why: Line }),
  output: DutyList,
  errors: [...WRITING, 'request.conflict'],
})

/** Every endpoint of this feature. */
export const dutyEndpoints = [
  listDuties,
  stateKnown,
  stateBinding,
  reportDuty,
  waiveDuty,
  reopenDuty,
] as const
