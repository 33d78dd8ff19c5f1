/** Lists of addresses: pasted or uploaded, looked through, captured one after the other, reported line by line. */
import {
  CaptureId,
  CaptureState,
  CaseId,
  ExhibitId,
  endpoint,
  ListId,
  MemberRef,
  RouteId,
  RouteRef,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Greatest list in bytes and in addresses. */
export const LIST_BYTES = 5_000_000
/** Greatest number of addresses in one list. */
export const LIST_LINES = 5_000

/** Why a line of a list is not captured: no address, the same page twice in the list, or captured in this case already. */
export const Skipped = z.enum(['invalid', 'twice', 'captured'])
export type Skipped = z.infer<typeof Skipped>

/** One line as the preview shows it; `text` is what stands there where it is no address. */
export const PreviewLine = z.object({
  line: z.int(),
  url: z.string().optional(),
  text: z.string().optional(),
  skipped: Skipped.optional(),
  /** For `twice`: the line with the same page. */
  first: z.int().optional(),
})
export type PreviewLine = z.infer<typeof PreviewLine>

const Counts = z.object({
  total: z.int(),
  waiting: z.int(),
  underWay: z.int(),
  complete: z.int(),
  partial: z.int(),
  refused: z.int(),
  failed: z.int(),
  skipped: z.int(),
})

/** A list with its progress. */
export const AddressList = z.object({
  id: ListId,
  caseId: CaseId,
  name: z.string(),
  route: RouteRef,
  state: z.enum(['running', 'paused', 'stopped', 'done']),
  owner: MemberRef,
  startedAt: z.string(),
  endedAt: z.string().optional(),
  counts: Counts,
})
export type AddressList = z.infer<typeof AddressList>

/** One line of a list's report. */
export const ListLine = z.object({
  line: z.int(),
  url: z.string(),
  skipped: Skipped.optional(),
  captureId: CaptureId.optional(),
  state: CaptureState.optional(),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  exhibit: z.object({ id: ExhibitId, number: z.string() }).optional(),
  endedAt: z.string().optional(),
})
export type ListLine = z.infer<typeof ListLine>

const Source = {
  caseId: CaseId,
  kind: z.enum(['text', 'csv', 'xlsx']),
  /** Pages that this case captured already are left out, unless they are wanted again. */
  again: z.enum(['yes', 'no']).default('no'),
}
const ListPath = z.object({ caseId: CaseId, listId: ListId })

/** Looks a list through without starting it: what would be captured, and what not and why. */
export const previewList = endpoint({
  name: 'list.preview',
  method: 'POST',
  path: '/api/cases/:caseId/lists/preview',
  summary: 'Look a list of addresses through',
  action: 'list.change',
  scope: 'case',
  input: z.object(Source),
  output: z.object({
    /** The first 500 lines that something must be said about; the counts hold for all. */
    lines: z.array(PreviewLine),
    counts: z.object({ fresh: z.int(), twice: z.int(), captured: z.int(), invalid: z.int() }),
    /** Some of the fresh ones, in order. */
    sample: z.array(PreviewLine),
  }),
  errors: ['list.unreadable', 'list.too-long', 'request.too-large'],
  takes: 'bytes',
  maxBytes: LIST_BYTES,
})

/** Starts a list: the same bytes as previewed. The captures go on in the queue, at most two at once. */
export const startList = endpoint({
  name: 'list.start',
  method: 'POST',
  path: '/api/cases/:caseId/lists',
  summary: 'Capture a list of addresses',
  action: 'list.change',
  scope: 'case',
  input: z.object({
    ...Source,
    name: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u),
    route: RouteId.optional(),
  }),
  output: AddressList,
  errors: [
    'list.unreadable',
    'list.too-long',
    'list.empty',
    'capture.onion-needs-tor',
    'route.unknown',
    'route.off',
    'request.too-large',
    'watch.case-closed',
    'locker.locked',
    'locker.disk-full',
  ],
  takes: 'bytes',
  maxBytes: LIST_BYTES,
})

/** Lists of the case, newest first. */
export const listLists = endpoint({
  name: 'list.list',
  method: 'GET',
  path: '/api/cases/:caseId/lists',
  summary: 'Lists of addresses of the case',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ lists: z.array(AddressList) }),
  errors: [],
})

/** One list with 200 of its lines after a line; `troubled` leaves out what ended well and what waits. */
export const readList = endpoint({
  name: 'list.read',
  method: 'GET',
  path: '/api/cases/:caseId/lists/:listId',
  summary: 'A list with its progress and lines',
  action: 'capture.read',
  scope: 'case',
  input: ListPath.extend({
    after: z.coerce.number().int().nonnegative().default(0),
    show: z.enum(['all', 'troubled']).default('all'),
  }),
  output: z.object({ list: AddressList, lines: z.array(ListLine), more: z.boolean() }),
  errors: ['request.not-found'],
})

/** Pauses, resumes or stops a list. What is being captured at that moment ends as it would. */
export const changeList = endpoint({
  name: 'list.change',
  method: 'PATCH',
  path: '/api/cases/:caseId/lists/:listId',
  summary: 'Pause, resume or stop a list',
  action: 'list.change',
  scope: 'case',
  input: ListPath.extend({ state: z.enum(['running', 'paused', 'stopped']) }),
  output: AddressList,
  errors: ['request.not-found', 'list.over', 'locker.locked', 'locker.disk-full'],
})

/** The report as CSV, a line each. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
export const downloadList = endpoint({
  name: 'list.report',
  method: 'GET',
  path: '/api/cases/:caseId/lists/:listId/report.csv',
  summary: 'The report of a list as CSV',
  action: 'capture.read',
  scope: 'case',
  input: ListPath,
  output: z.unknown(),
  errors: ['request.not-found'],
  answers: 'stream',
})

/** Every endpoint of this feature. */
export const listEndpoints = [previewList, startList, listLists, readList, changeList, downloadList] as const
