/** SQL of stops: what was in view, what was stopped, and what runs. */
import type {
  CaptureId,
  CaseId,
  ExhibitId,
  ExhibitPart,
  HeldFileId,
  MemberId,
  StopId,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'

/** Captures of the case that wait or run. */
export const findRunningCaptures = async (
  trx: Trx,
  caseId: CaseId,
): Promise<{ id: CaptureId; url: string }[]> =>
  (
    await trx
      .selectFrom('capture')
      .select(['id', 'url'])
      .where('case_id', '=', caseId)
      .where('state', 'in', ['queued', 'running'])
      .orderBy('requested_at')
      .execute()
  ).map((row) => ({ id: row.id as CaptureId, url: row.url }))

/** Address of one capture of the case, with its exhibit where it made one. */
export const findCaptureSeen = async (trx: Trx, caseId: CaseId, captureId: CaptureId) => {
  const row = await trx
    .selectFrom('capture as k')
    .leftJoin('exhibit as e', 'e.capture_id', 'k.id')
    .select(['k.url', 'e.id as exhibit_id'])
    .where('k.case_id', '=', caseId)
    .where('k.id', '=', captureId)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : {
        url: row.url,
        ...(row.exhibit_id === null ? {} : { exhibitId: row.exhibit_id as ExhibitId }),
      }
}

/** What an exhibit is made of, and the packages that were made of it: they hold its bytes too. */
export const findExhibitSeen = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId) => {
  const exhibit = await trx
    .selectFrom('exhibit')
    .select(['url', 'final_url'])
    .where('case_id', '=', caseId)
    .where('id', '=', exhibitId)
    .executeTakeFirst()
  if (exhibit === undefined) return undefined
  const parts = await trx
    .selectFrom('exhibit_part')
    .select(['role', 'media_type', 'length', 'sha256', 'ciphertext'])
    .where('exhibit_id', '=', exhibitId)
    .execute()
  const dossiers = await trx
    .selectFrom('dossier')
    .select(['package_ciphertext', 'report_ciphertext'])
    .where('case_id', '=', caseId)
    .where(sql<boolean>`${exhibitId}::uuid = any (exhibits)`)
    .execute()
  return {
    urls: [...new Set([exhibit.url, exhibit.final_url])].filter((url) => url !== ''),
    parts: parts.map(
      (part): Pick<ExhibitPart, 'role' | 'mediaType' | 'length' | 'sha256' | 'ciphertext'> => ({
        role: part.role,
        mediaType: part.media_type,
        length: Number(part.length),
        sha256: part.sha256,
        ciphertext: part.ciphertext,
      }),
    ),
    packages: dossiers.flatMap((dossier) => [
      ...(dossier.package_ciphertext === null
        ? []
        : [{ role: 'package', ciphertext: dossier.package_ciphertext }]),
      ...(dossier.report_ciphertext === null
        ? []
        : [{ role: 'report', ciphertext: dossier.report_ciphertext }]),
    ]),
  }
}

