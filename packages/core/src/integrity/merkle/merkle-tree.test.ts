/** Tests the Merkle tree against known roots and against its definition. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../encoding/bytes.ts'
import { appendLeaf, EMPTY_RANGE, emptyRoot, leafHash, nodeHash, rangeRoot, rootOf } from './merkle-tree.ts'
import { RFC6962_LEAVES, RFC6962_ROOTS } from './rfc6962.fixture.ts'

/** The definition of RFC 6962, section 2.1, as literally as it can be written. */
const definedRoot = (hashes: readonly Uint8Array[]): Uint8Array => {
  const [first] = hashes
  if (first === undefined) return emptyRoot()
  if (hashes.length === 1) return first
  const k = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1)
  return nodeHash(definedRoot(hashes.slice(0, k)), definedRoot(hashes.slice(k)))
}

describe('the Merkle tree', () => {
  it('has the known roots for the known leaves, at every size from 0 to 8', () => {
    const hashes = RFC6962_LEAVES.map((hex) => leafHash(fromHex(hex) ?? new Uint8Array(0)))
    expect(RFC6962_ROOTS.map((_, size) => toHex(rootOf(hashes.slice(0, size))))).toEqual(RFC6962_ROOTS)
  })

  it('grows by the compact range to the root that the definition gives', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 70 }), (leaves) => {
        const hashes = leaves.map(leafHash)
        let range = EMPTY_RANGE
        for (const [at, hash] of hashes.entries()) {
          range = appendLeaf(range, hash)
          expect(range.size).toBe(at + 1)
        }
        expect(toHex(rangeRoot(range))).toBe(toHex(definedRoot(hashes)))
      }),
    )
  })

  it('reports every perfect subtree once, with its height and place', () => {
    const seen: string[] = []
    let range = EMPTY_RANGE
    for (let i = 0; i < 6; i++)
      range = appendLeaf(range, leafHash(Uint8Array.of(i)), (height, index) =>
        seen.push(`${height}:${index}`),
      )
    expect(seen).toEqual(['0:0', '0:1', '1:0', '0:2', '0:3', '1:1', '2:0', '0:4', '0:5', '1:2'])
  })

  it('does not change a range that was handed out', () => {
    const one = appendLeaf(EMPTY_RANGE, leafHash(Uint8Array.of(1)))
    const before = toHex(rangeRoot(one))
    appendLeaf(one, leafHash(Uint8Array.of(2)))
    expect(toHex(rangeRoot(one))).toBe(before)
    expect(EMPTY_RANGE.nodes).toEqual([])
  })

  it('separates leaves from nodes, so that a node cannot pass for a leaf', () => {
    const [a, b] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))]
    expect(toHex(leafHash(Uint8Array.from([...a, ...b])))).not.toBe(toHex(nodeHash(a, b)))
  })
})
