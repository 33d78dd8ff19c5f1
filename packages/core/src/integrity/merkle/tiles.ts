/** C2SP tlog-tiles: how a log lies in files – hash tiles of 256 hashes, entry bundles of 256 leaves, and their paths. */
import { joinBytes } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import type { TreeNode } from './merkle-proof.ts'
import { foldNodes, HASH_LENGTH } from './merkle-tree.ts'

/** Hashes in a full tile, and leaves in a full bundle. */
export const TILE_WIDTH = 256
/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8
/** Longest leaf in bytes, by the 16-bit length of entry bundles. */
export const MAX_LEAF_LENGTH = 65_535

const numberPath = (index: number, width: number): string => {
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return width === TILE_WIDTH ? path : `${path}.p/${width}`
}

/** Path of hash tile `index` at tile `level`, `width` hashes wide: `tile/0/x001/234.p/112`. */
export const tilePath = (level: number, index: number, width = TILE_WIDTH): string =>
  `tile/${level}/${numberPath(index, width)}`

/** Path of entry bundle `index` with `width` leaves: `tile/entries/x001/234`. */
export const bundlePath = (index: number, width = TILE_WIDTH): string =>
  `tile/entries/${numberPath(index, width)}`

/** A tile as it stands in a log of some size. */
export interface TileSpot {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** How many hashes tile `index` at `level` has in a log of `size` leaves: 0 to 256. */
export const tileWidth = (level: number, index: number, size: number): number => {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The tiles (full and partial) that change when a log grows from `from` to `to` leaves, as they stand at `to`. */
export const tilesBetween = (from: number, to: number): TileSpot[] => {
  const spots: TileSpot[] = []
  for (let level = 0; TILE_WIDTH ** level <= to; level++) {
    const before = Math.floor(from / TILE_WIDTH ** level)
    const after = Math.floor(to / TILE_WIDTH ** level)
    if (after === before) break
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++)
      spots.push({ level, index, width: tileWidth(level, index, to) })
  }
  return spots
}

/** The tile of a log of `size` leaves from which a perfect subtree's hash can be computed. */
export const tileOf = (node: TreeNode, size: number): TileSpot => {
  const level = Math.floor(node.height / TILE_HEIGHT)
  const span = 2 ** (node.height - level * TILE_HEIGHT)
  const index = Math.floor((node.index * span) / TILE_WIDTH)
  return { level, index, width: tileWidth(level, index, size) }
}

/** The hash of a perfect subtree from its tile's bytes; refuses a tile that is too short for it. */
export const nodeFromTile = (node: TreeNode, tile: Uint8Array): Outcome<Uint8Array> => {
  const span = 2 ** (node.height % TILE_HEIGHT)
  const start = (node.index * span) % TILE_WIDTH
  if (tile.length % HASH_LENGTH !== 0 || tile.length < (start + span) * HASH_LENGTH)
    return refuse('tile.shape', 'A hash tile is shorter than the log says.')
  let row: Uint8Array[] = []
  for (let i = start; i < start + span; i++) row.push(tile.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH))
  while (row.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) next.push(foldNodes(row.slice(i, i + 2)))
    row = next
  }
  return accept(foldNodes(row))
}

/** Writes leaves as an entry bundle: for each, its length as uint16 big-endian and its bytes. Refuses a leaf above 65,535 bytes. */
export const formatBundle = (leaves: readonly Uint8Array[]): Outcome<Uint8Array> => {
  if (leaves.some((leaf) => leaf.length > MAX_LEAF_LENGTH))
    return refuse('leaf.too-long', `A leaf is longer than ${MAX_LEAF_LENGTH} bytes.`)
  return accept(
    joinBytes(...leaves.flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf])),
  )
}

/** Reads an entry bundle; refuses one that ends inside a leaf. */
export const parseBundle = (bytes: Uint8Array): Outcome<Uint8Array[]> => {
  const leaves: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length)
      return refuse('bundle.truncated', 'An entry bundle ends inside a leaf.')
    leaves.push(bytes.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return accept(leaves)
}
