/** The question that captures and imports ask before any media is kept: is there a written authority, now, for this? */
import { nameAuthority, standsAt } from '@smart-rescue/core/safeguarding/authority'
import type { CaseId } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import { findAuthorities } from './store.ts'

/**
 * The authority under which media may be kept in this case at this moment, as one sentence for the signed report; undefined
 * where none stands, and then no media is requested, imported or shown. The case's own comes before the organisation's.
 */
export const mediaAuthorityFor = async (
  trx: Trx,
  caseId: CaseId,
  at: Date,
  use: 'captures' | 'imports',
): Promise<{ readonly sentence: string } | undefined> => {
  const standing = (await findAuthorities(trx, caseId, at)).filter((one) => standsAt(one, at, use))
  const chosen = standing.find((one) => one.caseId === caseId) ?? standing[0]
  return chosen === undefined ? undefined : { sentence: nameAuthority(chosen) }
}