const stops = (trx: Trx) =>
  trx
    .selectFrom('material_stop as s')
    .innerJoin('member as m', 'm.id', 's.stopped_by')
    .leftJoin('case_file as c', 'c.id', 's.case_id')
    .leftJoin('exhibit as e', 'e.id', 's.exhibit_id')
    .selectAll('s')
    .select([
      'm.id as member_id',
      'm.display_name',
      'c.reference',
      'c.countries',
      'e.number',
      'e.id as known_exhibit',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof stops>['execute']>>[number]

/** A stop as the database holds it, in our words. */
export interface StoredStop {
  readonly id: StopId
  readonly reference: string
  readonly caseId?: CaseId
  readonly caseReference?: string
  readonly exhibit?: { readonly id: ExhibitId; readonly number: string }
  readonly seen: 'exhibit' | 'capture' | 'import' | 'case' | 'page'
  readonly stoppedAt: string
  readonly stoppedBy: { readonly id: MemberId; readonly displayName: string }
  readonly urls: string[]
  readonly dropped: { role: string; sha256: string; length: number }[]
  readonly remoteAddress: string | undefined
  readonly listMatch: string | undefined
  readonly offsetMinutes: number
  readonly howFound: string
  readonly context: string
  readonly hostCountry?: string
  readonly childInDanger: boolean
  readonly state: 'open' | 'reported' | 'mistaken'
  readonly endedAt?: string
}

/** How a stop or receipt is called: its case and the leaf that recorded it. */
export const nameSubject = (caseReference: string | null, letter: 'S' | 'R', leafIndex: number): string =>
  `${caseReference === null ? '' : `${caseReference}/`}${letter}${leafIndex}`

const toStop = (row: Row): StoredStop => ({
  id: row.id as StopId,
  reference: nameSubject(row.reference, 'S', Number(row.leaf_index)),
  ...(row.case_id === null ? {} : { caseId: row.case_id as CaseId }),
  ...(row.reference === null ? {} : { caseReference: row.reference }),
  ...(row.known_exhibit === null || row.number === null
    ? {}
    : { exhibit: { id: row.known_exhibit as ExhibitId, number: exhibitNumber(row.number) } }),
  seen: row.seen as StoredStop['seen'],
  stoppedAt: row.stopped_at.toISOString(),
  stoppedBy: { id: row.member_id as MemberId, displayName: row.display_name },
  urls: row.urls,
  dropped: row.dropped,
  remoteAddress: row.remote_address ?? undefined,
  listMatch: row.list_match ?? undefined,
  offsetMinutes: row.offset_minutes,
  howFound: row.how_found,
  context: row.context,
  ...(row.host_country === null ? {} : { hostCountry: row.host_country }),
  childInDanger: row.child_in_danger,
  state: row.state as StoredStop['state'],
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
})

/** One stop that the transaction may see, or nothing. */
export const findStop = async (trx: Trx, id: StopId): Promise<StoredStop | undefined> => {
  const row = await stops(trx).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toStop(row)
}

/** Stops of a case, newest first. */
export const findStops = async (trx: Trx, caseId: CaseId): Promise<StoredStop[]> =>
  (await stops(trx).where('s.case_id', '=', caseId).orderBy('s.stopped_at', 'desc').execute()).map(toStop)

/** Stops that still await their report, oldest first, as far as the transaction sees them. */
export const findOpenStops = async (trx: Trx): Promise<StoredStop[]> =>
  (await stops(trx).where('s.state', '=', 'open').orderBy('s.stopped_at').execute()).map(toStop)

/** Reports about a stop or receipt, first one first. */
export const findReports = async (trx: Trx, subjectId: string) =>
  (
    await trx
      .selectFrom('hotline_report as r')
      .innerJoin('member as m', 'm.id', 'r.reported_by')
      .select(['r.to_whom', 'r.number', 'r.handed_at', 'm.id', 'm.display_name'])
      .where('r.subject_id', '=', subjectId)
      .orderBy('r.leaf_index')
      .execute()
  ).map((row) => ({
    toWhom: row.to_whom,
    number: row.number,
    handedAt: row.handed_at.toISOString(),
    by: { id: row.id as MemberId, displayName: row.display_name },
  }))

/** Whether the capture was broken off by a stop: then nothing of it may stay in the locker. */
export const wasCaptureStopped = async (trx: Trx, captureId: CaptureId): Promise<boolean> =>
  (await trx.selectFrom('capture').select('reason_code').where('id', '=', captureId).executeTakeFirst())
    ?.reason_code === 'capture.material-stopped'

/** Files of the case that wait to be read or are being read, with the sealed original of each. */
export const findRunningImports = async (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('held_file')
    .select(['id', 'import_id', 'exhibit_id', 'original', 'name_sha256', 'length'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('requested_at')
    .execute()

/** Whether the reading of a file was broken off by a stop: then nothing of it may stay in the locker. */
export const wasImportStopped = async (trx: Trx, heldId: HeldFileId): Promise<boolean> =>
  (await trx.selectFrom('held_file').select('reason_code').where('id', '=', heldId).executeTakeFirst())
    ?.reason_code === 'import.material-stopped'
