/** Acts on traces: read those of one exhibit. */
import { Failure } from '@smart-rescue/schema'
import { type BoundEndpoint, bind } from '../ports/actor.ts'
import type { Transactor } from '../ports/database.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import * as contract from './contract.ts'
import { findLikePictures, listTraces } from './store.ts'

/** Hands that this feature needs. */
export interface TraceDeps {
  readonly db: Transactor
}

/** Binds every endpoint of the feature. */
export const createTraceHandlers = (deps: TraceDeps): readonly BoundEndpoint[] => [
  bind(contract.readTraces, (actor, { caseId, exhibitId }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const found = await trx
        .selectFrom('exhibit')
        .select('id')
        .where('case_id', '=', caseId)
        .where('id', '=', exhibitId)
        .executeTakeFirst()
      if (found === undefined) throw new Failure('request.not-found')
      // Received by accident and locked unopened: nothing is told of it (features/safeguard).
      if ((await findLockedExhibits(trx, caseId)).has(exhibitId)) throw new Failure('receipt.locked')
      const picture = await findLikePictures(trx, caseId, exhibitId)
      return {
        traces: await listTraces(trx, caseId, exhibitId),
        ...(picture === undefined ? {} : { picture }),
      }
    }),
  ),
]
