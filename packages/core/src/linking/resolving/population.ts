/** All records of one or two tables in arrays: for each column the distinct values, and which record has which. */
import { type ColumnKind, isNeverCompared, type PersonColumn, readColumns } from './person-column.ts'
import { type Prepared, prepareValue } from './prepare-value.ts'
import type { PersonTable } from './resolution.ts'

/** A column in arrays. `valueIn` gives for each record the place of its value in `values`, −1 where it has none. */
export interface FilledColumn extends PersonColumn {
  readonly values: readonly Prepared[]
  readonly counts: Int32Array
  readonly valueIn: Int32Array
  /** Columns of one family may hold each other's values: first and last names, lines of an address. −1: none. */
  readonly family: number
}

/** The records. Those of the first table come first; `first` is their number. In one table all pairs are possible, in two those across. */
export interface Population {
  readonly ids: readonly string[]
  readonly first: number
  readonly across: boolean
  readonly columns: readonly FilledColumn[]
  readonly leftOut: readonly string[]
}

const familyOf = (kind: ColumnKind): number =>
  kind === 'given-name' || kind === 'surname' ? 0 : kind === 'address' ? 1 : -1

const sameName = (name: string): string => name.trim().toLowerCase()

/** Where one table has whole names and the other names in parts, the parts are written as whole names, in the order of the columns. */
const wholeNames = (
  columns: readonly PersonColumn[],
  valueAt: (record: number, name: string) => string,
  record: number,
): string =>
  columns
    .filter(({ kind }) => kind === 'full-name' || kind === 'given-name' || kind === 'surname')
    .map(({ name }) => valueAt(record, name))
    .filter((value) => value !== '')
    .filter((value, at, all) => all.indexOf(value) === at)
    .join(' ')

const fillColumn = (column: PersonColumn, size: number, textOf: (record: number) => string): FilledColumn => {
  const places = new Map<string, number>()
  const values: Prepared[] = []
  const counts: number[] = []
  const valueIn = new Int32Array(size).fill(-1)
  for (let record = 0; record < size; record += 1) {
    const text = textOf(record).trim()
    if (text === '') continue
    let place = places.get(text)
    if (place === undefined) {
      const prepared = prepareValue(text, column.kind)
      place = prepared === undefined ? -1 : values.push(prepared) - 1
      if (place >= 0) counts.push(0)
      places.set(text, place)
    }
    if (place < 0) continue
    counts[place] = (counts[place] ?? 0) + 1
    valueIn[record] = place
  }
  // Writings of one value count together: «Kathmandu» and «kathmandu».
  const byPlain = new Map<string, number>()
  values.forEach(({ plain }, place) => {
    byPlain.set(plain, (byPlain.get(plain) ?? 0) + (counts[place] ?? 0))
  })
  const together = Int32Array.from(values, ({ plain }) => byPlain.get(plain) ?? 0)
  return { ...column, values, counts: together, valueIn, family: familyOf(column.kind) }
}

/** Puts one or two tables into arrays. */
export const populate = (first: PersonTable, second?: PersonTable): Population => {
  const tables = second === undefined ? [first] : [first, second]
  const names = [
    ...new Map(
      tables.flatMap(({ columns }) => columns.map((name) => [sameName(name), name.trim()])),
    ).values(),
  ]
  const places = tables.map(({ columns }) => new Map(columns.map((name, at) => [sameName(name), at])))
  const records = tables.flatMap((table, at) => table.records.map((record) => ({ ...record, table: at })))
  const valueAt = (index: number, name: string): string => {
    const record = records[index]
    return record?.values[places[record.table]?.get(sameName(name)) ?? -1] ?? ''
  }
  const read = readColumns(names, (name) => records.map((_, index) => valueAt(index, name)))
  const mixed = read.some(({ kind }) => kind === 'full-name') && read.some(({ kind }) => familyOf(kind) === 0)
  const kept = mixed ? read.filter(({ kind }) => familyOf(kind) !== 0) : read
  return {
    ids: records.map(({ id }) => id),
    first: first.records.length,
    across: second !== undefined,
    columns: kept.map((column) =>
      fillColumn(column, records.length, (index) =>
        mixed && column.kind === 'full-name' ? wholeNames(read, valueAt, index) : valueAt(index, column.name),
      ),
    ),
    leftOut: names.filter(isNeverCompared),
  }
}

/** How many pairs there are to compare. */
export const possiblePairs = ({ ids, first, across }: Population): number =>
  across ? first * (ids.length - first) : (ids.length * Math.max(0, ids.length - 1)) / 2
