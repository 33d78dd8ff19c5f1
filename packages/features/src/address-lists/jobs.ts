/** The job that moves a list on: its name and payload. Ids only. */
import { CaseId, ListId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const ListPayload = z.object({ caseId: CaseId, listId: ListId })

/** One step of a list: asks for as many captures as may run now. One after the other in a worker. */
export const listJob = {
  name: 'list',
  payload: ListPayload,
  expireSeconds: 60,
  retries: 5,
  concurrency: 1,
} as const satisfies JobKind<typeof ListPayload>
