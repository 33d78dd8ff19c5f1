/** What facts about identities and custodians change in the index. No detail holds a word of an identity but inside of its ciphertext. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, MemberId, OpeningReason, PersonId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'

/** Sealed detail of `custodian.changed`. `enrolled` belongs to no case. */
export const CustodianDetail = z.discriminatedUnion('what', [
  z.object({ what: z.literal('enrolled'), memberId: MemberId, recipient: z.string() }),
  z.object({ what: z.literal('named'), personId: PersonId, memberId: MemberId }),
  z.object({ what: z.literal('removed'), personId: PersonId, memberId: MemberId }),
])
export type CustodianDetail = z.infer<typeof CustodianDetail>

/** Sealed detail of `identity.sealed`: a version, or what became of the identity. */
export const SealedDetail = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('sealed'),
    personId: PersonId,
    version: z.int().positive(),
    ciphertext: z.base64(),
    /** With the first version: who can open it. */
    custodians: z.array(MemberId),
  }),
  z.object({ what: z.literal('erase-asked'), personId: PersonId, why: z.string() }),
  z.object({ what: z.literal('erase-withdrawn'), personId: PersonId, why: z.string() }),
  z.object({ what: z.literal('erased'), personId: PersonId, why: z.string() }),
  z.object({ what: z.literal('held'), personId: PersonId, why: z.string() }),
  z.object({ what: z.literal('hold-ended'), personId: PersonId, why: z.string() }),
])
export type SealedDetail = z.infer<typeof SealedDetail>

/** Sealed detail of `identity.opened`: an opening, or a wrong passphrase. */
export const OpenedDetail = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('opened'),
    personId: PersonId,
    version: z.int().positive(),
    reason: OpeningReason,
    line: z.string(),
  }),
  z.object({ what: z.literal('refused'), personId: PersonId }),
])
export type OpenedDetail = z.infer<typeof OpenedDetail>

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const addCustodians = async (
  trx: Trx,
  fact: CustodyFact,
  personId: PersonId,
  members: readonly MemberId[],
): Promise<void> => {
  if (members.length === 0) return
  await trx
    .insertInto('identity_custodian')
    .values(
      members.map((memberId) => ({
        person_id: personId,
        member_id: memberId,
        case_id: caseOf(fact),
        since: fact.receipt.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellCustodian: Projection = async (trx, fact) => {
  const detail = CustodianDetail.parse(fact.detail)
  if (detail.what === 'named') return addCustodians(trx, fact, detail.personId, [detail.memberId])
  if (detail.what === 'removed') {
    await trx
      .deleteFrom('identity_custodian')
      .where('person_id', '=', detail.personId)
      .where('member_id', '=', detail.memberId)
      .execute()
    return
  }
  const told = {
    recipient: detail.recipient,
    enrolled_at: fact.receipt.at,
    leaf_index: fact.receipt.index,
  }
  await trx
    .insertInto('custodian_key')
    .values({ member_id: detail.memberId, ...told })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(told))
    .execute()
}

const tellVersion = async (
  trx: Trx,
  fact: CustodyFact,
  detail: Extract<SealedDetail, { what: 'sealed' }>,
): Promise<void> => {
  const told = { version: detail.version, sealed_by: fact.actor, sealed_at: fact.receipt.at }
  await trx
    .insertInto('identity')
    .values({ person_id: detail.personId, case_id: caseOf(fact), state: 'sealed', ...told })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(told))
    .execute()
  await addCustodians(trx, fact, detail.personId, detail.custodians)
  await trx
    .insertInto('identity_version')
    .values({
      person_id: detail.personId,
      version: detail.version,
      case_id: caseOf(fact),
      ciphertext: detail.ciphertext,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellSealed: Projection = async (trx, fact) => {
  const detail = SealedDetail.parse(fact.detail)
  if (detail.what === 'sealed') return tellVersion(trx, fact, detail)
  const why = toStorable(detail.why)
  const set = {
    'erase-asked': { state: 'erase-asked', asked_by: fact.actor, asked_why: why },
    'erase-withdrawn': { state: 'sealed', asked_by: null, asked_why: null },
    erased: { state: 'erased', asked_by: null, asked_why: null },
    held: { hold_by: fact.actor, hold_at: fact.receipt.at, hold_why: why },
    'hold-ended': { hold_by: null, hold_at: null, hold_why: null },
  }[detail.what]
  await trx.updateTable('identity').set(set).where('person_id', '=', detail.personId).execute()
  if (detail.what !== 'erased') return
  await sql`select forget_identity(${detail.personId}::uuid)`.execute(trx)
  await trx.deleteFrom('identity_custodian').where('person_id', '=', detail.personId).execute()
}

const tellOpened: Projection = async (trx, fact) => {
  const detail = OpenedDetail.parse(fact.detail)
  if (detail.what === 'refused') return
  await trx
    .insertInto('identity_opening')
    .values({
      leaf_index: fact.receipt.index,
      person_id: detail.personId,
      case_id: caseOf(fact),
      reason: detail.reason,
      line: toStorable(detail.line),
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const identityProjections: Projections = {
  'custodian.changed': tellCustodian,
  'identity.sealed': tellSealed,
  'identity.opened': tellOpened,
}
