/** Acts on identities: sealing, opening, holding, erasing. */
import { type CaseId, type ExhibitId, Failure, Identity, type PersonId } from '@smart-rescue/schema'
import { recordFact } from '../custody/index.ts'
import type { Actor, Handler } from '../ports/actor.ts'
import type * as contract from './contract.ts'
import { fitCustodians, requireOpenable } from './custodian-acts.ts'
import type { ActingDeps, IdentityDeps } from './deps.ts'
import type { OpenedDetail, SealedDetail } from './project.ts'
import { showStatus } from './show-status.ts'
import { findCiphertext, tellCustodians } from './store.ts'
import { withOwnKey } from './unlock.ts'

/** How long a page may show an identity. */
const SHOWN_MS = 5 * 60_000

const recordSealed = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  detail: SealedDetail,
): Promise<void> => {
  await recordFact(deps, {
    type: 'identity.sealed',
    actor: actor.memberId,
    caseId,
    role: detail.what,
    purpose: 'safety',
    detail,
  })
  await deps.news.publish({ caseId, kind: 'case', id: caseId })
}

const assertExhibits = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  exhibits: readonly ExhibitId[],
): Promise<void> => {
  if (exhibits.length === 0) return
  const known = await deps.db.asMember(actor.memberId, (trx) =>
    trx
      .selectFrom('exhibit')
      .select('id')
      .where('case_id', '=', caseId)
      .where('id', 'in', exhibits)
      .execute(),
  )
  if (known.length < new Set(exhibits).size) throw new Failure('request.not-found')
}

/** Seals a first version to the custodians named, or, as one of them, a new version to all of them. */
export const sealIdentity =
  (deps: IdentityDeps): Handler<typeof contract.sealIdentity> =>
  async (actor, { caseId, personId, identity, custodians: wanted }) => {
    const status = await showStatus(deps, actor, caseId, personId)
    await assertExhibits(deps, actor, caseId, identity.exhibits ?? [])
    const isFirst = status.state === 'none'
    // What is erased, or about to be, is not filled again: a person is added anew.
    if (!isFirst && status.state !== 'sealed') throw new Failure('request.conflict')
    if (isFirst ? wanted === undefined : wanted !== undefined) throw new Failure('identity.custodian-unfit')
    if (!isFirst && !status.mine.custodian) throw new Failure('identity.not-custodian')
    const members = wanted ?? status.custodians.map(({ member }) => member.id)
    const custodians = await fitCustodians(deps, actor, caseId, members)
    const version = (status.version ?? 0) + 1
    const bytes = new TextEncoder().encode(JSON.stringify(identity))
    const ciphertext = await deps.identityVault.seal({ caseId, personId, version }, bytes, custodians)
    bytes.fill(0)
    await recordSealed(deps, actor, caseId, {
      what: 'sealed',
      personId,
      version,
      ciphertext,
      custodians: isFirst ? custodians.map(({ memberId }) => memberId) : [],
    })
    return showStatus(deps, actor, caseId, personId)
  }

/** Opens a version: the leaf, then the notice to the others, and only then the first word. */
export const openIdentity =
  (deps: ActingDeps): Handler<typeof contract.openIdentity> =>
  async (actor, { caseId, personId, vaultPassphrase, reason, line, version: wanted }) => {
    const newest = await requireOpenable(deps, actor, caseId, personId)
    const version = wanted ?? newest.version
    const ciphertext = await deps.db.asMember(actor.memberId, (trx) => findCiphertext(trx, personId, version))
    if (ciphertext === undefined) throw new Failure('identity.nothing-sealed')
    return withOwnKey(deps, { actor, caseId, personId, vaultPassphrase }, async (unlocked) => {
      const detail: OpenedDetail = { what: 'opened', personId, version, reason, line }
      const fact = await recordFact(deps, {
        type: 'identity.opened',
        actor: actor.memberId,
        caseId,
        role: reason,
        purpose: 'safety',
        detail,
      })
      await deps.db.asMember(actor.memberId, (trx) => tellCustodians(trx, personId, fact.receipt.at))
      const bytes = await unlocked.open({ caseId, personId, version }, ciphertext)
      const identity = Identity.parse(JSON.parse(new TextDecoder().decode(bytes)))
      bytes.fill(0)
      return {
        identity,
        version,
        hideAt: new Date(deps.clock.now().getTime() + SHOWN_MS).toISOString(),
      }
    })
  }

/** Asks for an erasure, takes the asking back, or confirms it as somebody else: then the keys are destroyed. */
export const eraseIdentity =
  (deps: IdentityDeps): Handler<typeof contract.eraseIdentity> =>
  async (actor, { caseId, personId, step, why }) => {
    const status = await showStatus(deps, actor, caseId, personId)
    if (status.state === 'none' || status.state === 'erased') throw new Failure('identity.nothing-sealed')
    if ((status.state === 'erase-asked') === (step === 'ask')) throw new Failure('request.conflict')
    if (step === 'ask') await recordSealed(deps, actor, caseId, { what: 'erase-asked', personId, why })
    else if (step === 'withdraw')
      await recordSealed(deps, actor, caseId, { what: 'erase-withdrawn', personId, why })
    else await confirmErasure(deps, actor, caseId, personId, why, status)
    return showStatus(deps, actor, caseId, personId)
  }

const confirmErasure = async (
  deps: IdentityDeps,
  actor: Actor,
  caseId: CaseId,
  personId: PersonId,
  why: string,
  { hold, eraseAsked, custodians, mine }: contract.IdentityStatus,
): Promise<void> => {
  if (hold !== undefined) throw new Failure('identity.held')
  const asker = eraseAsked?.by.id
  const askerIsCustodian = custodians.some(({ member }) => member.id === asker)
  if (asker === undefined || asker === actor.memberId || !(mine.custodian || askerIsCustodian))
    throw new Failure('identity.second-person')
  // The leaf first: should the program stop here, the next start destroys the keys (`finishErasures`).
  await recordSealed(deps, actor, caseId, { what: 'erased', personId, why })
  await deps.identityVault.destroy(personId)
}

/** Sets or ends a legal hold. */
export const holdIdentity =
  (deps: IdentityDeps): Handler<typeof contract.holdIdentity> =>
  async (actor, { caseId, personId, on, why }) => {
    const { state, hold } = await showStatus(deps, actor, caseId, personId)
    if (state === 'none' || state === 'erased') throw new Failure('identity.nothing-sealed')
    if ((hold !== undefined) === on) throw new Failure('request.conflict')
    await recordSealed(deps, actor, caseId, { what: on ? 'held' : 'hold-ended', personId, why })
    return showStatus(deps, actor, caseId, personId)
  }
