/** Proposes which records of persons are of one person: looks pairs up, compares them, learns what likeness is worth, and chooses. */
import { blockRecords, type Pairs } from './block-records.ts'
import { assignPairs, clusterRecords, type ScoredPair } from './choose-pairs.ts'
import { compareAll, openComparer } from './compare-records.ts'
import { explainPair } from './explain-pair.ts'
import { type Compared, fitModel, type Model } from './fit-model.ts'
import { type Population, populate, possiblePairs } from './population.ts'
import type { PersonTable, ProposedPair, Resolution } from './resolution.ts'

/** Pairs by chance from which it is learned how alike two people are. */
const RANDOM_PAIRS = 60_000
/** Pairs of records left over that are compared one by one in the second round. */
const LEFT_PAIRS = 400_000

/** Pairs spread evenly over all possible ones by a fixed sequence (a linear congruential generator), the same in every run. */
const spreadPairs = ({ ids, first, across }: Population): Pairs => {
  const one = new Int32Array(RANDOM_PAIRS)
  const two = new Int32Array(RANDOM_PAIRS)
  let state = 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let pair = 0; pair < RANDOM_PAIRS; pair += 1) {
    const a = next(across ? first : ids.length)
    const b = across ? first + next(ids.length - first) : (a + 1 + next(ids.length - 1)) % ids.length
    one[pair] = Math.min(a, b)
    two[pair] = Math.max(a, b)
  }
  return { one, two }
}

const scoreAll = (model: Model, { one, two, levels }: Compared, width: number): ScoredPair[] =>
  Array.from(one, (record, pair) => ({
    one: record,
    two: two[pair] ?? 0,
    bits: model.score(levels, pair * width, record, two[pair] ?? 0),
  }))

/**
 * Of what is left over when most records have found their like, a pair is more likely from the start: as many matches as lie just
 * above the bound are taken to lie below it, among fewer pairs.
 */
const assignLeftOver = (
  population: Population,
  model: Model,
  chosen: readonly ScoredPair[],
  compare: (pairs: Pairs) => Compared,
): ScoredPair[] => {
  const { ids, first, columns } = population
  const taken = new Set(chosen.flatMap(({ one, two }) => [one, two]))
  const left = ids.map((_, record) => record).filter((record) => !taken.has(record))
  const ones = left.filter((record) => record < first)
  const twos = left.filter((record) => record >= first)
  const possible = ones.length * twos.length
  if (possible === 0 || possible > LEFT_PAIRS) return []
  const near = chosen.filter(({ bits }) => bits < 10).length + 0.5
  const prior = Math.log2(near / Math.max(near, possible - near))
  const gain = Math.max(0, prior - model.prior)
  const pairs = {
    one: Int32Array.from(ones.flatMap((record) => twos.map(() => record))),
    two: Int32Array.from(ones.flatMap(() => twos)),
  }
  const scored = scoreAll(model, compare(pairs), columns.length)
  return assignPairs(scored.map((pair) => ({ ...pair, bits: pair.bits + gain })))
}

/**
 * Proposals for one table (records of one person within it) or two (records of one person across them). Deterministic. Columns
 * that tell what a person looks like or belongs to are never compared, see `leftOut`.
 */
export const resolvePersons = (first: PersonTable, second?: PersonTable): Resolution => {
  const population = populate(first, second)
  const width = population.columns.length
  const comparer = openComparer(population)
  const compare = ({ one, two }: Pairs): Compared => ({
    one,
    two,
    levels: compareAll(population, comparer, one, two),
  })
  const { pairs, report } = blockRecords(population)
  const candidates = compare(pairs)
  const random = report.everyPair ? candidates : compare(spreadPairs(population))
  const model = fitModel(population, candidates, random)
  const scored = possiblePairs(population) === 0 ? [] : scoreAll(model, candidates, width)
  const propose = (pair: ScoredPair, through: boolean): ProposedPair => ({
    ...explainPair(population, model, comparer, pair),
    through,
  })
  const row = new Uint8Array(width)
  const scoreOf = (one: number, two: number): number => {
    comparer(one, two, row, 0)
    return model.score(row, 0, one, two)
  }
  const chosen: ProposedPair[] = []
  if (population.across) {
    const assigned = assignPairs(scored)
    const more = assignLeftOver(population, model, assigned, compare)
    chosen.push(...[...assigned, ...more].map((pair) => propose(pair, false)))
  } else
    for (const group of clusterRecords(scored, scoreOf))
      group.forEach((one, at) => {
        for (const two of group.slice(at + 1)) {
          const bits = scoreOf(one, two)
          chosen.push(propose({ one, two, bits }, bits <= 0))
        }
      })
  return {
    pairs: chosen.sort((a, b) => b.strength - a.strength),
    blocking: report,
    columns: population.columns.map(({ name, kind }) => ({ name, kind })),
    leftOut: population.leftOut,
  }
}
