/** Acts on entries and referrals: whatever cannot be is refused before it is logged. */
import { deriveRoad, findDisorder, findFault, trackKey } from '@smart-rescue/core/justice'
import {
  type CaseId,
  Failure,
  type MemberId,
  type ReferralId,
  type StageDraft,
  type StageEntry,
  type StageEntryId,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import type { Handler } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import type * as contract from './contract.ts'
import type { MadeDetail, StageDetail, WithdrawnDetail } from './project.ts'
import { showRoad } from './show-road.ts'
import { hasDossier, listEntries, listReceivers, listReferrals } from './store.ts'

/** Hands that the acts need. */
export interface RoadDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** The road as it stands now. Throws `request.not-found`. */
export const show = async (deps: RoadDeps, actor: MemberId, caseId: CaseId): Promise<contract.RoadView> => {
  const road = await deps.db.asMember(actor, (trx) => showRoad(trx, caseId, dayOf(deps.clock.now())))
  if (road === undefined) throw new Failure('request.not-found')
  return road
}

const refuse = (problem: string | undefined): void => {
  if (problem !== undefined)
    throw new Failure('road.disorder', { fields: [{ path: 'stage', message: problem }] })
}

/** Refuses what cannot stand on the tracks it touches. `entry` is what the act would add. */
const check = (deps: RoadDeps, entries: readonly StageEntry[], entry: StageEntry): void => {
  if (entry.withdraws === undefined) refuse(findFault(entry, dayOf(deps.clock.now())))
  const touched = new Set([trackKey(entry.track)])
  for (const { id, track } of entries)
    if (id === entry.corrects || id === entry.withdraws) touched.add(trackKey(track))
  for (const { key, chains } of deriveRoad([...entries, entry]).tracks)
    if (touched.has(key))
      refuse(findDisorder(chains.flatMap(({ holds }) => (holds === undefined ? [] : [holds]))))
}

/** A referral or an investigation is about a referral of this case that was not taken back. */
const requireSubject = async (
  deps: RoadDeps,
  actor: MemberId,
  caseId: CaseId,
  { unit, subject }: StageDraft['track'],
): Promise<void> => {
  if (unit !== 'referral' && unit !== 'investigation') return
  const made = await deps.db.asMember(actor, (trx) => listReferrals(trx, caseId))
  if (!made.some(({ id, state }) => id === subject && state === 'made'))
    throw new Failure('request.not-found')
}

const record = async (
  deps: RoadDeps,
  actor: MemberId,
  caseId: CaseId,
  role: 'entered' | 'corrected' | 'withdrawn',
  detail: z.input<typeof StageDetail>,
): Promise<contract.RoadView> => {
  await recordFact(deps, { type: 'stage.changed', actor, caseId, role, purpose: 'referral', detail })
  await deps.news.publish({ caseId, kind: 'road', id: detail.entryId })
  return show(deps, actor, caseId)
}

const draftEntry = (
  deps: RoadDeps,
  actor: MemberId,
  entries: readonly StageEntry[],
  draft: StageDraft,
  more: Partial<Pick<StageEntry, 'corrects' | 'withdraws' | 'why'>> = {},
): StageEntry => ({
  ...draft,
  ...more,
  id: deps.ids.next() as StageEntryId,
  by: { id: actor, displayName: '' },
  at: deps.clock.now().toISOString(),
  seq: (entries.at(-1)?.seq ?? 0) + 1,
})

/** Enters a stage. */
export const enterStage =
  (deps: RoadDeps): Handler<typeof contract.enterStage> =>
  async (actor, { caseId, ...draft }) => {
    await requireSubject(deps, actor.memberId, caseId, draft.track)
    const entries = await deps.db.asMember(actor.memberId, (trx) => listEntries(trx, caseId))
    const entry = draftEntry(deps, actor.memberId, entries, draft)
    check(deps, entries, entry)
    return record(deps, actor.memberId, caseId, 'entered', { entryId: entry.id, entry: draft })
  }

/** The entry and its chain; whoever changes what somebody else changed meanwhile is told so. */
const requireLatest = (entries: readonly StageEntry[], entryId: StageEntryId): StageEntry => {
  const target = entries.find(({ id }) => id === entryId)
  if (target === undefined) throw new Failure('request.not-found')
  if (entries.some(({ corrects, withdraws }) => corrects === entryId || withdraws === entryId))
    throw new Failure('request.conflict')
  return target
}

/** Corrects the entry that holds. */
export const correctStage =
  (deps: RoadDeps): Handler<typeof contract.correctStage> =>
  async (actor, { caseId, entryId, why, ...draft }) => {
    await requireSubject(deps, actor.memberId, caseId, draft.track)
    const entries = await deps.db.asMember(actor.memberId, (trx) => listEntries(trx, caseId))
    requireLatest(entries, entryId)
    const entry = draftEntry(deps, actor.memberId, entries, draft, { corrects: entryId, why })
    check(deps, entries, entry)
    return record(deps, actor.memberId, caseId, 'corrected', {
      entryId: entry.id,
      entry: draft,
      corrects: entryId,
      why,
    })
  }

/** Withdraws the entry that holds. */
export const withdrawStage =
  (deps: RoadDeps): Handler<typeof contract.withdrawStage> =>
  async (actor, { caseId, entryId, why }) => {
    const entries = await deps.db.asMember(actor.memberId, (trx) => listEntries(trx, caseId))
    const target = requireLatest(entries, entryId)
    if (target.withdraws !== undefined) throw new Failure('request.conflict')
    // The hand-over itself is taken back with its referral.
    if (target.stage === 'referred') throw new Failure('request.conflict')
    const {
      id: _,
      by: _by,
      at: _at,
      seq: _seq,
      corrects: _corrects,
      withdraws: _withdraws,
      why: _why,
      ...said
    } = target
    const entry = draftEntry(deps, actor.memberId, entries, said, { withdraws: entryId, why })
    check(deps, entries, entry)
    return record(deps, actor.memberId, caseId, 'withdrawn', {
      entryId: entry.id,
      entry: said,
      withdraws: entryId,
      why,
    })
  }

/** Records a hand-over to a receiver, with the entry that begins its track. */
export const makeReferral =
  (deps: RoadDeps): Handler<typeof contract.makeReferral> =>
  async (actor, { caseId, unsafeWhy, ...referral }) => {
    const { receiverId, dossierId } = referral
    const found = await deps.db.asMember(actor.memberId, async (trx) => ({
      receiver: (await listReceivers(trx, receiverId))[0],
      package: dossierId === undefined || (await hasDossier(trx, caseId, dossierId)),
      entries: await listEntries(trx, caseId),
    }))
    const { receiver } = found
    if (receiver === undefined || receiver.state === 'ended' || !found.package)
      throw new Failure('request.not-found')
    if (receiver.trust === 'unsafe' && unsafeWhy === undefined) throw new Failure('road.receiver-unsafe')
    const referralId = deps.ids.next() as ReferralId
    const draft: StageDraft = {
      track: { unit: 'referral', subject: referralId },
      stage: 'referred',
      on: referral.on,
      authority: receiver.name,
      jurisdiction: receiver.country,
      source: referral.source,
      sourceNote: referral.sourceNote,
      confidence: 'confirmed',
      ...(referral.reference === undefined ? {} : { reference: referral.reference }),
    }
    const entry = draftEntry(deps, actor.memberId, found.entries, draft)
    check(deps, found.entries, entry)
    const { id: _, state: _state, changedAt: _changedAt, ...held } = receiver
    const detail: z.input<typeof MadeDetail> = {
      what: 'made',
      referralId,
      referral,
      receiver: held,
      entryId: entry.id,
      entry: draft,
      ...(unsafeWhy === undefined ? {} : { unsafeWhy }),
    }
    const act = { type: 'referral.changed', actor: actor.memberId, caseId, role: 'made' } as const
    await recordFact(deps, { ...act, purpose: 'referral', detail })
    await deps.news.publish({ caseId, kind: 'road', id: referralId })
    return show(deps, actor.memberId, caseId)
  }

/** Takes back a referral on which nothing was heard yet. */
export const withdrawReferral =
  (deps: RoadDeps): Handler<typeof contract.withdrawReferral> =>
  async (actor, { caseId, referralId, why }) => {
    const { made, entries } = await deps.db.asMember(actor.memberId, async (trx) => ({
      made: await listReferrals(trx, caseId),
      entries: await listEntries(trx, caseId),
    }))
    const referral = made.find(({ id }) => id === referralId)
    if (referral === undefined) throw new Failure('request.not-found')
    const about = deriveRoad(entries).tracks.filter(({ key }) => key.endsWith(`/${referralId}`))
    const holding = about
      .flatMap(({ chains }) => chains)
      .flatMap(({ holds }) => (holds === undefined ? [] : [holds]))
    const [only] = holding
    if (referral.state === 'withdrawn' || only === undefined || holding.length > 1)
      throw new Failure('request.conflict')
    const {
      id: withdraws,
      by: _by,
      at: _at,
      seq: _seq,
      corrects: _c,
      withdraws: _w,
      why: _why,
      ...said
    } = only
    const detail: z.input<typeof WithdrawnDetail> = {
      what: 'withdrawn',
      referralId,
      why,
      entryId: deps.ids.next() as StageEntryId,
      entry: said,
      withdraws,
    }
    const act = { type: 'referral.changed', actor: actor.memberId, caseId, role: 'withdrawn' } as const
    await recordFact(deps, { ...act, purpose: 'referral', detail })
    await deps.news.publish({ caseId, kind: 'road', id: referralId })
    return show(deps, actor.memberId, caseId)
  }
