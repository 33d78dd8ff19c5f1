/** SQL of lists of addresses. */
import { pageOf } from '@smart-rescue/core/linking'
import type {
  CaptureId,
  CaptureState,
  CaseId,
  ExhibitId,
  ListId,
  MemberId,
  RouteId,
  RouteKind,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import type { AddressList, ListLine } from './contract.ts'

/** Pages that the case has an exhibit of, or waits for. */
export const listCapturedPages = async (trx: Trx, caseId: CaseId): Promise<Set<string>> => {
  const rows = await trx
    .selectFrom('capture')
    .select('url')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['queued', 'running', 'complete', 'partial'])
    .execute()
  return new Set(rows.map(({ url }) => pageOf(url)))
}

const lists = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('address_list as l')
    .innerJoin('member as m', 'm.id', 'l.owner_id')
    .leftJoin('address_line as n', 'n.list_id', 'l.id')
    .leftJoin('capture as k', 'k.id', 'n.capture_id')
    .selectAll('l')
    .select([
      'm.display_name',
      sql<number>`count(n.line)::int`.as('total'),
      sql<number>`count(*) filter (where n.line is not null and n.skipped is null and n.capture_id is null)::int`.as(
        'waiting',
      ),
      sql<number>`count(*) filter (where n.capture_id is not null and (k.id is null or k.state in ('queued', 'running')))::int`.as(
        'under_way',
      ),
      sql<number>`count(*) filter (where k.state = 'complete')::int`.as('complete'),
      sql<number>`count(*) filter (where k.state = 'partial')::int`.as('partial'),
      sql<number>`count(*) filter (where k.state = 'refused')::int`.as('refused'),
      sql<number>`count(*) filter (where k.state = 'failed')::int`.as('failed'),
      sql<number>`count(n.skipped)::int`.as('skipped'),
    ])
    .where('l.case_id', '=', caseId)
    .groupBy(['l.id', 'm.display_name'])

type ListRow = Awaited<ReturnType<ReturnType<typeof lists>['execute']>>[number]

const toList = (row: ListRow): AddressList => ({
  id: row.id as ListId,
  caseId: row.case_id as CaseId,
  name: row.name,
  route: { id: row.route_id as RouteId, kind: row.route_kind as RouteKind, name: row.route_name },
  state: row.state as AddressList['state'],
  owner: { id: row.owner_id as MemberId, displayName: row.display_name },
  startedAt: row.started_at.toISOString(),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  counts: {
    total: row.total,
    waiting: row.waiting,
    underWay: row.under_way,
    complete: row.complete,
    partial: row.partial,
    refused: row.refused,
    failed: row.failed,
    skipped: row.skipped,
  },
})

/** Lists of a case, newest first. */
export const listLists = async (trx: Trx, caseId: CaseId): Promise<AddressList[]> =>
  (await lists(trx, caseId).orderBy('l.started_at', 'desc').limit(100).execute()).map(toList)

