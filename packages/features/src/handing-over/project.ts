/** What a hand-over changes in the index: the successor joins, the predecessor leaves, and both stand in the history. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, MemberId } from '@smart-rescue/schema'
import { z } from 'zod'
import { touchCase } from '../cases/store.ts'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `case.assigned`, role `handed-over`. */
export const HandedOverDetail = z.object({
  memberId: MemberId,
  why: z.string(),
  note: z.string(),
  /** What was open at that moment, by name and number. */
  open: z.record(z.string(), z.int()),
})

const tellHandedOver: Projection = async (trx, fact) => {
  const caseId = CaseId.parse(fact.caseId)
  const detail = HandedOverDetail.parse(fact.detail)
  // Everything before one's own leaving: after it the case can be neither read nor written.
  await touchCase(trx, caseId, fact.receipt.at)
  await trx
    .insertInto('case_hand_over')
    .values({
      leaf_index: fact.receipt.index,
      case_id: caseId,
      from_member: fact.actor,
      to_member: detail.memberId,
      why: toStorable(detail.why),
      note: toStorable(detail.note),
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('case_team')
    .values({ case_id: caseId, member_id: detail.memberId, added_by: fact.actor, since: fact.receipt.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .updateTable('case_team')
    .set({ until: fact.receipt.at })
    .where('case_id', '=', caseId)
    .where('member_id', '=', fact.actor)
    .where('until', 'is', null)
    .execute()
}

/** Facts of this feature. */
export const handOverProjections: Projections = { 'case.assigned': tellHandedOver }
