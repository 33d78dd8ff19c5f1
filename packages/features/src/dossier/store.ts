/** SQL of dossiers: their rows, and everything of a case that a package and its report tell. */
import type {
  CaseId,
  Dossier,
  DossierId,
  ExhibitId,
  ExhibitPart,
  Locale,
  MemberId,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/index.ts'
import type { Trx } from '../ports/database.ts'

const dossiers = (trx: Trx) =>
  trx
    .selectFrom('dossier as d')
    .innerJoin('member as m', 'm.id', 'd.requested_by')
    .selectAll('d')
    .select(['m.display_name'])

type DossierRow = Awaited<ReturnType<ReturnType<typeof dossiers>['execute']>>[number]

const toDossier = (row: DossierRow): Dossier => ({
  id: row.id as DossierId,
  caseId: row.case_id as CaseId,
  number: row.number,
  state: row.state as Dossier['state'],
  locale: row.locale as Locale,
  exhibits: row.exhibits,
  requestedBy: { id: row.requested_by as MemberId, displayName: row.display_name },
  requestedAt: row.requested_at.toISOString(),
  ...(row.reason_code === null
    ? {}
    : { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }),
  ...(row.step === null ? {} : { step: row.step }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  ...(row.package_length === null ? {} : { length: Number(row.package_length) }),
  ...(row.package_sha256 === null ? {} : { sha256: row.package_sha256 }),
  ...(row.tree_size === null ? {} : { treeSize: Number(row.tree_size) }),
})

/** Dossiers of a case, newest first. */
export const listDossiers = async (trx: Trx, caseId: CaseId): Promise<Dossier[]> =>
  (await dossiers(trx).where('d.case_id', '=', caseId).orderBy('d.number', 'desc').execute()).map(toDossier)

/** Where the sealed files of a finished dossier lie. */
export interface SealedDossier {
  readonly packageCiphertext?: string
  readonly packageLength?: number
  readonly reportCiphertext?: string
  readonly reportLength?: number
}

/** One dossier of a case with the places of its files, or nothing. */
export const findDossier = async (
  trx: Trx,
  caseId: CaseId,
  id: DossierId,
): Promise<{ readonly dossier: Dossier; readonly sealed: SealedDossier } | undefined> => {
  const row = await dossiers(trx).where('d.case_id', '=', caseId).where('d.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const sealed = {
    ...(row.package_ciphertext === null ? {} : { packageCiphertext: row.package_ciphertext }),
    ...(row.package_length === null ? {} : { packageLength: Number(row.package_length) }),
    ...(row.report_ciphertext === null ? {} : { reportCiphertext: row.report_ciphertext }),
    ...(row.report_length === null ? {} : { reportLength: Number(row.report_length) }),
  }
  return { dossier: toDossier(row), sealed }
}

/** What is asked of one export. */
export interface DossierOrder {
  readonly id: DossierId
  readonly caseId: CaseId
  readonly locale: Locale
  readonly exhibits: readonly ExhibitId[]
  readonly requestedBy: MemberId
  readonly requestedAt: string
}

/** Adds a dossier that waits; its number is the next of its case, given out one case at a time. */
export const addDossier = async (trx: Trx, order: DossierOrder): Promise<void> => {
  await trx.selectFrom('case_file').select('id').where('id', '=', order.caseId).forUpdate().execute()
  const { number } = await trx
    .selectFrom('dossier')
    .select((eb) => sql<number>`coalesce(max(${eb.ref('number')}), 0)::int + 1`.as('number'))
    .where('case_id', '=', order.caseId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('dossier')
    .values({
      id: order.id,
      case_id: order.caseId,
      number,
      state: 'queued',
      locale: order.locale,
      exhibits: [...order.exhibits],
      requested_by: order.requestedBy,
      requested_at: order.requestedAt,
    })
    .execute()
}

/** Marks a waiting dossier as running and tells its step; false when it has ended meanwhile. */
export const stepDossier = async (trx: Trx, id: DossierId, step: string): Promise<boolean> => {
  const done = await trx
    .updateTable('dossier')
    .set({ state: 'running', step })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Ends a dossier that could not be made; one that is ready stays ready. */
export const failDossier = async (
  trx: Trx,
  id: DossierId,
  reason: { readonly code: string; readonly sentence: string; readonly at: string },
): Promise<void> => {
  await trx
    .updateTable('dossier')
    .set({
      state: 'failed',
      step: null,
      reason_code: reason.code,
      reason_sentence: reason.sentence,
      ended_at: reason.at,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute()
}

/** Ids of all exhibits of a case in the order of their numbers; with `only`, those of them that are in the case. What is quarantined is never handed on: it may do harm where it is opened. */
export const listExhibitIds = async (
  trx: Trx,
  caseId: CaseId,
  only?: readonly ExhibitId[],
): Promise<ExhibitId[]> => {
  let query = trx
    .selectFrom('exhibit')
    .select('id')
    .where('case_id', '=', caseId)
    .where('quarantined', '=', false)
    .orderBy('number')
  if (only !== undefined) query = query.where('id', 'in', [...only])
  return (await query.execute()).map((row) => row.id as ExhibitId)
}

/** One exhibit as a package needs it. */
export interface ExportExhibit {
  readonly id: ExhibitId
  readonly number: string
  readonly title: string
  readonly url: string
  readonly finalUrl: string
  readonly state: string
  readonly reason?: string
  readonly capturedAt: string
  readonly capturedBy: string
  readonly parts: readonly ExhibitPart[]
}

const listParts = async (trx: Trx, caseId: CaseId): Promise<Map<string, ExhibitPart[]>> => {
  const rows = await trx
    .selectFrom('exhibit_part')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('leaf_index')
    .execute()
  const parts = new Map<string, ExhibitPart[]>()
  for (const row of rows) {
    const part = {
      role: row.role,
      name: row.name,
      mediaType: row.media_type,
      length: Number(row.length),
      sha256: row.sha256,
      ciphertext: row.ciphertext,
      leafIndex: Number(row.leaf_index),
    }
    parts.set(row.exhibit_id, [...(parts.get(row.exhibit_id) ?? []), part])
  }
  return parts
}

/** The exhibits of a dossier with their parts, in the order of their numbers. */
export const listExportExhibits = async (
  trx: Trx,
  caseId: CaseId,
  ids: readonly string[],
): Promise<ExportExhibit[]> => {
  const parts = await listParts(trx, caseId)
  const rows = await trx
    .selectFrom('exhibit as e')
    .innerJoin('member as m', 'm.id', 'e.captured_by')
    .selectAll('e')
    .select('m.display_name')
    .where('e.case_id', '=', caseId)
    .where('e.id', 'in', [...ids])
    .orderBy('e.number')
    .execute()
  return rows.map((row) => ({
    id: row.id as ExhibitId,
    number: exhibitNumber(row.number),
    title: row.title,
    url: row.url,
    finalUrl: row.final_url,
    state: row.state,
    capturedAt: row.captured_at.toISOString(),
    capturedBy: row.display_name,
    parts: parts.get(row.id) ?? [],
    ...(row.reason_sentence === null ? {} : { reason: row.reason_sentence }),
  }))
}

/** The case and the organisation as the cover of a report names them, who asked for the export, and whether she is on the team still. */
export const readExportHeader = async (trx: Trx, caseId: CaseId, id: DossierId) => {
  const order = await dossiers(trx).where('d.case_id', '=', caseId).where('d.id', '=', id).executeTakeFirst()
  const caseFile = await trx.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
  const organisation = await trx.selectFrom('organisation').select(['name', 'country']).executeTakeFirst()
  if (!order || !caseFile || !organisation) return undefined
  const seat = await trx
    .selectFrom('case_team as t')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .select('t.member_id')
    .where('t.case_id', '=', caseId)
    .where('t.member_id', '=', order.requested_by)
    .where('t.until', 'is', null)
    .where('m.status', '=', 'active')
    .executeTakeFirst()
  return { order: toDossier(order), caseFile, organisation, mayStill: seat !== undefined }
}

/** Sizes of the log at the earlier exports of the case, ascending. */
export const listEarlierSizes = async (trx: Trx, caseId: CaseId, before: DossierId): Promise<number[]> => {
  const rows = await trx
    .selectFrom('dossier')
    .select('tree_size')
    .distinct()
    .where('case_id', '=', caseId)
    .where('state', '=', 'ready')
    .where('id', '<>', before)
    .where('tree_size', 'is not', null)
    .orderBy('tree_size')
    .execute()
  return rows.flatMap((row) => (row.tree_size === null ? [] : [Number(row.tree_size)]))
}
