/** What facts about people of a case change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { AuthorityDocument, CaseId, PersonId, PersonPart, Pseudonym } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'

const part = { part: PersonPart, why: z.string(), document: AuthorityDocument.optional() }

/** Sealed detail of `person.changed`, by its leaf's role. */
export const PersonDetail = z.discriminatedUnion('what', [
  z.object({ what: z.literal('added'), personId: PersonId, pseudonym: Pseudonym, ...part }),
  z.object({ what: z.literal('part-changed'), personId: PersonId, ...part }),
  z.object({ what: z.literal('noted'), personId: PersonId, body: z.string() }),
  z.object({ what: z.literal('left'), personId: PersonId, why: z.string() }),
])
export type PersonDetail = z.infer<typeof PersonDetail>

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const addPart = async (
  trx: Trx,
  fact: CustodyFact,
  detail: Extract<PersonDetail, { part: unknown }>,
): Promise<void> => {
  await trx
    .insertInto('person_part')
    .values({
      leaf_index: fact.receipt.index,
      person_id: detail.personId,
      case_id: caseOf(fact),
      part: detail.part,
      why: toStorable(detail.why),
      document: detail.document === undefined ? null : JSON.stringify(detail.document),
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellAdded = async (
  trx: Trx,
  fact: CustodyFact,
  detail: Extract<PersonDetail, { what: 'added' }>,
): Promise<void> => {
  await trx
    .insertInto('person')
    .values({
      id: detail.personId,
      case_id: caseOf(fact),
      pseudonym: detail.pseudonym,
      part: detail.part,
      added_by: fact.actor,
      added_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await addPart(trx, fact, detail)
}

const tellChanged: Projection = async (trx, fact) => {
  const detail = PersonDetail.parse(fact.detail)
  const person = trx.updateTable('person').where('id', '=', detail.personId)
  switch (detail.what) {
    case 'added':
      return tellAdded(trx, fact, detail)
    case 'part-changed':
      await addPart(trx, fact, detail)
      // Who takes a part anew is in the case again.
      await person.set({ part: detail.part, left_at: null, left_why: null }).execute()
      return
    case 'noted':
      await trx
        .insertInto('person_note')
        .values({
          leaf_index: fact.receipt.index,
          person_id: detail.personId,
          case_id: caseOf(fact),
          body: toStorable(detail.body),
          by_member: fact.actor,
          at: fact.receipt.at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return
    case 'left':
      await person.set({ left_at: fact.receipt.at, left_why: toStorable(detail.why) }).execute()
  }
}

/** Facts of this feature. */
export const personProjections: Projections = { 'person.changed': tellChanged }
