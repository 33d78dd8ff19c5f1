/** Known material that was found inside a sealed file: destroyed with the whole, and the stop logged. */
import type { CaseId, ExhibitId, ExhibitPart, MemberId } from '@smart-rescue/schema'
import { type CustodyFact, logAct, type RecordingDeps } from '../../custody/index.ts'
import type { Ids } from '../../ports/clock.ts'
import { type KnownMaterial, stopOf } from '../taking/stop-matched.ts'

/** Destroys the sealed original for good and logs the stop; the leaves that say so are for the index. */
export const shredFile = async (
  { locker, ids }: Pick<RecordingDeps, 'locker'> & { readonly ids: Ids },
  of: { readonly actor: MemberId; readonly caseId: CaseId; readonly exhibitId: ExhibitId },
  { ciphertext, role }: ExhibitPart,
  known: KnownMaterial,
): Promise<CustodyFact[]> => {
  const { actor, caseId, exhibitId } = of
  const subject = { actor, caseId, item: exhibitId, purpose: 'safeguard' as const }
  const receipts = await locker.shred({ ...subject, parts: [{ ciphertext, role }] })
  const destroyed = receipts.map(({ leaf, ...receipt }) => ({
    type: 'material.stopped' as const,
    actor,
    caseId,
    exhibitId,
    role: receipt.role,
    purpose: 'safeguard' as const,
    receipt: leaf,
  }))
  const act = stopOf(ids, of, known)
  return [...destroyed, { ...act, receipt: await logAct(locker, act) }]
}
