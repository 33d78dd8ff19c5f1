/** The job of leads: looking through a case for what may be worth a case of its own. Ids only. */
import { CaseId, MemberId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const LeadPayload = z.object({
  caseId: CaseId,
  /** Who asked; without one it is done in the name of whoever opened the case. */
  actor: MemberId.optional(),
})

/** Looks through one case. One at a time: texts are read. */
export const leadJob = {
  name: 'lead',
  payload: LeadPayload,
  expireSeconds: 900,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof LeadPayload>
