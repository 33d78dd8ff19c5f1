/** What facts about links change in the index. */
import { CaseId, LinkId, LinkProposal } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

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
  const told = await trx
    .insertInto('link_decision')
    .values({
      link_id: detail.linkId,
      case_id: CaseId.parse(fact.caseId),
      decision: detail.decision,
      decided_by: fact.actor,
      decided_at: fact.receipt.at,
      why: detail.why ?? null,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (told.numInsertedOrUpdatedRows === 0n) return
  await trx.updateTable('link').set({ state: detail.state }).where('id', '=', detail.linkId).execute()
}

/** Facts of this feature. */
export const linkProjections: Projections = { 'link.proposed': tellProposed, 'link.decided': tellDecided }