/** One list of a case, or nothing. */
export const findList = async (trx: Trx, caseId: CaseId, id: ListId): Promise<AddressList | undefined> => {
  const row = await lists(trx, caseId).where('l.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toList(row)
}

/** Lines of a list after a line, in order. */
export const listLines = async (
  trx: Trx,
  id: ListId,
  page: { readonly after: number; readonly troubled: boolean; readonly limit: number },
): Promise<ListLine[]> => {
  let query = trx
    .selectFrom('address_line as n')
    .leftJoin('capture as k', 'k.id', 'n.capture_id')
    .leftJoin('exhibit as e', 'e.capture_id', 'k.id')
    .select([
      'n.line',
      'n.url',
      'n.skipped',
      'n.capture_id',
      'k.state',
      'k.reason_code',
      'k.reason_sentence',
      'k.ended_at',
      'e.id as exhibit_id',
      'e.number',
    ])
    .where('n.list_id', '=', id)
    .where('n.line', '>', page.after)
    .orderBy('n.line')
    .limit(page.limit)
  if (page.troubled)
    query = query.where((or) =>
      or.or([or('n.skipped', '=', 'invalid'), or('k.state', 'in', ['partial', 'refused', 'failed'])]),
    )
  return (await query.execute()).map((row) => ({
    line: row.line,
    url: row.url,
    ...(row.skipped === null ? {} : { skipped: row.skipped as NonNullable<ListLine['skipped']> }),
    ...(row.capture_id === null ? {} : { captureId: row.capture_id as CaptureId }),
    ...(row.state === null ? {} : { state: row.state as CaptureState }),
    ...(row.reason_code === null
      ? {}
      : { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }),
    ...(row.exhibit_id === null || row.number === null
      ? {}
      : { exhibit: { id: row.exhibit_id as ExhibitId, number: exhibitNumber(row.number) } }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  }))
}

/** Whether the case is open, and whether the owner of the list may still capture there. */
export const readListStanding = async (trx: Trx, id: ListId) =>
  trx
    .selectFrom('address_list as l')
    .innerJoin('case_file as c', 'c.id', 'l.case_id')
    .innerJoin('member as m', 'm.id', 'l.owner_id')
    .select([
      'c.state as case_state',
      sql<boolean>`m.status = 'active' and m.roles && array['case-officer', 'investigator'] and exists (
        select 1 from case_team t where t.case_id = l.case_id and t.member_id = l.owner_id and t.until is null)`.as(
        'owner_acts',
      ),
    ])
    .where('l.id', '=', id)
    .executeTakeFirst()

/** Whether the case takes lists. */
export const isListCaseOpen = async (trx: Trx, caseId: CaseId): Promise<boolean> =>
  (await trx.selectFrom('case_file').select('state').where('id', '=', caseId).executeTakeFirst())?.state ===
  'open'

/** A line whose capture may be asked for now, with the id that is reserved for it. */
export interface NextLine {
  readonly url: string
  readonly captureId: CaptureId
}

/** What the next step of a list is: lines to ask for, and when to look again where hosts must rest. */
export interface NextStep {
  readonly lines: readonly NextLine[]
  /** Captures of the list that wait or run. */
  readonly underWay: readonly CaptureId[]
  readonly lookAgain: Date | undefined
  readonly isOver: boolean
}

/** What bounds a step. `restMs`: between the end of one page of a host and the beginning of the next. */
export interface StepLimits {
  readonly atOnce: number
  readonly restMs: number
  readonly now: Date
  readonly freshId: () => string
}

/**
 * Reserves the next lines of a list, one step at a time: its row is locked. No host is asked while a page of it is under
 * way in this case, nor within `restMs` after. Lines whose capture was reserved and never asked for come first.
 */
export const reserveLines = async (
  trx: Trx,
  caseId: CaseId,
  id: ListId,
  limits: StepLimits,
): Promise<NextStep> => {
  await trx.selectFrom('address_list').select('id').where('id', '=', id).forUpdate().execute()
  const lost = await trx
    .selectFrom('address_line as n')
    .leftJoin('capture as k', 'k.id', 'n.capture_id')
    .select(['n.url', 'n.capture_id'])
    .where('n.list_id', '=', id)
    .where('n.capture_id', 'is not', null)
    .where('k.id', 'is', null)
    .execute()
  const busy = await trx
    .selectFrom('address_line as n')
    .innerJoin('capture as k', 'k.id', 'n.capture_id')
    .select(['n.host', 'n.list_id', 'k.id', 'k.state', 'k.ended_at'])
    .where('n.case_id', '=', caseId)
    .where((or) =>
      or.or([
        or('k.state', 'in', ['queued', 'running']),
        or('k.ended_at', '>', new Date(limits.now.getTime() - limits.restMs)),
      ]),
    )
    .execute()
  const underWay = busy.filter(
    ({ state, list_id }) => list_id === id && (state === 'queued' || state === 'running'),
  )
  const restUntil = new Map<string, number>()
  for (const { host, ended_at } of busy) {
    const until = ended_at === null ? Number.POSITIVE_INFINITY : ended_at.getTime() + limits.restMs
    restUntil.set(host, Math.max(until, restUntil.get(host) ?? 0))
  }
  // One line of each host, the earliest: a host is asked one page at a time.
  const waiting = await trx
    .selectFrom('address_line')
    .distinctOn('host')
    .select(['host', 'line', 'url'])
    .where('list_id', '=', id)
    .where('skipped', 'is', null)
    .where('capture_id', 'is', null)
    .orderBy('host')
    .orderBy('line')
    .execute()
  const room = Math.max(0, limits.atOnce - underWay.length - lost.length)
  const ready = waiting
    .filter(({ host }) => (restUntil.get(host) ?? 0) <= limits.now.getTime())
    .sort((one, two) => one.line - two.line)
    .slice(0, room)
  const lines: NextLine[] = lost.map(({ url, capture_id }) => ({ url, captureId: capture_id as CaptureId }))
  for (const { line, url } of ready) {
    const captureId = limits.freshId() as CaptureId
    await trx
      .updateTable('address_line')
      .set({ capture_id: captureId })
      .where('list_id', '=', id)
      .where('line', '=', line)
      .execute()
    lines.push({ url, captureId })
  }
  const rests = waiting
    .map(({ host }) => restUntil.get(host) ?? 0)
    .filter((until) => until > limits.now.getTime() && Number.isFinite(until))
  return {
    lines,
    underWay: underWay.map(({ id: captureId }) => captureId as CaptureId),
    lookAgain: room > ready.length && rests.length > 0 ? new Date(Math.min(...rests)) : undefined,
    isOver: waiting.length === 0 && underWay.length === 0 && lost.length === 0,
  }
}
