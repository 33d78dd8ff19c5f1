/** Kinds of columns that several tables have. */
import type { ColumnType } from 'kysely'

/** A moment: read as a Date, written as a Date or ISO 8601. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>

/** JSON: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>
