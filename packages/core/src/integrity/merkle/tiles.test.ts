/** Tests tiles, bundles and their paths. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinBytes, toHex } from '../encoding/bytes.ts'
import { makeProof, planInclusion, proveInclusion, readNodeOf, type TreeNode } from './merkle-proof.ts'
import { leafHash } from './merkle-tree.ts'
import {
  bundlePath,
  formatBundle,
  nodeFromTile,
  parseBundle,
  tileOf,
  tilePath,
  tilesBetween,
  tileWidth,
} from './tiles.ts'

const LOG = Array.from({ length: 1_000 }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)))

describe('tiles and bundles', () => {
  it('names paths as C2SP prints them', () => {
    expect(tilePath(0, 0)).toBe('tile/0/000')
    expect(tilePath(0, 1234, 112)).toBe('tile/0/x001/234.p/112')
    expect(tilePath(2, 1_234_067)).toBe('tile/2/x001/x234/067')
    expect(bundlePath(1234)).toBe('tile/entries/x001/234')
    expect(bundlePath(0, 3)).toBe('tile/entries/000.p/3')
  })

  it('knows the width of every tile at every size', () => {
    expect([tileWidth(0, 0, 0), tileWidth(0, 0, 256), tileWidth(0, 1, 300), tileWidth(1, 0, 70_000)]).toEqual(
      [0, 256, 44, 256],
    )
    expect(tileWidth(1, 1, 70_000)).toBe(17)
  })

  it('lists just the tiles that growth touches', () => {
    expect(tilesBetween(0, 3)).toEqual([{ level: 0, index: 0, width: 3 }])
    expect(tilesBetween(255, 257)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 0, index: 1, width: 1 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tilesBetween(3, 3)).toEqual([])
  })

  it('holds in the tiles it lists, after any growth, every node that a proof needs', () => {
    const readNode = readNodeOf(LOG)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (steps, pick) => {
          const tiles = new Map<string, Uint8Array>()
          let size = 0
          for (const step of steps) {
            const next = Math.min(size + step, LOG.length)
            for (const spot of tilesBetween(size, next)) {
              const hashes = Array.from({ length: spot.width }, (_, i) =>
                readNode({ height: spot.level * 8, index: spot.index * 256 + i }),
              )
              tiles.set(tilePath(spot.level, spot.index, spot.width), joinBytes(...hashes))
            }
            size = next
          }
          const index = pick % size
          const fromTiles = (node: TreeNode): Uint8Array => {
            const spot = tileOf(node, size)
            const tile = tiles.get(tilePath(spot.level, spot.index, spot.width))
            const hash = nodeFromTile(node, tile ?? new Uint8Array(0))
            return hash.ok ? hash.value : new Uint8Array(0)
          }
          const proof = makeProof(planInclusion(index, size), fromTiles)
          expect(proof.map(toHex)).toEqual(proveInclusion(LOG.slice(0, size), index).map(toHex))
        },
      ),
    )
  })

  it('refuses a tile that is shorter than the node needs', () => {
    expect(nodeFromTile({ height: 1, index: 1 }, new Uint8Array(96))).toMatchObject({ code: 'tile.shape' })
    expect(nodeFromTile({ height: 0, index: 0 }, new Uint8Array(33))).toMatchObject({ code: 'tile.shape' })
  })

  it('reads back every bundle it writes, with big-endian lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 12 }), (leaves) => {
        const bundle = formatBundle(leaves)
        expect(bundle.ok && parseBundle(bundle.value)).toEqual({ ok: true, value: leaves })
      }),
    )
    const bundle = formatBundle([new Uint8Array(334)])
    expect(bundle.ok && [...bundle.value.slice(0, 2)]).toEqual([1, 78])
  })

  it('refuses a bundle cut at any byte inside a leaf, and a leaf that is too long', () => {
    const bundle = formatBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4)])
    const bytes = bundle.ok ? bundle.value : new Uint8Array(0)
    const whole = new Set([0, 5, 8])
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(parseBundle(bytes.slice(0, cut)).ok, `cut at ${cut}`).toBe(whole.has(cut))
    expect(formatBundle([new Uint8Array(65_536)])).toMatchObject({ code: 'leaf.too-long' })
  })
})
