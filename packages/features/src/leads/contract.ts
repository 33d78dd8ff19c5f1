/** Leads: what may be worth a case, in the order to look at it, with reasons and without a verdict. */
import {
  CaseDraft,
  CaseId,
  CaseSummary,
  ExhibitId,
  endpoint,
  LeadCount,
  LeadId,
  LeadPage,
  LeadState,
  LeadSummary,
  Line,
  Prose,
  SelectorId,
  SourceRef,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Most sources that one lead names. */
export const MOST_SOURCES = 500

const Why = Prose.min(1).max(2_000)

/** The queue over every case one may see: what to look at first stands first. */
export const listLeads = endpoint({
  name: 'lead.list',
  method: 'GET',
  path: '/api/lead-queue',
  summary: 'Leads over all cases, in the order to look at them',
  action: 'lead.list',
  scope: 'organisation',
  input: z.object({
    state: LeadState.optional(),
    /** At most so many from the front; 0 for the counts alone. */
    most: z.coerce.number().int().min(0).max(1_000).default(1_000),
  }),
  output: z.object({
    leads: z.array(LeadSummary),
    states: z.object({ waiting: z.int(), watching: z.int(), opened: z.int(), dismissed: z.int() }),
    /** How often leads with an indicator became cases here. */
    counts: z.array(LeadCount),
  }),
  errors: [],
})

/** Leads of one case, every state, in the same order. */
export const listCaseLeads = endpoint({
  name: 'lead.of-case',
  method: 'GET',
  path: '/api/cases/:caseId/leads',
  summary: 'Leads of the case, in the order to look at them',
  action: 'lead.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ leads: z.array(LeadSummary) }),
  errors: [],
})

/** One lead: reasons with quotes, the rule, questions, what would change it, local counts, decisions. */
export const readLead = endpoint({
  name: 'lead.read',
  method: 'GET',
  path: '/api/cases/:caseId/leads/:leadId',
  summary: 'One lead with its reasons',
  action: 'lead.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, leadId: LeadId }),
  output: LeadPage,
  errors: ['request.not-found'],
})

/**
 * Raises a lead. Its sources are named, or gathered by a selector, a template (the `exhibitId.row` of one of its sources)
 * or a network (its id); at most 500 of them.
 */
export const raiseLead = endpoint({
  name: 'lead.raise',
  method: 'POST',
  path: '/api/cases/:caseId/leads',
  summary: 'Raise a lead for sources of the case',
  action: 'lead.raise',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    title: Line.max(200),
    why: Why,
    sources: z.array(SourceRef).max(MOST_SOURCES).optional(),
    selectorId: SelectorId.optional(),
    template: z
      .string()
      .regex(/^[0-9a-f-]{36}\.\d{1,9}$/)
      .meta({ examples: ['01890000-0000-7000-8000-000000000002.1'] })
      .optional(),
    network: z
      .string()
      .regex(/^[0-9a-f-]{36}\.\d{1,9}$/)
      .meta({ examples: ['01890000-0000-7000-8000-000000000002.1'] })
      .optional(),
    /** That the sources were found by a search; they are named all the same. */
    fromSearch: z.boolean().optional(),
  }),
  output: LeadPage,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Has the machine look through the case's networks and templates for leads; the work goes on in the queue. */
export const proposeLeads = endpoint({
  name: 'lead.propose',
  method: 'POST',
  path: '/api/cases/:caseId/leads/proposals',
  summary: 'Look for leads among the networks and templates of the case',
  action: 'lead.raise',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ asked: z.literal(true) }),
  errors: [],
  perMinute: 20,
})

/** Answers a question that only people can answer; the newest answer counts. */
export const answerLead = endpoint({
  name: 'lead.answer',
  method: 'POST',
  path: '/api/cases/:caseId/leads/:leadId/answers',
  summary: 'Answer a question about the lead',
  action: 'lead.raise',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    leadId: LeadId,
    indicator: z
      .string()
      .regex(/^[A-Z]{2,6}-[A-Z0-9-]{1,8}$/)
      .meta({ examples: ['ILO-DR-01'] }),
    answer: z.enum(['yes', 'no', 'unknown']),
    note: Prose.max(2_000).optional(),
  }),
  output: LeadPage,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Decides: keep an eye on it, put it away, or take the last decision back. Opening a case has its own endpoint. */
export const decideLead = endpoint({
  name: 'lead.decide',
  method: 'POST',
  path: '/api/cases/:caseId/leads/:leadId/decisions',
  summary: 'Decide on a lead and say why',
  action: 'lead.decide',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    leadId: LeadId,
    decision: z.enum(['watching', 'dismissed', 'undone']),
    why: Why,
  }),
  output: LeadPage,
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** One sealed extract in the new case; without an exhibit it was refused, and why. */
export const Extract = z.object({
  name: z.string(),
  rows: z.int().nonnegative(),
  exhibitId: ExhibitId.optional(),
  refusal: z.object({ code: z.string(), sentence: z.string() }).optional(),
})
export type Extract = z.infer<typeof Extract>

/** Opens a case from the lead: its sources go along as a sealed extract that names where each came from. */
export const openLead = endpoint({
  name: 'lead.open',
  method: 'POST',
  path: '/api/cases/:caseId/leads/:leadId/case',
  summary: 'Open a case from a lead',
  action: 'lead.decide',
  scope: 'case',
  input: CaseDraft.extend({ caseId: CaseId, leadId: LeadId, why: Why }),
  output: z.object({ lead: LeadPage, opened: CaseSummary, extract: z.array(Extract) }),
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const leadEndpoints = [
  listLeads,
  listCaseLeads,
  readLead,
  raiseLead,
  proposeLeads,
  answerLead,
  decideLead,
  openLead,
] as const
