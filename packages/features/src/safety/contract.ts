/** The safety of those at risk: the plan of a case, consents and best-interest notes. */
import {
  CaseId,
  ConsentNote,
  endpoint,
  Line,
  PersonId,
  SafetyPlan,
  WrittenConsent,
  WrittenPlan,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** The newest plan and whether one is needed: a page shows «no safety plan yet» where it is, and before steps that could alert somebody. */
export const SafetyView = z.object({
  plan: WrittenPlan.optional(),
  /** How many plans came before it. */
  earlier: z.int(),
  needed: z.boolean(),
  state: z.enum(['none', 'overdue', 'holds']),
})
export type SafetyView = z.infer<typeof SafetyView>

/** The safety plan of a case. */
export const readSafety = endpoint({
  name: 'safety.read',
  method: 'GET',
  path: '/api/cases/:caseId/safety',
  summary: 'The safety plan, and whether one is needed',
  action: 'person.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: SafetyView,
  errors: ['request.not-found'],
})

/** Writes a plan; the one before stays in the log. */
export const planSafety = endpoint({
  name: 'safety.plan',
  method: 'POST',
  path: '/api/cases/:caseId/safety',
  summary: 'Write a safety plan',
  action: 'safety.change',
  scope: 'case',
  input: SafetyPlan.extend({ caseId: CaseId }),
  output: SafetyView,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Consents and best-interest notes on a person. */
export const listConsents = endpoint({
  name: 'consent.list',
  method: 'GET',
  path: '/api/cases/:caseId/persons/:personId/consents',
  summary: 'Consents and best-interest notes',
  action: 'person.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, personId: PersonId }),
  output: z.object({ consents: z.array(WrittenConsent) }),
  errors: ['request.not-found'],
})

/** Notes a consent. A child's own is never the only basis. */
export const noteConsent = endpoint({
  name: 'consent.note',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/consents',
  summary: 'Note a consent, or why a step is in a child’s best interest',
  action: 'safety.change',
  scope: 'case',
  input: ConsentNote.extend({ caseId: CaseId, personId: PersonId }),
  output: z.object({ consents: z.array(WrittenConsent) }),
  errors: ['request.invalid', 'request.not-found', 'locker.locked'],
})

/** Notes that a consent was withdrawn. */
export const withdrawConsent = endpoint({
  name: 'consent.withdraw',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/consents/withdrawal',
  summary: 'Note that a consent was withdrawn',
  action: 'safety.change',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    personId: PersonId,
    consentId: z.uuid().toLowerCase(),
    why: Line.max(300),
  }),
  output: z.object({ consents: z.array(WrittenConsent) }),
  errors: ['request.not-found', 'request.conflict', 'locker.locked'],
})

/** Every endpoint of this feature. */
export const safetyEndpoints = [readSafety, planSafety, listConsents, noteConsent, withdrawConsent] as const
