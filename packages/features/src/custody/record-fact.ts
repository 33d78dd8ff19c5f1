/** Records an act: the leaf first, then its effect on the index. */
import type { CaseId, CustodyPurpose, CustodyType, ExhibitId, MemberId } from '@smart-rescue/schema'
import type { Transactor } from '../ports/database.ts'
import type { LeafReceipt, Locker } from '../ports/proof/locker.ts'
import { catchUp } from './catch-up.ts'
import type { CustodyFact, Projections } from './fact.ts'
import { tellFact } from './tell-fact.ts'

/** Hands that recording needs. */
export interface RecordingDeps {
  readonly db: Transactor
  readonly locker: Locker
  readonly projections: Projections
}

/** What is to be recorded. */
export interface Act {
  readonly type: CustodyType
  readonly actor: MemberId
  readonly caseId?: CaseId
  readonly exhibitId?: ExhibitId
  readonly role?: string
  readonly purpose?: CustodyPurpose
  /** Hash of the ciphertext that the act opens or hands over. */
  readonly ciphertext?: string
  /** Hash and log size that the leaf itself names, e.g. of a cosigned checkpoint. */
  readonly head?: string
  readonly size?: number
  readonly detail?: unknown
}

/** Lockers whose log ran ahead of the index: a telling failed after its leaf. */
const ahead = new WeakSet<Locker>()

/**
 * Logs an act and tells it to the index as the acting member. When this resolves the leaf is durable and the index
 * knows it; when it rejects after the leaf, the next act or the next start tells it first (`catchUp`): told later than
 * what came after it, an old change would undo a new one.
 */
export const recordFact = async (deps: RecordingDeps, act: Act): Promise<CustodyFact> => {
  if (ahead.has(deps.locker)) {
    await catchUp(deps)
    ahead.delete(deps.locker)
  }
  const fact: CustodyFact = { ...act, receipt: await logAct(deps.locker, act) }
  try {
    await deps.db.asMember(act.actor, (trx) => tellFact(trx, deps.projections, fact))
  } catch (cause) {
    ahead.add(deps.locker)
    throw cause
  }
  return fact
}

/** Logs an act without telling the index: for jobs that tell several facts in one transaction of their case. */
export const logAct = async (locker: Locker, act: Act): Promise<LeafReceipt> => {
  if (act.type === 'case.opened' && act.caseId !== undefined) {
    return locker.openCase({ caseId: act.caseId, actor: act.actor, detail: act.detail })
  }
  return locker.record({
    type: act.type,
    actor: act.actor,
    ...(act.caseId !== undefined ? { caseId: act.caseId } : {}),
    ...(act.exhibitId !== undefined ? { item: act.exhibitId } : {}),
    ...(act.role !== undefined ? { role: act.role } : {}),
    ...(act.purpose !== undefined ? { purpose: act.purpose } : {}),
    ...(act.ciphertext !== undefined ? { ciphertext: act.ciphertext } : {}),
    ...(act.head !== undefined ? { head: act.head } : {}),
    ...(act.size !== undefined ? { size: act.size } : {}),
    ...(act.detail !== undefined ? { detail: act.detail } : {}),
  })
}
