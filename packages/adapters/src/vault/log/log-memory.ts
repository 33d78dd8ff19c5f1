/** What the locker keeps in memory of its log: hashes in tile rows, where each item's history stands, and which leaf sealed which blob. */
import {
  appendLeaf,
  type CompactRange,
  destroyedBlob,
  EMPTY_RANGE,
  HASH_LENGTH,
  leafHash,
  leafName,
  nodeFromTile,
  type ReadNode,
  TILE_HEIGHT,
  TILE_WIDTH,
} from '@smart-rescue/core/integrity'
import type { CustodyLeaf } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'

/** A growing row of hashes at one tile level. */
interface HashRow {
  bytes: Buffer
  count: number
}

/** Where one item's history stands. */
interface ItemHistory {
  readonly indexes: number[]
  head: string
}

/** A sealed blob as its leaf names it. */
interface LoggedBlob {
  readonly seq: number
  readonly length: number
}

/** The log in memory; grows by `add` only. */
export interface LogMemory {
  range: CompactRange
  /** Leaves of the bundle that is not full yet. */
  readonly tail: Uint8Array[]
  readonly rows: HashRow[]
  readonly items: Map<string, ItemHistory>
  readonly blobs: Map<string, LoggedBlob>
  /** Blobs whose bytes were destroyed on suspicion of abuse material, with the leaf that says so (acts/shred-blob.ts). */
  readonly shredded: Map<string, number>
}

/** Memory of an empty log. */
export const emptyMemory = (): LogMemory => ({
  range: EMPTY_RANGE,
  tail: [],
  rows: [],
  items: new Map(),
  blobs: new Map(),
  shredded: new Map(),
})

const pushHash = (rows: HashRow[], level: number, hash: Uint8Array): void => {
  const row = rows[level] ?? { bytes: Buffer.alloc(HASH_LENGTH * TILE_WIDTH), count: 0 }
  rows[level] = row
  if ((row.count + 1) * HASH_LENGTH > row.bytes.length) {
    const larger = Buffer.alloc(row.bytes.length * 2)
    row.bytes.copy(larger)
    row.bytes = larger
  }
  row.bytes.set(hash, row.count * HASH_LENGTH)
  row.count += 1
}

/** Adds a leaf that is in the log. */
export const addLeaf = (memory: LogMemory, bytes: Uint8Array, leaf: CustodyLeaf): void => {
  const hash = leafHash(bytes)
  memory.range = appendLeaf(memory.range, hash, (height, _index, node) => {
    if (height % TILE_HEIGHT === 0) pushHash(memory.rows, height / TILE_HEIGHT, node)
  })
  if (memory.range.size % TILE_WIDTH === 0) memory.tail.length = 0
  else memory.tail.push(bytes)
  if (leaf.item !== undefined) {
    const item = memory.items.get(leaf.item) ?? { indexes: [], head: '' }
    item.indexes.push(leaf.seq)
    item.head = leafName(bytes)
    memory.items.set(leaf.item, item)
  }
  if (leaf.ct !== undefined && leaf.ptc !== undefined)
    memory.blobs.set(leaf.ct, { seq: leaf.seq, length: leaf.len ?? 0 })
  const gone = destroyedBlob(leaf)
  if (gone !== undefined) memory.shredded.set(gone, leaf.seq)
}

/** The bytes of a hash tile as the log has it now. */
export const tileBytes = (memory: LogMemory, level: number, index: number, width: number): Buffer => {
  const start = index * TILE_WIDTH * HASH_LENGTH
  return memory.rows[level]?.bytes.subarray(start, start + width * HASH_LENGTH) ?? Buffer.alloc(0)
}

/** Reads any perfect subtree from the rows in memory, for proofs. */
export const readNodeIn =
  (memory: LogMemory): ReadNode =>
  (node) => {
    const level = Math.floor(node.height / TILE_HEIGHT)
    const index = Math.floor((node.index * 2 ** (node.height % TILE_HEIGHT)) / TILE_WIDTH)
    const row = memory.rows[level]
    const width = Math.min(TILE_WIDTH, (row?.count ?? 0) - index * TILE_WIDTH)
    const hash = nodeFromTile(node, tileBytes(memory, level, index, width))
    if (!hash.ok) throw new Failure('locker.damaged')
    return hash.value
  }
