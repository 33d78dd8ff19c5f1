/** The elements of a case: what is said to have happened, which offences fit, what each element rests on, and what a lawyer says of it. */
import { z } from 'zod'
import { ExhibitId } from '../../ids.ts'
import { CountryCode, Line } from '../case.ts'
import { MemberRef } from '../member.ts'
import { Confidence, ElementKind, ProofPlace } from './law-pack.ts'
import { ReadinessWarning, ShownSource, VictimAge } from './readiness.ts'

/** A day of the calendar. */
const Day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .meta({ examples: ['2025-05-01'] })

/** What is said to have happened. Without a day nobody knows when; the place is a town or venue, never a person's home address. */
export const ChargeFrame = z.object({
  day: z.object({ from: Day, to: Day }).optional(),
  victim: VictimAge,
  countries: z.array(CountryCode).min(1).max(20),
  topics: z
    .array(
      z
        .string()
        .max(60)
        .regex(/^[a-z][a-z_]*$/)
        .meta({ examples: ['recruitment'] }),
    )
    .max(60),
  place: Line.max(200).optional(),
})
export type ChargeFrame = z.infer<typeof ChargeFrame>

/** What an element may rest on. */
export const SupportKind = z.enum(['exhibit', 'document', 'witness', 'anonymous-tip'])
export type SupportKind = z.infer<typeof SupportKind>

/** One thing that an element rests on, with who attached it and why it bears on the element. */
export const ElementCover = z.object({
  id: z.uuid(),
  kind: SupportKind,
  exhibitId: ExhibitId.optional(),
  exhibitNumber: z.string().optional(),
  exhibitTitle: z.string().optional(),
  /** Number of a document, mark of a witness, where a tip came in. */
  reference: z.string().optional(),
  note: z.string().optional(),
  by: MemberRef,
  at: z.string(),
})
export type ElementCover = z.infer<typeof ElementCover>

/** What a lawyer says of an element. */
export const Judgement = z.enum(['covered', 'weak', 'missing'])
export type Judgement = z.infer<typeof Judgement>

/** One judgement, with its reason, author and time. */
export const ElementJudgement = z.object({
  judgement: Judgement,
  why: z.string(),
  by: MemberRef,
  at: z.string(),
})
export type ElementJudgement = z.infer<typeof ElementJudgement>

/** An element as its page shows it. `to-judge` = something is attached and no lawyer has spoken since there was anything. */
export const CaseElement = z.object({
  id: z.string(),
  kind: ElementKind,
  text: z.string(),
  source: ShownSource,
  confidence: Confidence,
  note: z.string().optional(),
  state: z.enum(['covered', 'weak', 'missing', 'to-judge']),
  covers: z.array(ElementCover),
  judgements: z.array(ElementJudgement),
  /** What does not fit together: lawyers differ, something changed since the judgement, tips of nobody alone. */
  conflicts: z.array(z.enum(['lawyers-differ', 'changed-since', 'tip-only'])),
  places: z.array(ProofPlace),
})
export type CaseElement = z.infer<typeof CaseElement>

/** A group of elements and how it counts. `blocks` is false where it never stands in the way. */
export const CaseGroup = z.object({
  group: z.string(),
  rule: z.enum(['all', 'any', 'aggravating']),
  blocks: z.boolean(),
  covered: z.boolean(),
  elements: z.array(CaseElement),
})
export type CaseGroup = z.infer<typeof CaseGroup>

/** An offence in the choice: whether it fits, held on the day, and how far the case is. */
export const OffenceChoice = z.object({
  id: z.string(),
  country: CountryCode,
  title: z.string(),
  law: z.string(),
  section: z.string(),
  penalty: z.string(),
  penaltyConfidence: Confidence,
  confidence: Confidence,
  source: ShownSource,
  topics: z.array(z.string()),
  force: z.enum(['in-force', 'not-yet', 'ended', 'depends']),
  state: z.enum(['ready', 'missing', 'not-in-force']),
  /** Of the groups that must be covered, how many are. */
  asked: z.int(),
  met: z.int(),
  fits: z.boolean(),
  chosen: z.boolean(),
  /** True where it could be turned against the child: not to be chosen for one. */
  hidden: z.boolean(),
  missing: z.array(z.string()),
  alternatives: z.array(z.string()),
})
export type OffenceChoice = z.infer<typeof OffenceChoice>

/** A chosen offence with all its elements. */
export const ChosenOffence = OffenceChoice.extend({
  note: z.string().optional(),
  meansForChild: z.string(),
  groups: z.array(CaseGroup),
  presumptions: z.array(z.string()),
})
export type ChosenOffence = z.infer<typeof ChosenOffence>

/** Which pack a country is judged by; `newer` where another one is in use by now. */
export const JudgedBy = z.object({
  country: CountryCode,
  name: z.string(),
  version: z.string(),
  author: z.string(),
  review: z.enum(['unreviewed', 'reviewed', 'rejected']),
  disclaimer: z.string(),
  newer: z.string().optional(),
})
export type JudgedBy = z.infer<typeof JudgedBy>

/** The page: without a frame only what one could frame it by. */
export const ElementsPage = z.object({
  frame: ChargeFrame.extend({ by: MemberRef, at: z.string(), times: z.int() }).optional(),
  /** What a first frame would begin with: the case's countries that have a pack, and topics of its kind of lead. */
  suggested: z.object({ countries: z.array(CountryCode), topics: z.array(z.string()) }),
  /** Countries that have a pack, with its name; and countries of the case that have none. */
  countries: z.array(z.object({ iso2: CountryCode, name: z.string(), topics: z.array(z.string()) })),
  without: z.array(CountryCode),
  judgedBy: z.array(JudgedBy),
  offences: z.array(OffenceChoice),
  chosen: z.array(ChosenOffence),
  warnings: z.array(ReadinessWarning),
})
export type ElementsPage = z.infer<typeof ElementsPage>
