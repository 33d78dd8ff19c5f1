/** Acts on the road: reading, entering, the overview over all cases, and the directory of receivers. */
import { listAllowed } from '@smart-rescue/core/access'
import { Failure, type ReceiverDraft, type ReceiverId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { createTurns, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind } from '../ports/actor.ts'
import { writeCalendar } from './calendar.ts'
import * as contract from './contract.ts'
import {
  correctStage,
  enterStage,
  makeReferral,
  type RoadDeps,
  show,
  withdrawReferral,
  withdrawStage,
} from './entering.ts'
import type { ReceiverDetail } from './project.ts'
import * as receivers from './receivers-contract.ts'
import { listHearings, listReceivers, listSilent } from './store.ts'

/** Silent tracks and hearings that one page shows. */
const SHOWN = 200
/** Hearings that one calendar holds. */
const CALENDAR = 2_000

const directory = async (deps: RoadDeps, actor: Actor) => ({
  receivers: await deps.db.asMember(actor.memberId, (trx) => listReceivers(trx)),
  mayChange: listAllowed({ roles: actor.roles, status: 'active' }).includes('receiver.change'),
})

const changeDirectory = async (
  deps: RoadDeps,
  actor: Actor,
  role: 'receiver-added' | 'receiver-changed',
  given: { receiverId: ReceiverId; receiver: ReceiverDraft; state: 'active' | 'ended' },
) => {
  const { secondRoute } = given.receiver
  if (secondRoute !== undefined) {
    const [second] = await deps.db.asMember(actor.memberId, (trx) => listReceivers(trx, secondRoute))
    if (second === undefined || second.id === given.receiverId) throw new Failure('request.not-found')
  }
  const detail: z.input<typeof ReceiverDetail> = { what: 'receiver', ...given }
  await recordFact(deps, {
    type: 'referral.changed',
    actor: actor.memberId,
    role,
    purpose: 'referral',
    detail,
  })
  return directory(deps, actor)
}

async function* encode(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** Binds every endpoint of the feature. */
export const createRoadHandlers = (deps: RoadDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [make, takeBack] = [makeReferral(deps), withdrawReferral(deps)]
  const [enter, correct, withdraw] = [enterStage(deps), correctStage(deps), withdrawStage(deps)]
  return [
    bind(contract.readRoad, (actor, { caseId }) => show(deps, actor.memberId, caseId)),
    // Whoever comes second is judged by what the first entered.
    bind(contract.makeReferral, (...call) => takeTurn(call[1].caseId, () => make(...call))),
    bind(contract.withdrawReferral, (...call) => takeTurn(call[1].caseId, () => takeBack(...call))),
    bind(contract.enterStage, (...call) => takeTurn(call[1].caseId, () => enter(...call))),
    bind(contract.correctStage, (...call) => takeTurn(call[1].caseId, () => correct(...call))),
    bind(contract.withdrawStage, (...call) => takeTurn(call[1].caseId, () => withdraw(...call))),
    bind(contract.listRoads, (actor) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const now = deps.clock.now()
        const today = now.toISOString().slice(0, 10)
        const { silent, count } = await listSilent(trx, today, SHOWN)
        return { silent, silentCount: count, hearings: await listHearings(trx, now, SHOWN), today }
      }),
    ),
    bind(contract.readCalendar, async (actor) => {
      const now = deps.clock.now()
      const hearings = await deps.db.asMember(actor.memberId, (trx) => listHearings(trx, now, CALENDAR))
      return {
        mediaType: 'text/calendar; charset=utf-8',
        filename: 'hearings.ics',
        bytes: encode(writeCalendar(hearings, now)),
      }
    }),
    bind(contract.listReceivers, (actor) => directory(deps, actor)),
    bind(receivers.addReceiver, (actor, receiver) =>
      changeDirectory(deps, actor, 'receiver-added', {
        receiverId: deps.ids.next() as ReceiverId,
        receiver,
        state: 'active',
      }),
    ),
    bind(receivers.changeReceiver, async (actor, { receiverId, state, ...receiver }) => {
      const [known] = await deps.db.asMember(actor.memberId, (trx) => listReceivers(trx, receiverId))
      if (known === undefined) throw new Failure('request.not-found')
      return changeDirectory(deps, actor, 'receiver-changed', { receiverId, receiver, state })
    }),
  ]
}
