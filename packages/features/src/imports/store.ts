/** SQL of imports. */
import {
  AccessMode,
  type CaseId,
  type ExhibitId,
  ExhibitPart,
  Failure,
  type HeldFileId,
  HeldFileState,
  ImportConsent,
  type ImportedFile,
  type ImportId,
  type MemberId,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import { findLockedExhibits } from '../safeguard/index.ts'

const files = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('held_file as f')
    .innerJoin('import_batch as b', 'b.id', 'f.import_id')
    .innerJoin('member as m', 'm.id', 'f.requested_by')
    .leftJoin('exhibit as e', 'e.held_id', 'f.id')
    .selectAll('f')
    .select(['b.access_mode', 'b.consent', 'm.display_name', 'e.id as made_id', 'e.number as made_number'])
    .where('f.case_id', '=', caseId)

type FileRow = Awaited<ReturnType<ReturnType<typeof files>['execute']>>[number]

const toFile = (row: FileRow): ImportedFile => ({
  id: row.id as HeldFileId,
  importId: row.import_id as ImportId,
  state: HeldFileState.parse(row.state),
  nameSha256: row.name_sha256,
  length: Number(row.length),
  accessMode: AccessMode.parse(row.access_mode),
  consent: ImportConsent.parse(row.consent),
  importedBy: { id: row.requested_by as MemberId, displayName: row.display_name },
  requestedAt: row.requested_at.toISOString(),
  ...(row.name === null ? {} : { name: row.name }),
  ...(row.step === null ? {} : { step: row.step }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  ...(row.reason_code === null
    ? {}
    : { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }),
  ...(row.made_id === null || row.made_number === null
    ? {}
    : { exhibit: { id: row.made_id as ExhibitId, number: exhibitNumber(row.made_number) } }),
})

/** Imported files of a case, newest first. */
export const listFiles = async (trx: Trx, caseId: CaseId): Promise<ImportedFile[]> =>
  (
    await files(trx, caseId).orderBy('f.requested_at', 'desc').orderBy('f.id', 'desc').limit(1_000).execute()
  ).map(toFile)

/** One imported file of a case, or nothing. */
export const findFile = async (
  trx: Trx,
  caseId: CaseId,
  id: HeldFileId,
): Promise<ImportedFile | undefined> => {
  const row = await files(trx, caseId).where('f.id', '=', id).executeTakeFirst()
  return row && toFile(row)
}

/** The file of this case with these very bytes (`sha256:` and hex), or nothing. */
export const findSameBytes = async (
  trx: Trx,
  caseId: CaseId,
  sha256: string,
): Promise<ImportedFile | undefined> => {
  const row = await files(trx, caseId).where('f.sha256', '=', sha256).executeTakeFirst()
  return row && toFile(row)
}

/** Whether the import belongs to the case. */
export const hasBatch = async (trx: Trx, caseId: CaseId, id: ImportId): Promise<boolean> => {
  const batches = trx.selectFrom('import_batch').select('id').where('case_id', '=', caseId)
  return (await batches.where('id', '=', id).executeTakeFirst()) !== undefined
}

/**
 * What an exhibit was imported from: its batch and its original, or nothing where it is a capture. Throws
 * `receipt.locked` where it is locked as an accidental receipt: then nobody opens it, for whatever purpose.
 */
export const findOrigin = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId) => {
  if ((await findLockedExhibits(trx, caseId)).has(exhibitId)) throw new Failure('receipt.locked')
  const row = await trx
    .selectFrom('exhibit as e')
    .innerJoin('held_file as f', 'f.id', 'e.held_id')
    .select(['f.import_id', 'f.original', 'f.name', 'f.declared_type', 'e.kind', 'e.quarantined'])
    .where('e.case_id', '=', caseId)
    .where('e.id', '=', exhibitId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    importId: row.import_id as ImportId,
    original: ExhibitPart.parse(row.original),
    name: row.name ?? '',
    declaredType: row.declared_type ?? '',
    kind: row.kind ?? 'unknown',
    quarantined: row.quarantined,
  }
}

/** Everything that the reading of one file must name, and whether it still waits. */
export const readImportOrder = async (trx: Trx, caseId: CaseId, id: HeldFileId) =>
  trx
    .selectFrom('held_file as f')
    .innerJoin('import_batch as b', 'b.id', 'f.import_id')
    .innerJoin('case_file as c', 'c.id', 'f.case_id')
    .innerJoin('member as m', 'm.id', 'f.requested_by')
    .selectAll('f')
    .select([
      'b.access_mode',
      'b.consent',
      'b.received_on',
      'b.purpose',
      'b.legal_basis',
      'm.display_name',
      'c.reference',
      'c.countries',
    ])
    .where('f.case_id', '=', caseId)
    .where('f.id', '=', id)
    .executeTakeFirst()

/** Marks a waiting file as running and tells its step; false when it has ended meanwhile. */
export const stepFile = async (trx: Trx, id: HeldFileId, step: string): Promise<boolean> => {
  const done = await trx
    .updateTable('held_file')
    .set({ state: 'running', step })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The exhibit that an earlier run made of a file already, with how it ended. */
export const findMade = async (trx: Trx, id: HeldFileId) => {
  const row = await trx
    .selectFrom('exhibit as e')
    .innerJoin('held_file as f', 'f.id', 'e.held_id')
    .select([
      'e.id',
      'e.quarantined',
      'e.captured_by',
      'e.reason_code',
      'e.reason_sentence',
      'f.state',
      'f.import_id',
      'f.name_sha256',
      'f.length',
    ])
    .where('f.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    exhibitId: row.id as ExhibitId,
    importId: row.import_id as ImportId,
    actor: row.captured_by as MemberId,
    state: row.quarantined ? ('quarantined' as const) : ('read' as const),
    nameSha256: row.name_sha256,
    length: Number(row.length),
    ended: row.state !== 'queued' && row.state !== 'running',
    ...(row.reason_code === null
      ? {}
      : { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }),
  }
}

/** Reserves the number of the exhibit, one case at a time; captures and imports count together. A run that comes again gets the same. */
export const reserveNumber = async (trx: Trx, caseId: CaseId, id: HeldFileId): Promise<number> => {
  await trx.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute()
  const kept = await trx
    .selectFrom('held_file')
    .select('exhibit_number')
    .where('id', '=', id)
    .executeTakeFirst()
  if (kept !== undefined && kept.exhibit_number !== null) return kept.exhibit_number
  const found = await sql<{ number: number }>`
    select 1 + greatest(
      (select coalesce(max(number), 0) from exhibit where case_id = ${caseId}),
      (select coalesce(max(exhibit_number), 0) from capture where case_id = ${caseId}),
      (select coalesce(max(exhibit_number), 0) from held_file where case_id = ${caseId})
    ) as number`.execute(trx)
  const number = found.rows[0]?.number ?? 1
  await trx.updateTable('held_file').set({ exhibit_number: number }).where('id', '=', id).execute()
  return number
}
