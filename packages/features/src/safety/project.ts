/** What facts about safety plans and consents change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, ConsentNote, PersonId, SafetyPlan } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `safety.planned`. */
const PlannedDetail = z.object({ plan: SafetyPlan })

/** Sealed detail of `consent.noted`. */
export const ConsentDetail = z.discriminatedUnion('what', [
  z.object({ what: z.literal('noted'), consentId: z.uuid(), personId: PersonId, note: ConsentNote }),
  z.object({ what: z.literal('withdrawn'), consentId: z.uuid(), personId: PersonId, why: z.string() }),
])
export type ConsentDetail = z.infer<typeof ConsentDetail>

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

/** JSON whose texts the database can hold. */
const toStorableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? toStorable(part) : part))

const tellPlanned: Projection = async (trx, fact) => {
  const { plan } = PlannedDetail.parse(fact.detail)
  await trx
    .insertInto('safety_plan')
    .values({
      leaf_index: fact.receipt.index,
      case_id: caseOf(fact),
      plan: toStorableJson(plan),
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellConsent: Projection = async (trx, fact) => {
  const detail = ConsentDetail.parse(fact.detail)
  if (detail.what === 'withdrawn') {
    await trx
      .updateTable('consent_note')
      .set({ withdrawn_at: fact.receipt.at, withdrawn_why: toStorable(detail.why) })
      .where('id', '=', detail.consentId)
      .execute()
    return
  }
  await trx
    .insertInto('consent_note')
    .values({
      leaf_index: fact.receipt.index,
      id: detail.consentId,
      case_id: caseOf(fact),
      person_id: detail.personId,
      note: toStorableJson(detail.note),
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const safetyProjections: Projections = {
  'safety.planned': tellPlanned,
  'consent.noted': tellConsent,
}
