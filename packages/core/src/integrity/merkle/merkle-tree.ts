/** The RFC 6962 Merkle tree: hashes of leaves and nodes, the root, and the compact range by which a log grows without re-reading itself. */
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes } from '../encoding/bytes.ts'

/** Bytes of a hash of the tree. */
export const HASH_LENGTH = 32

const LEAF_PREFIX = Uint8Array.of(0)
const NODE_PREFIX = Uint8Array.of(1)

/** SHA-256(0x00 ‖ leaf): RFC 6962, section 2.1. */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(joinBytes(LEAF_PREFIX, leaf))

/** SHA-256(0x01 ‖ left ‖ right): RFC 6962, section 2.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(joinBytes(NODE_PREFIX, left, right))

/** Root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0))

/** The roots of the perfect subtrees of a log, left to right: all that is needed to append and to name the root. */
export interface CompactRange {
  readonly size: number
  readonly nodes: readonly Uint8Array[]
}

/** The range of a log without leaves. */
export const EMPTY_RANGE: CompactRange = { size: 0, nodes: [] }

/** Adds one leaf hash at the right edge. `onNode` is told every perfect subtree that becomes complete (height above the leaves, its place at that height). */
export const appendLeaf = (
  range: CompactRange,
  hash: Uint8Array,
  onNode?: (height: number, index: number, hash: Uint8Array) => void,
): CompactRange => {
  const nodes = [...range.nodes]
  let node = hash
  let index = range.size
  onNode?.(0, index, node)
  for (let height = 1; index % 2 === 1; height++) {
    const left = nodes.pop()
    if (left === undefined) break
    node = nodeHash(left, node)
    index = (index - 1) / 2
    onNode?.(height, index, node)
  }
  nodes.push(node)
  return { size: range.size + 1, nodes }
}

/** Folds neighbouring subtree roots, left to right in size order, into one root (bagging from the right). */
export const foldNodes = (nodes: readonly Uint8Array[]): Uint8Array =>
  nodes.length === 0 ? emptyRoot() : nodes.reduceRight((right, left) => nodeHash(left, right))

/** The root of the log that the range describes. */
export const rangeRoot = (range: CompactRange): Uint8Array => foldNodes(range.nodes)

/** The root over leaf hashes in order. */
export const rootOf = (hashes: Iterable<Uint8Array>): Uint8Array => {
  let range = EMPTY_RANGE
  for (const hash of hashes) range = appendLeaf(range, hash)
  return rangeRoot(range)
}
