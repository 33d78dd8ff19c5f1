/** Acts on custodians: making a vault key, sharing an identity with another, taking it out of her reach. */
import { type CaseId, Failure, type MemberId, type PersonId } from '@smart-rescue/schema'
import { recordFact } from '../custody/index.ts'
import type { Actor, Handler } from '../ports/actor.ts'
import type { CustodianKey } from '../ports/identity-vault.ts'
import type * as contract from './contract.ts'
import type { ActingDeps, IdentityDeps } from './deps.ts'
import type { CustodianDetail } from './project.ts'
import { showStatus } from './show-status.ts'
import { findKey, findSignInHash, listChoices } from './store.ts'
import { withOwnKey } from './unlock.ts'

/** A hundred bits of the public key in groups of five signs, to be compared by voice. */
const fingerprintOf = (recipient: string): string => (recipient.slice(4, 24).match(/.{5}/g) ?? []).join(' ')

const viewKey = (key: { readonly recipient: string; readonly enrolledAt: string }) => ({
  fingerprint: fingerprintOf(key.recipient),
  enrolledAt: key.enrolledAt,
})

/** One's own key. */
export const readOwnKey =
  (deps: IdentityDeps): Handler<typeof contract.readOwnKey> =>
  async (actor) => {
    const key = await deps.db.asMember(actor.memberId, (trx) => findKey(trx, actor.memberId))
    return key === undefined ? {} : { key: viewKey(key) }
  }

/** Makes one's key, under a passphrase that is neither weak nor the one of the sign-in. */
export const enrol =
  (deps: IdentityDeps): Handler<typeof contract.enrolCustodian> =>
  async (actor, { passphrase, vaultPassphrase, replaces }) => {
    const { hash, key } = await deps.db.asMember(actor.memberId, async (trx) => ({
      hash: await findSignInHash(trx, actor.memberId),
      key: await findKey(trx, actor.memberId),
    }))
    if (!(await deps.passphrases.matches(passphrase, hash))) throw new Failure('access.wrong-passphrase')
    if (key !== undefined && replaces !== true) throw new Failure('request.conflict')
    // Hashed for the rules alone: nothing of it is kept.
    await deps.passphrases.hash(vaultPassphrase, [actor.displayName])
    if (await deps.passphrases.matches(vaultPassphrase, hash)) throw new Failure('identity.same-passphrase')
    const { recipient } = await deps.identityVault.enrol(actor.memberId, vaultPassphrase)
    const detail: CustodianDetail = { what: 'enrolled', memberId: actor.memberId, recipient }
    const fact = await recordFact(deps, {
      type: 'custodian.changed',
      actor: actor.memberId,
      role: 'enrolled',
      purpose: 'safety',
      detail,
    })
    return { key: viewKey({ recipient, enrolledAt: fact.receipt.at }) }
  }

/** Keys of members who may be custodians. Throws `identity.custodian-unfit` where one may not. */
export const fitCustodians = (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  members: readonly MemberId[],
): Promise<CustodianKey[]> =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const choices = await listChoices(trx, caseId)
    return [...new Set(members)].map((id) => {
      const choice = choices.find(({ member }) => member.id === id)
      if (choice?.mayOpen !== true || choice.key === undefined) throw new Failure('identity.custodian-unfit')
      return choice.key
    })
  })

const recordCustodian = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  detail: CustodianDetail,
): Promise<void> => {
  await recordFact(deps, {
    type: 'custodian.changed',
    actor: actor.memberId,
    caseId,
    role: detail.what,
    purpose: 'safety',
    detail,
  })
  await deps.news.publish({ caseId, kind: 'case', id: caseId })
}

/** The state of an identity that can be opened. Throws `identity.nothing-sealed`, `identity.not-custodian`, `identity.key-missing`. */
export const requireOpenable = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  personId: PersonId,
): Promise<{ readonly version: number }> => {
  const { state, version, mine } = await showStatus(deps, actor, caseId, personId)
  if (version === undefined || state === 'none' || state === 'erased')
    throw new Failure('identity.nothing-sealed')
  if (!mine.custodian) throw new Failure('identity.not-custodian')
  if (!mine.enrolled) throw new Failure('identity.not-enrolled')
  if (!mine.keyOpens) throw new Failure('identity.key-missing')
  return { version }
}

/** Shares the newest version with a further custodian, by the key of one who can open it. */
export const nameCustodian =
  (deps: ActingDeps): Handler<typeof contract.nameCustodian> =>
  async (actor, { caseId, personId, memberId, vaultPassphrase }) => {
    const { version } = await requireOpenable(deps, actor, caseId, personId)
    const [to] = await fitCustodians(deps, actor, caseId, [memberId])
    if (to === undefined) throw new Failure('identity.custodian-unfit')
    await withOwnKey(deps, { actor, caseId, personId, vaultPassphrase }, async (unlocked) => {
      // The leaf first. Should the program stop here, she is named and cannot open yet: naming her again ends it.
      await recordCustodian(deps, actor, caseId, { what: 'named', personId, memberId })
      await unlocked.share({ caseId, personId, version }, to)
    })
    return showStatus(deps, actor, caseId, personId)
  }

/** Takes a person out of a custodian's reach; another who can open her must remain. */
export const removeCustodian =
  (deps: IdentityDeps): Handler<typeof contract.removeCustodian> =>
  async (actor, { caseId, personId, memberId }) => {
    const { custodians } = await showStatus(deps, actor, caseId, personId)
    if (!custodians.some(({ member }) => member.id === memberId)) throw new Failure('request.not-found')
    if (!custodians.some(({ member, keyOpens }) => member.id !== memberId && keyOpens))
      throw new Failure('identity.last-custodian')
    await recordCustodian(deps, actor, caseId, { what: 'removed', personId, memberId })
    await deps.identityVault.withdraw(personId, memberId)
    return showStatus(deps, actor, caseId, personId)
  }
