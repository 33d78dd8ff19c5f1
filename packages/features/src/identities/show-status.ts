/** How an identity stands, as the team may know it. */
import { type CaseId, Failure, type PersonId } from '@smart-rescue/schema'
import type { Actor } from '../ports/actor.ts'
import type { IdentityStatus } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { findIdentity, findKey, listCustodians } from './store.ts'

/** The state with its custodians and what the reader can do; throws `request.not-found`. */
export const showStatus = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  personId: PersonId,
): Promise<IdentityStatus> => {
  const { found, custodians, own } = await deps.db.asMember(actor.memberId, async (trx) => ({
    found: await findIdentity(trx, caseId, personId),
    custodians: await listCustodians(trx, personId),
    own: await findKey(trx, actor.memberId),
  }))
  if (found === undefined) throw new Failure('request.not-found')
  const { state, version } = found
  const seen = await Promise.all(
    custodians.map(async ({ member, since, key }) => ({
      member,
      since,
      keyOpens:
        key !== undefined &&
        version !== undefined &&
        (await deps.identityVault.holds({ caseId, personId, version }, key)),
    })),
  )
  const mine = seen.find(({ member }) => member.id === actor.memberId)
  return {
    state,
    custodians: seen,
    mine: {
      custodian: mine !== undefined,
      keyOpens: mine?.keyOpens === true,
      enrolled: own !== undefined,
    },
    ...(version === undefined ? {} : { version }),
    ...(found.sealedBy === undefined ? {} : { sealedBy: found.sealedBy }),
    ...(found.sealedAt === undefined ? {} : { sealedAt: found.sealedAt }),
    ...(found.askedBy === undefined ? {} : { eraseAsked: { by: found.askedBy, why: found.askedWhy ?? '' } }),
    ...(found.hold === undefined ? {} : { hold: found.hold }),
  }
}
