/** The export job: its name and payload. Ids only. */
import { CaseId, DossierId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const ExportPayload = z.object({ caseId: CaseId, dossierId: DossierId })

/** Makes one package. One at a time in a worker: it prints with a browser and reads every exhibit twice. */
export const exportJob = {
  name: 'dossier-export',
  payload: ExportPayload,
  expireSeconds: 3_600,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof ExportPayload>
