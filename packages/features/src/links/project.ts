/** What facts about links change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, LinkId, LinkProposal } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import { stateAfter } from './decide-link.ts'
import { listDecisionsOf } from './store.ts'

/** Sealed detail of `link.proposed`. The actor is the member whose capture led to it. */
const ProposedDetail = z.object({ linkId: LinkId, proposal: LinkProposal })
/** Sealed detail of `link.decided`. */
const DecidedDetail = z.object({
  linkId: LinkId,
  decision: z.enum(['accepted', 'rejected', 'undone']),
  state: z.enum(['proposed', 'accepted', 'rejected']),
  why: z.string().optional(),
})

const tellProposed: Projection = async (trx, fact) => {
  const { linkId, proposal } = ProposedDetail.parse(fact.detail)
  await trx
    .insertInto('link')
    .values({
      id: linkId,
      case_id: CaseId.parse(fact.caseId),
      key: proposal.key,
      exhibit_a: proposal.a,
      exhibit_b: proposal.b,
      strength: proposal.strength,
      reasons: JSON.stringify(proposal.reasons),
      counter_reasons: JSON.stringify(proposal.counterReasons),
      state: 'proposed',
      proposed_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellDecided: Projection = async (trx, fact) => {
  const detail = DecidedDetail.parse(fact.detail)
  // One telling at a time a link, so that the state below is counted over every decision.
  await trx.selectFrom('link').select('id').where('id', '=', detail.linkId).forUpdate().execute()
  const told = await trx
    .insertInto('link_decision')
    .values({
      link_id: detail.linkId,
      case_id: CaseId.parse(fact.caseId),
      decision: detail.decision,
      decided_by: fact.actor,
      decided_at: fact.receipt.at,
      why: detail.why === undefined ? null : toStorable(detail.why),
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (told.numInsertedOrUpdatedRows === 0n) return
  // From all decisions in the order of the log, and not from what the decider saw: two may decide at once.
  const state = stateAfter(await listDecisionsOf(trx, detail.linkId))
  await trx.updateTable('link').set({ state }).where('id', '=', detail.linkId).execute()
}

/** Facts of this feature. */
export const linkProjections: Projections = { 'link.proposed': tellProposed, 'link.decided': tellDecided }
