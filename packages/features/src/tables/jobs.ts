/** The jobs of tables: reading the rows of one, and letting rows leave on their day. Ids only. */
import { CaseId, ExhibitId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const TablePayload = z.object({ caseId: CaseId, exhibitId: ExhibitId })

/** Reads the rows of a table, from where an earlier run broke off. One at a time in a worker. */
export const tableJob = {
  name: 'table',
  payload: TablePayload,
  expireSeconds: 6 * 3_600,
  retries: 5,
  concurrency: 1,
} as const satisfies JobKind<typeof TablePayload>

const ExpiryPayload = z.object({ day: z.iso.date() })

/** Lets rows leave whose day has come, in every case, and plans the next day. */
export const expiryJob = {
  name: 'table-expiry',
  payload: ExpiryPayload,
  expireSeconds: 3_600,
  retries: 5,
  concurrency: 1,
} as const satisfies JobKind<typeof ExpiryPayload>
