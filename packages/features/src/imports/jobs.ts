/** The jobs of imports: reading a sealed file, and reading the text off a picture. Ids only. */
import { CaseId, ExhibitId, HeldFileId, MemberId, OCR_LANGUAGES } from '@smart-rescue/schema'
import { z } from 'zod'
import type { JobKind } from '../ports/queue.ts'

const ImportPayload = z.object({ caseId: CaseId, heldId: HeldFileId })

/** Reads one sealed file. One at a time: a file is held in memory while it is read. */
export const importJob = {
  name: 'import',
  payload: ImportPayload,
  expireSeconds: 300,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof ImportPayload>

const RecognisePayload = z.object({
  caseId: CaseId,
  exhibitId: ExhibitId,
  actor: MemberId,
  role: z.string(),
  languages: z.array(z.enum(OCR_LANGUAGES)),
})

/** Reads the text off one picture. */
export const recogniseJob = {
  name: 'recognise',
  payload: RecognisePayload,
  expireSeconds: 300,
  retries: 2,
  concurrency: 1,
} as const satisfies JobKind<typeof RecognisePayload>
