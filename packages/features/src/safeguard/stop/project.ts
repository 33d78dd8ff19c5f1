/** What facts about stops and reports change in the index. */
import { CountryCode, ExhibitId, ReceiptId, StopId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection } from '../../custody/fact.ts'
import type { Trx } from '../../ports/database.ts'

/** What is known of a destroyed part. */
const DroppedPart = z.object({ role: z.string(), sha256: z.string(), length: z.int() })

const Stopped = z.object({
  act: z.literal('stopped'),
  stopId: StopId,
  seen: z.enum(['exhibit', 'capture', 'import', 'case', 'page']),
  exhibitId: ExhibitId.optional(),
  urls: z.array(z.string()),
  dropped: z.array(DroppedPart),
  ciphertexts: z.array(z.string()),
  remoteAddress: z.string().optional(),
  listMatch: z.string().optional(),
  offsetMinutes: z.int(),
})
const Described = z.object({
  act: z.literal('described'),
  stopId: StopId,
  change: z.object({
    urls: z.array(z.string()).optional(),
    howFound: z.string().optional(),
    context: z.string().optional(),
    hostCountry: CountryCode.optional(),
    childInDanger: z.boolean().optional(),
  }),
})
const Mistaken = z.object({ act: z.literal('mistaken'), stopId: StopId })

/** Sealed detail of `material.stopped`. A leaf of this type without a detail only says that one part was destroyed. */
export const StoppedDetail = z.discriminatedUnion('act', [Stopped, Described, Mistaken])
export type StoppedDetail = z.infer<typeof StoppedDetail>

/** Sealed detail of `hotline.reported`, with the text as it was handed in. */
export const ReportedDetail = z.object({
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('stop'), stopId: StopId }),
    z.object({ kind: z.literal('receipt'), receiptId: ReceiptId }),
  ]),
  toWhom: z.string(),
  number: z.string(),
  handedAt: z.string(),
  text: z.string().optional(),
})
export type ReportedDetail = z.infer<typeof ReportedDetail>

const tellStop = async (trx: Trx, fact: CustodyFact, detail: z.infer<typeof Stopped>): Promise<void> => {
  await trx
    .insertInto('material_stop')
    .values({
      id: detail.stopId,
      case_id: fact.caseId ?? null,
      exhibit_id: detail.exhibitId ?? null,
      stopped_by: fact.actor,
      stopped_at: fact.receipt.at,
      seen: detail.seen,
      urls: detail.urls,
      dropped: JSON.stringify(detail.dropped),
      remote_address: detail.remoteAddress ?? null,
      list_match: detail.listMatch ?? null,
      offset_minutes: detail.offsetMinutes,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // A part whose bytes are gone is no part of the exhibit any more: neither pages nor packages offer it.
  if (detail.exhibitId !== undefined && detail.ciphertexts.length > 0)
    await trx
      .deleteFrom('exhibit_part')
      .where('exhibit_id', '=', detail.exhibitId)
      .where('ciphertext', 'in', detail.ciphertexts)
      .execute()
}

/** Tells a stop, its description, or that it was pressed by mistake. */
export const tellStopped: Projection = async (trx, fact) => {
  if (fact.detail === undefined) return
  const detail = StoppedDetail.parse(fact.detail)
  if (detail.act === 'stopped') return tellStop(trx, fact, detail)
  if (detail.act === 'mistaken') {
    await trx
      .updateTable('material_stop')
      .set({ state: 'mistaken', ended_by: fact.actor, ended_at: fact.receipt.at })
      .where('id', '=', detail.stopId)
      .where('state', '=', 'open')
      .execute()
    return
  }
  const { urls, howFound, context, hostCountry, childInDanger } = detail.change
  const set = {
    ...(urls === undefined ? {} : { urls }),
    ...(howFound === undefined ? {} : { how_found: howFound }),
    ...(context === undefined ? {} : { context }),
    ...(hostCountry === undefined ? {} : { host_country: hostCountry }),
    ...(childInDanger === undefined ? {} : { child_in_danger: childInDanger }),
  }
  if (Object.keys(set).length > 0)
    await trx.updateTable('material_stop').set(set).where('id', '=', detail.stopId).execute()
}

/** Tells that a report was handed in: the duty it answers has ended. */
export const tellReported: Projection = async (trx, fact) => {
  const { subject, toWhom, number, handedAt } = ReportedDetail.parse(fact.detail)
  const subjectId = subject.kind === 'stop' ? subject.stopId : subject.receiptId
  await trx
    .insertInto('hotline_report')
    .values({
      leaf_index: fact.receipt.index,
      subject_id: subjectId,
      case_id: fact.caseId ?? null,
      reported_by: fact.actor,
      to_whom: toWhom,
      number,
      handed_at: handedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (subject.kind === 'stop')
    await trx
      .updateTable('material_stop')
      .set({ state: 'reported', ended_by: fact.actor, ended_at: fact.receipt.at })
      .where('id', '=', subject.stopId)
      .where('state', '=', 'open')
      .execute()
  else
    await trx
      .updateTable('receipt')
      .set({ state: 'reported' })
      .where('id', '=', subject.receiptId)
      .where('state', '=', 'open')
      .execute()
}
