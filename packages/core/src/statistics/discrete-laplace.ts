/**
 * Noise of the discrete Laplace distribution, P(k) proportional to e^(−ε|k|), drawn exactly: by whole numbers alone, as
 * Canonne, Kamath and Steinke describe (The Discrete Gaussian for Differential Privacy, 2020, algorithms 1 and 2). Noise
 * of floating point leaks through its rounding (Mironov 2012); this has none.
 */
import type { Epsilon } from './budget.ts'
import type { Draw } from './draw.ts'

/** True with probability e^(−γ) for γ = numerator / denominator ≥ 0. */
export const drawExp = (numerator: bigint, denominator: bigint, draw: Draw): boolean => {
  for (let rest = numerator; ; rest -= denominator) {
    if (rest > denominator) {
      if (!drawExp(denominator, denominator, draw)) return false
      continue
    }
    let k = 1n
    while (draw.chance(rest, denominator * k)) k += 1n
    return k % 2n === 1n
  }
}

/** One noise value for a count that one person changes by one at most, at a budget ε. */
export const drawNoise = ({ numerator, denominator }: Epsilon, draw: Draw): bigint => {
  for (;;) {
    const part = draw.below(denominator)
    if (!drawExp(part, denominator, draw)) continue
    let whole = 0n
    while (drawExp(1n, 1n, draw)) whole += 1n
    const size = (part + denominator * whole) / numerator
    const negative = draw.chance(1n, 2n)
    // Zero would be drawn twice.
    if (negative && size === 0n) continue
    return negative ? -size : size
  }
}

/** The natural logarithm of the probability of a noise value: ln((1−p)/(1+p)) − ε|k| with p = e^(−ε). */
export const logProbability = (k: number, { numerator, denominator }: Epsilon): number => {
  const epsilon = Number(numerator) / Number(denominator)
  const p = Math.exp(-epsilon)
  return Math.log((1 - p) / (1 + p)) - epsilon * Math.abs(k)
}
