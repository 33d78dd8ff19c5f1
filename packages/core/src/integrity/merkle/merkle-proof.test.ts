/** Tests inclusion and consistency proofs against known vectors and forgeries. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../encoding/bytes.ts'
import {
  planConsistency,
  planInclusion,
  proveConsistency,
  proveInclusion,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.ts'
import { leafHash, rootOf } from './merkle-tree.ts'
import { RFC6962_CONSISTENCY, RFC6962_INCLUSION, RFC6962_LEAVES } from './rfc6962.fixture.ts'

const known = RFC6962_LEAVES.map((hex) => leafHash(fromHex(hex) ?? new Uint8Array(0)))
const logOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)))
const flip = (hash: Uint8Array): Uint8Array =>
  Uint8Array.from(hash, (byte, at) => (at === 7 ? byte ^ 1 : byte))
const sizes = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.nat())
  .map(([size, n]) => [n % size, size] as const)

describe('inclusion proofs', () => {
  it.each(RFC6962_INCLUSION)('makes and accepts the known proof for leaf %i of %i', (index, size, hashes) => {
    const proof = proveInclusion(known.slice(0, size), index)
    expect(proof.map(toHex)).toEqual(hashes)
    const leaf = known[index] ?? new Uint8Array(0)
    expect(verifyInclusion(index, size, leaf, proof, rootOf(known.slice(0, size)))).toMatchObject({
      ok: true,
    })
  })

  it('proves every leaf of every log, with no more hashes than the height of the tree', () => {
    fc.assert(
      fc.property(sizes, ([index, size]) => {
        const log = logOf(size)
        const proof = proveInclusion(log, index)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        expect(
          verifyInclusion(index, size, log[index] ?? new Uint8Array(0), proof, rootOf(log)),
        ).toMatchObject({ ok: true })
      }),
    )
  })

  it('refuses the proof at another index, for another leaf, under another root, cut, or lengthened', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([index, size], other) => {
        const log = logOf(size)
        const root = rootOf(log)
        const leaf = log[index] ?? new Uint8Array(0)
        const proof = proveInclusion(log, index)
        const wrong = other % size
        if (wrong !== index) expect(verifyInclusion(wrong, size, leaf, proof, root).ok).toBe(false)
        expect(verifyInclusion(index, size, flip(leaf), proof, root)).toMatchObject({ code: 'proof.root' })
        expect(verifyInclusion(index, size, leaf, proof, flip(root))).toMatchObject({ code: 'proof.root' })
        expect(verifyInclusion(index, size, leaf, [...proof, root], root)).toMatchObject({
          code: 'proof.length',
        })
        if (proof.length > 0)
          expect(verifyInclusion(index, size, leaf, proof.slice(1), root)).toMatchObject({
            code: 'proof.length',
          })
        for (let at = 0; at < proof.length; at++)
          expect(
            verifyInclusion(
              index,
              size,
              leaf,
              proof.map((hash, i) => (i === at ? flip(hash) : hash)),
              root,
            ),
          ).toMatchObject({ code: 'proof.root' })
      }),
    )
  })

  it('refuses an index outside the log and a hash of wrong length', () => {
    const [leaf] = logOf(1)
    for (const [index, size] of [
      [1, 1],
      [-1, 3],
      [0, 0],
      [0.5, 3],
      [0, 2 ** 60],
    ] as const)
      expect(verifyInclusion(index, size, leaf ?? new Uint8Array(0), [], rootOf([]))).toMatchObject({
        code: 'proof.index',
      })
    expect(verifyInclusion(0, 1, new Uint8Array(31), [], rootOf([]))).toMatchObject({ code: 'proof.format' })
    expect(planInclusion(3, 3)).toEqual([])
  })

  it('plans 20 hashes for a million leaves, and stays exact for logs beyond 2^32', () => {
    expect(planInclusion(123_456, 1_000_000)).toHaveLength(20)
    expect(planInclusion(2 ** 40, 2 ** 41)).toHaveLength(41)
  })
})

describe('consistency proofs', () => {
  it.each(RFC6962_CONSISTENCY)('makes and accepts the known proof from %i to %i', (from, to, hashes) => {
    const proof = proveConsistency(known.slice(0, to), from)
    expect(proof.map(toHex)).toEqual(hashes)
    expect(
      verifyConsistency(from, to, rootOf(known.slice(0, from)), rootOf(known.slice(0, to)), proof),
    ).toMatchObject({ ok: true })
  })

  it('proves growth between any two sizes, and refuses it after any change to what was there before', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([from, to], at) => {
        const log = logOf(to)
        const proof = proveConsistency(log, from)
        const [older, newer] = [rootOf(log.slice(0, from)), rootOf(log)]
        expect(verifyConsistency(from, to, older, newer, proof)).toMatchObject({ ok: true })
        if (from === 0) return
        const forged = log.map((hash, i) => (i === at % from ? flip(hash) : hash))
        expect(
          verifyConsistency(from, to, older, rootOf(forged), proveConsistency(forged, from)),
        ).toMatchObject({ code: 'proof.root' })
        expect(verifyConsistency(from, to, older, newer, [...proof, newer])).toMatchObject({ ok: false })
        expect(verifyConsistency(from, to, older, newer, proof.slice(1))).toMatchObject({ ok: false })
        expect(verifyConsistency(from, to, flip(older), newer, proof)).toMatchObject({ code: 'proof.root' })
      }),
    )
  })

  it('refuses shrinking, two roots for one size, and a needless or missing proof', () => {
    const root = rootOf(logOf(3))
    expect(verifyConsistency(4, 3, root, root, [])).toMatchObject({ code: 'proof.sizes' })
    expect(verifyConsistency(3, 3, root, flip(root), [])).toMatchObject({ code: 'proof.root' })
    expect(verifyConsistency(3, 3, root, root, [root])).toMatchObject({ code: 'proof.length' })
    expect(verifyConsistency(2, 3, root, root, [])).toMatchObject({ code: 'proof.length' })
    expect(verifyConsistency(0, 3, rootOf([]), root, [])).toMatchObject({ ok: true })
    expect(verifyConsistency(0, 3, root, root, [])).toMatchObject({ code: 'proof.root' })
    expect(planConsistency(0, 3)).toEqual([])
  })
})
