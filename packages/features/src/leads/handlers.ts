/** Acts on leads: the queue, raising, answering, deciding, and opening a case from one. */
import { findIndicator, INDICATORS_VERSION, isQuestion } from '@smart-rescue/core/triage'
import { type CaseId, Failure, type LeadId, type LeadPage, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { findCase, openCase } from '../cases/index.ts'
import { createTurns, recordFact } from '../custody/index.ts'
import type { TakingDeps } from '../imports/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { decide } from './decide-state.ts'
import { gatherSources } from './gather-sources.ts'
import { leadJob } from './jobs.ts'
import { takeAlong } from './opening/take-along.ts'
import type { AnsweredDetail, DecidedDetail, RaisedDetail } from './project.ts'
import { readFacts } from './reading/read-facts.ts'
import { sayReasons } from './reading/say-reasons.ts'
import { showCounts, showLead, showQueue } from './reading/show-lead.ts'
import { assessStored } from './reading/standing.ts'
import { countStates, findStored, listDecisionKinds, listStored, type StoredLead } from './store.ts'

/** Hands that this feature needs. */
export type LeadDeps = Omit<TakingDeps, 'turn'>

const find = async (deps: LeadDeps, actor: MemberId, caseId: CaseId, leadId: LeadId): Promise<StoredLead> => {
  const lead = await deps.db.asMember(actor, (trx) => findStored(trx, caseId, leadId))
  if (lead === undefined) throw new Failure('request.not-found')
  return lead
}

const show = (deps: LeadDeps, actor: MemberId, caseId: CaseId, leadId: LeadId): Promise<LeadPage> =>
  deps.db.asMember(actor, async (trx) => {
    const lead = await findStored(trx, caseId, leadId)
    if (lead === undefined) throw new Failure('request.not-found')
    return showLead(trx, lead)
  })

const tell = (deps: LeadDeps, caseId: CaseId, id: LeadId): Promise<void> =>
  deps.news.publish({ caseId, kind: 'lead', id })

const listLeads =
  (deps: LeadDeps): Handler<typeof contract.listLeads> =>
  async (actor, { state, most }) =>
    deps.db.asMember(actor.memberId, async (trx) => ({
      leads:
        most === 0
          ? []
          : (await showQueue(trx, await listStored(trx, state === undefined ? {} : { state }))).slice(
              0,
              most,
            ),
      states: await countStates(trx),
      counts: await showCounts(trx),
    }))

const raiseLead =
  (deps: LeadDeps): Handler<typeof contract.raiseLead> =>
  async (actor, { caseId, title, why, ...by }) => {
    const gathered = await deps.db.asMember(actor.memberId, async (trx) => {
      const found = await gatherSources(trx, caseId, by)
      return { ...found, facts: (await readFacts(trx, caseId, found.sources)).facts }
    })
    if (gathered.sources.length === 0) throw new Failure('request.not-found')
    const leadId = deps.ids.next() as LeadId
    const detail: z.input<typeof RaisedDetail> = {
      what: 'raised',
      leadId,
      origin: gathered.origin,
      ...(gathered.originKey === undefined ? {} : { originKey: gathered.originKey }),
      byMachine: false,
      title,
      why,
      sources: [...gathered.sources],
      reasons: sayReasons(gathered.facts),
      version: INDICATORS_VERSION,
    }
    await recordFact(deps, { type: 'lead.raised', actor: actor.memberId, caseId, purpose: 'review', detail })
    await tell(deps, caseId, leadId)
    return show(deps, actor.memberId, caseId, leadId)
  }

const answerLead =
  (deps: LeadDeps): Handler<typeof contract.answerLead> =>
  async (actor, { caseId, leadId, indicator, answer, note }) => {
    const known = findIndicator(indicator)
    if (known === undefined || !isQuestion(known)) throw new Failure('request.not-found')
    await find(deps, actor.memberId, caseId, leadId)
    const detail: z.input<typeof AnsweredDetail> = {
      what: 'answered',
      leadId,
      indicator,
      answer,
      ...(note === undefined || note === '' ? {} : { note }),
    }
    await recordFact(deps, { type: 'lead.decided', actor: actor.memberId, caseId, purpose: 'review', detail })
    await tell(deps, caseId, leadId)
    return show(deps, actor.memberId, caseId, leadId)
  }

const requireState = async (
  deps: LeadDeps,
  actor: MemberId,
  leadId: LeadId,
  next: Parameters<typeof decide>[1],
): Promise<void> => {
  const before = await deps.db.asMember(actor, (trx) => listDecisionKinds(trx, leadId))
  if (decide(before, next) === undefined) throw new Failure('request.conflict')
}

const decideLead =
  (deps: LeadDeps): Handler<typeof contract.decideLead> =>
  async (actor, { caseId, leadId, decision, why }) => {
    await find(deps, actor.memberId, caseId, leadId)
    await requireState(deps, actor.memberId, leadId, decision)
    const detail: z.input<typeof DecidedDetail> = { what: 'decided', leadId, decision, why }
    await recordFact(deps, { type: 'lead.decided', actor: actor.memberId, caseId, purpose: 'review', detail })
    await tell(deps, caseId, leadId)
    return show(deps, actor.memberId, caseId, leadId)
  }

const openLead =
  (deps: TakingDeps): Handler<typeof contract.openLead> =>
  async (actor, { caseId, leadId, why, ...draft }) => {
    const lead = await find(deps, actor.memberId, caseId, leadId)
    await requireState(deps, actor.memberId, leadId, 'opened')
    const { facts, assessment } = await deps.db.asMember(actor.memberId, (trx) => assessStored(trx, lead))
    const into = await openCase(deps, actor.memberId, draft)
    const detail: z.input<typeof DecidedDetail> = {
      what: 'decided',
      leadId,
      decision: 'opened',
      why,
      openedCase: into,
    }
    // The decision first: whoever comes again finds that the lead is a case, and makes no second one.
    await recordFact(deps, { type: 'lead.decided', actor: actor.memberId, caseId, purpose: 'review', detail })
    const reasons = sayReasons(facts, assessment)
    const extract = await takeAlong(deps, { lead, actor: actor.memberId, into, draft, why, reasons })
    await tell(deps, caseId, leadId)
    await deps.news.publish({ caseId: into, kind: 'case', id: into })
    const opened = await deps.db.asMember(actor.memberId, (trx) => findCase(trx, into))
    if (opened === undefined) throw new Failure('request.conflict')
    return { lead: await show(deps, actor.memberId, caseId, leadId), opened: opened.summary, extract }
  }

/** Binds every endpoint of the feature. */
export const createLeadHandlers = (hands: LeadDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const deps: TakingDeps = { ...hands, turn: createTurns() }
  const [decideNow, openNow] = [decideLead(deps), openLead(deps)]
  return [
    bind(contract.listLeads, listLeads(deps)),
    bind(contract.listCaseLeads, (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, async (trx) => ({
        leads: await showQueue(trx, await listStored(trx, { caseId })),
      })),
    ),
    bind(contract.readLead, (actor, { caseId, leadId }) => show(deps, actor.memberId, caseId, leadId)),
    bind(contract.raiseLead, raiseLead(deps)),
    bind(contract.proposeLeads, async (actor, { caseId }) => {
      await deps.queue.send(leadJob, { caseId, actor: actor.memberId }, `${caseId} ${deps.ids.next()}`)
      return { asked: true as const }
    }),
    bind(contract.answerLead, answerLead(deps)),
    // Whoever comes second sees what the first decided, and is told so where it conflicts.
    bind(contract.decideLead, (...call) => takeTurn(call[1].leadId, () => decideNow(...call))),
    bind(contract.openLead, (...call) => takeTurn(call[1].leadId, () => openNow(...call))),
  ]
}
