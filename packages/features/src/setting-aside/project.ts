/** What facts about putting aside change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import { AsideKind } from './contract.ts'

/** Sealed detail of `source.aside`: something put aside, or an earlier one taken back by its leaf. */
export const AsideDetail = z.union([
  z.object({ node: z.string(), kind: AsideKind, why: z.string(), until: z.iso.date() }),
  z.object({ undo: z.int().nonnegative(), why: z.string().optional() }),
])
export type AsideDetail = z.infer<typeof AsideDetail>

const tellAside: Projection = async (trx, fact) => {
  const detail = AsideDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  if ('undo' in detail) {
    await trx
      .updateTable('aside_entry')
      .set({
        undone_by: fact.actor,
        undone_at: fact.receipt.at,
        undone_leaf: fact.receipt.index,
        undone_why: detail.why === undefined ? null : toStorable(detail.why),
      })
      .where('leaf_index', '=', detail.undo)
      .where('case_id', '=', caseId)
      .where('undone_at', 'is', null)
      .execute()
    return
  }
  await trx
    .insertInto('aside_entry')
    .values({
      leaf_index: fact.receipt.index,
      case_id: caseId,
      node: toStorable(detail.node),
      kind: detail.kind,
      why: toStorable(detail.why),
      until: detail.until,
      put_by: fact.actor,
      put_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const asideProjections: Projections = { 'source.aside': tellAside }
