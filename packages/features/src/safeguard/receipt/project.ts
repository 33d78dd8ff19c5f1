/** What facts about accidental receipts change in the index. Who sent the file stays in the sealed detail alone. */
import { CaseId, ExhibitId, ReceiptId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection } from '../../custody/fact.ts'

/** Sealed detail of `receipt.locked`. */
export const LockedDetail = z.object({
  receiptId: ReceiptId,
  receivedAt: z.string(),
  sender: z.string(),
  way: z.string(),
  filename: z.string(),
  place: z.string(),
  exhibitId: ExhibitId.optional(),
})
/** Sealed detail of `receipt.instructed`. */
const InstructedDetail = z.object({
  receiptId: ReceiptId,
  givenBy: z.string(),
  office: z.string(),
  givenAt: z.string(),
  instruction: z.string(),
})

/** Tells that a file was locked. */
export const tellLocked: Projection = async (trx, fact) => {
  const detail = LockedDetail.parse(fact.detail)
  await trx
    .insertInto('receipt')
    .values({
      id: detail.receiptId,
      case_id: CaseId.parse(fact.caseId),
      exhibit_id: detail.exhibitId ?? null,
      locked_by: fact.actor,
      locked_at: fact.receipt.at,
      received_at: detail.receivedAt,
      way: detail.way,
      filename: detail.filename,
      place: detail.place,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells what an authority said. */
export const tellInstructed: Projection = async (trx, fact) => {
  const detail = InstructedDetail.parse(fact.detail)
  await trx
    .insertInto('receipt_instruction')
    .values({
      leaf_index: fact.receipt.index,
      receipt_id: detail.receiptId,
      case_id: CaseId.parse(fact.caseId),
      recorded_by: fact.actor,
      given_by: detail.givenBy,
      office: detail.office,
      given_at: detail.givenAt,
      instruction: detail.instruction,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Whoever instructs knows: the duty to report has been met by then.
  await trx.updateTable('receipt').set({ state: 'instructed' }).where('id', '=', detail.receiptId).execute()
}
