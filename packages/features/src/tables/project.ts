/** What facts about tables change in the index. Rows themselves are no facts: they are read again from the sealed file. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, ExhibitId, ExhibitPart, HeldFileId, ImportId, TablePlan } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'
import { forgetRows } from './leaving/forget-rows.ts'

const Taken = z.object({
  what: z.literal('taken'),
  exhibitId: ExhibitId,
  heldId: HeldFileId,
  importId: ImportId,
  name: z.string(),
  nameSha256: z.string(),
  declaredType: z.string(),
  original: ExhibitPart,
  plan: TablePlan,
  expiresOn: z.string(),
  retentionBasis: z.string(),
})
/** Sealed detail of `table.requested` for a table whose bytes are sealed already. */
export type TakenDetail = z.infer<typeof Taken>

const Resumed = z.object({ what: z.literal('resumed'), exhibitId: ExhibitId })
const Kept = z.object({
  what: z.literal('kept'),
  exhibitId: ExhibitId,
  expiresOn: z.string().nullable(),
  why: z.string(),
})

/** Sealed detail of `table.requested`: taken in, resumed after a pause, or kept for another time. */
export const RequestedDetail = z.discriminatedUnion('what', [Taken, Resumed, Kept])
export type RequestedDetail = z.infer<typeof RequestedDetail>

/** Sealed detail of `table.ended`: how far it was read, and what came of it. */
export const EndedDetail = z.object({
  exhibitId: ExhibitId,
  state: z.enum(['paused', 'stopped', 'done']),
  readTo: z.int().nonnegative(),
  rows: z.int().nonnegative(),
  errors: z.int().nonnegative(),
})
export type EndedDetail = z.infer<typeof EndedDetail>

/** Sealed detail of `rows.expired`: which rows left and how many stayed because something holds them. No content. */
export const ExpiredDetail = z.object({
  exhibitId: ExhibitId,
  /** The day that had come. */
  day: z.string(),
  ranges: z.array(z.tuple([z.int().positive(), z.int().positive()])),
  count: z.int().nonnegative(),
  held: z.int().nonnegative(),
})
export type ExpiredDetail = z.infer<typeof ExpiredDetail>

/** Sealed detail of `evidence.shredded` for the file of a table: a leaf without one only says that one part was destroyed. */
export const DestroyedDetail = z.object({
  exhibitId: ExhibitId,
  /** The day that had come. */
  day: z.string(),
  ciphertexts: z.array(z.string()),
  /** What the file was: SHA-256 of its bytes and their number, so that a copy elsewhere can be told to be it. */
  sha256: z.string(),
  length: z.int().nonnegative(),
})
export type DestroyedDetail = z.infer<typeof DestroyedDetail>

const tellTaken = async (trx: Trx, fact: CustodyFact, detail: TakenDetail): Promise<void> => {
  const caseId = CaseId.parse(fact.caseId)
  const { original, plan } = detail
  await trx
    .insertInto('held_file')
    .values({
      id: detail.heldId,
      case_id: caseId,
      import_id: detail.importId,
      state: 'queued',
      is_table: true,
      name: toStorable(detail.name),
      name_sha256: detail.nameSha256,
      declared_type: toStorable(detail.declaredType),
      length: original.length,
      sha256: original.sha256,
      exhibit_id: detail.exhibitId,
      original: JSON.stringify(original),
      parent_exhibit: null,
      parent_sha256: null,
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const columns = plan.columns.map((column) => ({ ...column, name: toStorable(column.name) }))
  await trx
    .insertInto('imported_table')
    .values({
      exhibit_id: detail.exhibitId,
      case_id: caseId,
      held_id: detail.heldId,
      name: toStorable(detail.name),
      plan: JSON.stringify({ ...plan, columns }),
      expires_on: detail.expiresOn,
      retention_basis: toStorable(detail.retentionBasis),
      state: 'reading',
      length: original.length,
      owner_id: fact.actor,
      requested_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellRequested: Projection = async (trx, fact) => {
  const detail = RequestedDetail.parse(fact.detail)
  if (detail.what === 'taken') return tellTaken(trx, fact, detail)
  const change =
    detail.what === 'resumed'
      ? { state: 'reading', owner_id: fact.actor, ended_at: null, until_row: null }
      : { expires_on: detail.expiresOn }
  let query = trx
    .updateTable('imported_table')
    .set({ ...change, leaf_index: fact.receipt.index })
    .where('exhibit_id', '=', detail.exhibitId)
  if (detail.what === 'resumed') query = query.where('state', '=', 'paused')
  await query.execute()
}

const tellEnded: Projection = async (trx, fact) => {
  const { exhibitId, state, readTo } = EndedDetail.parse(fact.detail)
  const ended = await trx
    .updateTable('imported_table')
    .set({
      state,
      until_row: readTo,
      ended_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
      // What was read beyond the row that the end names does not count: the next telling would not read it.
      ...(state === 'stopped' ? { is_read: sql<boolean>`read_to >= ${readTo}` as never } : {}),
    })
    .where('exhibit_id', '=', exhibitId)
    .where('state', 'in', ['reading', 'paused'])
    .returning('read_to')
    .executeTakeFirst()
  if (state === 'stopped' && ended !== undefined && ended.read_to > readTo)
    await forgetRows(trx, exhibitId, [{ from: readTo + 1, to: ended.read_to }])
}

const tellExpired: Projection = async (trx, fact) => {
  const { exhibitId, ranges } = ExpiredDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  if (ranges.length === 0) return
  await sql`insert into row_gap (exhibit_id, case_id, from_row, to_row)
    select ${exhibitId}::uuid, ${caseId}::uuid, r.a, r.b
    from unnest(${sql.val(ranges.map(([from]) => from))}::int[], ${sql.val(ranges.map(([, to]) => to))}::int[]) as r(a, b)
    on conflict (exhibit_id, from_row) do update set to_row = greatest(row_gap.to_row, excluded.to_row)`.execute(
    trx,
  )
  await forgetRows(
    trx,
    exhibitId,
    ranges.map(([from, to]) => ({ from, to })),
  )
}

const tellDestroyed: Projection = async (trx, fact) => {
  if (fact.detail === undefined) return
  const { exhibitId, ciphertexts } = DestroyedDetail.parse(fact.detail)
  // A part whose bytes are gone is no part of the exhibit any more: neither pages nor packages offer it.
  await trx
    .deleteFrom('exhibit_part')
    .where('exhibit_id', '=', exhibitId)
    .where('ciphertext', 'in', ciphertexts)
    .execute()
  // How the rows that could not be read began is content too.
  await trx.deleteFrom('table_error').where('exhibit_id', '=', exhibitId).execute()
  await trx
    .updateTable('imported_table')
    .set({
      destroyed_at: fact.receipt.at,
      // Nothing is left to be read again when the index is told anew.
      is_read: true,
      errors: 0,
      read_to: sql<number>`coalesce((select max(g.to_row) from row_gap g where g.exhibit_id = ${exhibitId}), 0)`,
      leaf_index: fact.receipt.index,
    })
    .where('exhibit_id', '=', exhibitId)
    .execute()
}

/** Facts of this feature. */
export const tableProjections: Projections = {
  'table.requested': tellRequested,
  'table.ended': tellEnded,
  'rows.expired': tellExpired,
  'evidence.shredded': tellDestroyed,
}
