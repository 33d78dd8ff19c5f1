/** The round that looks at duty clocks: once an hour over every open case. A moment only. */
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const DutyPayload = z.object({ hour: z.iso.datetime() })

/** One round. */
export const dutyJob = {
  name: 'duty-clocks',
  payload: DutyPayload,
  expireSeconds: 600,
  retries: 3,
  concurrency: 1,
} as const satisfies JobKind<typeof DutyPayload>
