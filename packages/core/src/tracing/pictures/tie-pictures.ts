/**
 * Ties pictures that look alike. Two pictures share a tie exactly when their PDQ hashes differ in at most 31 of 256 bits in
 * one of eight positions and both have a quality of at least 50 (Meta Platforms, "The TMK+PDQF Video-Hashing Algorithm and
 * the PDQ Image-Hashing Algorithm", 2019: the thresholds that it advises). Likeness is not carried on: where A is like B and
 * B like C but A not like C there are two ties, and nothing grows without bound.
 */
import { type BitHash, PDQ_LEAST_QUALITY, parseBitHash } from '../../safeguarding/index.ts'
import { findNearPairs } from './near-pairs.ts'

/** A picture: the key of its source, and its hashes as 64 hex digits in eight positions, its own first. */
export interface PictureEntry {
  readonly key: string
  readonly pdq: readonly string[]
  readonly quality: number
}

/** Pictures that are all like one another. */
export interface PictureTie {
  /** `first~second`: the keys of the two oldest sources that made it. It stays when more come. */
  readonly name: string
  /** Keys of the sources, sorted. */
  readonly keys: readonly string[]
}

interface Node {
  readonly keys: readonly string[]
  readonly positions: readonly BitHash[]
}

/** Equal hashes as one node, in the order of their oldest sources. */
const toNodes = (pictures: readonly PictureEntry[]): Node[] => {
  const byHash = new Map<string, { keys: Set<string>; pdq: readonly string[] }>()
  for (const { key, pdq, quality } of pictures) {
    const [own = ''] = pdq
    if (quality < PDQ_LEAST_QUALITY || parseBitHash(own) === undefined) continue
    const node = byHash.get(own)
    if (node === undefined) byHash.set(own, { keys: new Set([key]), pdq })
    else node.keys.add(key)
  }
  return [...byHash.values()]
    .map(({ keys, pdq }) => ({
      keys: [...keys].sort(),
      positions: pdq.flatMap((hex) => parseBitHash(hex) ?? []),
    }))
    .sort((x, y) => compare(x.keys[0] ?? '', y.keys[0] ?? '') || compareHashes(x, y))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const compareHashes = (x: Node, y: Node): number =>
  compare((x.positions[0] ?? []).join(), (y.positions[0] ?? []).join())

interface Edge {
  readonly a: number
  readonly b: number
  readonly earlier: string
  readonly later: string
}

/** Joins of nodes, and of a node with itself where several sources hold the same hash; the oldest first. */
const toEdges = (nodes: readonly Node[], near: readonly (readonly [number, number])[]): Edge[] => {
  const between = near.map(([a, b]): Edge => {
    const [earlier = '', later = ''] = [nodes[a]?.keys[0] ?? '', nodes[b]?.keys[0] ?? ''].sort()
    return { a, b, earlier, later }
  })
  const within = nodes.flatMap(({ keys: [earlier, later] }, at): Edge[] =>
    earlier === undefined || later === undefined ? [] : [{ a: at, b: at, earlier, later }],
  )
  return [...between, ...within].sort(
    (x, y) => compare(x.later, y.later) || compare(x.earlier, y.earlier) || x.a - y.a || x.b - y.b,
  )
}

/**
 * The ties of a set of pictures, whatever their order: cliques that cover every near pair, each grown from the oldest pair
 * that no earlier one covers, taking in older pictures first. What comes later extends a tie or makes a new one; no tie
 * that stood loses a source or its name.
 */
export const tiePictures = (pictures: readonly PictureEntry[]): PictureTie[] => {
  const nodes = toNodes(pictures)
  const pairs = findNearPairs(nodes.map(({ positions }) => positions))
  const beside = nodes.map(() => new Set<number>())
  for (const { a, b } of pairs) {
    beside[a]?.add(b)
    beside[b]?.add(a)
  }
  const covered = new Set<string>()
  const ties: PictureTie[] = []
  for (const { a, b, earlier, later } of toEdges(
    nodes,
    pairs.map(({ a, b }) => [a, b]),
  )) {
    if (covered.has(`${a} ${b}`)) continue
    const clique = [...new Set([a, b])]
    const candidates = [...(beside[a] ?? [])].sort((x, y) => x - y)
    for (const each of candidates)
      if (!clique.includes(each) && clique.every((one) => beside[each]?.has(one) === true)) clique.push(each)
    clique.sort((x, y) => x - y)
    clique.forEach((x, at) => {
      for (const y of clique.slice(at)) covered.add(`${x} ${y}`)
    })
    const keys = [...new Set(clique.flatMap((at) => nodes[at]?.keys ?? []))].sort()
    if (keys.length > 1) ties.push({ name: `${earlier}~${later}`, keys })
  }
  return ties
}
