/** Decides for captures and imports whether media may be kept now: an authority stands, and what comes can be screened. */
import type { CaseId } from '@smart-rescue/schema'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { type SyncDeps, syncHashLists } from '../lists/sync-lists.ts'
import { mediaAuthorityFor } from './media-authority-for.ts'

/** Hands that the decision needs. */
export interface AllowDeps extends SyncDeps {
  readonly clock: Clock
  readonly log: Log
}

/**
 * The sentence of the authority under which media may be kept in this case now, or undefined: then they are withheld. Also
 * undefined without a screener, or while a list in use cannot be loaded: a missing list would let through what it names.
 */
export const allowMedia = async (
  deps: AllowDeps,
  caseId: CaseId,
  use: 'captures' | 'imports',
): Promise<string | undefined> => {
  if (deps.screener === undefined) return undefined
  const standing = await deps.db.asJob(caseId, (trx) => mediaAuthorityFor(trx, caseId, deps.clock.now(), use))
  if (standing === undefined) return undefined
  try {
    await syncHashLists(deps)
  } catch (cause) {
    deps.log.warn('safeguard.lists-not-loaded', { case: { id: caseId } }, cause)
    return undefined
  }
  return standing.sentence
}
