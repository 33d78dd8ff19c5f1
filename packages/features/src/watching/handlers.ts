/** Acts on watched pages: start, pause, resume, change, end. */
import { fingerprintText } from '@smart-rescue/core/comparing'
import { type CaseId, type ExhibitId, Failure, type WatchId } from '@smart-rescue/schema'
import type { AskingDeps } from '../capture/index.ts'
import { readAddress } from '../capture/read-address.ts'
import { readPageFacts } from '../capture/second/index.ts'
import { createTurns, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import { chooseRoute } from '../routes/index.ts'
import * as contract from './contract.ts'
import { chanceOf } from './next-due.ts'
import type { ChangedDetail, EndedDetail, StartedDetail } from './project.ts'
import { planNext, planRound, type RoundDeps } from './run-round.ts'
import { findWatch, isCaseOpen, listChecks, listWatches, readAnchor } from './store.ts'

/** Hands that this feature needs. */
export type WatchDeps = RoundDeps & AskingDeps

/** A watch runs two years at the longest: whoever wants more says so again. */
const LONGEST_MS = 2 * 366 * 24 * 3_600_000

const requireWatch = async (
  deps: WatchDeps,
  actor: Actor,
  caseId: CaseId,
  watchId: WatchId,
): Promise<contract.Watch> => {
  const found = await deps.db.asMember(actor.memberId, (trx) => findWatch(trx, caseId, watchId))
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const requireEnd = (deps: WatchDeps, endsAt: string): void => {
  const ahead = Date.parse(endsAt) - deps.clock.now().getTime()
  if (ahead <= 0 || ahead > LONGEST_MS) throw new Failure('watch.end-passed')
}

const requireOpenCase = async (deps: WatchDeps, actor: Actor, caseId: CaseId): Promise<void> => {
  const open = await deps.db.asMember(actor.memberId, (trx) => isCaseOpen(trx, caseId))
  if (!open) throw new Failure('watch.case-closed')
}

const readStanding = async (
  deps: WatchDeps,
  actor: Actor,
  caseId: CaseId,
  from: ExhibitId,
): Promise<NonNullable<StartedDetail['standing']>> => {
  const reader = { actor: actor.memberId, asJob: false, purpose: 'capture' as const }
  const { text } = await readPageFacts(deps, caseId, from, reader)
  return { presence: 'shown', row: 1, alarmed: 'none', exhibitId: from, textSha256: fingerprintText(text) }
}

const startWatch =
  (deps: WatchDeps): Handler<typeof contract.startWatch> =>
  async (actor, { caseId, url: pasted, from, route: chosen, endsAt: end, ...schedule }) => {
    const url = readAddress(pasted)
    const endsAt = new Date(end).toISOString()
    requireEnd(deps, endsAt)
    await requireOpenCase(deps, actor, caseId)
    const route = await deps.db.asMember(actor.memberId, (trx) => chooseRoute(trx, url, chosen))
    const watchId = deps.ids.next() as WatchId
    const standing = from === undefined ? undefined : await readStanding(deps, actor, caseId, from)
    const next = deps.clock.now().toISOString()
    const detail: StartedDetail = {
      watchId,
      url,
      route,
      schedule,
      endsAt,
      next,
      ...(standing === undefined ? {} : { standing }),
    }
    await recordFact(deps, {
      type: 'watch.started',
      actor: actor.memberId,
      caseId,
      purpose: 'capture',
      detail,
    })
    await planRound(deps, caseId, watchId, next)
    await deps.news.publish({ caseId, kind: 'watch', id: watchId })
    return requireWatch(deps, actor, caseId, watchId)
  }

const changeWatch =
  (deps: WatchDeps): Handler<typeof contract.changeWatch> =>
  async (actor, { caseId, watchId, ...change }) => {
    const before = await requireWatch(deps, actor, caseId, watchId)
    if (before.state === 'ended') throw new Failure('watch.over')
    const state = change.state ?? before.state
    const endsAt = new Date(change.endsAt ?? before.endsAt).toISOString()
    if (state === 'active') {
      requireEnd(deps, endsAt)
      await requireOpenCase(deps, actor, caseId)
    }
    const { route: chosen, schedule } = change
    const route =
      chosen === undefined
        ? undefined
        : await deps.db.asMember(actor.memberId, (trx) => chooseRoute(trx, before.url, chosen))
    const anchor = await deps.db.asMember(actor.memberId, (trx) => readAnchor(trx, watchId))
    const now = deps.clock.now()
    const order = {
      watch: { ...before, endsAt, schedule: schedule ?? before.schedule },
      anchor: anchor ?? now,
    }
    const next = change.now === true ? now.toISOString() : planNext(order, now, chanceOf(deps.ids.next()))
    const isResumed = before.state === 'paused' && state === 'active'
    const detail: ChangedDetail = {
      watchId,
      state,
      ...(state === 'paused' ? { why: 'by-hand' as const } : { next }),
      ...(route === undefined ? {} : { route }),
      ...(schedule === undefined ? {} : { schedule }),
      ...(change.endsAt === undefined ? {} : { endsAt }),
      ...(isResumed ? { owner: actor.memberId } : {}),
    }
    await recordFact(deps, {
      type: 'watch.changed',
      actor: actor.memberId,
      caseId,
      purpose: 'capture',
      detail,
    })
    if (state === 'active') await planRound(deps, caseId, watchId, next)
    await deps.news.publish({ caseId, kind: 'watch', id: watchId })
    return requireWatch(deps, actor, caseId, watchId)
  }

const recordEnd = async (
  deps: WatchDeps,
  actor: Actor,
  caseId: CaseId,
  watchId: WatchId,
  why: EndedDetail['why'],
): Promise<void> => {
  const detail: EndedDetail = { watchId, why }
  await recordFact(deps, { type: 'watch.ended', actor: actor.memberId, caseId, purpose: 'capture', detail })
  await deps.news.publish({ caseId, kind: 'watch', id: watchId })
}

const endWatch =
  (deps: WatchDeps): Handler<typeof contract.endWatch> =>
  async (actor, { caseId, watchId }) => {
    const before = await requireWatch(deps, actor, caseId, watchId)
    if (before.state === 'ended') throw new Failure('watch.over')
    await recordEnd(deps, actor, caseId, watchId, 'by-hand')
    return requireWatch(deps, actor, caseId, watchId)
  }

/** Ends every watch of a case that was closed. Each end is logged. */
export const endWatchesOfCase = async (deps: WatchDeps, actor: Actor, caseId: CaseId): Promise<void> => {
  const watches = await deps.db.asMember(actor.memberId, (trx) => listWatches(trx, caseId))
  for (const { id, state } of watches)
    if (state !== 'ended') await recordEnd(deps, actor, caseId, id, 'case-closed')
}

/** Binds every endpoint of the feature. */
export const createWatchHandlers = (deps: WatchDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [change, end] = [changeWatch(deps), endWatch(deps)]
  return [
    bind(contract.listWatches, async (actor, { caseId }) => ({
      watches: await deps.db.asMember(actor.memberId, (trx) => listWatches(trx, caseId)),
    })),
    bind(contract.readWatch, async (actor, { caseId, watchId }) => {
      const watch = await requireWatch(deps, actor, caseId, watchId)
      return { watch, checks: await deps.db.asMember(actor.memberId, (trx) => listChecks(trx, watchId)) }
    }),
    bind(contract.startWatch, startWatch(deps)),
    bind(contract.changeWatch, (...call) => takeTurn(call[1].watchId, () => change(...call))),
    bind(contract.endWatch, (...call) => takeTurn(call[1].watchId, () => end(...call))),
  ]
}
