/** What the founding of the organisation changes in the index. */
import { z } from 'zod'
import type { Projection } from '../custody/fact.ts'

/** Sealed detail of `log.opened`: the organisation whose log this is. */
const OrganisationDetail = z.object({
  name: z.string(),
  country: z.string(),
  origin: z.string(),
  at: z.string(),
})

/** Tells the organisation to the index; it is told once. */
export const tellOrganisation: Projection = async (trx, fact) => {
  if (fact.detail === undefined) return
  const detail = OrganisationDetail.parse(fact.detail)
  await trx
    .insertInto('organisation')
    .values({ name: detail.name, country: detail.country, log_origin: detail.origin, created_at: detail.at })
    .onConflict((conflict) => conflict.column('singleton').doNothing())
    .execute()
}
