/** SQL of captures. */
import type {
  Capture,
  CaptureId,
  CaptureOrigin,
  CaptureState,
  CaseId,
  ExhibitId,
  MemberId,
  RouteId,
  RouteKind,
  RouteRef,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { CaptureProgress } from '../ports/capturer.ts'
import type { Trx } from '../ports/database.ts'

const captures = (trx: Trx) =>
  trx
    .selectFrom('capture as k')
    .innerJoin('member as m', 'm.id', 'k.requested_by')
    .leftJoin('exhibit as e', 'e.capture_id', 'k.id')
    .select([
      'k.id',
      'k.case_id',
      'k.url',
      'k.state',
      'k.reason_code',
      'k.reason_sentence',
      'k.progress',
      'k.requested_at',
      'k.ended_at',
      'k.route_id',
      'k.route_kind',
      'k.route_name',
      'k.origin_kind',
      'k.origin_id',
      'm.id as member_id',
      'm.display_name',
      'e.id as exhibit_id',
      'e.number',
    ])

type CaptureRow = Awaited<ReturnType<ReturnType<typeof captures>['execute']>>[number]

const toCapture = (row: CaptureRow): Capture => ({
  id: row.id as CaptureId,
  caseId: row.case_id as CaseId,
  url: row.url,
  state: row.state as CaptureState,
  requestedBy: { id: row.member_id as MemberId, displayName: row.display_name },
  requestedAt: row.requested_at.toISOString(),
  ...(row.reason_code !== null
    ? { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }
    : {}),
  ...(row.progress !== null ? { progress: row.progress as CaptureProgress } : {}),
  ...(row.ended_at !== null ? { endedAt: row.ended_at.toISOString() } : {}),
  ...readWay(row),
  ...(row.exhibit_id !== null && row.number !== null
    ? { exhibit: { id: row.exhibit_id as ExhibitId, number: exhibitNumber(row.number) } }
    : {}),
})

/** The route and the origin of a capture from its row. */
const readWay = (row: {
  route_id: string
  route_kind: string
  route_name: string
  origin_kind: string | null
  origin_id: string | null
}): { route: RouteRef; origin?: CaptureOrigin } => ({
  route: { id: row.route_id as RouteId, kind: row.route_kind as RouteKind, name: row.route_name },
  ...(row.origin_kind !== null && row.origin_id !== null
    ? { origin: { kind: row.origin_kind as CaptureOrigin['kind'], id: row.origin_id } }
    : {}),
})

/** Captures of a case, newest first. Checks of watched pages and lines of lists stand with their watch and list. */
export const listCaptures = async (trx: Trx, caseId: CaseId): Promise<Capture[]> =>
  (
    await captures(trx)
      .where('k.case_id', '=', caseId)
      .where((or) => or.or([or('k.origin_kind', 'is', null), or('k.origin_kind', '=', 'second')]))
      .orderBy('k.requested_at', 'desc')
      .orderBy('k.id', 'desc')
      .limit(1_000)
      .execute()
  ).map(toCapture)

/** Second captures of an exhibit's page that are not compared with it yet, or never will be, newest first. */
export const listSecondCaptures = async (trx: Trx, caseId: CaseId, first: ExhibitId): Promise<Capture[]> =>
  (
    await captures(trx)
      .where('k.case_id', '=', caseId)
      .where('k.origin_kind', '=', 'second')
      .where('k.origin_id', '=', first)
      .where(
        'k.id',
        'not in',
        trx.selectFrom('comparison').select('capture_id').where('exhibit_a', '=', first),
      )
      .where(
        'k.id',
        'not in',
        trx.selectFrom('comparison').select('capture_id').where('exhibit_b', '=', first),
      )
      .orderBy('k.requested_at', 'desc')
      .limit(5)
      .execute()
  ).map(toCapture)

/** One capture of a case, or nothing. */
export const findCapture = async (trx: Trx, caseId: CaseId, id: CaptureId): Promise<Capture | undefined> => {
  const row = await captures(trx).where('k.case_id', '=', caseId).where('k.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toCapture(row)
}

/** Marks a waiting capture as running; false when it has ended meanwhile. */
export const startCapture = async (trx: Trx, id: CaptureId): Promise<boolean> => {
  const done = await trx
    .updateTable('capture')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Whether nobody has ended the capture meanwhile. */
export const isRunning = async (trx: Trx, id: CaptureId): Promise<boolean> =>
  (await trx.selectFrom('capture').select('state').where('id', '=', id).executeTakeFirst())?.state ===
  'running'

/** The exhibit that a capture has made already, with whose capture it was and how it ended, or nothing. */
export const findRecorded = async (trx: Trx, id: CaptureId) => {
  const row = await trx
    .selectFrom('exhibit as e')
    .innerJoin('capture as k', 'k.id', 'e.capture_id')
    .select([
      'e.id',
      'e.state',
      'e.captured_by',
      'e.reason_code',
      'e.reason_sentence',
      'k.state as capture_state',
    ])
    .where('k.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    exhibitId: row.id as ExhibitId,
    actor: row.captured_by as MemberId,
    state: row.state === 'partial' ? ('partial' as const) : ('complete' as const),
    reason:
      row.reason_code === null ? undefined : { code: row.reason_code, sentence: row.reason_sentence ?? '' },
    ended: row.capture_state !== 'queued' && row.capture_state !== 'running',
  }
}

/** Keeps the progress, so that a page that is opened later shows it at once. */
export const keepProgress = async (trx: Trx, id: CaptureId, progress: CaptureProgress): Promise<void> => {
  await trx
    .updateTable('capture')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** What a capture's report must name, and whether it still runs. */
export const readCaptureOrder = async (trx: Trx, caseId: CaseId, id: CaptureId) => {
  const row = await trx
    .selectFrom('capture as k')
    .innerJoin('case_file as c', 'c.id', 'k.case_id')
    .innerJoin('member as m', 'm.id', 'k.requested_by')
    .select([
      'k.url',
      'k.state',
      'm.id as member_id',
      'm.display_name',
      'c.reference',
      'c.purpose',
      'c.legal_basis',
      'c.countries',
      'k.route_id',
      'k.route_kind',
      'k.route_name',
      'k.origin_kind',
      'k.origin_id',
    ])
    .where('k.case_id', '=', caseId)
    .where('k.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, origin: undefined, ...readWay(row) }
}

/**
 * Reserves the exhibit's id and number for a capture, one case at a time. A job that runs again gets the same. A number is
 * never given twice: a capture that was stopped while its parts were sealed leaves a gap, which the log explains.
 */
export const reserveExhibit = async (
  trx: Trx,
  caseId: CaseId,
  id: CaptureId,
  fresh: ExhibitId,
): Promise<{ exhibitId: ExhibitId; number: number }> => {
  await trx.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute()
  const kept = await trx
    .selectFrom('capture')
    .select(['exhibit_id', 'exhibit_number'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (kept !== undefined && kept.exhibit_id !== null && kept.exhibit_number !== null) {
    return { exhibitId: kept.exhibit_id as ExhibitId, number: kept.exhibit_number }
  }
  const found = await sql<{ number: number }>`
    select 1 + greatest(
      (select coalesce(max(number), 0) from exhibit where case_id = ${caseId}),
      (select coalesce(max(exhibit_number), 0) from capture where case_id = ${caseId}),
      (select coalesce(max(exhibit_number), 0) from held_file where case_id = ${caseId})
    ) as number`.execute(trx)
  const number = found.rows[0]?.number ?? 1
  await trx
    .updateTable('capture')
    .set({ exhibit_id: fresh, exhibit_number: number })
    .where('id', '=', id)
    .execute()
  return { exhibitId: fresh, number }
}

/** Captures and dossiers that a stopped program left behind. */
export const listWaitingWork = async (
  trx: Trx,
): Promise<{ kind: 'capture' | 'dossier' | 'import'; caseId: CaseId; id: string }[]> => {
  const rows = await sql<{
    kind: 'capture' | 'dossier' | 'import'
    case_id: CaseId
    id: string
  }>`select * from waiting_work()`.execute(trx)
  return rows.rows.map((row) => ({ kind: row.kind, caseId: row.case_id, id: row.id }))
}
