/** The capture job: its name and payload. Ids only. */
import { CaptureId, CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const CapturePayload = z.object({ caseId: CaseId, captureId: CaptureId })

/** Captures one page. Two at once on a small machine: each is a browser. */
export const captureJob = {
  name: 'capture',
  payload: CapturePayload,
  expireSeconds: 300,
  retries: 2,
  concurrency: 2,
} as const satisfies JobKind<typeof CapturePayload>
