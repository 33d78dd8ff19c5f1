/** The job that takes texts of exhibits into the sources which are not there: after a rebuild, or a stop at the wrong moment. Ids only. */
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const TextsPayload = z.object({ caseId: CaseId })

/** Reads the sealed texts of one case that have no source. Running it twice changes nothing. */
export const textsJob = {
  name: 'texts',
  payload: TextsPayload,
  expireSeconds: 3_600,
  retries: 3,
  concurrency: 1,
} as const satisfies JobKind<typeof TextsPayload>
