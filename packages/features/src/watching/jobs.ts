/** The job that looks after a watch when it is due: its name and payload. Ids and a moment only. */
import { CaseId, WatchId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const WatchPayload = z.object({ caseId: CaseId, watchId: WatchId, due: z.iso.datetime() })

/** One round of one watch: it asks for the capture and for the next round. The capture itself is a job of its own. */
export const watchJob = {
  name: 'watch',
  payload: WatchPayload,
  expireSeconds: 60,
  retries: 5,
  concurrency: 1,
} as const satisfies JobKind<typeof WatchPayload>
