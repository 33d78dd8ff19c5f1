/** The law and the elements of a case: packs with their review, the frame of the act, offences, what each element rests on, and a lawyer's judgement. */
import {
  CaseId,
  ChargeFrame,
  CountryCode,
  ElementsPage,
  ExhibitId,
  endpoint,
  Judgement,
  LawPack,
  Line,
  MemberRef,
  Prose,
  SupportKind,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Greatest law pack that is read, in bytes. */
export const PACK_BYTES = 2 * 1024 * 1024

const WRITING = ['request.not-found', 'locker.locked', 'locker.disk-full'] as const

/** One finding about a pack: where, what, and what to do. */
export const PackFinding = z.object({
  level: z.enum(['error', 'warning']),
  rule: z.string(),
  at: z.string(),
  about: z.string().optional(),
  text: z.string(),
})
export type PackFinding = z.infer<typeof PackFinding>

/** A version of a country's pack: where it came from, what lawyers said of it, and whether it is in use. */
export const PackVersion = z.object({
  version: z.string(),
  origin: z.enum(['shipped', 'own']),
  inUse: z.boolean(),
  author: z.string(),
  review: z.enum(['unreviewed', 'reviewed', 'rejected']),
  loadedBy: MemberRef.optional(),
  loadedAt: z.string().optional(),
  reviews: z.array(
    z.object({ state: z.enum(['reviewed', 'rejected']), note: z.string(), by: MemberRef, at: z.string() }),
  ),
})
export type PackVersion = z.infer<typeof PackVersion>

/** The law of one country in the list. */
export const LawSummary = z.object({
  iso2: CountryCode,
  name: z.string(),
  version: z.string(),
  origin: z.enum(['shipped', 'own']),
  author: z.string(),
  review: z.enum(['unreviewed', 'reviewed', 'rejected']),
  offences: z.int(),
  elements: z.int(),
  /** Offences, elements and penalties that nobody verified. */
  unverified: z.int(),
  versions: z.int(),
})
export type LawSummary = z.infer<typeof LawSummary>

/** Countries with a pack. */
export const listLaws = endpoint({
  name: 'law.list',
  method: 'GET',
  path: '/api/law-packs',
  summary: 'Countries with a law pack, and how far each was looked at',
  action: 'law.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ countries: z.array(LawSummary), mayChange: z.boolean() }),
  errors: [],
})

const Country = CountryCode.meta({ examples: ['NP'] })
const Version = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/)
  .meta({ examples: ['2026-11'] })

/** One country: the pack itself, what the validator says, and every version. */
export const LawView = z.object({
  pack: LawPack,
  review: z.enum(['unreviewed', 'reviewed', 'rejected']),
  findings: z.array(PackFinding),
  versions: z.array(PackVersion),
  mayChange: z.boolean(),
})
export type LawView = z.infer<typeof LawView>

/** One country; the version in use unless another is named. */
export const readLaw = endpoint({
  name: 'law.read',
  method: 'GET',
  path: '/api/law-packs/:country',
  summary: 'The law pack of a country with source and confidence of every row',
  action: 'law.read',
  scope: 'organisation',
  input: z.object({ country: Country, version: Version.optional() }),
  output: LawView,
  errors: ['request.not-found'],
})

/** Looks a pack through without loading it. */
export const checkLaw = endpoint({
  name: 'law.check',
  method: 'POST',
  path: '/api/law-packs/check',
  summary: 'Look a law pack through',
  action: 'law.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    country: z.string().optional(),
    version: z.string().optional(),
    findings: z.array(PackFinding),
    errors: z.int(),
    warnings: z.int(),
  }),
  errors: ['request.too-large'],
  takes: 'bytes',
  maxBytes: PACK_BYTES,
})

/** Loads a pack of the organisation's own and puts it to use; cases framed before keep the version they were judged by. */
export const loadLaw = endpoint({
  name: 'law.load',
  method: 'POST',
  path: '/api/law-packs',
  summary: 'Load a law pack and use it from now on',
  action: 'law.change',
  scope: 'organisation',
  input: z.object({}),
  output: LawView,
  errors: ['request.too-large', 'law.not-sound', 'law.version-taken', 'locker.locked', 'locker.disk-full'],
  takes: 'bytes',
  maxBytes: PACK_BYTES,
})

/** A lawyer's word on a version of a pack. */
export const reviewLaw = endpoint({
  name: 'law.review',
  method: 'POST',
  path: '/api/law-packs/:country/reviews',
  summary: 'Say as a lawyer whether a law pack holds',
  action: 'law.change',
  scope: 'organisation',
  input: z.object({
    country: Country,
    version: Version,
    state: z.enum(['reviewed', 'rejected']),
    note: Prose.min(1).max(4_000),
  }),
  output: LawView,
  errors: WRITING,
})

