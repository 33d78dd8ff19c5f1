/** What facts about imports change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import {
  AccessMode,
  CaseId,
  ExhibitId,
  ExhibitPart,
  HeldFileId,
  ImportConsent,
  ImportId,
} from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'

/** Sealed detail of `import.requested` for the statement that files are sent under. */
export const BatchDetail = z.object({
  what: z.literal('batch'),
  importId: ImportId,
  accessMode: AccessMode,
  consent: ImportConsent,
  receivedOn: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  /** Ciphertext of the words that stand in no list and no package. */
  terms: z.string(),
})

/** Sealed detail of `import.requested` for one file, whose bytes are sealed already. */
export const FileDetail = z.object({
  what: z.literal('file'),
  heldId: HeldFileId,
  importId: ImportId,
  name: z.string(),
  nameSha256: z.string(),
  declaredType: z.string(),
  exhibitId: ExhibitId,
  original: ExhibitPart,
  parent: z.object({ exhibitId: ExhibitId, sha256: z.string() }).optional(),
})

/** Sealed detail of `import.ended`. A refused file leaves its name's hash, its length and the reason, and nothing else. */
export const EndedDetail = z.object({
  heldId: HeldFileId,
  importId: ImportId,
  state: z.enum(['read', 'quarantined', 'refused']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  nameSha256: z.string(),
  length: z.int().nonnegative(),
})
export type EndedDetail = z.infer<typeof EndedDetail>

const RequestedDetail = z.discriminatedUnion('what', [BatchDetail, FileDetail])

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const tellBatch = async (trx: Trx, fact: CustodyFact, detail: z.infer<typeof BatchDetail>): Promise<void> => {
  await trx
    .insertInto('import_batch')
    .values({
      id: detail.importId,
      case_id: caseOf(fact),
      access_mode: detail.accessMode,
      consent: detail.consent,
      received_on: detail.receivedOn,
      purpose: toStorable(detail.purpose),
      legal_basis: toStorable(detail.legalBasis),
      terms: detail.terms,
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellFile = async (trx: Trx, fact: CustodyFact, detail: z.infer<typeof FileDetail>): Promise<void> => {
  await trx
    .insertInto('held_file')
    .values({
      id: detail.heldId,
      case_id: caseOf(fact),
      import_id: detail.importId,
      state: 'queued',
      name: toStorable(detail.name),
      name_sha256: detail.nameSha256,
      declared_type: toStorable(detail.declaredType),
      length: detail.original.length,
      sha256: detail.original.sha256,
      exhibit_id: detail.exhibitId,
      original: JSON.stringify(detail.original),
      parent_exhibit: detail.parent?.exhibitId ?? null,
      parent_sha256: detail.parent?.sha256 ?? null,
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellRequested: Projection = async (trx, fact) => {
  const detail = RequestedDetail.parse(fact.detail)
  await (detail.what === 'batch' ? tellBatch(trx, fact, detail) : tellFile(trx, fact, detail))
}

const tellEnded: Projection = async (trx, fact) => {
  const detail = EndedDetail.parse(fact.detail)
  const ended = {
    state: detail.state,
    reason_code: detail.reason?.code ?? null,
    reason_sentence: detail.reason === undefined ? null : toStorable(detail.reason.sentence),
    step: null,
    ended_at: fact.receipt.at,
    ...(detail.state === 'refused' ? { name: null, sha256: null, original: null, exhibit_id: null } : {}),
  }
  const known = await trx
    .updateTable('held_file')
    .set(ended)
    .where('id', '=', detail.heldId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  if (known.numUpdatedRows > 0n || detail.state !== 'refused') return
  await trx
    .insertInto('held_file')
    .values({
      ...ended,
      id: detail.heldId,
      case_id: caseOf(fact),
      import_id: detail.importId,
      name_sha256: detail.nameSha256,
      length: detail.length,
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const importProjections: Projections = {
  'import.requested': tellRequested,
  'import.ended': tellEnded,
}
