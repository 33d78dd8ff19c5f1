/** Acts on networks: look, follow a way, ask for reasons, and decide as a named person. */
import { SelectorKind } from '@smart-rescue/schema'
import { createTurns } from '../custody/index.ts'
import { type BoundEndpoint, bind } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { type DecidingDeps, decideJoin } from './decide.ts'
import { readDecisions, readDecisionsBefore } from './decisions.ts'
import { tellStory } from './looking/explain-nodes.ts'
import { readNeighbours, readPath, readPicture } from './looking/read-picture.ts'
import { findNetworks, findTies, readProgress } from './looking/store.ts'
import { standingsOf } from './standings-of.ts'

/** Hands that this feature needs. */
export type NetworkDeps = DecidingDeps

/** Binds every endpoint of the feature. */
export const createNetworkHandlers = (deps: NetworkDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  return [
    bind(contract.listNetworks, (actor, { caseId, ...filter }) =>
      deps.db.asMember(actor.memberId, async (trx) => ({
        ...(await findNetworks(trx, caseId, filter)),
        progress: await readProgress(trx, caseId),
      })),
    ),
    bind(contract.readNetwork, (actor, { caseId, hideHubs, places, ...wish }) =>
      deps.db.asMember(actor.memberId, (trx) =>
        readPicture(trx, caseId, { ...wish, hideHubs: hideHubs === 'true', places: places === 'true' }),
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
          const selector = SelectorKind.safeParse(kind)
          const id = selector.success ? `selector:${kind}/${name}` : `template:${name}`
          const state = standings.get(id) ?? 'proposed'
          const hub = state === 'proposed' ? chance < 0.5 : state !== 'confirmed'
          const node = selector.success
            ? ({ kind: 'selector', label: name, selectorKind: selector.data } as const)
            : ({ kind: 'template', label: `${sources}` } as const)
          return { node: { id, sources, hub, ...node }, sources, hands, chance, state }
        })
        return { ties, total }
      }),
    ),
  ]
}
