/** The daily round over silent tracks. A day only. */
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const AlarmPayload = z.object({ day: z.iso.date() })

/** Tells teams what is silent, and plans the next day. */
export const roadJob = {
  name: 'road-alarms',
  payload: AlarmPayload,
  expireSeconds: 3_600,
  retries: 5,
  concurrency: 1,
} as const satisfies JobKind<typeof AlarmPayload>
