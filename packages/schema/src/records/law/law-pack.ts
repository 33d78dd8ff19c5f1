/** A law pack: the offences of one country as data, each element with its source and how sure we are. It is reference data, never advice. */
import { z } from 'zod'
import { CountryCode } from '../case.ts'

/** high = seen in the law's text or an official source; medium = a secondary source; low = not verified, a lawyer must look. */
export const Confidence = z.enum(['high', 'medium', 'low'])
export type Confidence = z.infer<typeof Confidence>

const Text = z.string().trim().min(1).max(4_000)
const Short = z.string().trim().min(1).max(300)

/** A day, a month or a year in the calendar that ISO 8601 uses; a month or a year where the day is not known. */
export const LawDay = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .meta({ examples: ['2024-07-01'] })

/** Where a statement was read: a document of the pack's own table, and the place in it. */
export const LawSource = z.object({
  ref: z.string().min(1).max(60),
  section: z.string().max(300).nullable().optional(),
})
export type LawSource = z.infer<typeof LawSource>

/** A document that rows of a pack rest on. `url_verified: false` = the address was not looked at; `url_note` says what else is weak about it. */
export const LawDocument = z.object({
  document: Short,
  url: z.string().max(500),
  kind: Short,
  url_verified: z.boolean().optional(),
  url_note: z.string().max(500).optional(),
})
export type LawDocument = z.infer<typeof LawDocument>

/** What an element is about. */
export const ElementKind = z.enum(['act', 'means', 'purpose', 'age', 'mental', 'jurisdiction', 'exchange'])
export type ElementKind = z.infer<typeof ElementKind>

const Sourced = { source: LawSource, confidence: Confidence, note: Text.optional() }

/** The smallest thing that must be shown. */
export const LawElement = z.object({
  id: z
    .string()
    .max(80)
    .regex(/^[A-Z]{2}-[A-Za-z0-9._-]+$/),
  kind: ElementKind,
  group: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9_]*$/),
  text: Text,
  ...Sourced,
})
export type LawElement = z.infer<typeof LawElement>

/** How the elements of one group count: every one, at least one, or never in the way of readiness. */
export const GroupRule = z.object({ group: z.string().max(40), rule: z.enum(['all', 'any', 'aggravating']) })
export type GroupRule = z.infer<typeof GroupRule>

/** Prison in years where it is a term, and what else; the text says it whole. */
export const LawPenalty = z.object({
  text: Text,
  min_years: z.number().nullable(),
  max_years: z.number().nullable(),
  life: z.boolean(),
  death: z.boolean(),
  fine: z.string().max(500).nullable(),
  source: LawSource,
  confidence: Confidence,
})

const Statement = z.looseObject({ text: Text, ...Sourced })

/** One offence with its elements, and how they add up. */
export const LawOffence = z.object({
  id: z
    .string()
    .max(60)
    .regex(/^[A-Z]{2}-[A-Za-z0-9._-]+$/),
  topics: z.array(z.string().regex(/^[a-z][a-z_]*$/)).min(1),
  law: Short,
  section: Short,
  short_title: Short,
  elements: z.array(LawElement).min(1).max(60),
  logic: z.array(GroupRule).min(1).max(20),
  /** Whether a means (force, deceit …) must be shown even where the victim is a child; null = not settled. */
  means_for_child: z.object({ must_be_proved: z.boolean().nullable(), basis: Short, text: Text }),
  penalty: LawPenalty,
  consent_relevant: z.boolean().optional(),
  /** First day in force, and last. */
  valid_from: LawDay.optional(),
  valid_until: LawDay.optional(),
  /** What punished the act before, in words; and which offence of this pack it was, where the pack holds it. */
  predecessor: Short.optional(),
  predecessor_penalty: Short.optional(),
  succeeds: z.string().max(60).optional(),
  /** The day, month or year of the text that was read, where it is not the newest. */
  text_version: LawDay.optional(),
  presumptions: z.array(Statement).optional(),
  deadlines: z.array(Statement.extend({ days: z.int().positive() })).optional(),
  jurisdiction_note: Text.optional(),
  /** Where the text can be turned against the child: `hidden` from the choice for a child, or shown with a warning. */
  risk_to_child: z.object({ show: z.enum(['hidden', 'warned']), text: Text, source: LawSource }).optional(),
  ...Sourced,
})
export type LawOffence = z.infer<typeof LawOffence>

/** A rule of proof that software can hold to: one witness, a private capture, an unknown speaker are not enough alone. */
export const ProofRule = z.object({
  rule: z.enum(['one-witness', 'other-writing', 'unknown-identity']),
  text: Text,
  ...Sourced,
})
export type ProofRule = z.infer<typeof ProofRule>

/** Whether a lawyer of the country has looked at the pack, who, and when. */
export const PackReview = z.object({
  state: z.enum(['unreviewed', 'reviewed', 'rejected']),
  by: Short.optional(),
  on: LawDay.optional(),
  note: Text.optional(),
})
export type PackReview = z.infer<typeof PackReview>

/** Newest form of a pack; the form of a pack that is not this one cannot be read. */
export const PACK_FORM = 'smart-rescue-law/1'

/** The law of one country. Its version names it for good: a changed pack carries another one. */
export const LawPack = z.object({
  pack: z.literal(PACK_FORM),
  iso2: CountryCode,
  iso3: z.string().regex(/^[A-Z]{3}$/),
  name: Short,
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/),
  author: Short,
  review: PackReview,
  licence: Short,
  disclaimer: Text,
  child_age: z.object({ rule: Text, ...Sourced }),
  version_warning: Statement.optional(),
  proof_rules: z.array(ProofRule).optional(),
  reporting_duty: z.array(Statement).optional(),
  electronic_evidence: z.array(Statement).optional(),
  identity_protection: z.array(Statement).optional(),
  safe_harbour: z.array(Statement).optional(),
  presumptions: z.array(Statement).optional(),
  procedure: z.array(Statement).optional(),
  aggravations: z.array(Statement).optional(),
  age_proof: Statement.optional(),
  gaps: z.array(Statement).optional(),
  offences: z.array(LawOffence).min(1).max(500),
  sources: z.record(z.string(), LawDocument),
})
export type LawPack = z.infer<typeof LawPack>

/** One place where proof of an element is usually found, and what to mind there. */
export const ProofPlace = z.object({ text: Text, mind: Text.optional() })
export type ProofPlace = z.infer<typeof ProofPlace>

/** Where proof is usually found: by kind of element, and more for a topic of an offence. Topic first, kind of element in it. */
export const ProofPlaces = z.object({
  version: z.string().max(40),
  author: Short,
  licence: Short,
  kinds: z.record(ElementKind, z.array(ProofPlace).min(1)),
  topics: z.record(z.string(), z.partialRecord(ElementKind, z.array(ProofPlace).min(1))),
})
export type ProofPlaces = z.infer<typeof ProofPlaces>
