/** States how files came here, before the first of them is taken. */
import {
  type CaseId,
  type ImportDraft,
  type ImportId,
  ImportTerms,
  type MemberId,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { type RecordingDeps, recordFact, tellFact } from '../../custody/index.ts'
import type { Ids } from '../../ports/clock.ts'
import type { BatchDetail } from '../project.ts'

/** Seals the words of the statement apart, logs the rest, and gives the id that files are sent under. */
export const openBatch = async (
  deps: RecordingDeps & { readonly ids: Ids },
  actor: MemberId,
  caseId: CaseId,
  draft: ImportDraft,
): Promise<ImportId> => {
  const importId = deps.ids.next() as ImportId
  const act = { type: 'import.requested', actor, caseId, purpose: 'import' } as const
  const { givenBy, consentBy, note, ...stated } = draft
  const words = new TextEncoder().encode(JSON.stringify(ImportTerms.parse({ givenBy, consentBy, note })))
  // A blob of its own: the index knows where the words lie, and only who opens the locker reads them.
  const sealed = await deps.locker.seal({
    ...act,
    role: 'terms',
    mediaType: 'application/json',
    bytes: [words],
  })
  const fact = { ...act, role: 'terms', receipt: sealed.leaf }
  await deps.db.asMember(actor, (trx) => tellFact(trx, {}, fact))
  const detail: z.input<typeof BatchDetail> = { what: 'batch', importId, ...stated, terms: sealed.ciphertext }
  await recordFact(deps, { ...act, detail })
  return importId
}
