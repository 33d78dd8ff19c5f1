/** Lays misspelt words beside what they misspell: alignment by equal words alone cannot tell which of several words a new one stands for. */
import type { Consensus, Distinct } from './build-consensus.ts'
import { isSlipOf } from './is-slip-of.ts'
import type { Vocabulary } from './split-tokens.ts'

/** Moves in `map` each token that stands for another word to a free column beside it whose word it is a slip of. */
const settleOne = (map: Int32Array, ids: Int32Array, tokens: Int32Array, { words }: Vocabulary): void => {
  const wordOf = (column: number): string => words[ids[column] ?? -1] ?? ''
  for (let column = 0; column < ids.length; column += 1) {
    const token = map[column] ?? -1
    if (token < 0 || tokens[token] === ids[column]) continue
    const word = words[tokens[token] ?? -1] ?? ''
    if (isSlipOf(word, wordOf(column))) continue
    for (const step of [-1, 1]) {
      let other = column + step
      while (other >= 0 && other < ids.length && map[other] === -1 && !isSlipOf(word, wordOf(other)))
        other += step
      if (other < 0 || other >= ids.length || map[other] !== -1) continue
      map[other] = token
      map[column] = -1
      break
    }
  }
}

/** Settles the slips of every text. Changes the maps of the consensus. */
export const settleSlips = (
  members: readonly Distinct[],
  { ids, maps }: Consensus,
  vocabulary: Vocabulary,
): void => {
  members.forEach(({ tokens }, index) => {
    const map = maps[index]
    if (map !== undefined) settleOne(map, ids, tokens.ids, vocabulary)
  })
}
