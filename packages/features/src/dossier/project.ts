/** What facts about dossiers change in the index. */
import { CaseId, DossierId, ExhibitId, Locale, MemberId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** The role of the leaf that ends an export; its sealed detail is the row of the index. */
export const DOSSIER_ROLE = 'dossier'

/** Sealed detail of the `package.exported` leaf that ends an export. */
export const ExportedDetail = z.object({
  dossierId: DossierId,
  number: z.int().positive(),
  locale: Locale,
  exhibits: z.array(ExhibitId),
  requestedBy: MemberId,
  requestedAt: z.string(),
  packageCiphertext: z.string(),
  packageLength: z.int(),
  packageSha256: z.string(),
  reportCiphertext: z.string(),
  reportLength: z.int(),
  treeSize: z.int(),
})
export type ExportedDetail = z.infer<typeof ExportedDetail>

const tellExported: Projection = async (trx, fact) => {
  if (fact.role !== DOSSIER_ROLE || fact.detail === undefined) return
  const detail = ExportedDetail.parse(fact.detail)
  const ended = {
    state: 'ready',
    step: null,
    reason_code: null,
    reason_sentence: null,
    ended_at: fact.receipt.at,
    package_ciphertext: detail.packageCiphertext,
    package_length: detail.packageLength,
    package_sha256: detail.packageSha256,
    report_ciphertext: detail.reportCiphertext,
    report_length: detail.reportLength,
    tree_size: detail.treeSize,
  }
  await trx
    .insertInto('dossier')
    .values({
      id: detail.dossierId,
      case_id: CaseId.parse(fact.caseId),
      number: detail.number,
      locale: detail.locale,
      exhibits: detail.exhibits,
      requested_by: detail.requestedBy,
      requested_at: detail.requestedAt,
      ...ended,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(ended).where('dossier.state', '<>', 'ready'))
    .execute()
}

/** Facts of this feature. */
export const dossierProjections: Projections = { 'package.exported': tellExported }
