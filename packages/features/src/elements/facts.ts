/** Sealed details of what is recorded about law and elements. */
import { ChargeFrame, ExhibitId, Judgement, LawPack, SupportKind } from '@smart-rescue/schema'
import { z } from 'zod'

/** `law.loaded`: a pack was loaded by a lawyer (`own`), or a shipped one was kept at its first use. */
export const LoadedDetail = z.object({
  what: z.literal('pack'),
  origin: z.enum(['shipped', 'own']),
  pack: LawPack,
})

/** `law.loaded`, role `review`: what a lawyer says of a version. */
export const ReviewedDetail = z.object({
  what: z.literal('review'),
  iso2: z.string(),
  version: z.string(),
  state: z.enum(['reviewed', 'rejected']),
  note: z.string(),
})

/** `law.loaded`, role `choice`: which version is used from now on. */
export const ChosenLawDetail = z.object({
  what: z.literal('choice'),
  iso2: z.string(),
  version: z.string(),
})

/** `charge.framed`, role `frame`: what is said to have happened, and by which packs it is judged. */
export const FramedDetail = z.object({
  what: z.literal('frame'),
  frame: ChargeFrame,
  packs: z.record(z.string(), z.string()),
})

/** `charge.framed`, role `offence`: offences that were chosen or dropped. */
export const OffencesDetail = z.object({
  what: z.literal('offences'),
  offences: z.array(z.string()),
  chosen: z.boolean(),
  why: z.string().optional(),
})

/** `element.judged`, role `covered-by`: one thing attached to elements; each attachment has its own id. */
export const CoveredDetail = z.object({
  what: z.literal('covered-by'),
  covers: z.array(z.object({ id: z.uuid(), element: z.string() })),
  kind: SupportKind,
  exhibitId: ExhibitId.optional(),
  reference: z.string().optional(),
  note: z.string().optional(),
})

/** `element.judged`, role `withdrawn`: an attachment taken back. */
export const WithdrawnDetail = z.object({ what: z.literal('withdrawn'), id: z.uuid(), why: z.string() })

/** `element.judged`, role `judgement`: what a lawyer says of an element. */
export const JudgedDetail = z.object({
  what: z.literal('judgement'),
  element: z.string(),
  judgement: Judgement,
  why: z.string(),
})
