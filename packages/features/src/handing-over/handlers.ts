/** Handing a case over: one act in which the successor joins and one's own access ends, so that no case is left alone. */
import { toStorable } from '@smart-rescue/core/quoting'
import { Failure } from '@smart-rescue/schema'
import type { z } from 'zod'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import * as contract from './contract.ts'
import type { HandedOverDetail } from './project.ts'
import { countOpen, listHandOvers, listSuccessors, tellSuccessor } from './store.ts'

/** Hands that this feature needs. */
export interface HandOverDeps extends RecordingDeps {
  readonly clock: Clock
  readonly news: News
}

const handOver =
  (deps: HandOverDeps): Handler<typeof contract.handOverCase> =>
  async (actor, { caseId, memberId, why, note }) => {
    const now = deps.clock.now()
    const found = await deps.db.asMember(actor.memberId, async (trx) => ({
      file: await trx.selectFrom('case_file').select('reference').where('id', '=', caseId).executeTakeFirst(),
      successors: await listSuccessors(trx, actor.memberId),
      open: await countOpen(trx, caseId, now),
    }))
    if (found.file === undefined) throw new Failure('request.not-found')
    const to = found.successors.find(({ id }) => id === memberId)
    if (to === undefined) throw new Failure('case.successor-unfit')
    const detail: z.input<typeof HandedOverDetail> = { memberId, why, note, open: found.open }
    await recordFact(deps, {
      type: 'case.assigned',
      actor: actor.memberId,
      caseId,
      role: 'handed-over',
      purpose: 'operation',
      detail,
    })
    const message = toStorable(note)
    await deps.db.asMember(actor.memberId, (trx) =>
      tellSuccessor(trx, { caseId, successor: memberId, from: actor.memberId, message, at: now }),
    )
    await deps.news.publish({ caseId, kind: 'team', id: memberId })
    return { reference: found.file.reference, to }
  }

/** Binds every endpoint of the feature. */
export const createHandOverHandlers = (deps: HandOverDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const hand = handOver(deps)
  return [
    bind(contract.readHandOver, (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const seen = await trx
          .selectFrom('case_file')
          .select('id')
          .where('id', '=', caseId)
          .executeTakeFirst()
        if (seen === undefined) throw new Failure('request.not-found')
        return {
          open: await countOpen(trx, caseId, deps.clock.now()),
          successors: await listSuccessors(trx, actor.memberId),
          earlier: await listHandOvers(trx, caseId),
        }
      }),
    ),
    bind(contract.handOverCase, (...call) => takeTurn(call[1].caseId, () => hand(...call))),
  ]
}
