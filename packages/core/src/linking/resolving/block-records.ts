/** Chooses which pairs are compared: those that share enough that is rare. Every pass is counted, so that one can see what was left out. */
import { type Population, possiblePairs } from './population.ts'
import type { BlockingPass, BlockingReport } from './resolution.ts'

/** Pairs as two arrays of record numbers, the smaller one first. */
export interface Pairs {
  readonly one: Int32Array
  readonly two: Int32Array
}

/** Pairs below which all are compared. */
const ALL_PAIRS = 100_000
/** Records under one key above which it says too little to be used: a fiftieth of all, within these bounds. */
const MOST = { share: 1 / 50, least: 100, most: 500 }

const everyPair = ({ ids, first, across }: Population): Pairs => {
  const one: number[] = []
  const two: number[] = []
  for (let a = 0; a < (across ? first : ids.length); a += 1)
    for (let b = across ? first : a + 1; b < ids.length; b += 1) {
      one.push(a)
      two.push(b)
    }
  return { one: Int32Array.from(one), two: Int32Array.from(two) }
}

/** The records under each key of a column, and for each record its keys that are rare enough. */
interface Index {
  readonly keysOf: readonly (readonly number[])[]
  readonly holders: readonly (readonly number[])[]
  readonly tooCommon: number
  readonly size: number
}

/** Columns that are searched together: a family shares its keys, so that swapped values meet. */
const indexColumns = ({ columns, ids }: Population, members: readonly number[], most: number): Index => {
  const numbers = new Map<string, number>()
  const holders: number[][] = []
  const own: number[][] = ids.map(() => [])
  for (const at of members) {
    const column = columns[at]
    if (column === undefined) continue
    const keyed = column.values.map(({ blocks }) =>
      blocks.map((block) => {
        const number = numbers.get(block) ?? holders.push([]) - 1
        numbers.set(block, number)
        return number
      }),
    )
    column.valueIn.forEach((value, record) => {
      for (const key of keyed[value] ?? []) {
        const list = holders[key]
        if (list === undefined || list.at(-1) === record) continue
        if (own[record]?.includes(key)) continue
        list.push(record)
        own[record]?.push(key)
      }
    })
  }
  let tooCommon = 0
  for (const list of holders) if (list.length > most) tooCommon += 1
  const used = (key: number): boolean => {
    const size = holders[key]?.length ?? 0
    return size > 1 && size <= most
  }
  // The rarest key first: a pair is worth what its rarest key in a column is worth.
  const sizeOf = (key: number): number => holders[key]?.length ?? 0
  return {
    keysOf: own.map((keys) => keys.filter(used).sort((a, b) => sizeOf(a) - sizeOf(b))),
    holders,
    tooCommon,
    size: numbers.size,
  }
}

/**
 * The pairs to compare. A key that `n` of `N` records share is worth log2(N / n) bits, once for each column (its rarest key counts);
 * a pair is compared where the sum is worth a value that only two records share.
 */
export const blockRecords = (population: Population): { pairs: Pairs; report: BlockingReport } => {
  const possible = possiblePairs(population)
  const total = population.ids.length
  if (possible <= ALL_PAIRS)
    return {
      pairs: everyPair(population),
      report: { possible, compared: possible, everyPair: true, passes: [] },
    }
  const most = Math.min(MOST.most, Math.max(MOST.least, total * MOST.share))
  const groups = new Map<string, number[]>()
  population.columns.forEach(({ family, name }, at) => {
    const group = family < 0 ? name : `family ${family}`
    groups.set(group, [...(groups.get(group) ?? []), at])
  })
  const indexes = [...groups.values()].map((members) => indexColumns(population, members, most))
  const enough = Math.log2(total) - 1
  const sums = new Float64Array(total)
  const lastIndex = new Int32Array(total).fill(-1)
  const reached = indexes.map(() => 0)
  const one: number[] = []
  const two: number[] = []
  for (let record = 0; record < (population.across ? population.first : total); record += 1) {
    const touched: number[] = []
    indexes.forEach(({ keysOf, holders }, at) => {
      for (const key of keysOf[record] ?? []) {
        const list = holders[key] ?? []
        const bits = Math.log2(total / list.length)
        for (let place = list.length - 1; place >= 0; place -= 1) {
          const other = list[place] as number
          if (population.across ? other < population.first : other <= record) break
          if (lastIndex[other] === at) continue
          if (lastIndex[other] === -1) touched.push(other)
          lastIndex[other] = at
          sums[other] = (sums[other] as number) + bits
          reached[at] = (reached[at] ?? 0) + 1
        }
      }
    })
    for (const other of touched) {
      if ((sums[other] as number) >= enough) {
        one.push(record)
        two.push(other)
      }
      sums[other] = 0
      lastIndex[other] = -1
    }
  }
  const passes = [...groups.values()].map(
    (members, at): BlockingPass => ({
      column: members.map((place) => population.columns[place]?.name ?? '').join(' + '),
      keys: indexes[at]?.size ?? 0,
      tooCommon: indexes[at]?.tooCommon ?? 0,
      pairs: reached[at] ?? 0,
    }),
  )
  return {
    pairs: { one: Int32Array.from(one), two: Int32Array.from(two) },
    report: { possible, compared: one.length, everyPair: false, passes },
  }
}
