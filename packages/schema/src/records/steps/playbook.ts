/** Playbooks: for each kind of lead the steps of a case, in order, as data with a version, an author and a review. */
import { z } from 'zod'
import { CountryCode, LeadKind, Line, Prose } from '../case.ts'

/** Where in the product a step is done. `people`, `safety-plan`, `elements` and `referral` are pages of the concrete case. */
export const StepPage = z.enum([
  'overview',
  'safeguard',
  'safety-plan',
  'people',
  'evidence',
  'tables',
  'watches',
  'links',
  'networks',
  'where',
  'elements',
  'exploitation',
  'duties',
  'dossier',
  'referral',
  'wellbeing',
])
export type StepPage = z.infer<typeof StepPage>

/** Kinds of reporting channel a step may name; which ones there are in a country is the safeguard's table. */
export const StepHotline = z.enum([
  'material-hotline',
  'trafficking-hotline',
  'child-helpline',
  'child-protection',
  'police',
  'tip-line',
])
export type StepHotline = z.infer<typeof StepHotline>

/** Who does a step: a role of the case. */
export const StepRole = z.enum(['case-officer', 'investigator', 'lawyer', 'social-worker'])
export type StepRole = z.infer<typeof StepRole>

const StepId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .meta({ examples: ['safety-first'] })

const Topic = z
  .string()
  .regex(/^[a-z][a-z_]{1,39}$/)
  .meta({ examples: ['recruitment'] })

/**
 * One step. `due` is hours after the case was opened or, with `after`, hours after the day another step is due: a working
 * rule of the house, not of a law. `sources` are ids of rules (D1, BP-COL-1 …) or documents by name.
 */
export const PlaybookStep = z.object({
  id: StepId,
  phase: z.enum(['safety', 'duty', 'plan', 'capture', 'understand', 'law', 'hand-over', 'care']),
  title: Line.max(120),
  who: StepRole,
  what: Prose.min(1).max(4_000),
  capture: z.array(Line).max(20),
  never: z.array(Line).max(20),
  doneWhen: Line,
  due: z.object({ hours: z.int().min(0).max(8_760), after: StepId.optional() }),
  page: StepPage,
  hotlines: z.array(StepHotline).max(6).default([]),
  /** The step is where a duty to report is met. */
  duty: z.boolean().default(false),
  /** The step counts as done only when a second person, a case officer, approves it. */
  approval: z.boolean().default(false),
  /** Only where one of these countries is concerned; every country when absent. */
  countries: z.array(CountryCode).max(60).optional(),
  sources: z.array(Line).min(1).max(20),
})
export type PlaybookStep = z.infer<typeof PlaybookStep>

/** A playbook of one kind of lead. `version` counts from 1; a house's own version goes on from the one it was made of. */
export const Playbook = z.object({
  kind: LeadKind,
  version: z.int().min(1).max(100_000),
  title: Line.max(120),
  summary: Prose.min(1).max(2_000),
  author: Line.max(200),
  /** Who reviewed it, by office and not by name; absent while nobody did, and then shown as unreviewed. */
  reviewedBy: Line.max(200).optional(),
  reviewedOn: z.iso.date().optional(),
  /** Topics of offences it may lead to, as the law packs spell them. */
  topics: z.array(Topic).min(1).max(40),
  steps: z.array(PlaybookStep).min(1).max(60),
})
export type Playbook = z.infer<typeof Playbook>
