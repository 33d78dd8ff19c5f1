/** When sources came into the search: looks for new matches of searches with alerts and tells their owners. */
import type { CaseId } from '@smart-rescue/schema'
import type { Clock } from '../ports/clock.ts'
import type { Transactor } from '../ports/database.ts'
import { runSearch } from './run-search.ts'
import { listAlertingSearches, tellMatches } from './saved-store.ts'
import { topSearched } from './search-store.ts'

/** More new matches than these are told as these: the page shows them all. */
const MOST_TOLD = 100

/** Runs every search with alerts over what is new in the case since it was last run there.  */
export const alertSearches = async (
  deps: { readonly db: Transactor; readonly clock: Clock },
  caseId: CaseId,
): Promise<void> => {
  const at = deps.clock.now()
  await deps.db.asJob(caseId, async (trx) => {
    const upTo = await topSearched(trx, caseId)
    for (const { id, asked, seen, savedAt } of await listAlertingSearches(trx, caseId)) {
      if (asked.caseId !== undefined && asked.caseId !== caseId) continue
      const { sources } = await runSearch(
        trx,
        asked.text,
        { ...asked, caseId },
        { above: seen, most: MOST_TOLD },
      )
      const fresh = sources.filter(({ seenAt }) => seenAt > savedAt)
      await tellMatches(trx, { id, caseId, matches: fresh.length, upTo, at })
    }
  })
}
