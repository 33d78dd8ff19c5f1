/** Merkle proofs tried without gaps: every pair of sizes up to 70, trees up to 600 leaves, against an independent recursion. */
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../encoding/bytes.ts'
import {
  makeProof,
  planConsistency,
  planInclusion,
  proveConsistency,
  proveInclusion,
  rangeNodes,
  readNodeOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.ts'
import {
  appendLeaf,
  EMPTY_RANGE,
  emptyRoot,
  foldNodes,
  leafHash,
  nodeHash,
  rangeRoot,
  rootOf,
} from './merkle-tree.ts'

/** RFC 6962, section 2.1, written down a second time and as slowly as it reads. */
const slowRoot = (hashes: readonly Uint8Array[]): Uint8Array => {
  if (hashes.length === 0) return sha256(new Uint8Array(0))
  const [first] = hashes
  if (hashes.length === 1 && first) return first
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return sha256(Uint8Array.of(1, ...slowRoot(hashes.slice(0, k)), ...slowRoot(hashes.slice(k))))
}

/** RFC 6962, section 2.1.1, the same way. */
const slowPath = (at: number, hashes: readonly Uint8Array[]): Uint8Array[] => {
  if (hashes.length <= 1) return []
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)]
  return at < k ? [...slowPath(at, left), slowRoot(right)] : [...slowPath(at - k, right), slowRoot(left)]
}

const LEAVES = Array.from({ length: 600 }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)))
const log = (size: number) => LEAVES.slice(0, size)
const leafAt = (at: number): Uint8Array => LEAVES[at] ?? new Uint8Array(0)
const ROOTS: Uint8Array[] = []
for (let range = EMPTY_RANGE; ROOTS.length <= 600; range = appendLeaf(range, leafAt(range.size)))
  ROOTS.push(rangeRoot(range))
const rootAt = (size: number): Uint8Array => ROOTS[size] ?? new Uint8Array(0)
const hex = (list: readonly Uint8Array[]) => list.map(toHex)
const flip = (bytes: Uint8Array, at: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, i) => (i === at % bytes.length ? byte ^ (1 << (at % 8)) : byte))

describe('roots', () => {
  it('are those of the specification for every size up to 130', () => {
    for (let size = 0; size <= 130; size++) expect(toHex(rootAt(size))).toBe(toHex(slowRoot(log(size))))
  })

  it('are all different up to 600 leaves: no two logs share a root', () => {
    expect(new Set(hex(ROOTS)).size).toBe(601)
  })

  it('are the same grown leaf by leaf, folded at once, or folded from the nodes of the range', () => {
    fc.assert(
      fc.property(fc.nat(600), (size) => {
        expect(toHex(rootOf(log(size)))).toBe(toHex(rootAt(size)))
        const nodes = rangeNodes(size).map(readNodeOf(log(size)))
        expect(toHex(foldNodes(nodes))).toBe(toHex(rootAt(size)))
      }),
      { numRuns: 60 },
    )
  })

  it('tell a leaf from a node with the same bytes', () => {
    const [one, other] = [leafAt(0), leafAt(1)]
    const joined = Uint8Array.of(...one, ...other)
    expect(toHex(leafHash(joined))).not.toBe(toHex(nodeHash(one, other)))
    expect(toHex(nodeHash(one, other))).not.toBe(toHex(nodeHash(other, one)))
    expect(toHex(leafHash(new Uint8Array(0)))).not.toBe(toHex(emptyRoot()))
  })

  it('change with any bit of any leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), fc.nat(255), (size, n, bit) => {
        const at = n % size
        const changed = log(size).map((leaf, i) => (i === at ? flip(leaf, bit) : leaf))
        expect(toHex(rootOf(changed))).not.toBe(toHex(rootAt(size)))
      }),
      { numRuns: 40 },
    )
  })

  it('do not let an appended leaf change the range it was appended to', () => {
    const before = appendLeaf(EMPTY_RANGE, leafAt(0))
    appendLeaf(before, leafAt(1))
    expect(before).toEqual({ size: 1, nodes: [leafAt(0)] })
    expect(EMPTY_RANGE).toEqual({ size: 0, nodes: [] })
  })

  it('tell every subtree that becomes complete, once, with its true hash', () => {
    const told = new Map<string, string>()
    let range = EMPTY_RANGE
    for (let at = 0; at < 200; at++)
      range = appendLeaf(range, leafAt(at), (height, index, hash) => {
        expect(told.has(`${height}/${index}`)).toBe(false)
        told.set(`${height}/${index}`, toHex(hash))
      })
    for (let height = 0; 2 ** height <= 200; height++)
      for (let index = 0; (index + 1) * 2 ** height <= 200; index++)
        expect(told.get(`${height}/${index}`)).toBe(toHex(readNodeOf(log(200))({ height, index })))
    expect(told.size).toBe([0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, h) => sum + Math.floor(200 / 2 ** h), 0))
  })
})

