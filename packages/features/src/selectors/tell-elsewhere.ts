/** Tells the owners of other cases when a new exhibit holds a contact that their cases hold too. */
import type { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import type { Clock } from '../ports/clock.ts'
import type { Transactor } from '../ports/database.ts'
import { isKnownElsewhere, listContactSelectors, listContactsElsewhere, tellOwners } from './store.ts'

/**
 * For every contact of the exhibit that a case outside this job's capability holds, the case officers there are told
 * that it was seen again and whom to ask: nothing else of either case passes. Addresses of pages are left out.
 */
export const tellOwnersElsewhere = async (
  deps: { readonly db: Transactor; readonly clock: Clock },
  seen: { readonly caseId: CaseId; readonly actor: MemberId; readonly exhibitId: ExhibitId },
): Promise<void> => {
  const at = deps.clock.now()
  await deps.db.asJob(seen.caseId, async (trx) => {
    for (const id of await listContactSelectors(trx, seen.exhibitId)) {
      if (!(await isKnownElsewhere(trx, id))) continue
      await tellOwners(trx, { id, kind: 'selector-known-elsewhere', message: null, from: seen.actor, at })
    }
  })
}

/** How many contacts of a table owners elsewhere hear of at once: a table of a million rows must not bury them. */
const MOST_TOLD = 50

/** The same for the rows of tables of a case: the contacts that cases elsewhere hold, at most fifty. */
export const tellOwnersOfRows = async (
  deps: { readonly db: Transactor; readonly clock: Clock },
  seen: { readonly caseId: CaseId; readonly actor: MemberId },
): Promise<void> => {
  const at = deps.clock.now()
  await deps.db.asJob(seen.caseId, async (trx) => {
    for (const id of await listContactsElsewhere(trx, MOST_TOLD))
      await tellOwners(trx, { id, kind: 'selector-known-elsewhere', message: null, from: seen.actor, at })
  })
}
