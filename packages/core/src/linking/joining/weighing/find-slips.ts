/**
 * Finds slips: a source that carries a tie by a misreading, a copy or an error of the grouping, though its own hand is another.
 *
 * Of a tie with n sources that some hand carries more than once, one alone may belong to a hand of m sources (m > 1) that otherwise never uses the tie. Held against
 * each other are that the hand belongs to the same person, θ / (n - 1 + θ) · 2 / (m + 1) as in the weighing of ties, and that
 * it slipped. How often sources slip is learned from all of them, beginning with one in a hundred.
 */
import type { Carriers } from '../join-input.ts'
import type { Hands, Weights } from './weigh-ties.ts'

const ROUNDS = 25
/** Fewer sources cannot tell the one from the others. */
const FEWEST = 3

/** For places in `carriers.sources` that may be slips: how likely they are none, 0 to 1. */
export const findSlips = (
  ties: readonly number[],
  carriers: Carriers,
  { hand, size }: Hands,
  { theta }: Pick<Weights, 'theta'>,
): Map<number, number> => {
  const places: number[] = []
  const odds: number[] = []
  let carryings = 0
  for (const tie of ties) {
    const [begin, end] = [carriers.starts[tie] ?? 0, carriers.starts[tie + 1] ?? 0]
    if (end - begin < FEWEST) continue
    carryings += end - begin
    const counts = new Map<number, number>()
    for (let at = begin; at < end; at += 1) {
      const own = hand[carriers.sources[at] ?? 0] ?? -1
      if (own >= 0) counts.set(own, (counts.get(own) ?? 0) + 1)
    }
    let n = 0
    let main = 0
    for (const count of counts.values()) {
      n += count
      main = Math.max(main, count)
    }
    if (counts.size < 2 || main < 2) continue
    const fresh = theta[tie] ?? 1
    for (let at = begin; at < end; at += 1) {
      const own = hand[carriers.sources[at] ?? 0] ?? -1
      const all = own < 0 ? 0 : (size[own] ?? 0)
      if (all < 2 || counts.get(own) !== 1) continue
      places.push(at)
      odds.push((fresh / (n - 1 + fresh)) * (2 / (all + 1)))
    }
  }
  let slips = 0.01
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = odds.reduce((total, each) => total + slips / (slips + each), 0)
    slips = (1 + sum) / (100 + carryings)
  }
  return new Map(places.map((at, n) => [at, (odds[n] ?? 0) / ((odds[n] ?? 0) + slips)]))
}
