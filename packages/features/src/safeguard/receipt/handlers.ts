/** Acts on accidental receipts: lock, read the sender, record instruction and report. */
import { type CaseId, Failure, type ReceiptId } from '@smart-rescue/schema'
import { recordFact } from '../../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../../ports/actor.ts'
import type { SafeguardDeps } from '../deps.ts'
import { clockOf, findHomeCountry } from '../stop/duties.ts'
import type { ReportedDetail } from '../stop/project.ts'
import { findReports } from '../stop/store.ts'
import { listHotlines } from '../stop/view-stop.ts'
import * as contract from './contract.ts'
import { LockedDetail } from './project.ts'
import { findInstructions, findReceipt, findReceipts, isExhibitOf } from './store.ts'

const view = async (deps: SafeguardDeps, actor: Actor, caseId: CaseId) =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const country = await findHomeCountry(trx)
    const receipts: contract.Receipt[] = []
    for (const { leafIndex: _, ...receipt } of await findReceipts(trx, caseId)) {
      const { rows: __, ...clock } = clockOf(country, receipt.lockedAt, deps.clock.now())
      receipts.push({
        ...receipt,
        instructions: await findInstructions(trx, receipt.id),
        reports: await findReports(trx, receipt.id),
        ...(receipt.state === 'open'
          ? {
              duty: {
                subject: 'receipt' as const,
                subjectId: receipt.id,
                caseId,
                caseReference: receipt.caseReference,
                reference: receipt.reference,
                knownAt: receipt.lockedAt,
                knownBy: receipt.lockedBy,
                ...clock,
              },
            }
          : {}),
      })
    }
    return { receipts, hotlines: listHotlines(country, undefined, false) }
  })

const need = async (deps: SafeguardDeps, actor: Actor, caseId: CaseId, receiptId: ReceiptId) => {
  const receipt = await deps.db.asMember(actor.memberId, (trx) => findReceipt(trx, caseId, receiptId))
  if (receipt === undefined) throw new Failure('request.not-found')
  return receipt
}

/** Refuses a moment that has not come yet; a minute is allowed for clocks that differ. */
const refuseFuture = (deps: SafeguardDeps, at: string, path: string): void => {
  if (Date.parse(at) > deps.clock.now().getTime() + 60_000)
    throw new Failure('request.invalid', { fields: [{ path, message: 'This time has not come yet.' }] })
}

const lockReceipt =
  (deps: SafeguardDeps): Handler<typeof contract.lockReceipt> =>
  async (actor, { caseId, ...draft }) => {
    const { exhibitId } = draft
    if (exhibitId !== undefined) {
      const known = await deps.db.asMember(actor.memberId, (trx) => isExhibitOf(trx, caseId, exhibitId))
      if (!known) throw new Failure('request.not-found')
    }
    refuseFuture(deps, draft.receivedAt, 'receivedAt')
    await recordFact(deps, {
      type: 'receipt.locked',
      actor: actor.memberId,
      caseId,
      ...(exhibitId === undefined ? {} : { exhibitId }),
      purpose: 'safeguard',
      detail: { receiptId: deps.ids.next(), ...draft },
    })
    return view(deps, actor, caseId)
  }

const readSender =
  (deps: SafeguardDeps): Handler<typeof contract.readSender> =>
  async (actor, { caseId, receiptId }) => {
    const { leafIndex } = await need(deps, actor, caseId, receiptId)
    await recordFact(deps, {
      type: 'evidence.read',
      actor: actor.memberId,
      caseId,
      role: 'sender',
      purpose: 'safeguard',
    })
    for await (const leaf of deps.locker.tell({ start: leafIndex, end: leafIndex + 1 })) {
      const detail = LockedDetail.safeParse(leaf.detail)
      if (detail.success) return { sender: detail.data.sender }
    }
    throw new Failure('locker.not-found')
  }

const instructReceipt =
  (deps: SafeguardDeps): Handler<typeof contract.instructReceipt> =>
  async (actor, { caseId, ...told }) => {
    await need(deps, actor, caseId, told.receiptId)
    refuseFuture(deps, told.givenAt, 'givenAt')
    await recordFact(deps, {
      type: 'receipt.instructed',
      actor: actor.memberId,
      caseId,
      purpose: 'safeguard',
      detail: told,
    })
    return view(deps, actor, caseId)
  }

const reportReceipt =
  (deps: SafeguardDeps): Handler<typeof contract.reportReceipt> =>
  async (actor, { caseId, receiptId, ...draft }) => {
    await need(deps, actor, caseId, receiptId)
    refuseFuture(deps, draft.handedAt, 'handedAt')
    const detail: ReportedDetail = { subject: { kind: 'receipt', receiptId }, ...draft }
    await recordFact(deps, {
      type: 'hotline.reported',
      actor: actor.memberId,
      caseId,
      purpose: 'safeguard',
      detail,
    })
    return view(deps, actor, caseId)
  }

/** Binds the endpoints of accidental receipts. */
export const createReceiptHandlers = (deps: SafeguardDeps): readonly BoundEndpoint[] => [
  bind(contract.listReceipts, (actor, { caseId }) => view(deps, actor, caseId)),
  bind(contract.lockReceipt, lockReceipt(deps)),
  bind(contract.readSender, readSender(deps)),
  bind(contract.instructReceipt, instructReceipt(deps)),
  bind(contract.reportReceipt, reportReceipt(deps)),
]
