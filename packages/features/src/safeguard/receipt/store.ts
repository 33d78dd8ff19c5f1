/** SQL of accidental receipts, and whether an exhibit is locked. */
import type { CaseId, ExhibitId, MemberId, ReceiptId } from '@smart-rescue/schema'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'
import { nameSubject } from '../stop/store.ts'
import type { Receipt } from './contract.ts'

const receipts = (trx: Trx) =>
  trx
    .selectFrom('receipt as r')
    .innerJoin('member as m', 'm.id', 'r.locked_by')
    .innerJoin('case_file as c', 'c.id', 'r.case_id')
    .leftJoin('exhibit as e', 'e.id', 'r.exhibit_id')
    .selectAll('r')
    .select(['m.id as member_id', 'm.display_name', 'c.reference', 'e.id as known_exhibit', 'e.number'])

type Row = Awaited<ReturnType<ReturnType<typeof receipts>['execute']>>[number]

/** A receipt without its instructions, reports and clock. */
export type StoredReceipt = Omit<Receipt, 'instructions' | 'reports' | 'duty'> & {
  readonly leafIndex: number
}

const toReceipt = (row: Row): StoredReceipt => ({
  id: row.id as ReceiptId,
  leafIndex: Number(row.leaf_index),
  reference: nameSubject(row.reference, 'R', Number(row.leaf_index)),
  caseId: row.case_id as CaseId,
  caseReference: row.reference,
  ...(row.known_exhibit === null || row.number === null
    ? {}
    : { exhibit: { id: row.known_exhibit as ExhibitId, number: exhibitNumber(row.number) } }),
  receivedAt: row.received_at.toISOString(),
  way: row.way,
  filename: row.filename,
  place: row.place,
  lockedAt: row.locked_at.toISOString(),
  lockedBy: { id: row.member_id as MemberId, displayName: row.display_name },
  state: row.state as StoredReceipt['state'],
})

/** Receipts of a case, newest first. */
export const findReceipts = async (trx: Trx, caseId: CaseId): Promise<StoredReceipt[]> =>
  (await receipts(trx).where('r.case_id', '=', caseId).orderBy('r.locked_at', 'desc').execute()).map(
    toReceipt,
  )

/** One receipt of a case, or nothing. */
export const findReceipt = async (
  trx: Trx,
  caseId: CaseId,
  id: ReceiptId,
): Promise<StoredReceipt | undefined> => {
  const row = await receipts(trx).where('r.case_id', '=', caseId).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toReceipt(row)
}

/** Receipts that nobody has reported and no authority has spoken on, as far as the transaction sees them. */
export const findOpenReceipts = async (trx: Trx): Promise<StoredReceipt[]> =>
  (await receipts(trx).where('r.state', '=', 'open').orderBy('r.locked_at').execute()).map(toReceipt)

/** What authorities said about a receipt, first word first. */
export const findInstructions = async (trx: Trx, id: ReceiptId) =>
  (
    await trx
      .selectFrom('receipt_instruction as i')
      .innerJoin('member as m', 'm.id', 'i.recorded_by')
      .select(['i.given_by', 'i.office', 'i.given_at', 'i.instruction', 'm.id', 'm.display_name'])
      .where('i.receipt_id', '=', id)
      .orderBy('i.leaf_index')
      .execute()
  ).map((row) => ({
    givenBy: row.given_by,
    office: row.office,
    givenAt: row.given_at.toISOString(),
    instruction: row.instruction,
    recordedBy: { id: row.id as MemberId, displayName: row.display_name },
  }))

/** Whether the exhibit belongs to the case. */
export const isExhibitOf = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<boolean> =>
  (await trx
    .selectFrom('exhibit')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', exhibitId)
    .executeTakeFirst()) !== undefined

/** Exhibits of the case that are locked as an accidental receipt: nobody opens, replays or exports them. */
export const findLockedExhibits = async (trx: Trx, caseId: CaseId): Promise<ReadonlySet<string>> => {
  const rows = await trx
    .selectFrom('receipt')
    .select('exhibit_id')
    .where('case_id', '=', caseId)
    .where('exhibit_id', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ exhibit_id }) => exhibit_id ?? []))
}
