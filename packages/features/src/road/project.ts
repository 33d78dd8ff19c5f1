/** What facts of the road change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import {
  CaseId,
  ReceiverDraft,
  ReceiverId,
  ReferralDraft,
  ReferralId,
  StageDraft,
  StageEntryId,
} from '@smart-rescue/schema'
import { z } from 'zod'
import { touchCase } from '../cases/store.ts'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'
import { recomputeRoad } from './recompute.ts'

/** Sealed detail of `referral.changed` about the directory, roles `receiver-added` and `receiver-changed`. */
export const ReceiverDetail = z.object({
  what: z.literal('receiver'),
  receiverId: ReceiverId,
  receiver: ReceiverDraft,
  state: z.enum(['active', 'ended']),
})

/** Sealed detail of `referral.changed`, role `made`: the hand-over, and the first entry of its track. */
export const MadeDetail = z.object({
  what: z.literal('made'),
  referralId: ReferralId,
  referral: ReferralDraft,
  receiver: ReceiverDraft,
  entryId: StageEntryId,
  entry: StageDraft,
  unsafeWhy: z.string().optional(),
})

/** Sealed detail of `referral.changed`, role `withdrawn`. */
export const WithdrawnDetail = z.object({
  what: z.literal('withdrawn'),
  referralId: ReferralId,
  why: z.string(),
  /** The withdrawal of the entry that began its track. */
  entryId: StageEntryId,
  entry: StageDraft,
  withdraws: StageEntryId,
})

/** Sealed detail of `stage.changed`, roles `entered`, `corrected`, `withdrawn`. */
export const StageDetail = z.object({
  entryId: StageEntryId,
  entry: StageDraft,
  corrects: StageEntryId.optional(),
  withdraws: StageEntryId.optional(),
  why: z.string().optional(),
})

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

/** Texts as a database can hold them, whatever was typed. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? toStorable(part) : part))

const addEntry = async (trx: Trx, fact: CustodyFact, detail: z.infer<typeof StageDetail>): Promise<void> => {
  await trx
    .insertInto('stage_entry')
    .values({
      id: detail.entryId,
      case_id: caseOf(fact),
      said: storable(detail.entry),
      corrects: detail.corrects ?? null,
      withdraws: detail.withdraws ?? null,
      why: detail.why === undefined ? null : toStorable(detail.why),
      entered_by: fact.actor,
      entered_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recomputeRoad(trx, caseOf(fact))
  await touchCase(trx, caseOf(fact), fact.receipt.at)
}

const tellReceiver = async (
  trx: Trx,
  fact: CustodyFact,
  detail: z.infer<typeof ReceiverDetail>,
): Promise<void> => {
  const { receiver } = detail
  const row = {
    name: toStorable(receiver.name),
    kind: receiver.kind,
    country: receiver.country,
    address: toStorable(receiver.address),
    contact: receiver.contact === undefined ? null : toStorable(receiver.contact),
    public_key: receiver.publicKey ?? null,
    trust: receiver.trust,
    trust_why: toStorable(receiver.trustWhy),
    second_route: receiver.secondRoute ?? null,
    state: detail.state,
    changed_at: fact.receipt.at,
    leaf_index: fact.receipt.index,
  }
  await trx
    .insertInto('receiver')
    .values({ id: detail.receiverId, ...row })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(row).where('receiver.leaf_index', '<', fact.receipt.index),
    )
    .execute()
}

const tellMade = async (trx: Trx, fact: CustodyFact, detail: z.infer<typeof MadeDetail>): Promise<void> => {
  await trx
    .insertInto('referral')
    .values({
      id: detail.referralId,
      case_id: caseOf(fact),
      receiver_id: detail.referral.receiverId,
      receiver_name: toStorable(detail.receiver.name),
      receiver_country: detail.receiver.country,
      receiver_trust: detail.receiver.trust,
      said: storable(detail.referral),
      made_by: fact.actor,
      made_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await addEntry(trx, fact, {
    entryId: detail.entryId,
    entry: detail.entry,
    ...(detail.unsafeWhy === undefined ? {} : { why: detail.unsafeWhy }),
  })
}

const tellReferral: Projection = async (trx, fact) => {
  const detail = z
    .discriminatedUnion('what', [ReceiverDetail, MadeDetail, WithdrawnDetail])
    .parse(fact.detail)
  if (detail.what === 'receiver') return tellReceiver(trx, fact, detail)
  if (detail.what === 'made') return tellMade(trx, fact, detail)
  await trx
    .updateTable('referral')
    .set({ state: 'withdrawn', why: toStorable(detail.why) })
    .where('id', '=', detail.referralId)
    .where('case_id', '=', caseOf(fact))
    .execute()
  await addEntry(trx, fact, detail)
}

/** Facts of this feature. */
export const roadProjections: Projections = {
  'referral.changed': tellReferral,
  'stage.changed': (trx, fact) => addEntry(trx, fact, StageDetail.parse(fact.detail)),
}
