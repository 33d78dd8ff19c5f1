/** What facts about leads change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, ExhibitId, LeadId, LeadOrigin, SourceRef } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'
import { stateAfter } from './decide-state.ts'
import { listDecisionKinds } from './store.ts'

/** Sealed detail of `lead.raised`: a new lead, by whom it was raised, and what the machine saw then. */
export const RaisedDetail = z.object({
  what: z.literal('raised'),
  leadId: LeadId,
  origin: LeadOrigin,
  originKey: z.string().optional(),
  byMachine: z.boolean(),
  title: z.string(),
  why: z.string().optional(),
  sources: z.array(SourceRef),
  /** What was seen when it was raised, in words, and with which version of the indicators. */
  reasons: z.array(z.string()),
  version: z.string(),
})

/** Sealed detail of `lead.raised` for sources that joined a lead later. */
export const ExtendedDetail = z.object({
  what: z.literal('extended'),
  leadId: LeadId,
  sources: z.array(SourceRef),
})

/** Sealed detail of `lead.raised`, role `origin`, in the case that was opened from a lead: the exhibits it began with. */
export const BroughtDetail = z.object({
  what: z.literal('brought'),
  exhibits: z.array(ExhibitId),
  fromReference: z.string(),
})

/** Sealed detail of `lead.decided` for a decision. */
export const DecidedDetail = z.object({
  what: z.literal('decided'),
  leadId: LeadId,
  decision: z.enum(['watching', 'opened', 'dismissed', 'undone']),
  why: z.string(),
  openedCase: CaseId.optional(),
})

/** Sealed detail of `lead.decided` for an answer to a question. */
export const AnsweredDetail = z.object({
  what: z.literal('answered'),
  leadId: LeadId,
  indicator: z.string(),
  answer: z.enum(['yes', 'no', 'unknown']),
  note: z.string().optional(),
})

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const addSources = async (
  trx: Trx,
  fact: CustodyFact,
  leadId: LeadId,
  sources: readonly SourceRef[],
): Promise<void> => {
  if (sources.length === 0) return
  await trx
    .insertInto('lead_source')
    .values(
      sources.map(({ exhibitId, row }) => ({
        lead_id: leadId,
        case_id: caseOf(fact),
        exhibit_id: exhibitId,
        row,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was read out of a lead is old as soon as something is told of it. */
const forgetStanding = async (trx: Trx, leadId: LeadId): Promise<void> => {
  await trx
    .updateTable('lead')
    .set({ standing: null, standing_version: null })
    .where('id', '=', leadId)
    .execute()
}

const tellBrought = async (
  trx: Trx,
  fact: CustodyFact,
  detail: z.infer<typeof BroughtDetail>,
): Promise<void> => {
  if (detail.exhibits.length === 0) return
  await trx
    .insertInto('lead_extract')
    .values(
      detail.exhibits.map((exhibitId) => ({
        exhibit_id: exhibitId,
        case_id: caseOf(fact),
        from_reference: toStorable(detail.fromReference),
        leaf_index: fact.receipt.index,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellRaised: Projection = async (trx, fact) => {
  const detail = z
    .discriminatedUnion('what', [RaisedDetail, ExtendedDetail, BroughtDetail])
    .parse(fact.detail)
  if (detail.what === 'brought') return tellBrought(trx, fact, detail)
  if (detail.what === 'extended') {
    await addSources(trx, fact, detail.leadId, detail.sources)
    await forgetStanding(trx, detail.leadId)
    return
  }
  await trx
    .insertInto('lead')
    .values({
      id: detail.leadId,
      case_id: caseOf(fact),
      origin: detail.origin,
      origin_key: detail.originKey === undefined ? null : toStorable(detail.originKey),
      by_machine: detail.byMachine,
      title: toStorable(detail.title),
      why: detail.why === undefined ? null : toStorable(detail.why),
      state: 'waiting',
      raised_by: fact.actor,
      raised_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await addSources(trx, fact, detail.leadId, detail.sources)
}

const tellAnswered = async (
  trx: Trx,
  fact: CustodyFact,
  detail: z.infer<typeof AnsweredDetail>,
): Promise<void> => {
  await trx
    .insertInto('lead_answer')
    .values({
      leaf_index: fact.receipt.index,
      lead_id: detail.leadId,
      case_id: caseOf(fact),
      indicator: detail.indicator,
      answer: detail.answer,
      note: detail.note === undefined ? null : toStorable(detail.note),
      answered_by: fact.actor,
      answered_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await forgetStanding(trx, detail.leadId)
}

const tellDecided: Projection = async (trx, fact) => {
  const detail = z.discriminatedUnion('what', [DecidedDetail, AnsweredDetail]).parse(fact.detail)
  if (detail.what === 'answered') return tellAnswered(trx, fact, detail)
  // One telling at a time a lead, so that the state below is counted over every decision.
  await trx.selectFrom('lead').select('id').where('id', '=', detail.leadId).forUpdate().execute()
  await trx
    .insertInto('lead_decision')
    .values({
      leaf_index: fact.receipt.index,
      lead_id: detail.leadId,
      case_id: caseOf(fact),
      decision: detail.decision,
      why: toStorable(detail.why),
      opened_case: detail.openedCase ?? null,
      decided_by: fact.actor,
      decided_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const state = stateAfter(await listDecisionKinds(trx, detail.leadId))
  const opened = detail.openedCase === undefined ? {} : { opened_case: detail.openedCase }
  await trx
    .updateTable('lead')
    .set({ state, ...opened })
    .where('id', '=', detail.leadId)
    .execute()
}

/** Facts of this feature. */
export const leadProjections: Projections = { 'lead.raised': tellRaised, 'lead.decided': tellDecided }
