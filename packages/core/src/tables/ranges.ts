/** Row numbers as ranges with both ends, so that a million numbers are a line. */

/** From one row to another, both included. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** Ranges of ascending numbers. */
export const toRanges = (ascending: Iterable<number>): RowRange[] => {
  const ranges: { from: number; to: number }[] = []
  for (const row of ascending) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === row - 1) last.to = row
    else ranges.push({ from: row, to: row })
  }
  return ranges
}

/** Answers whether a number lies in one of the ranges; asked in ascending order it looks at each range once. */
export const createRangeTest = (ranges: readonly RowRange[]): ((row: number) => boolean) => {
  const sorted = ranges.toSorted((a, b) => a.from - b.from)
  let at = 0
  let last = 0
  return (row) => {
    if (row < last) at = 0
    last = row
    for (let range = sorted[at]; range !== undefined && range.to < row; range = sorted[at]) at += 1
    const range = sorted[at]
    return range !== undefined && range.from <= row
  }
}
