/** Destroys the sealed file of a table whose rows have all left. The locker's leaf comes first; a second one tells the index. */
import { type CaseId, type ExhibitId, Failure } from '@smart-rescue/schema'
import { logAct, type RecordingDeps, tellFact } from '../../custody/index.ts'
import type { Trx } from '../../ports/database.ts'
import type { Locker } from '../../ports/proof/locker.ts'
import type { DestroyedDetail } from '../project.ts'
import { readTableOrder, type TableOrder } from '../store.ts'

/** Whether the locker says that the file was destroyed: an earlier run may have died before the index was told. */
export const isDestroyed = async (
  locker: Locker,
  caseId: CaseId,
  { original }: Pick<TableOrder, 'original'>,
): Promise<boolean> => {
  try {
    await locker.salt({ caseId, ciphertext: original.ciphertext })
    return false
  } catch (error) {
    if (error instanceof Failure && error.code === 'locker.shredded') return true
    throw error
  }
}

const hasRows = async (trx: Trx, exhibitId: ExhibitId): Promise<boolean> =>
  (await trx
    .selectFrom('source')
    .select('row')
    .where('exhibit_id', '=', exhibitId)
    .where('row', '>', 0)
    .executeTakeFirst()) !== undefined

/** Whether somebody stopped it as suspected abuse material: what becomes of that is for the duty that follows, not for a day. */
const wasStopped = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<boolean> =>
  (await trx
    .selectFrom('custody_entry')
    .select('leaf_index')
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', exhibitId)
    .where('type', '=', 'material.stopped')
    .executeTakeFirst()) !== undefined

/**
 * Destroys it, where no row is left and `isHeld` still says that nothing holds the table. It may run any number of times:
 * broken off after the leaf, the locker finishes at its next start, and the next run tells the index.
 */
export const destroyFile = async (
  deps: RecordingDeps,
  table: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
  day: string,
  isHeld: () => Promise<boolean>,
): Promise<boolean> => {
  const { caseId, exhibitId } = table
  const order = await deps.db.asJob(caseId, (trx) => readTableOrder(trx, caseId, exhibitId))
  if (order === undefined || !order.isRead) return false
  const stays = await deps.db.asJob(
    caseId,
    async (trx) => (await hasRows(trx, exhibitId)) || (await wasStopped(trx, caseId, exhibitId)),
  )
  if (stays) return false
  if (!(await isDestroyed(deps.locker, caseId, order)) && (await isHeld())) return false
  const { ciphertext, role, sha256, length } = order.original
  const subject = { actor: order.owner, caseId, purpose: 'operation' } as const
  const gone = await deps.locker.shred({
    ...subject,
    item: exhibitId,
    reason: 'evidence.shredded',
    parts: [{ ciphertext, role }],
  })
  const detail: DestroyedDetail = { exhibitId, day, ciphertexts: [ciphertext], sha256, length }
  const act = { ...subject, type: 'evidence.shredded', exhibitId, role: 'retention', detail } as const
  const receipt = await logAct(deps.locker, act)
  await deps.db.asJob(caseId, async (trx) => {
    for (const { role: part, leaf } of gone) {
      const fact = { ...subject, type: 'evidence.shredded', exhibitId, role: part, receipt: leaf } as const
      await tellFact(trx, deps.projections, fact)
    }
    await tellFact(trx, deps.projections, { ...act, receipt })
  })
  return true
}
