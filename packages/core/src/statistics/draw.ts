/** Chance as something one is given: whole numbers drawn from bytes, without a trace of rounding. */

/** A source of chance. Both are exact: no number of floating point is compared. */
export interface Draw {
  /** A whole number from 0 to `bound` − 1, each as likely as the others. `bound` is at least 1. */
  below(bound: bigint): bigint
  /** True with probability `numerator / denominator`; 0 ≤ numerator ≤ denominator, denominator ≥ 1. */
  chance(numerator: bigint, denominator: bigint): boolean
}

/** Draws from bytes, each call of `nextByte` giving one from 0 to 255 that nobody can guess. Values beyond the last whole multiple of the bound are thrown away, so that none is likelier. */
export const drawFromBytes = (nextByte: () => number): Draw => {
  const below = (bound: bigint): bigint => {
    if (bound <= 1n) return 0n
    let bytes = 1n
    while (1n << (8n * bytes) < bound) bytes += 1n
    const range = 1n << (8n * bytes)
    const fair = range - (range % bound)
    for (;;) {
      let value = 0n
      for (let at = 0n; at < bytes; at += 1n) value = (value << 8n) | BigInt(nextByte() & 0xff)
      if (value < fair) return value % bound
    }
  }
  return { below, chance: (numerator, denominator) => below(denominator) < numerator }
}
