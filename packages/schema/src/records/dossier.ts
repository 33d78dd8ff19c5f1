/** A dossier: the export of a case as a package that an outsider can verify offline. */
import { z } from 'zod'
import { CaseId, DossierId } from '../ids.ts'
import { Locale, MemberRef } from './member.ts'

/** One export. `queued` and `running` are on the way. */
export const Dossier = z.object({
  id: DossierId,
  caseId: CaseId,
  number: z.int(),
  state: z.enum(['queued', 'running', 'ready', 'failed']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  step: z.string().optional(),
  locale: Locale,
  exhibits: z.array(z.string()),
  requestedBy: MemberRef,
  requestedAt: z.string(),
  endedAt: z.string().optional(),
  /** Of the package file: bytes and `sha256:` hash. */
  length: z.int().optional(),
  sha256: z.string().optional(),
  treeSize: z.int().optional(),
})
export type Dossier = z.infer<typeof Dossier>
