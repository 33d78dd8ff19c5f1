/** One step of a list: asks for the captures that may begin now, and ends the list when all are done. */
import type { CaseId, ListId } from '@smart-rescue/schema'
import { ListId as ListIdShape } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type AskingDeps, askCaptureAsJob, type CaptureFollower, sendCapture } from '../capture/index.ts'
import { logAct, tellFact } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { AddressList } from './contract.ts'
import { listJob } from './jobs.ts'
import type { EndedDetail } from './project.ts'
import { findList, readListStanding, reserveLines } from './store.ts'

/** Hands that a step needs. */
export interface StepDeps extends AskingDeps {
  readonly clock: Clock
  readonly ids: Ids
}

/** Captures of one list at once: the queue stays free for what a person asks for in between. */
const AT_ONCE = 2
/** A list whose captures were lost looks after itself this often. */
const GUARD_MS = 10 * 60_000
/** A host rests this long between two of its pages. */
const REST_MS = 2_000

/** Puts a step into the queue; the same key is accepted once. */
export const planStep = (
  deps: Pick<AskingDeps, 'queue'>,
  caseId: CaseId,
  listId: ListId,
  key: string,
  notBefore?: Date,
): Promise<void> => deps.queue.send(listJob, { caseId, listId }, `${listId} ${key}`, notBefore)

const endAsJob = async (deps: StepDeps, list: AddressList, state: EndedDetail['state']): Promise<void> => {
  const { caseId, id, owner } = list
  const detail: EndedDetail = { listId: id, state }
  const act = {
    type: 'list.ended' as const,
    actor: owner.id,
    caseId,
    purpose: 'capture' as const,
    role: state,
    detail,
  }
  const receipt = await logAct(deps.locker, act)
  await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, { ...act, receipt }))
  await deps.news.publish({ caseId, kind: 'list', id, state })
}

/** Makes the job's run. It may run at any time and any number of times: it looks at how the list stands. */
export const createListStep =
  (deps: StepDeps) =>
  async ({ caseId, listId }: z.output<typeof listJob.payload>): Promise<void> => {
    const [list, standing] = await deps.db.asJob(caseId, async (trx) => [
      await findList(trx, caseId, listId),
      await readListStanding(trx, listId),
    ])
    if (list?.state !== 'running' || standing === undefined) return
    if (standing.case_state === 'closed') return endAsJob(deps, list, 'stopped')
    if (!standing.owner_acts) return endAsJob(deps, list, 'paused')
    const now = deps.clock.now()
    const step = await deps.db.asJob(caseId, (trx) =>
      reserveLines(trx, caseId, listId, {
        atOnce: AT_ONCE,
        restMs: REST_MS,
        now,
        freshId: () => deps.ids.next(),
      }),
    )
    for (const { url, captureId } of step.lines)
      await askCaptureAsJob(deps, {
        captureId,
        caseId,
        actor: list.owner.id,
        url,
        route: list.route,
        origin: { kind: 'list', id: listId },
      })
    // A job that failed for good is asked for once more; one that waits or runs stays as it is.
    for (const captureId of step.underWay) await sendCapture(deps, { caseId, captureId })
    if (!step.isOver) {
      const guard = new Date((Math.floor(now.getTime() / GUARD_MS) + 1) * GUARD_MS)
      await planStep(deps, caseId, listId, `guard ${guard.toISOString()}`, guard)
    }
    if (step.lookAgain !== undefined)
      await planStep(deps, caseId, listId, step.lookAgain.toISOString(), step.lookAgain)
    if (step.isOver) await endAsJob(deps, list, 'done')
    else if (step.lines.length > 0) await deps.news.publish({ caseId, kind: 'list', id: listId })
  }

/** After each capture of a list its next step is due. */
export const followLine = (deps: Pick<AskingDeps, 'queue' | 'news'>): CaptureFollower => ({
  ended: async ({ caseId, captureId, origin }) => {
    const listId = ListIdShape.parse(origin.id)
    await planStep(deps, caseId, listId, captureId)
    await deps.news.publish({ caseId, kind: 'list', id: listId })
  },
})
