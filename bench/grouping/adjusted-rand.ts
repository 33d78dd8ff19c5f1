/** The adjusted Rand index of two groupings: 1 where they are the same, about 0 where they agree by chance. As ../shared/bench/score.py counts it. */

const pairs = (count: number): number => (count * (count - 1)) / 2

const sumPairs = (counts: Iterable<number>): number => {
  let sum = 0
  for (const count of counts) sum += pairs(count)
  return sum
}

/** Compares labels; `-1` (or the text `-1`) is one alone. NaN for fewer than two. */
export const adjustedRand = (truth: readonly string[], found: readonly string[]): number => {
  const ids = new Map<string, number>()
  const idOf = (label: string): number => {
    const known = ids.get(label)
    if (known !== undefined) return known
    ids.set(label, ids.size)
    return ids.size - 1
  }
  const one = truth.map((label, at) => idOf(label === '-1' ? `t:${at}` : `t/${label}`))
  const two = found.map((label, at) => idOf(label === '-1' ? `f:${at}` : `f/${label}`))
  const [ones, twos, both] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()]
  const count = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1)
  one.forEach((label, at) => {
    const other = two[at] ?? 0
    count(ones, label)
    count(twos, other)
    count(both, label * ids.size + other)
  })
  const [a, b, agreed] = [sumPairs(ones.values()), sumPairs(twos.values()), sumPairs(both.values())]
  const expected = (a * b) / pairs(truth.length)
  return (a + b) / 2 === expected ? 1 : (agreed - expected) / ((a + b) / 2 - expected)
}
