/** Acts on captures: ask, watch, stop. */
import { type CaptureId, Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'
import { chooseRoute } from '../routes/index.ts'
import { askCapture } from './ask-capture.ts'
import * as contract from './contract.ts'
import { readAddress } from './read-address.ts'
import { createSecondHandlers } from './second/index.ts'
import { findCapture, listCaptures } from './store.ts'
import { streamNews } from './stream-news.ts'

/** Hands that this feature needs. */
export interface CaptureDeps extends RecordingDeps {
  readonly ids: Ids
  readonly news: News
  readonly queue: Queue
}

const requestCapture =
  (deps: CaptureDeps): Handler<typeof contract.requestCapture> =>
  async (actor, { caseId, url: pasted, route: chosen }) => {
    const url = readAddress(pasted)
    const captureId = deps.ids.next() as CaptureId
    const route = await deps.db.asMember(actor.memberId, (trx) => chooseRoute(trx, url, chosen))
    await askCapture(deps, { captureId, caseId, actor: actor.memberId, url, route })
    const capture = await deps.db.asMember(actor.memberId, (trx) => findCapture(trx, caseId, captureId))
    if (capture === undefined) throw new Failure('request.conflict')
    await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: capture.state })
    return capture
  }

const readCapture =
  (deps: CaptureDeps): Handler<typeof contract.readCapture> =>
  async (actor, { caseId, captureId }) => {
    const capture = await deps.db.asMember(actor.memberId, (trx) => findCapture(trx, caseId, captureId))
    if (capture === undefined) throw new Failure('request.not-found')
    return capture
  }

const stopCapture = (deps: CaptureDeps): Handler<typeof contract.stopCapture> => {
  const read = readCapture(deps)
  return async (actor, input, door) => {
    const before = await read(actor, input, door)
    if (before.state !== 'queued' && before.state !== 'running') throw new Failure('request.conflict')
    const reason = { code: 'capture.stopped', sentence: new Failure('capture.stopped').message }
    const detail = { captureId: input.captureId, state: 'failed' as const, reason }
    await recordFact(deps, { type: 'capture.ended', actor: actor.memberId, caseId: input.caseId, detail })
    await deps.news.publish({ caseId: input.caseId, kind: 'capture', id: input.captureId, state: 'failed' })
    return read(actor, input, door)
  }
}

/** Binds every endpoint of the feature. */
export const createCaptureHandlers = (deps: CaptureDeps): readonly BoundEndpoint[] => [
  bind(contract.requestCapture, requestCapture(deps)),
  bind(contract.listCaptures, async (actor, { caseId }) => ({
    captures: await deps.db.asMember(actor.memberId, (trx) => listCaptures(trx, caseId)),
  })),
  bind(contract.readCapture, readCapture(deps)),
  bind(contract.stopCapture, stopCapture(deps)),
  bind(contract.watchCase, async (_actor, { caseId }, door) => streamNews(deps.news, caseId, door.signal)),
  ...createSecondHandlers(deps),
]
