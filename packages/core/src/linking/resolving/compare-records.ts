/** Compares two records column by column. */
import { compareValues, LEVEL } from './compare-values.ts'
import type { Population } from './population.ts'

/** Fills `out` (one place a column from `at`) with the levels of two records. */
export type RecordComparer = (one: number, two: number, out: Uint8Array, at: number) => void

/** Values of a column up to which the levels of all their pairs are remembered, one byte each. */
const REMEMBERED = 1_500

/** A comparer of a population. */
export const openComparer = ({ columns }: Population): RecordComparer => {
  const known = columns.map(
    ({ values }) => new Uint8Array(values.length > REMEMBERED ? 0 : values.length ** 2),
  )
  const levelOf = (place: number, a: number, b: number, other = place): number => {
    if (other === place && a === b) return LEVEL.same
    const column = columns[place]
    const [one, two] = [column?.values[a], columns[other]?.values[b]]
    if (column === undefined || one === undefined || two === undefined) return LEVEL.missing
    const memory = known[place]
    if (other !== place || memory === undefined || memory.length === 0)
      return compareValues(one, two, column.kind)
    const at = a * column.values.length + b
    if (memory[at] === 0) memory[at] = compareValues(one, two, column.kind)
    return memory[at] as number
  }
  const familyOf = columns.map(({ family }, place) =>
    family < 0 ? [] : columns.flatMap((other, at) => (at !== place && other.family === family ? [at] : [])),
  )
  return (one, two, out, at) => {
    columns.forEach((column, place) => {
      const a = column.valueIn[one] ?? -1
      const b = column.valueIn[two] ?? -1
      const level = a < 0 || b < 0 ? LEVEL.missing : levelOf(place, a, b)
      out[at + place] = level
    })
    // A value that is unlike its like may stand in a neighbouring column of the other record.
    columns.forEach((column, place) => {
      const level = out[at + place] ?? 0
      if (level >= LEVEL.near) return
      const a = column.valueIn[one] ?? -1
      const b = column.valueIn[two] ?? -1
      for (const other of familyOf[place] ?? []) {
        const beside = columns[other]
        const besideTwo = beside?.valueIn[two] ?? -1
        const besideOne = beside?.valueIn[one] ?? -1
        const there = a >= 0 && besideTwo >= 0 ? levelOf(place, a, besideTwo, other) : LEVEL.missing
        const back = b >= 0 && besideOne >= 0 ? levelOf(place, b, besideOne, other) : LEVEL.missing
        if (there >= LEVEL.near || back >= LEVEL.near) out[at + place] = LEVEL.crossed
      }
    })
  }
}

/** Levels of many pairs, one row of `columns` places each. */
export const compareAll = (
  population: Population,
  comparer: RecordComparer,
  one: ArrayLike<number>,
  two: ArrayLike<number>,
): Uint8Array => {
  const width = population.columns.length
  const out = new Uint8Array(one.length * width)
  for (let pair = 0; pair < one.length; pair += 1) comparer(one[pair] ?? 0, two[pair] ?? 0, out, pair * width)
  return out
}
