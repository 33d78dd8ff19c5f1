/** The job that takes new sources of a case into the search. Ids only. */
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const SearchPayload = z.object({ caseId: CaseId })

/** One round over what is new in one case. Running it twice changes nothing. */
export const searchJob = {
  name: 'search',
  payload: SearchPayload,
  expireSeconds: 1_800,
  retries: 3,
  concurrency: 1,
} as const satisfies JobKind<typeof SearchPayload>
