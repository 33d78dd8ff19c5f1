/** Acts on duty clocks: since when it was known, whether it binds, reported, waived. */
import { isOpenDuty } from '@smart-rescue/core/guiding'
import { type CaseId, Failure } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import * as contract from './contract.ts'
import type { DutyDetail } from './project.ts'
import { EVERY_DUTY, findClocks, showDuties } from './store.ts'

/** Hands that this feature needs. */
export interface DutyDeps extends RecordingDeps {
  readonly clock: Clock
  readonly news: News
}

const show = (deps: DutyDeps, actor: Actor, caseId: CaseId): Promise<contract.DutyList> =>
  deps.db.asMember(actor.memberId, (trx) => showDuties(trx, caseId, deps.clock.now()))

const requireClock = async (deps: DutyDeps, actor: Actor, caseId: CaseId, duty: string) => {
  const clocks = await deps.db.asMember(actor.memberId, (trx) => findClocks(trx, caseId, deps.clock.now()))
  const clock = clocks.find((one) => one.duty.id === duty)
  if (clock === undefined) throw new Failure('request.not-found')
  return clock
}

const record = async (
  deps: DutyDeps,
  actor: Actor,
  caseId: CaseId,
  detail: DutyDetail,
): Promise<contract.DutyList> => {
  const role = `duty-${detail.what}`
  await recordFact(deps, { type: 'task.changed', actor: actor.memberId, caseId, role, detail })
  await deps.news.publish({ caseId, kind: 'task', id: caseId, state: role })
  return show(deps, actor, caseId)
}

const requirePast = (deps: DutyDeps, moment: string): string => {
  const at = new Date(moment)
  if (at.getTime() > deps.clock.now().getTime()) throw new Failure('duty.moment-ahead')
  return at.toISOString()
}

const known =
  (deps: DutyDeps): Handler<typeof contract.stateKnown> =>
  async (actor, { caseId, knownAt, why }) =>
    record(deps, actor, caseId, {
      what: 'known',
      duty: EVERY_DUTY,
      knownAt: requirePast(deps, knownAt),
      why,
    })

const binding =
  (deps: DutyDeps): Handler<typeof contract.stateBinding> =>
  async (actor, { caseId, duty, binds, why }) => {
    const { duty: row } = await requireClock(deps, actor, caseId, duty)
    // What binds anyone is not talked away: a lawyer may waive it.
    if (row.binds === 'anyone' && row.mandatory === 'yes') throw new Failure('request.conflict')
    return record(deps, actor, caseId, { what: binds ? 'binds' : 'not-bound', duty, why })
  }

const report =
  (deps: DutyDeps): Handler<typeof contract.reportDuty> =>
  async (actor, { caseId, duty, toWhom, number, handedAt }) => {
    const clock = await requireClock(deps, actor, caseId, duty)
    if (clock.state === 'reported' || clock.state === 'waived') throw new Failure('request.conflict')
    return record(deps, actor, caseId, {
      what: 'reported',
      duty,
      toWhom,
      ...(number === undefined ? {} : { number }),
      handedAt: requirePast(deps, handedAt),
    })
  }

const waive =
  (deps: DutyDeps): Handler<typeof contract.waiveDuty> =>
  async (actor, { caseId, duty, why }) => {
    if (!isOpenDuty(await requireClock(deps, actor, caseId, duty))) throw new Failure('request.conflict')
    return record(deps, actor, caseId, { what: 'waived', duty, why })
  }

const reopen =
  (deps: DutyDeps): Handler<typeof contract.reopenDuty> =>
  async (actor, { caseId, duty, why }) => {
    const { state } = await requireClock(deps, actor, caseId, duty)
    if (state !== 'reported' && state !== 'waived') throw new Failure('request.conflict')
    return record(deps, actor, caseId, { what: 'reopened', duty, why })
  }

/** Binds every endpoint of the feature. */
export const createDutyHandlers = (deps: DutyDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [bindNow, reportNow, waiveNow, reopenNow] = [binding(deps), report(deps), waive(deps), reopen(deps)]
  return [
    bind(contract.listDuties, (actor, { caseId }) => show(deps, actor, caseId)),
    bind(contract.stateKnown, known(deps)),
    bind(contract.stateBinding, (...call) => takeTurn(call[1].caseId, () => bindNow(...call))),
    bind(contract.reportDuty, (...call) => takeTurn(call[1].caseId, () => reportNow(...call))),
    bind(contract.waiveDuty, (...call) => takeTurn(call[1].caseId, () => waiveNow(...call))),
    bind(contract.reopenDuty, (...call) => takeTurn(call[1].caseId, () => reopenNow(...call))),
  ]
}