describe('inclusion', () => {
  it('is proved for every leaf of every log up to 70, with the path of the specification', () => {
    for (let size = 1; size <= 70; size++)
      for (let at = 0; at < size; at++) {
        const proof = proveInclusion(log(size), at)
        if (size <= 34) expect(hex(proof)).toEqual(hex(slowPath(at, log(size))))
        expect(verifyInclusion(at, size, leafAt(at), proof, rootAt(size)).ok).toBe(true)
      }
  })

  it('is refused at every other place of the log, for every leaf of every log up to 24', () => {
    for (let size = 2; size <= 24; size++)
      for (let at = 0; at < size; at++) {
        const proof = proveInclusion(log(size), at)
        for (let other = 0; other < size; other++) {
          if (other === at) continue
          expect(verifyInclusion(other, size, leafAt(at), proof, rootAt(size)).ok).toBe(false)
          expect(verifyInclusion(at, size, leafAt(other), proof, rootAt(size)).ok).toBe(false)
        }
      }
  })

  it('is proved in logs up to 600 leaves, and refused after any single change to the proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), fc.nat(), fc.nat(), (size, n, m) => {
        const at = n % size
        const proof = proveInclusion(log(size), at)
        const root = rootAt(size)
        const judge = (changed: readonly Uint8Array[]) => verifyInclusion(at, size, leafAt(at), changed, root)
        expect(judge(proof)).toEqual({ ok: true, value: true })
        const k = m % proof.length
        expect(judge(proof.map((hash, i) => (i === k ? flip(hash, m) : hash)))).toMatchObject({
          code: 'proof.root',
        })
        expect(judge(proof.slice(0, -1))).toMatchObject({ ok: false })
        expect(judge(proof.filter((_, i) => i !== k))).toMatchObject({ ok: false })
        expect(judge([...proof, leafAt(0)])).toMatchObject({ code: 'proof.length' })
        expect(judge([leafAt(0), ...proof])).toMatchObject({ ok: false })
        if (proof.length > 1 && toHex(proof[0] ?? root) !== toHex(proof[1] ?? root))
          expect(judge([...proof].reverse()).ok).toBe(false)
        expect(judge(proof.map((hash, i) => (i === k ? hash.slice(1) : hash)))).toMatchObject({
          code: 'proof.format',
        })
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    [-1, 5],
    [5, 5],
    [6, 5],
    [0, 0],
    [0.5, 5],
    [0, 5.5],
    [Number.NaN, 5],
    [0, Number.NaN],
    [2 ** 53, 2 ** 53 + 2],
    [0, Number.POSITIVE_INFINITY],
  ])('is refused for leaf %d of %d, whatever the proof', (at, size) => {
    expect(verifyInclusion(at, size, leafAt(0), [], leafAt(0))).toMatchObject({
      ok: false,
      code: 'proof.index',
    })
  })

  it('of the single leaf of a log is the leaf itself', () => {
    expect(verifyInclusion(0, 1, leafAt(0), [], leafAt(0)).ok).toBe(true)
    expect(verifyInclusion(0, 1, leafAt(0), [], leafAt(1))).toMatchObject({ code: 'proof.root' })
    expect(verifyInclusion(0, 1, leafAt(0), [leafAt(1)], leafAt(0))).toMatchObject({ code: 'proof.length' })
  })
})

