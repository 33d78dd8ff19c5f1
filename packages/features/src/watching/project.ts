/** What facts about watched pages change in the index. */
import { NEW_STANDING } from '@smart-rescue/core/comparing'
import { CaptureId, CaseId, ExhibitId, MemberId, RouteRef, WatchId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import { Alarm, Found, Schedule } from './contract.ts'

/** How a page stood at its last check, as the index and the sealed details hold it. */
export const StandingDetail = z.object({
  presence: z.enum(['new', 'shown', 'gone', 'wall', 'failed']),
  row: z.int(),
  alarmed: z.enum(['none', 'gone', 'wall', 'failing']),
  exhibitId: z.string().optional(),
  textSha256: z.string().optional(),
})

/** Sealed detail of `watch.started`. */
export const StartedDetail = z.object({
  watchId: WatchId,
  url: z.string(),
  route: RouteRef,
  schedule: Schedule,
  endsAt: z.string(),
  next: z.string(),
  standing: StandingDetail.optional(),
})
export type StartedDetail = z.infer<typeof StartedDetail>

/** Sealed detail of `watch.changed`: what changed, and when the page is due next (absent while it is paused). */
export const ChangedDetail = z.object({
  watchId: WatchId,
  state: z.enum(['active', 'paused']),
  why: z.enum(['by-hand', 'owner-left']).optional(),
  route: RouteRef.optional(),
  schedule: Schedule.optional(),
  endsAt: z.string().optional(),
  owner: MemberId.optional(),
  next: z.string().optional(),
})
export type ChangedDetail = z.infer<typeof ChangedDetail>

const Selectors = z.array(z.object({ kind: z.string(), normal: z.string() }))

/** Sealed detail of `watch.checked`: what was found, by which hash, against which exhibit. */
export const CheckedDetail = z.object({
  watchId: WatchId,
  captureId: CaptureId,
  found: Found,
  alarm: Alarm.optional(),
  reason: z.string().optional(),
  status: z.int().optional(),
  exhibitId: ExhibitId.optional(),
  before: z.string().optional(),
  textSha256: z.string().optional(),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
  selectorsNew: Selectors,
  selectorsGone: Selectors,
  bytes: z.int(),
  seconds: z.number(),
  standing: StandingDetail,
})
export type CheckedDetail = z.infer<typeof CheckedDetail>

/** Sealed detail of `watch.ended`. */
export const EndedDetail = z.object({
  watchId: WatchId,
  why: z.enum(['by-hand', 'end-date', 'case-closed']),
})
export type EndedDetail = z.infer<typeof EndedDetail>

/** The part of a sealed `capture.requested` that a round of a watch left there. */
const RoundDetail = z.object({
  origin: z.object({ kind: z.literal('watch'), id: WatchId, due: z.string(), next: z.string() }),
})

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const toColumns = (schedule: Schedule) => ({
  every: schedule.every,
  quiet: schedule.quiet === undefined ? null : JSON.stringify(schedule.quiet),
  time_zone: schedule.timeZone,
  least_words: schedule.leastWords,
})
const toWay = (route: RouteRef) => ({ route_id: route.id, route_kind: route.kind, route_name: route.name })

const tellStarted: Projection = async (trx, fact) => {
  const detail = StartedDetail.parse(fact.detail)
  await trx
    .insertInto('watch')
    .values({
      id: detail.watchId,
      case_id: caseOf(fact),
      url: detail.url,
      ...toWay(detail.route),
      ...toColumns(detail.schedule),
      ends_at: detail.endsAt,
      state: 'active',
      why: null,
      owner_id: fact.actor,
      started_by: fact.actor,
      started_at: fact.receipt.at,
      anchor: detail.next,
      next_at: detail.next,
      standing: JSON.stringify(detail.standing ?? NEW_STANDING),
      changed_leaf: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellChanged: Projection = async (trx, fact) => {
  const { watchId, state, why, route, schedule, endsAt, owner, next } = ChangedDetail.parse(fact.detail)
  await trx
    .updateTable('watch')
    .set({
      state,
      why: why ?? null,
      next_at: next ?? null,
      ...(route === undefined ? {} : toWay(route)),
      ...(schedule === undefined ? {} : toColumns(schedule)),
      ...(endsAt === undefined ? {} : { ends_at: endsAt }),
      ...(owner === undefined ? {} : { owner_id: owner }),
      changed_leaf: fact.receipt.index,
    })
    .where('id', '=', watchId)
    .where('state', '<>', 'ended')
    .execute()
}

/** The capture of a round moves the watch on; a round that is told twice finds it moved. */
const tellRound: Projection = async (trx, fact) => {
  const round = RoundDetail.safeParse(fact.detail)
  if (!round.success) return
  const { id, due, next } = round.data.origin
  await trx
    .updateTable('watch')
    .set({ next_at: next })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('next_at', '=', new Date(due))
    .execute()
}

const tellChecked: Projection = async (trx, fact) => {
  const detail = CheckedDetail.parse(fact.detail)
  const made = await trx
    .insertInto('watch_check')
    .values({
      capture_id: detail.captureId,
      watch_id: detail.watchId,
      case_id: caseOf(fact),
      at: fact.receipt.at,
      found: detail.found,
      alarm: detail.alarm ?? null,
      reason_code: detail.reason ?? null,
      status: detail.status ?? null,
      exhibit_id: detail.exhibitId ?? null,
      before_exhibit: detail.before ?? null,
      text_sha256: detail.textSha256 ?? null,
      words_added: detail.wordsAdded,
      words_removed: detail.wordsRemoved,
      selectors_new: JSON.stringify(detail.selectorsNew),
      selectors_gone: JSON.stringify(detail.selectorsGone),
      bytes: detail.bytes,
      seconds: detail.seconds,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return
  await trx
    .updateTable('watch')
    .set({
      standing: JSON.stringify(detail.standing),
      checks: sql`checks + 1` as never,
      bytes: sql`bytes + ${detail.bytes}` as never,
      seconds: sql`seconds + ${detail.seconds}` as never,
      last_checked_at: fact.receipt.at,
    })
    .where('id', '=', detail.watchId)
    .execute()
}

const tellEnded: Projection = async (trx, fact) => {
  const { watchId, why } = EndedDetail.parse(fact.detail)
  await trx
    .updateTable('watch')
    .set({ state: 'ended', why, next_at: null, changed_leaf: fact.receipt.index })
    .where('id', '=', watchId)
    .where('state', '<>', 'ended')
    .execute()
}

/** Facts of this feature. */
export const watchProjections: Projections = {
  'watch.started': tellStarted,
  'watch.changed': tellChanged,
  'watch.checked': tellChecked,
  'watch.ended': tellEnded,
  'capture.requested': tellRound,
}
