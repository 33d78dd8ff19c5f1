/** Learns from the records themselves how much each likeness is worth: Fellegi and Sunter (1969), fitted by expectation and maximisation. */
import { LEVEL, LEVELS } from './compare-values.ts'
import { FIRST_BELIEFS, OF_HOUSEHOLD } from './first-beliefs.ts'
import { type FilledColumn, type Population, possiblePairs } from './population.ts'

/** Pairs with their levels: one row of as many places as there are columns. */
export interface Compared {
  readonly one: ArrayLike<number>
  readonly two: ArrayLike<number>
  readonly levels: Uint8Array
}

/** A fitted model. Bits are logarithms (base 2) of odds. */
export interface Model {
  /** Bits that any pair begins with. */
  readonly prior: number
  /** What a column says of two records at a level. */
  bitsOf(column: number, level: number, one: number, two: number): number
  /** All columns and the beginning together; above 0 it is more likely than not that both are one person. */
  score(levels: Uint8Array, at: number, one: number, two: number): number
}

const ROUNDS = 15
/** How many pairs the first beliefs count for. */
const TRUST = { one: 100, two: 500 }
/** No likeness is worth more: an identifier may be shared by mistake, a household has several members. */
const MOST = { column: 18 }
/** What a household in common is worth at most, above the bound, by whether the first names differ. */
const HOUSEHOLD = { otherName: 6, sameName: 12 }
/** Where first names differ and nothing personal can be compared, a brother or sister looks the same: never proposed. */
const UNDECIDED = -1
/** Records that a value's first belief counts for, beside the records that hold it. */
const VALUE_TRUST = 50
/** A value is no rarer than this part of the usual value of its column. */
const RAREST = 0.25

const oddsToShare = (bits: number): number => 1 / (1 + 2 ** -bits)

/** Fits the model: `candidates` are the pairs that were looked up, `random` pairs by chance (the same where all pairs are compared). */
export const fitModel = (population: Population, candidates: Compared, random: Compared): Model => {
  const { columns, ids } = population
  const width = columns.length
  const possible = Math.max(1, possiblePairs(population))
  const smaller = population.across ? Math.min(population.first, ids.length - population.first) : ids.length
  const expected = Math.max(0.5, 0.1 * smaller)
  let prior = Math.log2(expected / Math.max(expected, possible - expected))
  const start = (which: 'one' | 'two') =>
    Float64Array.from(columns.flatMap(({ kind }) => [0, ...FIRST_BELIEFS[kind][which]]))
  const firstOne = start('one')
  const firstTwo = start('two')
  let likeOne = firstOne.slice()
  let likeTwo = firstTwo.slice()
  const household = columns.map(({ kind }) => OF_HOUSEHOLD.has(kind))
  const firstName = columns.map(({ kind }) => kind === 'given-name' || kind === 'full-name')

  /** For each column and value the logarithm of how common the value is among people, as far as counts can say. */
  const rarity = columns.map(({ counts, kind }) => {
    const first = VALUE_TRUST * (FIRST_BELIEFS[kind].two[LEVEL.same - 1] ?? 0)
    return Float64Array.from(counts, (count) =>
      Math.log2((Math.max(0, count - 2) + first) / (ids.length + VALUE_TRUST)),
    )
  })
  const bits = new Float64Array(width * LEVELS)
  const same = new Float64Array(width)
  const least = new Float64Array(width)
  const prepare = (): void => {
    for (let place = 0; place < bits.length; place += 1) {
      const [m, u] = [likeOne[place] as number, likeTwo[place] as number]
      bits[place] = m > 0 && u > 0 ? Math.min(MOST.column, Math.log2(m / u)) : 0
    }
    for (let column = 0; column < width; column += 1) {
      same[column] = Math.log2(likeOne[column * LEVELS + LEVEL.same] as number)
      least[column] = Math.log2(RAREST * (likeTwo[column * LEVELS + LEVEL.same] as number))
    }
  }
  prepare()
  const bitsOf = (column: number, level: number, one: number, two: number): number => {
    if (level !== LEVEL.same) return bits[column * LEVELS + level] as number
    const { valueIn } = columns[column] as FilledColumn
    const a = valueIn[one] as number
    const rare = Math.max(
      least[column] as number,
      rarity[column]?.[a < 0 ? (valueIn[two] as number) : a] ?? 0,
    )
    return Math.min(MOST.column, (same[column] as number) - rare)
  }
  const score = (levels: Uint8Array, at: number, one: number, two: number): number => {
    let [sum, shared] = [prior, 0]
    let [otherName, personal] = [false, false]
    for (let column = 0; column < width; column += 1) {
      const level = levels[at + column] as number
      if (level === LEVEL.missing) continue
      const own = bitsOf(column, level, one, two)
      if (firstName[column]) otherName ||= level === LEVEL.differs
      else personal ||= !household[column]
      if (household[column] && own > 0) shared += own
      else sum += own
    }
    const most = otherName ? HOUSEHOLD.otherName : HOUSEHOLD.sameName
    const total = sum + Math.min(most - prior, shared)
    return otherName && !personal ? Math.min(total, UNDECIDED) : total
  }

  const learn = (pairs: Compared, part: 'one' | 'two', first: Float64Array, trust: number) => {
    const counts = first.map((share) => share * trust)
    let sum = 0
    for (let pair = 0; pair < pairs.one.length; pair += 1) {
      const at = pair * width
      const chance = oddsToShare(score(pairs.levels, at, pairs.one[pair] ?? 0, pairs.two[pair] ?? 0))
      const weight = part === 'one' ? chance : 1 - chance
      sum += weight
      if (weight < 1e-6) continue
      for (let column = 0; column < width; column += 1) {
        const place = column * LEVELS + (pairs.levels[at + column] as number)
        counts[place] = (counts[place] as number) + weight
      }
    }
    for (let column = 0; column < width; column += 1) {
      let total = 0
      for (let level = 1; level < LEVELS; level += 1) total += counts[column * LEVELS + level] as number
      for (let level = 0; level < LEVELS; level += 1) {
        const place = column * LEVELS + level
        counts[place] = level === 0 || total === 0 ? 0 : (counts[place] as number) / total
      }
    }
    return { shares: counts, sum }
  }

  for (let round = 0; round < ROUNDS; round += 1) {
    const one = learn(candidates, 'one', firstOne, TRUST.one)
    const two = learn(random, 'two', firstTwo, TRUST.two)
    likeOne = one.shares
    likeTwo = two.shares
    prepare()
    const matches = Math.min(possible / 2, one.sum + 0.1 * expected) / 1.1
    prior = Math.log2(matches / Math.max(matches, possible - matches))
  }
  return {
    get prior() {
      return prior
    },
    bitsOf,
    score,
  }
}
