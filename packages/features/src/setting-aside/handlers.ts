/** Acts of putting aside and taking back, as a named person with a reason. */
import { type CaseId, Failure } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { planNetwork, renewNetworks } from '../network/computing/run-network.ts'
import { type Actor, type BoundEndpoint, bind } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Trx } from '../ports/database.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'
import * as contract from './contract.ts'
import type { AsideDetail } from './project.ts'
import { listCovered, refreshAside } from './refresh.ts'
import { listEntries } from './store.ts'

/** Hands that this feature needs. */
export interface AsideDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly queue: Queue
}

/** Binds every endpoint of the feature. */
export const createAsideHandlers = (deps: AsideDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const today = (): string => deps.clock.now().toISOString().slice(0, 10)
  const asActor =
    (actor: Actor) =>
    <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
      deps.db.asMember(actor.memberId, work)

  const record = async (actor: Actor, caseId: CaseId, node: string, detail: AsideDetail): Promise<number> => {
    const role = 'undo' in detail ? 'undo' : detail.kind
    const act = { type: 'source.aside' as const, actor: actor.memberId, caseId, purpose: 'review' as const }
    const { receipt } = await recordFact(deps, { ...act, role, detail })
    await asActor(actor)(async (trx) => {
      const before = await listCovered(trx, caseId, [node])
      await refreshAside(trx, caseId, today())
      await renewNetworks(trx, caseId, before, deps.clock.now().toISOString())
    })
    // How common things are changes with what is aside: the whole case is measured anew by the job.
    await planNetwork(deps, caseId)
    if (!('undo' in detail)) await planNetwork(deps, caseId, dayAfter(detail.until))
    await deps.news.publish({ caseId, kind: 'network', id: caseId, state: 'aside' })
    return receipt.index
  }

  const readOne = async (actor: Actor, caseId: CaseId, leaf: number) => {
    const [entry] = await asActor(actor)((trx) => listEntries(trx, caseId, today(), { leaf, limit: 1 }))
    if (entry === undefined) throw new Failure('request.not-found')
    return entry
  }

  return [
    bind(contract.listAside, (actor, { caseId, state, covering, before, limit }) =>
      asActor(actor)(async (trx) => {
        const entries = await listEntries(trx, caseId, today(), {
          state,
          covering,
          before,
          limit: limit + 1,
        })
        return { entries: entries.slice(0, limit), more: entries.length > limit }
      }),
    ),
    bind(contract.putAside, (actor, { caseId, node, kind, why, until }) =>
      takeTurn(caseId, async () => {
        if (until < today()) throw new Failure('aside.past-day')
        const [covered, standing] = await asActor(actor)(async (trx) => [
          await listCovered(trx, caseId, [node]),
          await listEntries(trx, caseId, today(), {
            state: 'in-force',
            // A template has as many names as texts that follow it.
            ...(node.startsWith('template:') ? { covering: node } : { node }),
            limit: 1,
          }),
        ])
        if (covered.length === 0) throw new Failure('request.not-found')
        if (standing.length > 0) throw new Failure('request.conflict')
        const leaf = await record(actor, caseId, node, { node, kind, why, until })
        return readOne(actor, caseId, leaf)
      }),
    ),
    bind(contract.takeBack, (actor, { caseId, leaf, why }) =>
      takeTurn(caseId, async () => {
        const entry = await readOne(actor, caseId, leaf)
        if (entry.state !== 'in-force') throw new Failure('request.conflict')
        await record(actor, caseId, entry.node, {
          undo: leaf,
          ...(why === undefined || why === '' ? {} : { why }),
        })
        return readOne(actor, caseId, leaf)
      }),
    ),
  ]
}

/** The first moment at which an entry no longer holds. */
const dayAfter = (until: string): Date => new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000)
