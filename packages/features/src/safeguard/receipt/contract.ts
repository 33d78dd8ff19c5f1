/** Accidental receipt: a file that somebody sent unasked stays where it is, locked unopened, until an authority says what to do. */
import { CaseId, ExhibitId, endpoint, Line, MemberRef, Prose, ReceiptId } from '@smart-rescue/schema'
import { z } from 'zod'
import { DutyView, HandedReport, HotlineView, ReportDraft } from '../stop/contract.ts'

/** RFC 3339 with offset; kept in UTC. */
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString())

/** What an authority said. */
export const Instruction = z.object({
  givenBy: z.string(),
  office: z.string(),
  givenAt: z.string(),
  instruction: z.string(),
  recordedBy: MemberRef,
})

/** A receipt as the team sees it. Who sent it is read apart, and that reading is logged. */
export const Receipt = z.object({
  id: ReceiptId,
  reference: z.string(),
  caseId: CaseId,
  caseReference: z.string(),
  exhibit: z.object({ id: ExhibitId, number: z.string() }).optional(),
  receivedAt: z.string(),
  way: z.string(),
  filename: z.string(),
  place: z.string(),
  lockedAt: z.string(),
  lockedBy: MemberRef,
  state: z.enum(['open', 'reported', 'instructed']),
  instructions: z.array(Instruction),
  reports: z.array(HandedReport),
  duty: DutyView.optional(),
})
export type Receipt = z.infer<typeof Receipt>

const ReceiptList = z.object({ receipts: z.array(Receipt), hotlines: z.array(HotlineView) })

/** Receipts of a case. */
export const listReceipts = endpoint({
  name: 'receipt.list',
  method: 'GET',
  path: '/api/cases/:caseId/receipts',
  summary: 'Accidental receipts of a case, locked unopened',
  action: 'safeguard.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: ReceiptList,
  errors: [],
})

/** Locks a file unopened. Its bytes are never sent here; an item that was imported already is locked against everybody. */
export const lockReceipt = endpoint({
  name: 'receipt.lock',
  method: 'POST',
  path: '/api/cases/:caseId/receipts',
  summary: 'Record a file that was sent unasked, and lock it unopened',
  action: 'receipt.lock',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    receivedAt: Instant,
    /** Who sent it. Kept sealed under the case's key and in no index. */
    sender: Line,
    way: Line,
    filename: Line,
    /** Where it lies, e.g. the inbox of which device. */
    place: Line,
    exhibitId: ExhibitId.optional(),
  }),
  output: ReceiptList,
  errors: ['request.not-found', 'request.invalid', 'locker.locked', 'locker.disk-full'],
})

/** Who sent it; the reading is logged. */
export const readSender = endpoint({
  name: 'receipt.sender',
  method: 'POST',
  path: '/api/cases/:caseId/receipts/:receiptId/sender',
  summary: 'Read who sent a file that was received by accident',
  action: 'receipt.lock',
  scope: 'case',
  input: z.object({ caseId: CaseId, receiptId: ReceiptId }),
  output: z.object({ sender: z.string() }),
  errors: ['request.not-found', 'locker.locked'],
})

/** Records what an authority said to do with it. Nothing is deleted by this. */
export const instructReceipt = endpoint({
  name: 'receipt.instruct',
  method: 'POST',
  path: '/api/cases/:caseId/receipts/:receiptId/instructions',
  summary: 'Record the instruction of an authority on a received file',
  action: 'receipt.lock',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    receiptId: ReceiptId,
    givenBy: Line,
    office: Line,
    givenAt: Instant,
    instruction: Prose.min(1).max(4_000),
  }),
  output: ReceiptList,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Records that the receipt was reported. */
export const reportReceipt = endpoint({
  name: 'hotline.report-receipt',
  method: 'POST',
  path: '/api/cases/:caseId/receipts/:receiptId/reports',
  summary: 'Record that an accidental receipt was reported',
  action: 'receipt.lock',
  scope: 'case',
  input: ReportDraft.extend({ caseId: CaseId, receiptId: ReceiptId }),
  output: ReceiptList,
  errors: ['request.not-found', 'request.invalid', 'locker.locked'],
})

/** Endpoints of accidental receipts. */
export const receiptEndpoints = [
  listReceipts,
  lockReceipt,
  readSender,
  instructReceipt,
  reportReceipt,
] as const
