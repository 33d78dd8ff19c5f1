/** Asks for a capture: the request becomes a fact, and the job goes into the queue. */
import type { CaptureId, CaptureOrigin, CaseId, MemberId, RouteRef } from '@smart-rescue/schema'
import {
  type Act,
  type CustodyFact,
  logAct,
  type RecordingDeps,
  recordFact,
  tellFact,
} from '../custody/index.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'
import { captureJob } from './jobs.ts'

/** Hands that asking needs. */
export interface AskingDeps extends RecordingDeps {
  readonly news: News
  readonly queue: Queue
}

/** What is asked for. `round` is kept with the origin: which check of a watch this is, and when the next one is due. */
export interface CaptureOrder {
  readonly captureId: CaptureId
  readonly caseId: CaseId
  readonly actor: MemberId
  readonly url: string
  readonly route: RouteRef
  readonly origin?: CaptureOrigin
  readonly round?: { readonly due: string; readonly next: string | undefined }
}

const toAct = (order: CaptureOrder): Act => {
  const { captureId, url, route, origin, round, caseId, actor } = order
  const from = origin === undefined ? {} : { origin: { ...origin, ...round } }
  return {
    type: 'capture.requested',
    actor,
    caseId,
    purpose: 'capture',
    // The leaf says that a schedule asked, not the person in whose name it runs.
    ...(origin === undefined || origin.kind === 'second' ? {} : { role: origin.kind }),
    detail: { captureId, url, route, ...from },
  }
}

/** Sends the job of a capture; the same capture is accepted once. */
export const sendCapture = async (
  deps: AskingDeps,
  { caseId, captureId }: Pick<CaptureOrder, 'caseId' | 'captureId'>,
) => {
  await deps.queue.send(captureJob, { caseId, captureId }, captureId)
  await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: 'queued' })
}

/** A member asks. When this resolves the request is durable, told, and in the queue. */
export const askCapture = async (deps: AskingDeps, order: CaptureOrder): Promise<void> => {
  await recordFact(deps, toAct(order))
  await sendCapture(deps, order)
}

/** A job asks under its capability for the case, in the name of whoever started the watch or the list. */
export const askCaptureAsJob = async (deps: AskingDeps, order: CaptureOrder): Promise<void> => {
  const act = toAct(order)
  const fact: CustodyFact = { ...act, receipt: await logAct(deps.locker, act) }
  await deps.db.asJob(order.caseId, (trx) => tellFact(trx, deps.projections, fact))
  await sendCapture(deps, order)
}
