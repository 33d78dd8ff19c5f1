/** Decides a join as a named person: the fact first, then the networks that it touches. */
import { joinsNow, sharedTies, standingAfter, tieKey } from '@smart-rescue/core/linking/joining'
import { type CaseId, Failure, type JoinDecisionId, type SourceRef } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import type { Actor } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Trx } from '../ports/database.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'
import { planNetwork, planNetworkSoon, renewNetworks } from './computing/run-network.ts'
import type { JoinStory } from './contract.ts'
import { namesOf } from './decisions.ts'
import { joinNodes, tellStory } from './looking/explain-nodes.ts'
import { listCarriers } from './looking/store.ts'
import { readNodeId } from './node-id.ts'
import type { JoinDecidedDetail } from './project.ts'

/** Hands that deciding needs. */
export interface DecidingDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly queue: Queue
}

/** What a person says. */
export interface Saying {
  readonly kind: JoinDecidedDetail['kind']
  readonly from: string
  readonly to?: string | undefined
  readonly why?: string | undefined
}

/** One more source than is computed at once, so that too many are noticed. */
const TOO_MANY = 20_001

/** Records the decision and computes what it touches; refuses one that says what stands already, or takes back nothing. */
export const decideJoin = async (
  deps: DecidingDeps,
  actor: Actor,
  caseId: CaseId,
  saying: Saying,
): Promise<JoinStory> => {
  const detail = await deps.db.asMember(actor.memberId, (trx) => prepare(deps, trx, caseId, saying))
  await recordFact(deps, {
    type: 'join.decided',
    actor: actor.memberId,
    caseId,
    purpose: 'link',
    role: detail.kind,
    detail,
  })
  const now = deps.clock.now().toISOString()
  const renewed = await deps.db.asMember(actor.memberId, async (trx) =>
    renewNetworks(trx, caseId, await touchedBy(trx, caseId, detail), now),
  )
  await (renewed ? planNetworkSoon(deps, caseId) : planNetwork(deps, caseId))
  await deps.news.publish({ caseId, kind: 'network', id: caseId, state: 'decided' })
  return deps.db.asMember(actor.memberId, (trx) => tellStory(trx, caseId, detail))
}

const prepare = async (
  deps: DecidingDeps,
  trx: Trx,
  caseId: CaseId,
  { kind, from, to, why }: Saying,
): Promise<JoinDecidedDetail> => {
  const { sources, joined, subject, decisions } = await joinNodes(trx, caseId, { from, to })
  const nodes = namesOf(sources, subject)
  const before = decisions.filter((each) => each.from === nodes.from && each.to === nodes.to)
  const standing = standingAfter(before.map((each) => each.kind))
  const next = standingAfter([...before.map((each) => each.kind), kind])
  if (next === standing && (kind !== 'undo' || standing === 'proposed')) throw new Failure('request.conflict')
  const parts = kind === 'reject' || kind === 'break'
  const known =
    subject.on === 'pair' && parts
      ? sharedTies(sources.input, subject.a, subject.b)
          .filter((tie) => joinsNow(joined, tie))
          .map((tie) => tieKey(sources.input, tie))
      : undefined
  return {
    decisionId: deps.ids.next() as JoinDecisionId,
    kind,
    ...nodes,
    ...(why === undefined || why === '' ? {} : { why }),
    ...(known === undefined ? {} : { known }),
  }
}

/** Sources whose networks may change: those that are named, and those that carry what is named. */
const touchedBy = async (
  trx: Trx,
  caseId: CaseId,
  { from, to }: Pick<JoinDecidedDetail, 'from' | 'to'>,
): Promise<SourceRef[]> => {
  const touched: SourceRef[] = []
  for (const id of [from, to]) {
    const ref = id === undefined ? undefined : readNodeId(id)
    if (ref !== undefined) touched.push(...(await listCarriers(trx, caseId, ref, TOO_MANY)))
  }
  return touched
}
