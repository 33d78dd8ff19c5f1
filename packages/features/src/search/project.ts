/** What facts about saved searches change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { SearchId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import { SearchAsked } from './contract.ts'
import { dropSearch, keepSearch } from './saved-store.ts'

/** Sealed detail of `search.saved`. */
const SavedDetail = z.object({
  searchId: SearchId,
  name: z.string(),
  asked: SearchAsked,
  alerts: z.boolean(),
})
/** Sealed detail of `search.dropped`. */
const DroppedDetail = z.object({ searchId: SearchId })

const tellSaved: Projection = async (trx, fact) => {
  const { searchId, name, asked, alerts } = SavedDetail.parse(fact.detail)
  const kept = { ...asked, text: toStorable(asked.text) }
  await keepSearch(trx, {
    id: searchId,
    owner: fact.actor,
    name: toStorable(name),
    asked: kept,
    alerts,
    at: fact.receipt.at,
  })
}

const tellDropped: Projection = async (trx, fact) => {
  await dropSearch(trx, DroppedDetail.parse(fact.detail).searchId, fact.actor)
}

/** Facts of this feature. */
export const searchProjections: Projections = { 'search.saved': tellSaved, 'search.dropped': tellDropped }
