/** Reads leaves from the entry bundles on disk. */
import { parseBundle, TILE_WIDTH } from '@smart-rescue/core/integrity'
import { CustodyLeaf, Failure } from '@smart-rescue/schema'
import { type Disk, folderOf } from '../disk/disk.ts'
import { logBundlePath } from '../disk/layout.ts'

/** Widths of the partial bundles that lie on disk for bundle `index`, ascending. */
export const partialWidths = async (disk: Disk, index: number): Promise<number[]> => {
  const names = await disk.list(folderOf(logBundlePath(index, 1)))
  return names
    .filter((name) => /^\d{1,3}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

/** Leaves of bundle `index`, at least `atLeast` of them where the disk has them: the full bundle, or the widest partial one. Throws `locker.damaged` when it cannot be read. */
export const readBundle = async (disk: Disk, index: number, atLeast: number): Promise<Uint8Array[]> => {
  const widths = (await partialWidths(disk, index)).filter((width) => width >= atLeast)
  for (const width of [TILE_WIDTH, ...widths]) {
    const bytes = await disk.read(logBundlePath(index, width))
    if (bytes === undefined) continue
    const leaves = parseBundle(bytes)
    if (!leaves.ok || leaves.value.length !== width)
      throw new Failure('locker.damaged', { detail: 'An entry bundle of the custody log cannot be read.' })
    return leaves.value
  }
  return []
}

/** Leaves `start` to `end` (exclusive) of a log of `size` leaves, in order. Ends early where the disk has no more. */
export async function* readLeaves(
  disk: Disk,
  start: number,
  end: number,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (let index = Math.floor(start / TILE_WIDTH); index * TILE_WIDTH < end; index++) {
    const first = index * TILE_WIDTH
    // Always the bundle as it stands in the signed log: a wider or narrower one may be left over from a crash.
    const width = Math.min(TILE_WIDTH, size - first)
    const leaves = await readBundle(disk, index, width)
    if (leaves.length < width) return
    yield* leaves.slice(Math.max(0, start - first), Math.min(width, end - first))
  }
}

/** The leaf that canonical bytes hold; throws `locker.damaged` when they hold none. */
export const leafOf = (bytes: Uint8Array): CustodyLeaf => {
  try {
    return CustodyLeaf.parse(JSON.parse(Buffer.from(bytes).toString()))
  } catch (error) {
    throw new Failure('locker.damaged', { detail: 'A leaf of the custody log cannot be read.', cause: error })
  }
}
