/** An imported table: a file whose rows are sources of a case, how it is read, and until when its rows stay. */
import { z } from 'zod'
import { CaseId, ExhibitId, HeldFileId } from '../../ids.ts'
import { MemberRef } from '../member.ts'

/** What the file is: values apart, JSON as a list or a line each, a sheet, or the pages of a web archive. */
export const TableFormat = z.enum(['csv', 'json', 'jsonl', 'xlsx', 'wacz'])
export type TableFormat = z.infer<typeof TableFormat>

/** How the letters of a text file are written. */
export const TableEncoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'shift_jis',
])
export type TableEncoding = z.infer<typeof TableEncoding>

/** What a column means. `field` keeps it in the text under its name, `none` leaves it out of the index (the file keeps it). */
export const ColumnRole = z.enum([
  'id',
  'title',
  'text',
  'url',
  'posted',
  'place',
  'price',
  'phone',
  'field',
  'none',
])
export type ColumnRole = z.infer<typeof ColumnRole>

/** In which order the parts of a date of numbers stand: `dmy` reads 03/04/2026 as 3 April. */
export const DateOrder = z.enum(['ymd', 'dmy', 'mdy'])
export type DateOrder = z.infer<typeof DateOrder>

/** Greatest number of columns that a table may have. */
export const MAX_COLUMNS = 100

/** How a table is read, as somebody confirmed it. Columns stand in the order of the file; in JSON they are found by name. */
export const TablePlan = z.object({
  format: TableFormat,
  encoding: TableEncoding,
  delimiter: z.enum([',', ';', '\t', '|']),
  /** Whether the first row names the columns. */
  header: z.boolean(),
  columns: z
    .array(z.object({ name: z.string().max(200), as: ColumnRole }))
    .min(1)
    .max(MAX_COLUMNS),
  dateOrder: DateOrder,
  /** ISO 3166-1 alpha-2: in whose way numbers without a country code are written; the case's countries where absent. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})
export type TablePlan = z.infer<typeof TablePlan>

/** `reading` waits or is read, `paused` waits for a person, `stopped` was ended by one, `done` is read to its end. */
export const TableState = z.enum(['reading', 'paused', 'stopped', 'done'])
export type TableState = z.infer<typeof TableState>

/** A table as its case sees it. */
export const ImportedTable = z.object({
  exhibitId: ExhibitId,
  caseId: CaseId,
  heldId: HeldFileId,
  /** Absent until its reading has begun. */
  exhibitNumber: z.string().optional(),
  name: z.string(),
  format: TableFormat,
  state: TableState,
  /** Rows that are sources now. */
  rows: z.int().nonnegative(),
  /** The last row that was looked at. */
  readTo: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  /** Rows that expired. */
  expired: z.int().nonnegative(),
  /** Bytes of the file, and how many of them were read. */
  length: z.int().nonnegative(),
  bytesRead: z.int().nonnegative(),
  /** Rows a second while it was last read. */
  rate: z.number().nonnegative(),
  /** False while rows are missing in this index: it is being read, or read again after a rebuild. */
  isRead: z.boolean(),
  /** ISO day on which rows that nothing holds leave; absent while they are held. */
  expiresOn: z.string().optional(),
  retentionBasis: z.string(),
  importedBy: MemberRef,
  requestedAt: z.string(),
  endedAt: z.string().optional(),
  /** When its sealed file was destroyed, after the last row had left. */
  destroyedAt: z.string().optional(),
})
export type ImportedTable = z.infer<typeof ImportedTable>

/** Why a row could not be read. */
export const RowProblem = z.enum([
  'no-text',
  'too-many-cells',
  'cell-too-long',
  'row-too-long',
  'quote-open',
  'not-json',
  'not-an-object',
])
export type RowProblem = z.infer<typeof RowProblem>

/** A row that could not be read: its number, why, and how it begins. */
export const RowError = z.object({ row: z.int().positive(), reason: RowProblem, head: z.string() })
export type RowError = z.infer<typeof RowError>
