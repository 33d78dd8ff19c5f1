/** The privacy budget ε as a fraction, so that parts of it add up exactly. */

/** ε as numerator over denominator, both whole and at least 1, in lowest terms. */
export interface Epsilon {
  readonly numerator: bigint
  readonly denominator: bigint
}

const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other))

/** ε in lowest terms; nothing where it is not above zero. */
export const toEpsilon = (numerator: bigint, denominator: bigint): Epsilon | undefined => {
  if (numerator <= 0n || denominator <= 0n) return undefined
  const by = gcd(numerator, denominator)
  return { numerator: numerator / by, denominator: denominator / by }
}

/**
 * What several releases about the same people cost together: the sum (sequential composition; Dwork and Roth, The
 * Algorithmic Foundations of Differential Privacy, 2014, theorem 3.14). Nothing for an empty list.
 */
export const composeBudget = (parts: readonly Epsilon[]): Epsilon | undefined =>
  parts.reduce<Epsilon | undefined>(
    (sum, part) =>
      sum === undefined
        ? part
        : toEpsilon(
            sum.numerator * part.denominator + part.numerator * sum.denominator,
            sum.denominator * part.denominator,
          ),
    undefined,
  )

/** One of `parts` equal parts of a budget. */
export const splitBudget = (whole: Epsilon, parts: bigint): Epsilon =>
  toEpsilon(whole.numerator, whole.denominator * (parts < 1n ? 1n : parts)) ?? whole

/** Whether one budget is spent by another at most. */
export const isWithin = (spent: Epsilon, allowed: Epsilon): boolean =>
  spent.numerator * allowed.denominator <= allowed.numerator * spent.denominator
