/** Acts on networks: look, follow a way, ask for reasons, and decide as a named person. */
import { createTurns } from '../custody/index.ts'
import { type BoundEndpoint, bind } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { type DecidingDeps, decideJoin } from './decide.ts'
import { readDecisions, readDecisionsBefore, tieNodeId } from './decisions.ts'
import { describeTie } from './looking/draw-graph.ts'
import { tellStory } from './looking/explain-nodes.ts'
import { findNetworksThen, leafAt, leafOf } from './looking/past.ts'
import { readNeighbours, readPath, readPicture } from './looking/read-picture.ts'
import { findNetworks, findTies, readProgress } from './looking/store.ts'
import { standingsOf } from './standings-of.ts'
import { logTakingOut } from './take-out.ts'

/** Hands that this feature needs. */
export type NetworkDeps = DecidingDeps

/** Binds every endpoint of the feature. */
export const createNetworkHandlers = (deps: NetworkDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  return [
    bind(contract.listNetworks, (actor, { caseId, moment, ...filter }) =>
      deps.db.asMember(actor.memberId, async (trx) =>
        moment === undefined
          ? { ...(await findNetworks(trx, caseId, filter)), progress: await readProgress(trx, caseId) }
          : findNetworksThen(trx, caseId, filter, await leafAt(trx, caseId, moment)),
      ),
    ),
    bind(contract.readNetwork, (actor, { caseId, hideHubs, places, asOf, moment, ...wish }) =>
      deps.db.asMember(actor.memberId, async (trx) =>
        readPicture(trx, caseId, {
          ...wish,
          asOf: await leafOf(trx, caseId, { asOf, moment }),
          hideHubs: hideHubs === 'true',
          places: places === 'true',
        }),
      ),
    ),
    bind(contract.expandNode, (actor, { caseId, node, limit }) =>
      deps.db.asMember(actor.memberId, (trx) => readNeighbours(trx, caseId, node, limit)),
    ),
    bind(contract.findPath, (actor, { caseId, from, to }) =>
      deps.db.asMember(actor.memberId, (trx) => readPath(trx, caseId, from, to)),
    ),
    bind(contract.explainEdge, (actor, { caseId, from, to }) =>
      deps.db.asMember(actor.memberId, (trx) => tellStory(trx, caseId, { from, to })),
    ),
    // Whoever comes second sees what the first decided, and is told so where it conflicts.
    bind(contract.decideJoin, (actor, { caseId, ...saying }) =>
      takeTurn(caseId, () => decideJoin(deps, actor, caseId, saying)),
    ),
    bind(contract.listDecisions, (actor, { caseId, before, limit }) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const decisions = await readDecisionsBefore(trx, caseId, before, limit + 1)
        return { decisions: decisions.slice(0, limit), more: decisions.length > limit }
      }),
    ),
    bind(contract.listTies, (actor, { caseId, show, offset, limit }) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const { rows, total } = await findTies(trx, caseId, show, offset, limit)
        const standings = standingsOf(await readDecisions(trx, caseId))
        const ties = rows.map(({ kind, name, sources, hands, chance }): contract.TieSummary => {
          const id = tieNodeId(kind, name)
          const state = standings.get(id) ?? 'proposed'
          const hub = state === 'proposed' ? chance < 0.5 : state !== 'confirmed'
          return {
            node: { id, sources, hub, ...describeTie(kind, name, sources) },
            sources,
            hands,
            chance,
            state,
          }
        })
        return { ties, total }
      }),
    ),
    bind(contract.takeOut, (actor, wish) => logTakingOut(deps, actor, wish)),
  ]
}
