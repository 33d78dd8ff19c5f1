/** Inclusion and consistency proofs of RFC 6962: which nodes they are made of, making them, and checking them (algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2). */
import { equalBytes } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { foldNodes, HASH_LENGTH, nodeHash } from './merkle-tree.ts'

/** A perfect subtree: `height` above the leaves, `index` counted from the left at that height. */
export interface TreeNode {
  readonly height: number
  readonly index: number
}

/** Gives the hash of a perfect subtree that lies wholly inside the log. */
export type ReadNode = (node: TreeNode) => Uint8Array

/** A run of leaves; each hash of a proof is the root over one. */
interface Run {
  readonly start: number
  readonly end: number
}

const splitPoint = (count: number): number => {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

const inclusionRuns = (index: number, run: Run): Run[] => {
  const count = run.end - run.start
  if (count <= 1) return []
  const middle = run.start + splitPoint(count)
  const left = { start: run.start, end: middle }
  const right = { start: middle, end: run.end }
  return index < middle ? [...inclusionRuns(index, left), right] : [...inclusionRuns(index, right), left]
}

const consistencyRuns = (from: number, run: Run, whole: boolean): Run[] => {
  if (from === run.end) return whole ? [] : [run]
  const middle = run.start + splitPoint(run.end - run.start)
  const left = { start: run.start, end: middle }
  const right = { start: middle, end: run.end }
  return from <= middle
    ? [...consistencyRuns(from, left, whole), right]
    : [...consistencyRuns(from, right, false), left]
}

const perfectNodes = (run: Run): TreeNode[] => {
  const nodes: TreeNode[] = []
  for (let at = run.start; at < run.end; ) {
    let height = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= run.end) {
      width *= 2
      height += 1
    }
    nodes.push({ height, index: at / width })
    at += width
  }
  return nodes
}

/** The nodes that make up the root of the first `size` leaves, left to right. */
export const rangeNodes = (size: number): TreeNode[] => perfectNodes({ start: 0, end: size })

/** For every hash of the inclusion proof, from the leaf's sibling to the root's child, the nodes it folds from. Empty for an index outside the log. */
export const planInclusion = (index: number, size: number): TreeNode[][] =>
  index < 0 || index >= size ? [] : inclusionRuns(index, { start: 0, end: size }).map(perfectNodes)

/** The same for the consistency proof between two sizes. Empty where either is 0 or they are equal. */
export const planConsistency = (from: number, to: number): TreeNode[][] =>
  from <= 0 || from >= to ? [] : consistencyRuns(from, { start: 0, end: to }, true).map(perfectNodes)

/** Makes a proof from its plan, by reading the nodes and folding each row. */
export const makeProof = (plan: readonly (readonly TreeNode[])[], read: ReadNode): Uint8Array[] =>
  plan.map((nodes) => foldNodes(nodes.map(read)))

/** The inclusion proof over leaf hashes held in memory. */
export const proveInclusion = (hashes: readonly Uint8Array[], index: number): Uint8Array[] =>
  makeProof(planInclusion(index, hashes.length), readNodeOf(hashes))

/** The consistency proof from the first `from` leaves to all of the leaf hashes. */
export const proveConsistency = (hashes: readonly Uint8Array[], from: number): Uint8Array[] =>
  makeProof(planConsistency(from, hashes.length), readNodeOf(hashes))

/** Reads perfect subtrees of leaf hashes held in memory by hashing them. */
export const readNodeOf =
  (hashes: readonly Uint8Array[]): ReadNode =>
  ({ height, index }) => {
    const width = 2 ** height
    let row = hashes.slice(index * width, (index + 1) * width)
    while (row.length > 1) row = pairUp(row)
    return foldNodes(row)
  }

const pairUp = (row: readonly Uint8Array[]): Uint8Array[] => {
  const next: Uint8Array[] = []
  for (let i = 0; i + 1 < row.length; i += 2) next.push(foldNodes(row.slice(i, i + 2)))
  return next
}

const halve = (value: number): number => Math.floor(value / 2)

/** Checks that `hash` is leaf `index` of the log with `size` leaves and this root. */
export const verifyInclusion = (
  index: number,
  size: number,
  hash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): Outcome<true> => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    return refuse('proof.index', `Leaf ${index} is not in a log of ${size} leaves.`)
  if (
    hash.length !== HASH_LENGTH ||
    root.length !== HASH_LENGTH ||
    proof.some((h) => h.length !== HASH_LENGTH)
  )
    return refuse('proof.format', 'A hash is not 32 bytes long.')
  let at = index
  let last = size - 1
  let running = hash
  for (const sibling of proof) {
    if (last === 0) return refuse('proof.length', 'The inclusion proof has too many hashes.')
    if (at % 2 === 1 || at === last) {
      running = nodeHash(sibling, running)
      while (at % 2 === 0 && at !== 0) {
        at = halve(at)
        last = halve(last)
      }
    } else running = nodeHash(running, sibling)
    at = halve(at)
    last = halve(last)
  }
  if (last !== 0) return refuse('proof.length', 'The inclusion proof has too few hashes.')
  return equalBytes(running, root)
    ? accept(true)
    : refuse('proof.root', 'The inclusion proof does not lead to the signed root.')
}

/** Checks that the log of `to` leaves with `toRoot` begins with the log of `from` leaves with `fromRoot`. The empty log is the beginning of every log. */
export const verifyConsistency = (
  from: number,
  to: number,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): Outcome<true> => {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to)
    return refuse('proof.sizes', `A log of ${to} leaves cannot have grown from one of ${from}.`)
  if ([fromRoot, toRoot, ...proof].some((hash) => hash.length !== HASH_LENGTH))
    return refuse('proof.format', 'A hash is not 32 bytes long.')
  if (from === to || from === 0) {
    if (proof.length > 0) return refuse('proof.length', 'The consistency proof must be empty here.')
    const start = from === 0 ? foldNodes([]) : toRoot
    return equalBytes(fromRoot, start)
      ? accept(true)
      : refuse('proof.root', 'The two roots do not belong to one log.')
  }
  const isPower = Number.isInteger(Math.log2(from)) && 2 ** Math.round(Math.log2(from)) === from
  const path = isPower ? [fromRoot, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return refuse('proof.length', 'The consistency proof is empty.')
  let at = from - 1
  let last = to - 1
  while (at % 2 === 1) {
    at = halve(at)
    last = halve(last)
  }
  let older = first
  let newer = first
  for (const hash of path) {
    if (last === 0) return refuse('proof.length', 'The consistency proof has too many hashes.')
    if (at % 2 === 1 || at === last) {
      older = nodeHash(hash, older)
      newer = nodeHash(hash, newer)
      while (at % 2 === 0 && at !== 0) {
        at = halve(at)
        last = halve(last)
      }
    } else newer = nodeHash(newer, hash)
    at = halve(at)
    last = halve(last)
  }
  if (last !== 0) return refuse('proof.length', 'The consistency proof has too few hashes.')
  if (!equalBytes(older, fromRoot)) return refuse('proof.root', 'The proof does not lead to the older root.')
  if (!equalBytes(newer, toRoot)) return refuse('proof.root', 'The proof does not lead to the newer root.')
  return accept(true)
}
