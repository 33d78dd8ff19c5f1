/** Acts on links: list, and decide as a named person. */
import { Failure } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { News } from '../ports/news.ts'
import * as contract from './contract.ts'
import { decide } from './decide-link.ts'
import { listLinks } from './store.ts'

/** Hands that this feature needs. */
export interface LinkDeps extends RecordingDeps {
  readonly news: News
}

const decideLink =
  (deps: LinkDeps): Handler<typeof contract.decideLink> =>
  async (actor, { caseId, linkId, decision, why }) => {
    const [link] = await deps.db.asMember(actor.memberId, (trx) => listLinks(trx, caseId, linkId))
    if (link === undefined) throw new Failure('request.not-found')
    const state = decide(
      link.decisions.map((entry) => entry.decision),
      decision,
    )
    if (state === undefined) throw new Failure('request.conflict')
    const detail = { linkId, decision, state, ...(why === undefined || why === '' ? {} : { why }) }
    await recordFact(deps, { type: 'link.decided', actor: actor.memberId, caseId, purpose: 'link', detail })
    await deps.news.publish({ caseId, kind: 'link', id: linkId, state })
    const [after] = await deps.db.asMember(actor.memberId, (trx) => listLinks(trx, caseId, linkId))
    if (after === undefined) throw new Failure('request.not-found')
    return after
  }

/** Binds every endpoint of the feature. */
export const createLinkHandlers = (deps: LinkDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const decideNow = decideLink(deps)
  return [
    bind(contract.listLinks, async (actor, { caseId }) => ({
      links: await deps.db.asMember(actor.memberId, (trx) => listLinks(trx, caseId)),
    })),
    // Whoever comes second sees what the first decided, and is told so where it conflicts.
    bind(contract.decideLink, (...call) => takeTurn(call[1].linkId, () => decideNow(...call))),
  ]
}
