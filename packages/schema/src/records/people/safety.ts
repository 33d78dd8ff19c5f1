/** Safety plans and consents: what is agreed on before a step that could alert somebody, and what somebody agreed to. */
import { z } from 'zod'
import { PersonId } from '../../ids.ts'
import { Line, Prose } from '../case.ts'
import { MemberRef } from '../member.ts'

/** Who is at risk: the child comes first, and staff are people too. */
export const AtRisk = z.enum(['child', 'family', 'witness', 'reporter', 'staff', 'partner', 'other'])
export type AtRisk = z.infer<typeof AtRisk>

/** One risk: to whom, from whom, by what it could be set off, and what is done about it. */
export const SafetyEntry = z.object({
  who: AtRisk,
  personId: PersonId.optional(),
  fromWhom: Prose.min(1).max(500),
  /** What could let them know that somebody looks: a capture, a call, a visit. */
  alertedBy: Prose.min(1).max(1_000),
  measures: Prose.min(1).max(2_000),
  /** Whom to call first: an office or a function, no name. */
  contact: Line.max(300),
})
export type SafetyEntry = z.infer<typeof SafetyEntry>

/** The plan of a case. `reviewOn` is the day it is looked at again, YYYY-MM-DD. */
export const SafetyPlan = z.object({ entries: z.array(SafetyEntry).min(1).max(20), reviewOn: z.iso.date() })
export type SafetyPlan = z.infer<typeof SafetyPlan>

/** A plan as it was written, by whom and when. */
export const WrittenPlan = SafetyPlan.extend({ by: MemberRef, at: z.string() })
export type WrittenPlan = z.infer<typeof WrittenPlan>

/** Whose word a consent is. */
export const ConsentBy = z.enum(['child', 'adult', 'guardian', 'court', 'authority'])
export type ConsentBy = z.infer<typeof ConsentBy>

/** A consent, or why a step is in a child's best interest. */
export const ConsentNote = z.object({
  kind: z.enum(['consent', 'best-interest']),
  givenBy: ConsentBy,
  /** How she was told what it is about, in words and a language she understands. */
  informed: Prose.min(1).max(1_000),
  scope: Prose.min(1).max(1_000),
  /** What the step rests on besides; required where a child alone agreed. */
  otherBasis: Prose.max(500).optional(),
  on: z.iso.date(),
})
export type ConsentNote = z.infer<typeof ConsentNote>

/** A note as it stands. */
export const WrittenConsent = ConsentNote.extend({
  id: z.uuid(),
  personId: PersonId,
  by: MemberRef,
  at: z.string(),
  withdrawnAt: z.string().optional(),
  withdrawnWhy: z.string().optional(),
})
export type WrittenConsent = z.infer<typeof WrittenConsent>
