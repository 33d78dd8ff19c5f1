/** Tables: files whose rows become sources of a case. Looked at, taken in, read row by row in the queue, and left again on their day. */
import {
  CaseId,
  DateOrder,
  ExhibitId,
  endpoint,
  ImportedTable,
  ImportId,
  Line,
  RowError,
  TableEncoding,
  TablePlan,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Greatest table of text in bytes: it is hashed and sealed while it comes, and never held whole. */
export const MAX_TABLE_BYTES = 2 * 1_073_741_824
/** Greatest sheet or web archive in bytes: these are screened whole in memory, as other imports are. */
export const MAX_SHEET_BYTES = 256 * 1_048_576
/** How much of a text the preview needs. */
export const PREVIEW_BYTES = 1_048_576
/** Days that rows stay which nothing holds, unless somebody says otherwise. */
export const RETENTION_DAYS = 365
const MOST_DAYS = 3_650

const TablePath = z.object({ caseId: CaseId, exhibitId: ExhibitId })

/** Looks at the beginning of a file and guesses what its columns mean. Nothing is kept. Send a text's first megabyte, a sheet or web archive whole. */
export const previewTable = endpoint({
  name: 'table.preview',
  method: 'POST',
  path: '/api/cases/:caseId/tables/preview',
  summary: 'Look at a table and guess its columns',
  action: 'table.request',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    name: z.string().min(1).max(500),
    encoding: TableEncoding.optional(),
    delimiter: TablePlan.shape.delimiter.optional(),
    header: z.enum(['yes', 'no']).optional(),
    dateOrder: DateOrder.optional(),
  }),
  output: z.object({
    plan: TablePlan,
    /** The first rows: cells cut at 300 characters, or why one cannot be read. */
    rows: z.array(z.object({ cells: z.array(z.string()), problem: RowError.shape.reason.optional() })),
    /** A date of the file as it stands there and as it is read. */
    dates: z.array(z.object({ written: z.string(), read: z.string().optional() })),
  }),
  errors: ['table.unreadable', 'request.too-large', 'request.broken-off'],
  takes: 'bytes',
  maxBytes: MAX_SHEET_BYTES,
})

/**
 * Takes a table in, under a statement of how files came here (`import.open`). A refusal is an answer, not an error: its
 * reason stands there, and nothing but the hash of the name is kept. `known` is the table that has these very bytes.
 */
export const sendTable = endpoint({
  name: 'table.send',
  method: 'POST',
  path: '/api/cases/:caseId/imports/:importId/tables',
  summary: 'Take a table in and read its rows',
  action: 'table.request',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    importId: ImportId,
    name: z.string().min(1).max(500),
    length: z.coerce.number().int().positive(),
    mediaType: z.string().max(200).optional(),
    /** A TablePlan as JSON. */
    plan: z.string().max(12_000),
    retentionDays: z.coerce.number().int().min(1).max(MOST_DAYS).default(RETENTION_DAYS),
    retentionBasis: Line,
  }),
  output: z.object({
    table: ImportedTable.optional(),
    refusal: z.object({ code: z.string(), sentence: z.string() }).optional(),
    known: z.boolean().optional(),
  }),
  errors: [
    'request.not-found',
    'request.too-large',
    'request.broken-off',
    'table.no-text-column',
    'locker.locked',
    'locker.disk-full',
  ],
  takes: 'bytes',
  maxBytes: MAX_TABLE_BYTES,
})

/** Tables of the case, newest first. */
export const listTables = endpoint({
  name: 'table.list',
  method: 'GET',
  path: '/api/cases/:caseId/tables',
  summary: 'Tables of the case with their progress',
  action: 'table.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ tables: z.array(ImportedTable) }),
  errors: [],
})

/** One table with its plan and the first rows that could not be read. */
export const readTable = endpoint({
  name: 'table.read',
  method: 'GET',
  path: '/api/cases/:caseId/tables/:exhibitId',
  summary: 'A table with its progress and errors',
  action: 'table.read',
  scope: 'case',
  input: TablePath,
  output: z.object({ table: ImportedTable, plan: TablePlan, errors: z.array(RowError) }),
  errors: ['request.not-found'],
})

/** Pauses, resumes or stops the reading. Rows that were read stay. */
export const changeTable = endpoint({
  name: 'table.change',
  method: 'PATCH',
  path: '/api/cases/:caseId/tables/:exhibitId',
  summary: 'Pause, resume or stop the reading of a table',
  action: 'table.request',
  scope: 'case',
  input: TablePath.extend({ state: z.enum(['reading', 'paused', 'stopped']) }),
  output: ImportedTable,
  errors: ['request.not-found', 'table.over', 'locker.locked', 'locker.disk-full'],
})

/** Sets another day on which rows that nothing holds leave, or holds them without one. */
export const keepTable = endpoint({
  name: 'table.keep',
  method: 'PATCH',
  path: '/api/cases/:caseId/tables/:exhibitId/retention',
  summary: 'Set how long the rows of a table stay',
  action: 'table.request',
  scope: 'case',
  input: TablePath.extend({
    /** Absent: held until somebody sets a day again. */
    expiresOn: z.iso
      .date()
      .meta({ examples: ['2027-11-24'] })
      .optional(),
    why: Line,
  }),
  output: ImportedTable,
  errors: ['request.not-found', 'request.conflict', 'table.past-day', 'locker.locked', 'locker.disk-full'],
})

/** Rows that could not be read, as CSV. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
export const downloadErrors = endpoint({
  name: 'table.errors',
  method: 'GET',
  path: '/api/cases/:caseId/tables/:exhibitId/errors.csv',
  summary: 'Rows of a table that could not be read, as CSV',
  action: 'table.read',
  scope: 'case',
  input: TablePath,
  output: z.unknown(),
  errors: ['request.not-found'],
  answers: 'stream',
})

/** Every endpoint of this feature. */
export const tableEndpoints = [
  previewTable,
  sendTable,
  listTables,
  readTable,
  changeTable,
  keepTable,
  downloadErrors,
] as const
