/** The job that computes the networks of a case. Ids only. */
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const NetworkPayload = z.object({ caseId: CaseId })

/** Computes the networks of one case. One at a time in a worker: a case of a million sources takes memory. */
export const networkJob = {
  name: 'network',
  payload: NetworkPayload,
  expireSeconds: 1_800,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof NetworkPayload>
