/** Opens a custodian's key for one act: slowly, not often, and never without a trace of a wrong try. */
import { type CaseId, Failure, type PersonId } from '@smart-rescue/schema'
import { recordFact } from '../custody/index.ts'
import type { Actor } from '../ports/actor.ts'
import type { UnlockedCustodian } from '../ports/identity-vault.ts'
import type { ActingDeps } from './deps.ts'
import type { OpenedDetail } from './project.ts'
import { countRefused, tellCustodians } from './store.ts'

/** Wrong tries within the window, after which nobody is let try. */
const MOST_TRIES = 5
const WINDOW_MS = 15 * 60_000

/** Whose key opens what, by which passphrase. */
export interface UnlockAsked {
  readonly actor: Actor
  readonly caseId: CaseId
  readonly personId: PersonId
  readonly vaultPassphrase: string
}

/** A wrong passphrase is an act on the identity: it stands in the log, and the custodians hear of it. */
const recordRefusal = async (deps: ActingDeps, { actor, caseId, personId }: UnlockAsked): Promise<void> => {
  const detail: OpenedDetail = { what: 'refused', personId }
  const fact = await recordFact(deps, {
    type: 'identity.opened',
    actor: actor.memberId,
    caseId,
    role: 'refused',
    purpose: 'safety',
    detail,
  })
  await deps.db.asMember(actor.memberId, (trx) => tellCustodians(trx, personId, fact.receipt.at))
}

/**
 * Does the work with the custodian's key, one try of a member at a time, so that many at once are counted as many.
 * Throws `identity.wait` after five wrong tries in a quarter of an hour, and what the vault throws.
 */
export const withOwnKey = <T>(
  deps: ActingDeps,
  asked: UnlockAsked,
  work: (unlocked: UnlockedCustodian) => Promise<T>,
): Promise<T> =>
  deps.turn(`unlock ${asked.actor.memberId}`, async () => {
    const since = new Date(deps.clock.now().getTime() - WINDOW_MS)
    const refused = await deps.db.asMember(asked.actor.memberId, (trx) => countRefused(trx, since))
    if (refused >= MOST_TRIES) throw new Failure('identity.wait')
    let unlocked: UnlockedCustodian
    try {
      unlocked = await deps.identityVault.unlock(asked.actor.memberId, asked.vaultPassphrase)
    } catch (failure) {
      if (failure instanceof Failure && failure.code === 'identity.wrong-passphrase')
        await recordRefusal(deps, asked)
      throw failure
    }
    try {
      return await work(unlocked)
    } finally {
      unlocked.forget()
    }
  })
