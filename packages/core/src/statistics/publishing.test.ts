/** Promises about budgets, published tables, hidden counts, axes and files. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellBudget,
  composeBudget,
  type Epsilon,
  type Grid,
  groupByAxis,
  isWithin,
  logProbability,
  mayShareAxis,
  protectCounts,
  REFERENCE_FIGURES,
  releaseTable,
  splitBudget,
  toEpsilon,
  VARIABLE_MAP,
  writeCsv,
} from './index.ts'

const epsilonOf = (numerator: bigint, denominator: bigint): Epsilon => {
  const epsilon = toEpsilon(numerator, denominator)
  if (epsilon === undefined) throw new Error('no epsilon')
  return epsilon
}
const part = fc.bigInt({ min: 1n, max: 1_000n })
const fraction = fc.tuple(part, part).map(([numerator, denominator]) => epsilonOf(numerator, denominator))

describe('the budget', () => {
  it('of parts is their sum, exactly, in whatever order', () => {
    const tenths = Array.from({ length: 10 }, () => epsilonOf(1n, 10n))
    expect(composeBudget(tenths)).toEqual({ numerator: 1n, denominator: 1n })
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1, maxLength: 6 }), (parts) => {
        expect(composeBudget([...parts].reverse())).toEqual(composeBudget(parts))
      }),
    )
  })

  it('that is split comes together again to the whole', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 12 }), (whole, parts) => {
        const one = splitBudget(whole, BigInt(parts))
        expect(composeBudget(Array.from({ length: parts }, () => one))).toEqual(whole)
        expect(isWithin(one, whole)).toBe(true)
      }),
    )
  })

  it('is above zero or none', () => {
    expect([toEpsilon(0n, 1n), toEpsilon(1n, 0n), toEpsilon(-1n, 2n)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

const GRIDS: Grid[] = [
  { dimension: 'all', keys: [''], steps: ['opened', 'charged'] },
  { dimension: 'kind', keys: ['a', 'b'], steps: ['opened', 'charged'] },
  { dimension: 'year', keys: ['2025', '2026'], steps: ['opened', 'charged'] },
]
type Case = { kind: string; year: string; step: string }
const countOf = (cases: readonly Case[]) => {
  const counts = new Map<string, number>()
  for (const one of cases)
    for (const place of [`all||${one.step}`, `kind|${one.kind}|${one.step}`, `year|${one.year}|${one.step}`])
      counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}
const someCase = fc.record({
  kind: fc.constantFrom('a', 'b'),
  year: fc.constantFrom('2025', '2026'),
  step: fc.constantFrom('opened', 'charged'),
})

/** Chance by which each noise is zero: e^0 is true at once, e^−1 is not, the sign is plus. */
const createStillChance = () => {
  let asked = 0
  return (): boolean => {
    asked += 1
    return [false, true, false, false][(asked - 1) % 4] ?? false
  }
}

describe('a published table', () => {
  it('tells two houses apart that differ by one case by no more than e^ε, whatever table came out', () => {
    const cell = cellBudget(epsilonOf(1n, 1n), GRIDS)
    expect(composeBudget(GRIDS.map(() => cell))).toEqual({ numerator: 1n, denominator: 1n })
    const names = GRIDS.flatMap(({ dimension, keys, steps }) =>
      keys.flatMap((key) => steps.map((step) => `${dimension}|${key}|${step}`)),
    )
    const answers = fc.array(fc.integer({ min: -60, max: 60 }), {
      minLength: names.length,
      maxLength: names.length,
    })
    fc.assert(
      fc.property(fc.array(someCase, { maxLength: 20 }), someCase, answers, (cases, more, answer) => {
        const log = (counts: Map<string, number>) =>
          names.reduce(
            (sum, name, at) => sum + logProbability((answer[at] ?? 0) - (counts.get(name) ?? 0), cell),
            0,
          )
        const apart = log(countOf(cases)) - log(countOf([...cases, more]))
        expect(Math.abs(apart)).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it('holds the grid and nothing besides, and nothing below the least number', () => {
    const cells = releaseTable(
      [
        { dimension: 'all', key: '', step: 'opened', count: 11 },
        { dimension: 'all', key: '', step: 'charged', count: 10 },
        { dimension: 'kind', key: 'secret', step: 'opened', count: 500 },
      ],
      GRIDS,
      epsilonOf(3n, 1n),
      { below: () => 0n, chance: createStillChance() },
    )
    expect(cells).toHaveLength(10)
    expect(cells.filter(({ value }) => value !== undefined)).toEqual([
      { dimension: 'all', key: '', step: 'opened', value: 11 },
    ])
  })
})

describe('protectCounts', () => {
  const split = fc.record({ own: fc.nat(30), others: fc.nat(30) })

  it('shows no count behind which stand one to four cases of others, nor one that a sum would tell', () => {
    fc.assert(
      fc.property(fc.array(split, { maxLength: 8 }), fc.boolean(), (counts, addsUp) => {
        const shown = protectCounts(counts, addsUp)
        for (const [at, { own, others }] of counts.entries()) {
          if (others > 0 && others < 5) expect(shown[at]).toBeUndefined()
          if (shown[at] !== undefined) expect(shown[at]).toBe(own + others)
        }
        const hidden = counts.filter((_, at) => shown[at] === undefined)
        if (addsUp && hidden.length === 1)
          expect(counts.every(({ others }, at) => shown[at] === undefined || others === 0)).toBe(true)
      }),
    )
  })
})

describe('axes', () => {
  it('never hold the estimate beside a rate of identified victims', () => {
    for (const figures of groupByAxis(REFERENCE_FIGURES).values())
      expect(new Set(figures.map(({ denominator }) => denominator)).size).toBe(1)
    const find = (wanted: string) => {
      const found = REFERENCE_FIGURES.find(({ id }) => id === wanted)
      if (found === undefined) throw new Error(`${wanted} is missing`)
      return found
    }
    expect(mayShareAxis(find('FAG-1'), find('TIP-2023'))).toBe(false)
    expect([find('FAG-1').isEstimate, find('TIP-2023').isEstimate]).toEqual([true, false])
    expect([...groupByAxis(REFERENCE_FIGURES).keys()]).toHaveLength(3)
  })

  const shared = new URL('../../../../../shared/domain/statistics.json', import.meta.url)
  it.skipIf(!existsSync(shared))('say what the shared statistics say', () => {
    const { figures, meta } = JSON.parse(readFileSync(shared, 'utf8')) as {
      figures: { id: string; value: unknown }[]
      meta: { dashboard_rules: string[] }
    }
    expect(meta.dashboard_rules.join(' ')).toContain('never plot both on one axis')
    const tip = figures.find(({ id }) => id === 'TIP-2023')?.value as Record<string, number>
    const percentOf = (wanted: string) => REFERENCE_FIGURES.find(({ id }) => id === wanted)?.percent
    expect(percentOf('TIP-2023')).toBe(tip.convictions_per_100_victims_identified)
    expect(percentOf('TIP-2023-P')).toBe(tip.convictions_per_100_prosecutions)
    expect(figures.find(({ id }) => id === 'FAG-1')?.value).toBe('<1')
  })
})

describe('files', () => {
  it('quote what needs it and run no formula', () => {
    expect(writeCsv([['a,b', '=1+1', -3, undefined, 'x"y']])).toBe('"a,b",\'=1+1,-3,,"x""y"\r\n')
  })

  it('say of every variable whether it fits, and why not', () => {
    for (const row of VARIABLE_MAP) if (row.fit !== 'whole') expect(row.caveat, row.ours).toBeTruthy()
  })
})