describe('consistency', () => {
  it('is proved between all pairs of sizes up to 70, and from nothing', () => {
    for (let to = 0; to <= 70; to++)
      for (let from = 0; from <= to; from++) {
        const proof = proveConsistency(log(to), from)
        expect(verifyConsistency(from, to, rootAt(from), rootAt(to), proof)).toEqual({
          ok: true,
          value: true,
        })
        if (from === 0 || from === to) expect(proof).toEqual([])
      }
  })

  it('is refused between all pairs up to 70 when either root is of another size', () => {
    for (let to = 2; to <= 70; to++)
      for (let from = 1; from < to; from++) {
        const proof = proveConsistency(log(to), from)
        expect(verifyConsistency(from, to, rootAt(from - 1), rootAt(to), proof).ok).toBe(false)
        expect(verifyConsistency(from, to, rootAt(from), rootAt(to - 1), proof).ok).toBe(false)
      }
  })

  it('is refused between a log and one that was rewritten, wherever the change lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (to, n, m) => {
        const from = 1 + (n % (to - 1))
        const at = m % from
        const forged = log(to).map((leaf, i) => (i === at ? flip(leaf, m) : leaf))
        const proof = proveConsistency(forged, from)
        expect(verifyConsistency(from, to, rootAt(from), rootOf(forged), proof).ok).toBe(false)
        const honest = proveConsistency(log(to), from)
        expect(verifyConsistency(from, to, rootAt(from), rootOf(forged), honest).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('accepts growth whatever the new leaves are: only the old ones are promised', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (to, n, m) => {
        const from = 1 + (n % (to - 1))
        const grown = log(to).map((leaf, i) => (i >= from ? flip(leaf, m) : leaf))
        const proof = proveConsistency(grown, from)
        expect(verifyConsistency(from, to, rootAt(from), rootOf(grown), proof).ok).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is refused after any single change to the proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), fc.nat(), fc.nat(), (to, n, m) => {
        const from = 1 + (n % (to - 1))
        const proof = proveConsistency(log(to), from)
        const judge = (changed: readonly Uint8Array[]) =>
          verifyConsistency(from, to, rootAt(from), rootAt(to), changed)
        const k = m % proof.length
        expect(judge(proof.map((hash, i) => (i === k ? flip(hash, m) : hash)))).toMatchObject({
          code: 'proof.root',
        })
        expect(judge(proof.slice(0, -1)).ok).toBe(false)
        expect(judge(proof.slice(1)).ok).toBe(false)
        expect(judge([...proof, leafAt(0)]).ok).toBe(false)
        expect(judge([]).ok).toBe(false)
      }),
      { numRuns: 120 },
    )
  })

  it.each([
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [1, 5.5],
    [Number.NaN, 5],
    [1, Number.POSITIVE_INFINITY],
    [2 ** 53, 2 ** 53],
  ])('is refused from %d to %d leaves: logs do not shrink', (from, to) => {
    expect(verifyConsistency(from, to, leafAt(0), leafAt(0), [])).toMatchObject({ code: 'proof.sizes' })
  })

  it('of a log with itself needs an empty proof and equal roots', () => {
    expect(verifyConsistency(7, 7, rootAt(7), rootAt(7), [leafAt(0)])).toMatchObject({ code: 'proof.length' })
    expect(verifyConsistency(7, 7, rootAt(7), rootAt(6), [])).toMatchObject({ code: 'proof.root' })
    expect(verifyConsistency(0, 7, leafAt(0), rootAt(7), [])).toMatchObject({ code: 'proof.root' })
    expect(verifyConsistency(0, 7, emptyRoot(), rootAt(7), [leafAt(0)])).toMatchObject({
      code: 'proof.length',
    })
    expect(verifyConsistency(0, 0, emptyRoot(), emptyRoot(), [])).toMatchObject({ ok: true })
  })

  it('refuses roots and hashes of another length', () => {
    const proof = proveConsistency(log(7), 3)
    const short = new Uint8Array(31)
    expect(verifyConsistency(3, 7, short, rootAt(7), proof)).toMatchObject({ code: 'proof.format' })
    expect(verifyConsistency(3, 7, rootAt(3), new Uint8Array(33), proof)).toMatchObject({
      code: 'proof.format',
    })
    expect(verifyConsistency(3, 7, rootAt(3), rootAt(7), [short, ...proof])).toMatchObject({
      code: 'proof.format',
    })
  })
})

describe('plans', () => {
  it('read only nodes that lie wholly inside the log, and rebuild the same proofs from them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), (size, n) => {
        const at = n % size
        const read = readNodeOf(log(size))
        const seen: number[] = []
        const plan = planInclusion(at, size)
        const proof = makeProof(plan, (node) => {
          seen.push((node.index + 1) * 2 ** node.height)
          return read(node)
        })
        expect(Math.max(0, ...seen)).toBeLessThanOrEqual(size)
        expect(hex(proof)).toEqual(hex(proveInclusion(log(size), at)))
      }),
      { numRuns: 60 },
    )
  })

  it('need no more nodes than the square of the height: a proof of a large log stays cheap', () => {
    const size = 2 ** 40 - 1
    for (const at of [0, 1, 2 ** 39, size - 1]) {
      const plan = planInclusion(at, size)
      expect(plan.length).toBeLessThanOrEqual(40)
      expect(plan.flat().length).toBeLessThanOrEqual(40 * 40)
    }
    expect(planConsistency(2 ** 39 + 1, size).flat().length).toBeLessThanOrEqual(40 * 40)
  })

  it('are empty for what cannot be asked', () => {
    for (const [from, to] of [
      [0, 5],
      [5, 5],
      [6, 5],
      [-1, 5],
    ] as const)
      expect(planConsistency(from, to)).toEqual([])
    expect(planInclusion(5, 5)).toEqual([])
    expect(rangeNodes(0)).toEqual([])
  })
})
