/** The closed lists of tables in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ColumnRole, DateOrder, RowProblem, TableEncoding, TableFormat } from '@smart-rescue/schema'

/** What a column may mean. */
export const COLUMN_WORDS: Record<ColumnRole, MessageDescriptor> = {
  id: msg`Own number of the row`,
  title: msg`Title`,
  text: msg`Text of the advert`,
  url: msg`Web address`,
  posted: msg`Date posted`,
  place: msg`Place`,
  price: msg`Price`,
  phone: msg`Phone number`,
  field: msg`Other, kept with the text`,
  none: msg`Leave out`,
}

/** Why a row could not be read. */
export const PROBLEM_WORDS: Record<RowProblem, MessageDescriptor> = {
  'no-text': msg`it holds no text`,
  'too-many-cells': msg`it has more cells than the table has columns`,
  'cell-too-long': msg`a cell is longer than a million characters`,
  'row-too-long': msg`the line does not end`,
  'quote-open': msg`a quotation mark is never closed`,
  'not-json': msg`it is no JSON`,
  'not-an-object': msg`it is no object with fields`,
}

/** The order of a date of numbers, with an example. */
export const ORDER_WORDS: Record<DateOrder, MessageDescriptor> = {
  ymd: msg`year, month, day: 2026-04-03`,
  dmy: msg`day, month, year: 03/04/2026`,
  mdy: msg`month, day, year: 04/03/2026`,
}

/** Formats as people call them. */
export const FORMAT_NAMES: Record<TableFormat, string> = {
  csv: 'CSV',
  json: 'JSON',
  jsonl: 'JSON lines',
  xlsx: 'XLSX',
  wacz: 'WACZ',
}

/** Encodings as people call them. */
export const ENCODING_NAMES: Record<TableEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251 (Кириллица)',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift_JIS (日本語)',
}
