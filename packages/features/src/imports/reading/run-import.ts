/** Reads one sealed file: the converter's reading is sealed part by part, searched for selectors, and recorded as an exhibit. */
import { type ExhibitId, ExhibitPart, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, catchUp, logAct, tellFact } from '../../custody/index.ts'
import { mayShowMedia, readLoggedPart } from '../../evidence/index.ts'
import { proposeForExhibit } from '../../links/index.ts'
import { syncHashLists, wasImportStopped } from '../../safeguard/index.ts'
import { tellOwnersElsewhere } from '../../selectors/index.ts'
import { indexText } from '../../sources/index.ts'
import type { importJob } from '../jobs.ts'
import type { EndedDetail } from '../project.ts'
import { findMade, readImportOrder, reserveNumber, stepFile } from '../store.ts'
import { gatherBytes } from '../taking/gather-bytes.ts'
import { findKnownInside } from '../taking/known-inside.ts'
import { MATCHED } from '../taking/stop-matched.ts'
import { describeHeld } from './describe-held.ts'
import type { ImportRunDeps, Order } from './import-order.ts'
import { sealReading } from './seal-reading.ts'
import { shredFile } from './shred-file.ts'

/** Makes the job's run. It may be called twice for one file and makes one exhibit. */
export const createImportRun =
  (deps: ImportRunDeps) =>
  async ({ caseId, heldId }: z.output<typeof importJob.payload>, signal: AbortSignal): Promise<void> => {
    const order = await deps.db.asJob(caseId, async (trx) => {
      const before = await readImportOrder(trx, caseId, heldId)
      return (await stepFile(trx, heldId, 'reading')) ? before : undefined
    })
    if (order?.state !== 'queued') {
      // An earlier run broke off, or ended: what it logged is told before anything is logged again.
      await catchUp(deps)
      if ((await finishMade(deps, { caseId, heldId })) || order === undefined) return
    }
    await deps.news.publish({ caseId, kind: 'import', id: heldId, state: 'running' })
    try {
      await readOne(deps, { caseId, heldId }, order, signal)
    } catch (cause) {
      if (!signal.aborted) await tellReaderFailed(deps, { caseId, heldId }, cause)
      throw cause
    }
  }

/** The step of a file whose reading failed on our side. */
const READER_FAILED = 'reader-failed'

type Payload = z.output<typeof importJob.payload>

/** What is wrong is on our side: the file stays sealed and waits, its line says so, and the next start tries again. */
const tellReaderFailed = async (
  deps: ImportRunDeps,
  { caseId, heldId }: Payload,
  cause: unknown,
): Promise<void> => {
  deps.log.warn('import.reader-failed', { held: { id: heldId } }, cause)
  await deps.db.asJob(caseId, (trx) => stepFile(trx, heldId, READER_FAILED)).catch(() => false)
}

