/** Acts on stops: press, read, describe, mark as a mistake, record the report; and the duties that run. */
import { Failure, type StopId } from '@smart-rescue/schema'
import { recordFact } from '../../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../../ports/actor.ts'
import type { SafeguardDeps } from '../deps.ts'
import * as contract from './contract.ts'
import { findDuties } from './duties.ts'
import type { ReportedDetail, StoppedDetail } from './project.ts'
import { stopMaterial } from './stop-material.ts'
import { findStop, findStops } from './store.ts'
import { viewStop } from './view-stop.ts'

const view = (deps: SafeguardDeps, actor: Actor, stopId: StopId) =>
  deps.db.asMember(actor.memberId, (trx) => viewStop(trx, stopId, deps.clock.now()))

const need = async (deps: SafeguardDeps, actor: Actor, stopId: StopId) => {
  const stop = await deps.db.asMember(actor.memberId, (trx) => findStop(trx, stopId))
  if (stop === undefined) throw new Failure('request.not-found')
  return stop
}

/** Records a change of a stop, in its case where it has one. */
const change = async (deps: SafeguardDeps, actor: Actor, detail: StoppedDetail, role: string) => {
  const { stopId } = detail
  const { caseId, exhibit, state } = await need(deps, actor, stopId)
  if (state !== 'open') throw new Failure('request.conflict')
  await recordFact(deps, {
    type: 'material.stopped',
    actor: actor.memberId,
    ...(caseId === undefined ? {} : { caseId }),
    ...(exhibit === undefined ? {} : { exhibitId: exhibit.id }),
    role,
    purpose: 'safeguard',
    detail,
  })
  return view(deps, actor, stopId)
}

const reportStop =
  (deps: SafeguardDeps): Handler<typeof contract.reportStop> =>
  async (actor, { stopId, ...draft }) => {
    const { caseId, state } = await need(deps, actor, stopId)
    if (state === 'mistaken') throw new Failure('request.conflict')
    if (Date.parse(draft.handedAt) > deps.clock.now().getTime() + 60_000)
      throw new Failure('request.invalid', {
        fields: [{ path: 'handedAt', message: 'The report cannot have been handed in later than now.' }],
      })
    const { text } = await view(deps, actor, stopId)
    const detail: ReportedDetail = { subject: { kind: 'stop', stopId }, ...draft, text }
    await recordFact(deps, {
      type: 'hotline.reported',
      actor: actor.memberId,
      ...(caseId === undefined ? {} : { caseId }),
      purpose: 'safeguard',
      detail,
    })
    return view(deps, actor, stopId)
  }

/** Binds the endpoints of stops and duties. */
export const createStopHandlers = (deps: SafeguardDeps): readonly BoundEndpoint[] => [
  bind(contract.stopMaterial, async (actor, input) =>
    view(deps, actor, await stopMaterial(deps, { actor: actor.memberId, ...input })),
  ),
  bind(contract.stopOutsideCase, async (actor, input) =>
    view(deps, actor, await stopMaterial(deps, { actor: actor.memberId, ...input })),
  ),
  bind(contract.readStop, (actor, { stopId }) => view(deps, actor, stopId)),
  bind(contract.describeStop, (actor, { stopId, ...told }) =>
    change(deps, actor, { act: 'described', stopId, change: told }, 'description'),
  ),
  bind(contract.markMistake, (actor, { stopId }) =>
    change(deps, actor, { act: 'mistaken', stopId }, 'mistake'),
  ),
  bind(contract.reportStop, reportStop(deps)),
  bind(contract.listDuties, async (actor) => ({
    duties: await deps.db.asMember(actor.memberId, (trx) => findDuties(trx, deps.clock.now())),
  })),
  bind(contract.listStops, async (actor, { caseId }) => ({
    stops: await deps.db.asMember(actor.memberId, (trx) => findStops(trx, caseId)),
  })),
]
