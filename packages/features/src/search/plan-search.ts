/** Asks for a round of the search over what is new in a case. */
import type { CaseId } from '@smart-rescue/schema'
import type { Ids } from '../ports/clock.ts'
import type { Queue } from '../ports/queue.ts'
import { searchJob } from './jobs.ts'

/** Sends the round. Two rounds at once find nothing twice. */
export const planSearch = (
  deps: { readonly queue: Queue; readonly ids: Ids },
  caseId: CaseId,
): Promise<void> => deps.queue.send(searchJob, { caseId }, `${caseId} ${deps.ids.next()}`)
