/** Chooses from scored pairs: each record once where two tables are linked, tight groups where one table is searched. */

/** A pair with its score in bits of odds. */
export interface ScoredPair {
  readonly one: number
  readonly two: number
  readonly bits: number
}

const byBits = (a: ScoredPair, b: ScoredPair): number => b.bits - a.bits || a.one - b.one || a.two - b.two

/** One to one: the strongest pair first, each record at most once, only what is more likely than not. */
export const assignPairs = (pairs: readonly ScoredPair[]): ScoredPair[] => {
  const taken = new Set<number>()
  return pairs
    .filter(({ bits }) => bits > 0)
    .sort(byBits)
    .filter(({ one, two }) => {
      if (taken.has(one) || taken.has(two)) return false
      taken.add(one)
      taken.add(two)
      return true
    })
}

/** Records of one group up to which two groups may still be joined: people do not occur more often, chains do. */
const MOST_MEMBERS = 200

/**
 * Groups by average linkage: two groups are joined where all pairs across, taken together, speak for it. `scoreOf` is asked for pairs
 * that were not looked up. Returns groups of two and more, members in order.
 */
export const clusterRecords = (
  pairs: readonly ScoredPair[],
  scoreOf: (one: number, two: number) => number,
): number[][] => {
  const groupOf = new Map<number, number[]>()
  const known = new Map<string, number>()
  const keyOf = (one: number, two: number): string => (one < two ? `${one} ${two}` : `${two} ${one}`)
  for (const { one, two, bits } of pairs) known.set(keyOf(one, two), bits)
  const bitsOf = (one: number, two: number): number => {
    const key = keyOf(one, two)
    const bits = known.get(key) ?? scoreOf(Math.min(one, two), Math.max(one, two))
    known.set(key, bits)
    return bits
  }
  for (const { one, two } of pairs.filter(({ bits }) => bits > 0).sort(byBits)) {
    const a = groupOf.get(one) ?? [one]
    const b = groupOf.get(two) ?? [two]
    if (a === b || a.length + b.length > MOST_MEMBERS) continue
    let sum = 0
    for (const left of a) for (const right of b) sum += Math.max(-BOUND, Math.min(BOUND, bitsOf(left, right)))
    if (sum <= 0) continue
    const joined = [...a, ...b].sort((x, y) => x - y)
    for (const record of joined) groupOf.set(record, joined)
  }
  return [...new Set(groupOf.values())].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

/** Bits of one pair that an average may lean on. */
const BOUND = 15
