/** What facts about joins change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, JoinDecisionId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `join.decided`. Nodes by their names, which last when the index is told again. */
export const JoinDecidedDetail = z.object({
  decisionId: JoinDecisionId,
  kind: z.enum(['confirm', 'reject', 'break', 'rejoin', 'undo']),
  from: z.string(),
  to: z.string().optional(),
  why: z.string().optional(),
  /** For a pair that is parted: the reasons it had. */
  known: z.array(z.string()).optional(),
})
export type JoinDecidedDetail = z.infer<typeof JoinDecidedDetail>

const tellDecided: Projection = async (trx, fact) => {
  const detail = JoinDecidedDetail.parse(fact.detail)
  await trx
    .insertInto('join_decision')
    .values({
      id: detail.decisionId,
      case_id: CaseId.parse(fact.caseId),
      kind: detail.kind,
      from_node: toStorable(detail.from),
      to_node: detail.to === undefined ? null : toStorable(detail.to),
      why: detail.why === undefined ? null : toStorable(detail.why),
      known: detail.known?.map(toStorable) ?? null,
      decided_by: fact.actor,
      decided_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const networkProjections: Projections = { 'join.decided': tellDecided }
