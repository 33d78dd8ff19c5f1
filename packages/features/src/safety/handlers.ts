/** Acts on safety plans and consents. */
import { judgePlan, needsSafetyPlan, restsOnEnough } from '@smart-rescue/core/persons'
import { type CaseId, Failure, type PersonId, type WrittenConsent } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import * as contract from './contract.ts'
import type { ConsentDetail } from './project.ts'
import { hasPerson, listPlans, listStoredConsents, readNeed } from './store.ts'

/** Hands that this feature needs. */
export interface SafetyDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
}

const showSafety = (deps: SafetyDeps, actor: Actor, caseId: CaseId): Promise<contract.SafetyView> =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const need = await readNeed(trx, caseId)
    if (need === undefined) throw new Failure('request.not-found')
    const [plan, ...earlier] = await listPlans(trx, caseId)
    return {
      needed: needsSafetyPlan(need.kind, need.parts),
      state: judgePlan(plan, deps.clock.now().toISOString().slice(0, 10)),
      earlier: earlier.length,
      ...(plan === undefined ? {} : { plan }),
    }
  })

const planSafety =
  (deps: SafetyDeps): Handler<typeof contract.planSafety> =>
  async (actor, { caseId, ...plan }) => {
    const named = plan.entries.flatMap(({ personId }) => personId ?? [])
    const known = await deps.db.asMember(actor.memberId, (trx) =>
      Promise.all(named.map((personId) => hasPerson(trx, caseId, personId))),
    )
    if (known.includes(false)) throw new Failure('request.not-found')
    await recordFact(deps, {
      type: 'safety.planned',
      actor: actor.memberId,
      caseId,
      role: 'planned',
      purpose: 'safety',
      detail: { plan },
    })
    await deps.news.publish({ caseId, kind: 'case', id: caseId })
    return showSafety(deps, actor, caseId)
  }

const consentsOf = (
  deps: SafetyDeps,
  actor: Actor,
  caseId: CaseId,
  personId: PersonId,
): Promise<WrittenConsent[]> =>
  deps.db.asMember(actor.memberId, async (trx) => {
    if (!(await hasPerson(trx, caseId, personId))) throw new Failure('request.not-found')
    return listStoredConsents(trx, caseId, personId)
  })

const recordConsent = async (
  deps: SafetyDeps,
  actor: Actor,
  caseId: CaseId,
  detail: ConsentDetail,
): Promise<{ consents: WrittenConsent[] }> => {
  await recordFact(deps, {
    type: 'consent.noted',
    actor: actor.memberId,
    caseId,
    role: detail.what,
    purpose: 'safety',
    detail,
  })
  return { consents: await consentsOf(deps, actor, caseId, detail.personId) }
}

const noteConsent =
  (deps: SafetyDeps): Handler<typeof contract.noteConsent> =>
  async (actor, { caseId, personId, ...note }) => {
    if (!restsOnEnough(note)) {
      const message =
        'A child’s own consent is never the only basis. Say what the step rests on besides: a guardian, a court, a law.'
      throw new Failure('request.invalid', { detail: message, fields: [{ path: 'otherBasis', message }] })
    }
    await consentsOf(deps, actor, caseId, personId)
    return recordConsent(deps, actor, caseId, { what: 'noted', consentId: deps.ids.next(), personId, note })
  }

const withdrawConsent =
  (deps: SafetyDeps): Handler<typeof contract.withdrawConsent> =>
  async (actor, { caseId, personId, consentId, why }) => {
    const found = (await consentsOf(deps, actor, caseId, personId)).find(({ id }) => id === consentId)
    if (found === undefined) throw new Failure('request.not-found')
    if (found.withdrawnAt !== undefined) throw new Failure('request.conflict')
    return recordConsent(deps, actor, caseId, { what: 'withdrawn', consentId, personId, why })
  }

/** Binds every endpoint of the feature. */
export const createSafetyHandlers = (deps: SafetyDeps): readonly BoundEndpoint[] => {
  const turn = createTurns()
  const withdraw = withdrawConsent(deps)
  return [
    bind(contract.readSafety, (actor, { caseId }) => showSafety(deps, actor, caseId)),
    bind(contract.planSafety, planSafety(deps)),
    bind(contract.listConsents, async (actor, { caseId, personId }) => ({
      consents: await consentsOf(deps, actor, caseId, personId),
    })),
    bind(contract.noteConsent, noteConsent(deps)),
    bind(contract.withdrawConsent, (...call) => turn(call[1].consentId, () => withdraw(...call))),
  ]
}
