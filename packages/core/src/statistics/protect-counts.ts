/**
 * Counts of the house for those inside it, who see their own cases: a count that would single out a few cases of others is
 * hidden, and where one alone is hidden in a row that adds up, a second is hidden with it. No noise: inside only.
 */

/** A count, split into what the reader may see anyway and the rest. */
export interface SplitCount {
  readonly own: number
  readonly others: number
}

/** Least number of cases of others behind a count that is shown to a reader inside the house. */
export const LEAST_INSIDE = 5

const isSmall = ({ others }: SplitCount, least: number): boolean => others > 0 && others < least

/** Counts of one row; missing where hidden. `addsUp` says that the row's sum is shown elsewhere. */
export const protectCounts = (
  counts: readonly SplitCount[],
  addsUp: boolean,
  least = LEAST_INSIDE,
): readonly (number | undefined)[] => {
  const hidden = new Set<number>()
  for (const [at, count] of counts.entries()) if (isSmall(count, least)) hidden.add(at)
  if (addsUp && hidden.size === 1) {
    const second = [...counts.entries()]
      .filter(([at, { others }]) => !hidden.has(at) && others > 0)
      .sort(([, one], [, other]) => one.others - other.others)[0]
    if (second !== undefined) hidden.add(second[0])
  }
  return counts.map(({ own, others }, at) => (hidden.has(at) ? undefined : own + others))
}
