/** What facts about captures and exhibits change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaptureId, CaptureOrigin, CaseId, RouteRef } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import { RecordedDetail } from '../evidence/exhibit-detail.ts'
import { comparisonProjections } from './second/project.ts'

export { quoteMentions } from '../evidence/exhibit-detail.ts'
export { RecordedDetail }

const Reason = z.object({ code: z.string(), sentence: z.string() })

/** Sealed detail of `capture.requested`. */
const RequestedDetail = z.object({
  captureId: CaptureId,
  url: z.string(),
  /** Absent in facts from before there was a choice: direct. */
  route: RouteRef.optional(),
  origin: CaptureOrigin.optional(),
})
/** Sealed detail of `capture.ended`: the honest end, whether or not it made an exhibit. */
export const EndedDetail = z.object({
  captureId: CaptureId,
  state: z.enum(['complete', 'partial', 'refused', 'failed']),
  reason: Reason.optional(),
  report: z.unknown().optional(),
})
const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const tellRequested: Projection = async (trx, fact) => {
  const { captureId, url, route, origin } = RequestedDetail.parse(fact.detail)
  await trx
    .insertInto('capture')
    .values({
      id: captureId,
      case_id: caseOf(fact),
      url,
      state: 'queued',
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
      ...(route === undefined
        ? {}
        : { route_id: route.id, route_kind: route.kind, route_name: toStorable(route.name) }),
      ...(origin === undefined ? {} : { origin_kind: origin.kind, origin_id: origin.id }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellEnded: Projection = async (trx, fact) => {
  const detail = EndedDetail.parse(fact.detail)
  await trx
    .updateTable('capture')
    .set({
      state: detail.state,
      reason_code: detail.reason?.code ?? null,
      reason_sentence: detail.reason === undefined ? null : toStorable(detail.reason.sentence),
      progress: null,
      ended_at: fact.receipt.at,
    })
    .where('id', '=', detail.captureId)
    .where('state', 'in', ['queued', 'running'])
    .execute()
}

/** Facts of this feature. */
export const captureProjections: Projections = {
  'capture.requested': tellRequested,
  'capture.ended': tellEnded,
  ...comparisonProjections,
}