/** Chooses which version of a country's pack is used from now on. */
export const useLaw = endpoint({
  name: 'law.use',
  method: 'POST',
  path: '/api/law-packs/:country/choice',
  summary: 'Choose the version of a law pack that is used',
  action: 'law.change',
  scope: 'organisation',
  input: z.object({ country: Country, version: Version }),
  output: LawView,
  errors: WRITING,
})

const CasePath = z.object({ caseId: CaseId })

/** The page of elements. */
export const readElements = endpoint({
  name: 'element.read',
  method: 'GET',
  path: '/api/cases/:caseId/elements',
  summary: 'Offences that fit the case, and how far each element is covered',
  action: 'element.read',
  scope: 'case',
  input: CasePath,
  output: ElementsPage,
  errors: ['request.not-found'],
})

/** Says what happened, when and where. The packs in use now are the ones the case is judged by. */
export const frameCharge = endpoint({
  name: 'element.frame',
  method: 'POST',
  path: '/api/cases/:caseId/elements/frame',
  summary: 'Say what happened, when, where and to whom',
  action: 'element.cover',
  scope: 'case',
  input: CasePath.extend(ChargeFrame.shape),
  output: ElementsPage,
  errors: [...WRITING, 'request.invalid'],
})

const OffenceName = z
  .string()
  .max(60)
  .regex(/^[A-Z]{2}-[A-Za-z0-9._-]+$/)
  .meta({ examples: ['NP-PC-219'] })
const ElementName = z
  .string()
  .max(80)
  .regex(/^[A-Z]{2}-[A-Za-z0-9._-]+$/)
  .meta({ examples: ['NP-PC-219.a1'] })

/** Chooses offences for the case, or drops them and says why. */
export const chooseOffences = endpoint({
  name: 'element.choose',
  method: 'POST',
  path: '/api/cases/:caseId/elements/offences',
  summary: 'Choose offences for the case, or drop them',
  action: 'element.cover',
  scope: 'case',
  input: CasePath.extend({
    offences: z.array(OffenceName).min(1).max(100),
    chosen: z.boolean(),
    why: Prose.max(2_000).optional(),
  }),
  output: ElementsPage,
  errors: [...WRITING, 'charge.not-framed', 'charge.against-the-child'],
})

/** Attaches one thing to one or more elements. Witnesses go by their mark in the case, never by name. */
export const coverElements = endpoint({
  name: 'element.cover',
  method: 'POST',
  path: '/api/cases/:caseId/elements/covers',
  summary: 'Attach an exhibit, document, witness or tip to elements',
  action: 'element.cover',
  scope: 'case',
  input: CasePath.extend({
    elements: z.array(ElementName).min(1).max(40),
    kind: SupportKind,
    exhibitId: ExhibitId.optional(),
    reference: Line.max(200).optional(),
    note: Prose.max(2_000).optional(),
  }),
  output: ElementsPage,
  errors: [...WRITING, 'request.invalid', 'charge.not-framed'],
})

/** Takes an attachment back; it stays in the log with its reason. */
export const withdrawCover = endpoint({
  name: 'element.withdraw',
  method: 'POST',
  path: '/api/cases/:caseId/elements/withdrawals',
  summary: 'Take an attachment back and say why',
  action: 'element.cover',
  scope: 'case',
  input: CasePath.extend({ cover: z.uuid().toLowerCase(), why: Prose.min(1).max(2_000) }),
  output: ElementsPage,
  errors: WRITING,
})

/** A lawyer's judgement on one element. */
export const judgeElement = endpoint({
  name: 'element.judge',
  method: 'POST',
  path: '/api/cases/:caseId/elements/judgements',
  summary: 'Judge an element as a lawyer',
  action: 'element.judge',
  scope: 'case',
  input: CasePath.extend({ element: ElementName, judgement: Judgement, why: Prose.min(1).max(2_000) }),
  output: ElementsPage,
  errors: [...WRITING, 'charge.not-framed', 'element.nothing-attached'],
})

/** Every endpoint of this feature. */
export const elementEndpoints = [
  listLaws,
  readLaw,
  checkLaw,
  loadLaw,
  reviewLaw,
  useLaw,
  readElements,
  frameCharge,
  chooseOffences,
  coverElements,
  withdrawCover,
  judgeElement,
] as const
