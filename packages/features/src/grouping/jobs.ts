/** The job that groups the near-equal texts of a case. Ids only. */
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const GroupingPayload = z.object({ caseId: CaseId })

/** Groups the sources of one case. One at a time in a worker: a case of a million sources takes memory. */
export const groupingJob = {
  name: 'grouping',
  payload: GroupingPayload,
  expireSeconds: 1_800,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof GroupingPayload>
