/** Opens a case: its reference, its key, and its first team member. */
import type { CaseDraft, CaseId, MemberId } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import { nextCaseNumber } from './store.ts'

/** Opens it in the name of the member, who leads it from then on, and gives its id. */
export const openCase = async (
  deps: RecordingDeps & { readonly clock: Clock; readonly ids: Ids },
  actor: MemberId,
  draft: CaseDraft,
): Promise<CaseId> => {
  const caseId = deps.ids.next() as CaseId
  const number = await deps.db.asMember(actor, nextCaseNumber)
  const reference = `SR-${deps.clock.now().getUTCFullYear()}-${String(number).padStart(3, '0')}`
  const detail = { caseId, number, reference, draft }
  await recordFact(deps, { type: 'case.opened', actor, caseId, detail })
  return caseId
}
