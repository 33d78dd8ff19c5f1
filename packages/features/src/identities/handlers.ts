/** Acts of the identity vault, bound to their endpoints. */
import { Failure } from '@smart-rescue/schema'
import { createTurns } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { enrol, nameCustodian, readOwnKey, removeCustodian } from './custodian-acts.ts'
import type { ActingDeps, IdentityDeps } from './deps.ts'
import { eraseIdentity, holdIdentity, openIdentity, sealIdentity } from './identity-acts.ts'
import { showStatus } from './show-status.ts'
import { findIdentity, listChoices, listErased, listStoredOpenings } from './store.ts'

const listCustodianChoices =
  (deps: IdentityDeps): Handler<typeof contract.listCustodianChoices> =>
  (actor, { caseId }) =>
    deps.db.asMember(actor.memberId, async (trx) => ({ choices: await listChoices(trx, caseId) }))

const listOpenings =
  (deps: IdentityDeps): Handler<typeof contract.listOpenings> =>
  (actor, { caseId, personId }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      if ((await findIdentity(trx, caseId, personId)) === undefined) throw new Failure('request.not-found')
      return { openings: await listStoredOpenings(trx, caseId, personId) }
    })

/** Binds every endpoint of the feature. */
export const createIdentityHandlers = (hands: IdentityDeps): readonly BoundEndpoint[] => {
  const deps: ActingDeps = { ...hands, turn: createTurns() }
  const enrolNow = enrol(deps)
  const [seal, erase, hold] = [sealIdentity(deps), eraseIdentity(deps), holdIdentity(deps)]
  const [name, remove] = [nameCustodian(deps), removeCustodian(deps)]
  return [
    bind(contract.readOwnKey, readOwnKey(deps)),
    bind(contract.enrolCustodian, (...call) =>
      deps.turn(`enrol ${call[0].memberId}`, () => enrolNow(...call)),
    ),
    bind(contract.listCustodianChoices, listCustodianChoices(deps)),
    bind(contract.readIdentityStatus, (actor, { caseId, personId }) =>
      showStatus(deps, actor, caseId, personId),
    ),
    // What is decided over one identity is decided one after the other: versions, last custodians, erasures.
    bind(contract.sealIdentity, (...call) => deps.turn(call[1].personId, () => seal(...call))),
    bind(contract.openIdentity, openIdentity(deps)),
    bind(contract.listOpenings, listOpenings(deps)),
    bind(contract.nameCustodian, (...call) => deps.turn(call[1].personId, () => name(...call))),
    bind(contract.removeCustodian, (...call) => deps.turn(call[1].personId, () => remove(...call))),
    bind(contract.eraseIdentity, (...call) => deps.turn(call[1].personId, () => erase(...call))),
    bind(contract.holdIdentity, (...call) => deps.turn(call[1].personId, () => hold(...call))),
  ]
}

/** Destroys what a stop, or a restored backup, left of the keys of erased identities. */
export const finishErasures = async (deps: Pick<IdentityDeps, 'db' | 'identityVault'>): Promise<void> => {
  for (const personId of await deps.db.asNobody(listErased)) await deps.identityVault.destroy(personId)
}
