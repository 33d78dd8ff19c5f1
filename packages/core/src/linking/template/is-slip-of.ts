/** Tells slips of the pen from other words. */

/** One word is the other with a letter left out, its last one doubled, or two swapped: a slip, not another value. */
export const isSlipOf = (one: string, two: string): boolean => {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (long === short + short.slice(-1)) return true
  if (long.length - short.length > 1 || short.length < (long.length > short.length ? 3 : 4)) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  return (
    at + 1 < long.length &&
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2)
  )
}
