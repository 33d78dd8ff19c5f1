/** One round of a watch: when it is due, asks for the capture and plans the next round; or ends or pauses the watch. */
import { fingerprintText } from '@smart-rescue/core/comparing'
import { CaptureId, type CaseId, type WatchId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type AskingDeps, askCaptureAsJob, sendCapture } from '../capture/index.ts'
import { catchUp, logAct, tellFact } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import { watchJob } from './jobs.ts'
import { chanceOf, nextDue } from './next-due.ts'
import type { ChangedDetail, EndedDetail } from './project.ts'
import { listUnderWay, readCheckCapture, readWatchOrder, tellTeam, type WatchOrder } from './store.ts'

/** Hands that a round needs. */
export interface RoundDeps extends AskingDeps {
  readonly clock: Clock
  readonly ids: Ids
}

/** While the last check still waits for a browser, the next one is put off by this. */
const PUT_OFF_MS = 5 * 60_000

/** The capture of a round has its id from the watch and the moment: two workers that meet ask for the same one. UUID version 8 (RFC 9562). */
const captureOfRound = (watchId: WatchId, due: string): CaptureId => {
  const hex = fingerprintText(`${watchId} ${due}`).slice('sha256:'.length)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return CaptureId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  )
}

/** Puts the round of a moment into the queue; the same round is accepted once. */
export const planRound = async (
  deps: Pick<AskingDeps, 'queue'>,
  caseId: CaseId,
  watchId: WatchId,
  due: string,
): Promise<void> => deps.queue.send(watchJob, { caseId, watchId, due }, `${watchId} ${due}`, new Date(due))

/** The next moment for a watch after `after`; its end date where that comes first, to be ended then. */
export const planNext = (
  { watch, anchor }: Pick<WatchOrder, 'watch' | 'anchor'>,
  after: Date,
  chance: number,
): string => {
  const due = nextDue(watch.schedule, anchor, after, chance).toISOString()
  return due < watch.endsAt ? due : watch.endsAt
}

/** Makes the job's run. A round that was done already, or whose watch was changed since it was planned, does nothing. */
export const createRound =
  (deps: RoundDeps) =>
  async ({ caseId, watchId, due }: z.output<typeof watchJob.payload>): Promise<void> => {
    await catchUp(deps)
    const order = await deps.db.asJob(caseId, (trx) => readWatchOrder(trx, caseId, watchId))
    if (order === undefined || order.watch.state !== 'active') return
    if (order.watch.nextAt !== due) {
      await finishRound(deps, order, due)
      return
    }
    const now = deps.clock.now()
    if (order.caseState === 'closed') return endWatchAsJob(deps, order, 'case-closed')
    if (now.toISOString() >= order.watch.endsAt) return endWatchAsJob(deps, order, 'end-date')
    if (!order.ownerActs) return pauseForOwner(deps, order)
    if (order.watch.underWay) {
      // A job that failed for good is asked for once more; one that waits or runs stays as it is.
      for (const captureId of await deps.db.asJob(caseId, (trx) => listUnderWay(trx, watchId)))
        await sendCapture(deps, { caseId, captureId })
      const later = new Date(now.getTime() + PUT_OFF_MS)
      await deps.queue.send(
        watchJob,
        { caseId, watchId, due },
        `${watchId} ${due} ${later.toISOString()}`,
        later,
      )
      return
    }
    const next = planNext(order, now, chanceOf(deps.ids.next()))
    await askCaptureAsJob(deps, {
      captureId: captureOfRound(watchId, due),
      caseId,
      actor: order.watch.owner.id,
      url: order.watch.url,
      route: order.watch.route,
      origin: { kind: 'watch', id: watchId },
      round: { due, next },
    })
    await planRound(deps, caseId, watchId, next)
    await deps.news.publish({ caseId, kind: 'watch', id: watchId })
  }

/** A round that broke off after its capture was asked for: the capture and the next round are sent, each once. */
const finishRound = async (deps: RoundDeps, { watch }: WatchOrder, due: string): Promise<void> => {
  const { caseId, id: watchId } = watch
  const captureId = captureOfRound(watchId, due)
  const capture = await deps.db.asJob(caseId, (trx) => readCheckCapture(trx, captureId))
  if (capture?.state === 'queued') await sendCapture(deps, { caseId, captureId })
  if (watch.nextAt !== undefined) await planRound(deps, caseId, watchId, watch.nextAt)
}

const recordAsJob = async (
  deps: RoundDeps,
  { watch }: WatchOrder,
  type: 'watch.ended' | 'watch.changed',
  detail: EndedDetail | ChangedDetail,
): Promise<void> => {
  const { caseId, owner, id } = watch
  const act = { type, actor: owner.id, caseId, purpose: 'capture' as const, role: 'watch', detail }
  const receipt = await logAct(deps.locker, act)
  await deps.db.asJob(caseId, async (trx) => {
    await tellFact(trx, deps.projections, { ...act, receipt })
    await tellTeam(trx, id, 'watch-stopped', new Date(receipt.at))
  })
  await deps.news.publish({ caseId, kind: 'watch', id })
}

const endWatchAsJob = (deps: RoundDeps, order: WatchOrder, why: EndedDetail['why']): Promise<void> =>
  recordAsJob(deps, order, 'watch.ended', { watchId: order.watch.id, why })

/** A watch runs in somebody's name. When she has left the team it waits until somebody else takes it over. */
const pauseForOwner = (deps: RoundDeps, order: WatchOrder): Promise<void> =>
  recordAsJob(deps, order, 'watch.changed', { watchId: order.watch.id, state: 'paused', why: 'owner-left' })
