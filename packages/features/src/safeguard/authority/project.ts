/** What facts about media authority change in the index. */
import { AuthorityId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection } from '../../custody/fact.ts'
import { AuthorityDraft } from './contract.ts'

/** Sealed detail of `authority.granted`. */
const GrantedDetail = z.object({ authorityId: AuthorityId, draft: AuthorityDraft })
/** Sealed detail of `authority.ended`. */
const EndedDetail = z.object({ authorityId: AuthorityId })

/** Tells that an authority was entered. */
export const tellGranted: Projection = async (trx, fact) => {
  const { authorityId, draft } = GrantedDetail.parse(fact.detail)
  await trx
    .insertInto('media_authority')
    .values({
      id: authorityId,
      case_id: fact.caseId ?? null,
      granted_by: fact.actor,
      granted_at: fact.receipt.at,
      allowed_by: draft.allowedBy,
      office: draft.office,
      legal_basis: draft.legalBasis,
      document: draft.document,
      scope: draft.scope,
      from_at: draft.from,
      until_at: draft.until,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells that an authority was ended early. */
export const tellEnded: Projection = async (trx, fact) => {
  const { authorityId } = EndedDetail.parse(fact.detail)
  await trx
    .updateTable('media_authority')
    .set({ ended_at: fact.receipt.at, ended_by: fact.actor })
    .where('id', '=', authorityId)
    .where('ended_at', 'is', null)
    .execute()
}
