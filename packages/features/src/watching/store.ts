/** SQL of watched pages and their checks. */
import type { Standing } from '@smart-rescue/core/comparing'
import type {
  CaptureId,
  CaseId,
  ExhibitId,
  MemberId,
  RouteId,
  RouteKind,
  RouteRef,
  WatchId,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import { Schedule, type Watch, type WatchCheck } from './contract.ts'
import { pagesPerMonth } from './next-due.ts'
import { StandingDetail } from './project.ts'

const watches = (trx: Trx) =>
  trx
    .selectFrom('watch as w')
    .innerJoin('member as m', 'm.id', 'w.owner_id')
    .selectAll('w')
    .select([
      'm.display_name',
      'm.status as owner_status',
      sql<number | null>`(select e.number from exhibit e where e.id = (w.standing->>'exhibitId')::uuid)`.as(
        'exhibit_number',
      ),
      sql<boolean>`exists (select 1 from capture k where k.origin_id = w.id and k.state in ('queued', 'running'))`.as(
        'under_way',
      ),
    ])

type WatchRow = Awaited<ReturnType<ReturnType<typeof watches>['execute']>>[number]

const toSchedule = (row: WatchRow): Schedule =>
  Schedule.parse({
    every: row.every,
    ...(row.quiet === null ? {} : { quiet: row.quiet }),
    timeZone: row.time_zone,
    leastWords: row.least_words,
  })

const toRoute = (row: WatchRow): RouteRef => ({
  id: row.route_id as RouteId,
  kind: row.route_kind as RouteKind,
  name: row.route_name,
})

const toWatch = (row: WatchRow): Watch => {
  const standing = StandingDetail.parse(row.standing)
  const schedule = toSchedule(row)
  return {
    id: row.id as WatchId,
    caseId: row.case_id as CaseId,
    url: row.url,
    route: toRoute(row),
    schedule,
    endsAt: row.ends_at.toISOString(),
    state: row.state as Watch['state'],
    ...(row.why === null ? {} : { why: row.why as NonNullable<Watch['why']> }),
    owner: { id: row.owner_id as MemberId, displayName: row.display_name },
    startedAt: row.started_at.toISOString(),
    ...(row.next_at === null ? {} : { nextAt: row.next_at.toISOString() }),
    ...(row.last_checked_at === null ? {} : { lastCheckedAt: row.last_checked_at.toISOString() }),
    presence: standing.presence,
    ...(standing.exhibitId === undefined || row.exhibit_number === null
      ? {}
      : { exhibit: { id: standing.exhibitId as ExhibitId, number: exhibitNumber(row.exhibit_number) } }),
    underWay: row.under_way,
    costs: {
      pagesPerMonth: pagesPerMonth(schedule),
      checks: row.checks,
      bytes: row.bytes,
      seconds: row.seconds,
    },
  }
}

/** Watches of a case: active first, then paused, then ended; the newest of each first. */
export const listWatches = async (trx: Trx, caseId: CaseId): Promise<Watch[]> =>
  (
    await watches(trx)
      .where('w.case_id', '=', caseId)
      .orderBy(sql`case w.state when 'active' then 0 when 'paused' then 1 else 2 end`)
      .orderBy('w.started_at', 'desc')
      .limit(500)
      .execute()
  ).map(toWatch)

/** One watch of a case, or nothing. */
export const findWatch = async (trx: Trx, caseId: CaseId, id: WatchId): Promise<Watch | undefined> => {
  const row = await watches(trx).where('w.case_id', '=', caseId).where('w.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toWatch(row)
}

/** A watch as its job needs it: with the case, whether its owner may still act there, and how the page stood. */
export interface WatchOrder {
  readonly watch: Watch
  readonly anchor: Date
  readonly standing: Standing
  readonly caseState: string
  readonly countries: readonly string[]
  readonly ownerActs: boolean
}

/** Reads the order of a watch, or nothing. */
export const readWatchOrder = async (
  trx: Trx,
  caseId: CaseId,
  id: WatchId,
): Promise<WatchOrder | undefined> => {
  const row = await watches(trx)
    .innerJoin('case_file as c', 'c.id', 'w.case_id')
    .select([
      'c.state as case_state',
      'c.countries',
      sql<boolean>`m.status = 'active' and m.roles && array['case-officer', 'investigator'] and exists (
        select 1 from case_team t where t.case_id = w.case_id and t.member_id = w.owner_id and t.until is null)`.as(
        'owner_acts',
      ),
    ])
    .where('w.case_id', '=', caseId)
    .where('w.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    watch: toWatch(row),
    anchor: row.anchor,
    standing: StandingDetail.parse(row.standing),
    caseState: row.case_state,
    countries: row.countries,
    ownerActs: row.owner_acts,
  }
}

/** The moment from which a watch counts its steps. */
export const readAnchor = async (trx: Trx, id: WatchId): Promise<Date | undefined> =>
  (await trx.selectFrom('watch').select('anchor').where('id', '=', id).executeTakeFirst())?.anchor

/** Checks of a watch, newest first. */
export const listChecks = async (trx: Trx, id: WatchId, only?: CaptureId): Promise<WatchCheck[]> => {
  let query = trx
    .selectFrom('watch_check as k')
    .leftJoin('exhibit as e', 'e.id', 'k.exhibit_id')
    .leftJoin('exhibit as b', 'b.id', 'k.before_exhibit')
    .selectAll('k')
    .select(['e.number as exhibit_number', 'b.number as before_number'])
    .where('k.watch_id', '=', id)
    .orderBy('k.at', 'desc')
    .limit(200)
  if (only !== undefined) query = query.where('k.capture_id', '=', only)
  return (await query.execute()).map((row) => ({
    captureId: row.capture_id as CaptureId,
    at: row.at.toISOString(),
    found: row.found as WatchCheck['found'],
    ...(row.alarm === null ? {} : { alarm: row.alarm as NonNullable<WatchCheck['alarm']> }),
    ...(row.reason_code === null ? {} : { reason: row.reason_code }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.exhibit_id === null || row.exhibit_number === null
      ? {}
      : { exhibit: { id: row.exhibit_id as ExhibitId, number: exhibitNumber(row.exhibit_number) } }),
    ...(row.before_exhibit === null || row.before_number === null
      ? {}
      : { before: { id: row.before_exhibit as ExhibitId, number: exhibitNumber(row.before_number) } }),
    ...(row.text_sha256 === null ? {} : { textSha256: row.text_sha256 }),
    wordsAdded: row.words_added,
    wordsRemoved: row.words_removed,
    selectorsNew: row.selectors_new as WatchCheck['selectorsNew'],
    selectorsGone: row.selectors_gone as WatchCheck['selectorsGone'],
    bytes: row.bytes,
    seconds: row.seconds,
  }))
}

/** How the capture of a check ended, and whether it still waits. */
export const readCheckCapture = async (trx: Trx, id: CaptureId) =>
  trx.selectFrom('capture').select(['state', 'reason_code']).where('id', '=', id).executeTakeFirst()

/** Captures of a watch that wait or run. */
export const listUnderWay = async (trx: Trx, id: WatchId): Promise<CaptureId[]> => {
  const rows = await trx
    .selectFrom('capture')
    .select('id')
    .where('origin_id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute()
  return rows.map((row) => row.id as CaptureId)
}

/** Whether the case takes watches. */
export const isCaseOpen = async (trx: Trx, caseId: CaseId): Promise<boolean> =>
  (await trx.selectFrom('case_file').select('state').where('id', '=', caseId).executeTakeFirst())?.state ===
  'open'

/** Tells the team once what a check found. */
export const tellTeam = async (trx: Trx, id: WatchId, kind: string, at: Date): Promise<void> => {
  await sql`select tell_team_of_watch(${id}, ${kind}, ${at})`.execute(trx)
}

/** Watches and lists that go on after a start of the program. */
export const listWaitingRounds = async (
  trx: Trx,
): Promise<{ kind: 'watch' | 'list'; caseId: CaseId; id: string; due: Date | undefined }[]> => {
  const rows = await sql<{
    kind: 'watch' | 'list'
    case_id: CaseId
    id: string
    due: Date | null
  }>`select * from waiting_rounds()`.execute(trx)
  return rows.rows.map((row) => ({
    kind: row.kind,
    caseId: row.case_id,
    id: row.id,
    due: row.due ?? undefined,
  }))
}