/** Reads the file that was ordered. One that was destroyed before its end was logged is ended as what it was. */
const readOne = async (
  deps: ImportRunDeps,
  payload: Payload,
  order: Order,
  signal: AbortSignal,
): Promise<void> => {
  const { caseId, heldId } = payload
  const actor = order.requested_by as MemberId
  const exhibitId = order.exhibit_id as ExhibitId
  const original = ExhibitPart.parse(order.original)
  const facts: CustodyFact[] = []
  const opened = {
    type: 'evidence.read',
    actor,
    caseId,
    exhibitId,
    role: original.role,
    ciphertext: original.ciphertext,
    purpose: 'import',
  } as const
  facts.push({ ...opened, receipt: await logAct(deps.locker, opened) })
  const opening = { actor, caseId, exhibitId, part: original, purpose: 'import' as const }
  const bytes = await gatherBytes(readLoggedPart(deps, opening), original.length)
  const [media, number] = await deps.db.asJob(caseId, async (trx) => [
    await mayShowMedia(trx, caseId, deps.clock.now()),
    await reserveNumber(trx, caseId, heldId),
  ])
  const file = { name: order.name ?? '', mediaType: order.declared_type ?? '', bytes }
  const reading = await deps.converter.read(file, { media: media ? 'allowed' : 'withheld' }, signal)
  // The program is stopping: the job stays in the queue and begins afresh.
  if (signal.aborted) throw signal.reason
  await syncHashLists(deps)
  const known = await findKnownInside(deps.screener, reading)
  if (known !== undefined) {
    facts.push(...(await shredFile(deps, { actor, caseId, exhibitId }, original, known)))
    await endFile(deps, payload, order, facts, { state: 'refused', reason: MATCHED })
    return
  }
  const held = await describeHeld(deps, { order, reading, original, media, number, bytes })
  const detail = await sealReading(deps, { actor, caseId, exhibitId }, held, facts)
  const recorded = {
    type: 'exhibit.recorded',
    actor,
    caseId,
    exhibitId,
    purpose: 'import',
    detail,
  } as const
  facts.push({ ...recorded, receipt: await logAct(deps.locker, recorded) })
  await endFile(deps, payload, order, facts, {
    state: held.quarantined ? 'quarantined' : 'read',
    ...(held.report.reason === undefined ? {} : { reason: held.report.reason }),
  })
  // Somebody stopped it as suspected abuse material while it was read: no exhibit comes of it, and nothing sealed stays.
  if (await deps.db.asJob(caseId, (trx) => wasImportStopped(trx, heldId))) {
    await deps.locker.shred({ actor, caseId, item: exhibitId, purpose: 'safeguard', parts: detail.parts })
    await catchUp(deps)
    return
  }
  await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId })
  if (detail.parts.some(({ role }) => role === 'text'))
    await indexText(deps, { caseId, exhibitId, text: held.text })
  else if (detail.traces !== undefined || detail.picture !== undefined)
    for (const follow of deps.sourceFollowers ?? []) await follow(caseId)
  await followUp(deps, { caseId, actor, exhibitId })
}

/** Logs the end, and tells everything that this run logged in one transaction. */
const endFile = async (
  deps: ImportRunDeps,
  { caseId, heldId }: Payload,
  order: Pick<Order, 'requested_by' | 'import_id' | 'name_sha256' | 'length'>,
  facts: readonly CustodyFact[],
  end: Pick<EndedDetail, 'state' | 'reason'>,
): Promise<void> => {
  const detail = {
    heldId,
    importId: order.import_id,
    nameSha256: order.name_sha256,
    length: Number(order.length),
    ...end,
  }
  const actor = order.requested_by as MemberId
  const act = { type: 'import.ended', actor, caseId, purpose: 'import', detail } as const
  const ended: CustodyFact = { ...act, receipt: await logAct(deps.locker, act) }
  await deps.db.asJob(caseId, async (trx) => {
    for (const fact of [...facts, ended]) await tellFact(trx, deps.projections, fact)
  })
  await deps.news.publish({ caseId, kind: 'import', id: heldId, state: end.state })
}

/** Finishes a file whose exhibit an earlier run recorded. False when there is no such exhibit. */
const finishMade = async (deps: ImportRunDeps, payload: Payload): Promise<boolean> => {
  const { caseId, heldId } = payload
  const made = await deps.db.asJob(caseId, (trx) => findMade(trx, heldId))
  if (made === undefined) return false
  const { actor, exhibitId, ended, state, reason } = made
  if (!ended) {
    const order = {
      requested_by: actor,
      import_id: made.importId,
      name_sha256: made.nameSha256,
      length: made.length,
    }
    await endFile(deps, payload, order, [], { state, ...(reason === undefined ? {} : { reason }) })
    await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId })
  }
  await followUp(deps, { caseId, actor, exhibitId })
  return true
}

/** What a new exhibit leads to: proposals in its case, and a word to owners elsewhere. */
const followUp = async (
  deps: ImportRunDeps,
  seen: Parameters<typeof proposeForExhibit>[1],
): Promise<void> => {
  await proposeForExhibit(deps, seen)
  await tellOwnersElsewhere(deps, seen)
}
