/** Promises about noise: its exact distribution, followed through every branch of chance, and what it hides. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Draw,
  drawExp,
  drawFromBytes,
  drawNoise,
  type Epsilon,
  logProbability,
  toEpsilon,
} from './index.ts'

const epsilonOf = (numerator: number, denominator: number): Epsilon => {
  const epsilon = toEpsilon(BigInt(numerator), BigInt(denominator))
  if (epsilon === undefined) throw new Error('no epsilon')
  return epsilon
}

class Pruned extends Error {}

/**
 * Follows a sampler through every branch of its chance whose probability is at least `least`, and adds up what each result
 * weighs. What is left over was not followed: the true probability of a result lies between its weight and that plus the rest.
 */
const explore = <T>(sample: (draw: Draw) => T, least: number) => {
  const weights = new Map<T, number>()
  let followed = 0
  const walk = (path: readonly number[]): void => {
    let at = 0
    let weight = 1
    const choose = (parts: readonly number[]): number => {
      const taken = path[at]
      at += 1
      if (taken !== undefined) {
        weight *= parts[taken] ?? 0
        return taken
      }
      for (const [next, part] of parts.entries()) if (weight * part >= least) walk([...path, next])
      throw new Pruned()
    }
    const draw: Draw = {
      below: (bound) => BigInt(choose(Array.from({ length: Number(bound) }, () => 1 / Number(bound)))),
      chance: (numerator, denominator) => {
        const p = Number(numerator) / Number(denominator)
        return choose([1 - p, p]) === 1
      },
    }
    try {
      const result = sample(draw)
      weights.set(result, (weights.get(result) ?? 0) + weight)
      followed += weight
    } catch (cause) {
      if (!(cause instanceof Pruned)) throw cause
    }
  }
  walk([])
  return { weights, rest: 1 - followed }
}

describe('drawExp', () => {
  it.each([
    [0, 1],
    [1, 3],
    [1, 1],
    [5, 2],
  ])('is true with probability e^(−%i/%i), in every branch', (numerator, denominator) => {
    const { weights, rest } = explore((draw) => drawExp(BigInt(numerator), BigInt(denominator), draw), 1e-11)
    expect(rest).toBeLessThan(1e-8)
    expect(weights.get(true) ?? 0).toBeCloseTo(Math.exp(-numerator / denominator), 7)
  })
})

describe('drawNoise', () => {
  it.each([
    [1, 1],
    [2, 1],
    [1, 2],
    [3, 2],
  ])(
    'at ε = %i/%i has the exact probabilities of the discrete Laplace distribution',
    (numerator, denominator) => {
      const epsilon = epsilonOf(numerator, denominator)
      const { weights, rest } = explore((draw) => Number(drawNoise(epsilon, draw)), 3e-6)
      expect(rest).toBeLessThan(0.1)
      for (let k = -3; k <= 3; k += 1) {
        const exact = Math.exp(logProbability(k, epsilon))
        const found = weights.get(k) ?? 0
        expect(found, `P(${k})`).toBeLessThanOrEqual(exact + 1e-9)
        expect(found + rest, `P(${k})`).toBeGreaterThanOrEqual(exact - 1e-9)
        // What was followed is cut on both sides alike, so that what was found has the shape already.
        expect(Math.abs(found - (weights.get(-k) ?? 0)), `P(${k}) and P(${-k})`).toBeLessThan(rest + 1e-9)
      }
    },
  )

  it('has known values at ε = ln 2, where p is one half: 1/3, 1/6, 1/12', () => {
    // ln 2 as a fraction good to 15 digits.
    const epsilon = epsilonOf(693_147_180_559_945, 1_000_000_000_000_000)
    const at = (k: number) => Math.exp(logProbability(k, epsilon))
    expect(at(0)).toBeCloseTo(1 / 3, 12)
    expect(at(1)).toBeCloseTo(1 / 6, 12)
    expect(at(-2)).toBeCloseTo(1 / 12, 12)
  })

  it('adds up to one', () => {
    const epsilon = epsilonOf(1, 4)
    let sum = 0
    for (let k = -400; k <= 400; k += 1) sum += Math.exp(logProbability(k, epsilon))
    expect(sum).toBeCloseTo(1, 12)
  })

  it('tells neighbouring counts apart by no more than e^ε, for every answer', () => {
    const small = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(small, small, fc.integer({ min: -500, max: 500 }), (n, d, answer) => {
        const epsilon = epsilonOf(n, d)
        for (const neighbour of [-1, 1]) {
          const ratio = logProbability(answer, epsilon) - logProbability(answer - neighbour, epsilon)
          expect(Math.abs(ratio)).toBeLessThanOrEqual(n / d + 1e-9)
        }
      }),
    )
  })

  it('gives from the same bytes the same noise', () => {
    const small = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(small, small, fc.integer(), (n, d, seed) => {
        const bytes = () => {
          let state = seed >>> 0
          return () => {
            state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
            return state >>> 24
          }
        }
        const epsilon = epsilonOf(n, d)
        expect(drawNoise(epsilon, drawFromBytes(bytes()))).toBe(drawNoise(epsilon, drawFromBytes(bytes())))
      }),
    )
  })
})

describe('drawFromBytes', () => {
  it('makes every number as likely as the others: what does not divide evenly is thrown away', () => {
    for (const bound of [2n, 3n, 7n, 10n, 255n]) {
      const counts = new Map<bigint, number>()
      for (let byte = 0; byte < 256; byte += 1) {
        let given = 0
        const draw = drawFromBytes(() => {
          given += 1
          if (given > 1) throw new Error('thrown away')
          return byte
        })
        try {
          const value = draw.below(bound)
          counts.set(value, (counts.get(value) ?? 0) + 1)
        } catch (cause) {
          expect((cause as Error).message).toBe('thrown away')
        }
      }
      expect(counts.size).toBe(Number(bound))
      expect(new Set(counts.values()).size).toBe(1)
    }
  })
})
