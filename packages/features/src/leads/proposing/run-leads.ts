/** Looks through a case and raises leads with their reasons, in the name of whoever asked. It raises, and decides nothing. */
import {
  assessLead,
  compareLeads,
  INDICATORS_VERSION,
  isWorthRaising,
  type LeadAssessment,
  type LeadFacts,
} from '@smart-rescue/core/triage'
import { type CaseId, type LeadId, type MemberId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type Act, logAct, type RecordingDeps, tellFact } from '../../custody/index.ts'
import type { Ids } from '../../ports/clock.ts'
import type { News } from '../../ports/news.ts'
import type { Queue } from '../../ports/queue.ts'
import { leadJob } from '../jobs.ts'
import type { ExtendedDetail, RaisedDetail } from '../project.ts'
import { readFacts } from '../reading/read-facts.ts'
import { sayReasons } from '../reading/say-reasons.ts'
import { assessStored, toStanding } from '../reading/standing.ts'
import {
  type Candidate,
  findOpener,
  type KnownLead,
  listAlone,
  listExtracts,
  listGroups,
  listKnown,
} from './candidates.ts'
import { judgeCandidate } from './judge-candidate.ts'

/** Hands that the job needs. */
export interface LeadRunDeps extends RecordingDeps {
  readonly ids: Ids
  readonly news: News
}

/** Leads of the machine that wait in a case at most, those to be looked at first: more would bury them. */
const MOST_WAITING = 200
/** Sources that stand alone and are read at once. */
const PAGE = 200

/** Puts looking for leads into the queue: after networks were computed, or because somebody asked. */
export const planLeads = (
  deps: { readonly queue: Queue; readonly ids: Ids },
  caseId: CaseId,
): Promise<void> => deps.queue.send(leadJob, { caseId }, `${caseId} ${deps.ids.next()}`)

interface Found extends Candidate {
  readonly id: string
  readonly facts: LeadFacts
  readonly assessment: LeadAssessment
  readonly rank: LeadAssessment['rank']
}

const toFound = (candidate: Candidate, facts: LeadFacts): Found[] => {
  const assessment = assessLead(facts)
  if (!isWorthRaising(assessment, candidate.origin !== 'sources')) return []
  return [{ ...candidate, id: candidate.originKey, facts, assessment, rank: assessment.rank }]
}

const readGroups = async (deps: LeadRunDeps, caseId: CaseId, signal?: AbortSignal): Promise<Found[]> => {
  const found: Found[] = []
  const { groups, extracts } = await deps.db.asJob(caseId, async (trx) => ({
    groups: await listGroups(trx, caseId),
    extracts: await listExtracts(trx, caseId),
  }))
  for (const candidate of groups) {
    signal?.throwIfAborted()
    if (candidate.sources.every(({ exhibitId }) => extracts.has(exhibitId))) continue
    const { facts } = await deps.db.asJob(caseId, (trx) => readFacts(trx, caseId, candidate.sources))
    found.push(...toFound(candidate, facts))
  }
  return found
}

const readAlone = async (deps: LeadRunDeps, caseId: CaseId, signal?: AbortSignal): Promise<Found[]> => {
  const refs = await deps.db.asJob(caseId, (trx) => listAlone(trx, caseId))
  const found: Found[] = []
  for (let at = 0; at < refs.length; at += PAGE) {
    signal?.throwIfAborted()
    const page = refs.slice(at, at + PAGE)
    const { facts } = await deps.db.asJob(caseId, (trx) => readFacts(trx, caseId, page))
    const byKey = new Map(page.map((ref) => [sourceKey(ref), ref]))
    for (const source of facts.sources) {
      const ref = byKey.get(source.key)
      if (ref === undefined) continue
      found.push(
        ...toFound(
          { origin: 'sources', originKey: source.key, sources: [ref] },
          { ...facts, sources: [source] },
        ),
      )
    }
  }
  return found
}

/** The contact that most sources hold, else how the first text begins: a name for a list, nothing more. */
const nameLead = ({ sources }: LeadFacts): string => {
  const counts = new Map<string, number>()
  for (const { contacts } of sources)
    for (const normal of new Set(
      contacts.filter(({ common, kind }) => !common && kind !== 'url').map((one) => one.normal),
    ))
      counts.set(normal, (counts.get(normal) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const text = sources[0]?.text.replace(/\s+/gu, ' ').trim().slice(0, 80).toWellFormed() ?? ''
  return best?.[0] ?? (text === '' ? 'Sources without a contact' : text)
}

const record = async (deps: LeadRunDeps, act: Act & { readonly caseId: CaseId }): Promise<void> => {
  const receipt = await logAct(deps.locker, act)
  await deps.db.asJob(act.caseId, (trx) => tellFact(trx, deps.projections, { ...act, receipt }))
}

const raise = async (
  deps: LeadRunDeps,
  caseId: CaseId,
  actor: MemberId,
  found: Found,
): Promise<KnownLead> => {
  const leadId = deps.ids.next() as LeadId
  const detail: z.input<typeof RaisedDetail> = {
    what: 'raised',
    leadId,
    origin: found.origin,
    originKey: found.originKey,
    byMachine: true,
    title: nameLead(found.facts),
    sources: [...found.sources],
    reasons: sayReasons(found.facts, found.assessment),
    version: INDICATORS_VERSION,
  }
  await record(deps, { type: 'lead.raised', role: 'proposed', actor, caseId, purpose: 'review', detail })
  await deps.db.asJob(caseId, (trx) => assessStored(trx, { id: leadId, caseId }))
  await deps.news.publish({ caseId, kind: 'lead', id: leadId, state: 'waiting' })
  return {
    id: leadId,
    state: 'waiting',
    byMachine: true,
    standing: toStanding(found.assessment),
    sources: new Set(found.sources.map(sourceKey)),
  }
}

const extend = async (
  deps: LeadRunDeps,
  caseId: CaseId,
  actor: MemberId,
  leadId: LeadId,
  sources: readonly SourceRef[],
): Promise<void> => {
  const detail: z.input<typeof ExtendedDetail> = { what: 'extended', leadId, sources: [...sources] }
  await record(deps, { type: 'lead.raised', role: 'proposed', actor, caseId, purpose: 'review', detail })
  await deps.db.asJob(caseId, (trx) => assessStored(trx, { id: leadId, caseId }))
  await deps.news.publish({ caseId, kind: 'lead', id: leadId })
}

/** Makes the job's run. Running it again changes nothing where nothing came in. */
export const createLeadRun =
  (deps: LeadRunDeps) =>
  async ({ caseId, actor: asked }: z.output<typeof leadJob.payload>, signal?: AbortSignal): Promise<void> => {
    const { opener, known } = await deps.db.asJob(caseId, async (trx) => ({
      opener: await findOpener(trx, caseId),
      known: await listKnown(trx, caseId),
    }))
    // A closed case is looked through no more.
    if (opener === undefined) return
    const actor = asked ?? opener
    const found = [...(await readGroups(deps, caseId, signal)), ...(await readAlone(deps, caseId, signal))]
    let waiting = known.filter(({ byMachine, state }) => byMachine && state === 'waiting').length
    for (const each of found.sort(compareLeads)) {
      const { indicators } = toStanding(each.assessment)
      const judgement = judgeCandidate(each.sources, indicators, known)
      if (judgement.what === 'extend') await extend(deps, caseId, actor, judgement.leadId, judgement.sources)
      if (judgement.what !== 'raise' || waiting >= MOST_WAITING) continue
      known.push(await raise(deps, caseId, actor, each))
      waiting += 1
    }
  }
