/** Finds what the texts of a group have in common: the columns of their template, by alignment with the most typical text and by majority. */
import { type Aligner, openAligner } from './align-tokens.ts'
import type { Tokens } from './split-tokens.ts'

/** One text of the group and in how many copies it occurs. */
export interface Distinct {
  readonly tokens: Tokens
  readonly weight: number
}

/** The columns: the word that stands there for most, its kind, and of each text the place of the token it has there (−1: none). */
export interface Consensus {
  readonly ids: Int32Array
  readonly kinds: Uint8Array
  readonly maps: readonly Int32Array[]
}

/** Rounds of voting; most groups are settled after two. */
const ROUNDS = 4

/** The text whose pairs of neighbouring words are the most common ones in the group; the earlier one of two. */
const findMostTypical = (members: readonly Distinct[], total: number): number => {
  if (members.length < 3) return 0
  const counts = new Map<number, number>()
  const pairOf = (ids: Int32Array, at: number) => (ids[at] ?? 0) * 0x200000 + (ids[at + 1] ?? 0)
  for (const { tokens, weight } of members)
    for (let at = 0; at + 1 < tokens.ids.length; at += 1) {
      const pair = pairOf(tokens.ids, at)
      counts.set(pair, (counts.get(pair) ?? 0) + weight)
    }
  let best = 0
  let bestScore = Number.NEGATIVE_INFINITY
  members.forEach(({ tokens }, index) => {
    let score = 0
    for (let at = 0; at + 1 < tokens.ids.length; at += 1)
      score += 2 * (counts.get(pairOf(tokens.ids, at)) ?? 0) - total
    if (score > bestScore) {
      best = index
      bestScore = score
    }
  })
  return best
}

interface Columns {
  readonly ids: number[]
  readonly kinds: number[]
}

/** The word that most texts have in a column: number, kind, weight; and the weight of those that have none. */
const voteOnColumn = (
  members: readonly Distinct[],
  maps: readonly Int32Array[],
  column: number,
  id: number,
) => {
  let [own, none, total] = [0, 0, 0]
  members.forEach(({ tokens, weight }, index) => {
    const token = maps[index]?.[column] ?? -1
    total += weight
    if (token < 0) none += weight
    else if (tokens.ids[token] === id) own += weight
  })
  if (own * 2 >= total) return { id, none, total }
  const counts = new Map<number, number>()
  members.forEach(({ tokens, weight }, index) => {
    const token = maps[index]?.[column] ?? -1
    if (token >= 0) counts.set(tokens.ids[token] ?? 0, (counts.get(tokens.ids[token] ?? 0) ?? 0) + weight)
  })
  let best = id
  for (const [word, weight] of counts)
    if (weight > (counts.get(best) ?? 0) || (weight === counts.get(best) && word < best)) best = word
  return { id: best, none, total }
}

/** Tokens that most texts have between two columns, in the order in which one of them has them. */
const voteOnInsertions = (
  members: readonly Distinct[],
  maps: readonly Int32Array[],
  length: number,
  total: number,
): Map<number, { ids: number[]; kinds: number[] }> => {
  const found = new Map<number, { weight: number; spans: [member: number, from: number, to: number][] }>()
  members.forEach(({ tokens, weight }, index) => {
    let next = 0
    for (let column = 0; column <= length; column += 1) {
      const token = column === length ? tokens.ids.length : (maps[index]?.[column] ?? -1)
      if (token < 0) continue
      if (token > next) {
        const here = found.get(column) ?? { weight: 0, spans: [] }
        here.weight += weight
        here.spans.push([index, next, token])
        found.set(column, here)
      }
      next = token + 1
    }
  })
  const voted = new Map<number, { ids: number[]; kinds: number[] }>()
  for (const [column, { weight, spans }] of found) {
    if (weight * 2 <= total) continue
    const counts = new Map<number, number>()
    for (const [index, from, to] of spans) {
      const member = members[index]
      for (const id of new Set(member?.tokens.ids.subarray(from, to)))
        counts.set(id, (counts.get(id) ?? 0) + (member?.weight ?? 0))
    }
    let best: { ids: number[]; kinds: number[] } = { ids: [], kinds: [] }
    for (const [index, from, to] of spans) {
      const tokens = members[index]?.tokens
      const one = { ids: [] as number[], kinds: [] as number[] }
      for (let at = from; tokens !== undefined && at < to; at += 1) {
        const id = tokens.ids[at] ?? 0
        if ((counts.get(id) ?? 0) * 2 <= total || one.ids.includes(id)) continue
        one.ids.push(id)
        one.kinds.push(tokens.kinds[at] ?? 0)
      }
      if (one.ids.length > best.ids.length) best = one
    }
    if (best.ids.length > 0) voted.set(column, best)
  }
  return voted
}

const alignAll = (aligner: Aligner, members: readonly Distinct[], columns: Columns): Int32Array[] =>
  members.map(({ tokens }) => aligner.align(columns, tokens))

/** The consensus of distinct texts that stand in an order of their own (not that of the group); `voters` of them vote, all are aligned. */
export const buildConsensus = (members: readonly Distinct[], voters: readonly Distinct[]): Consensus => {
  const aligner = openAligner()
  const total = voters.reduce((sum, { weight }) => sum + weight, 0)
  const base = voters[findMostTypical(voters, total)]?.tokens
  let columns: Columns = { ids: [...(base?.ids ?? [])], kinds: [...(base?.kinds ?? [])] }
  let maps = alignAll(aligner, voters, columns)
  for (let round = 0; round < ROUNDS && voters.length > 2; round += 1) {
    const insertions = voteOnInsertions(voters, maps, columns.ids.length, total)
    const next: Columns = { ids: [], kinds: [] }
    let changed = insertions.size > 0
    for (let column = 0; column <= columns.ids.length; column += 1) {
      const inserted = insertions.get(column)
      if (inserted !== undefined) {
        next.ids.push(...inserted.ids)
        next.kinds.push(...inserted.kinds)
      }
      if (column === columns.ids.length) break
      const own = columns.ids[column] ?? 0
      const { id, none } = voteOnColumn(voters, maps, column, own)
      if (id !== own || none * 2 > total) changed = true
      if (none * 2 > total) continue
      next.ids.push(id)
      next.kinds.push(kindInColumn(voters, maps, column, id) ?? columns.kinds[column] ?? 0)
    }
    if (!changed) break
    columns = next
    maps = alignAll(aligner, voters, columns)
  }
  return {
    ids: Int32Array.from(columns.ids),
    kinds: Uint8Array.from(columns.kinds),
    maps: members === voters ? maps : alignAll(aligner, members, columns),
  }
}

/** The kind of the first token with this word in a column. */
const kindInColumn = (
  members: readonly Distinct[],
  maps: readonly Int32Array[],
  column: number,
  id: number,
): number | undefined => {
  for (let index = 0; index < members.length; index += 1) {
    const tokens = members[index]?.tokens
    const token = maps[index]?.[column] ?? -1
    if (token >= 0 && tokens?.ids[token] === id) return tokens.kinds[token]
  }
  return undefined
}
