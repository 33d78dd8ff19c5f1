/**
 * Blockhash of 16 × 16 blocks (256 bits): survives cropping better than PDQ does. Block mean value based hash after
 * B. Yang, F. Gu and X. Niu (2006), as the blockhash.io tools compute it.
 */
import { type BitHash, packBits } from './bit-hash.ts'
import type { RgbPicture } from './luma-plane.ts'

const BLOCKS = 16

/** Sum of red, green and blue over each block; pixels on a border are shared out by how much of them lies in each block. */
const sumBlocks = ({ width, height, rgb }: RgbPicture): Float64Array => {
  const sums = new Float64Array(BLOCKS * BLOCKS)
  const shares = (length: number): readonly (readonly [block: number, share: number])[][] =>
    Array.from({ length }, (_, at) => {
      const from = (at * BLOCKS) / length
      const to = ((at + 1) * BLOCKS) / length
      const parts: [number, number][] = []
      for (let block = Math.floor(from); block < Math.min(BLOCKS, Math.ceil(to)); block++)
        parts.push([block, (Math.min(to, block + 1) - Math.max(from, block)) / (to - from)])
      return parts
    })
  const rows = shares(height)
  const columns = shares(width)
  for (let y = 0; y < height; y++)
    for (const [row, ofRow] of rows[y] ?? [])
      for (let x = 0; x < width; x++) {
        const at = 3 * (y * width + x)
        const value = (rgb[at] ?? 0) + (rgb[at + 1] ?? 0) + (rgb[at + 2] ?? 0)
        for (const [column, ofColumn] of columns[x] ?? []) {
          const block = row * BLOCKS + column
          sums[block] = (sums[block] ?? 0) + value * ofRow * ofColumn
        }
      }
  return sums
}

const findMedian = (values: Float64Array): number => {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length / 2
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Hashes a picture. The four bands of four rows are compared each with its own median; the first block is the leftmost bit. */
export const hashBlocks = (picture: RgbPicture): BitHash => {
  const sums = sumBlocks(picture)
  const half = ((picture.width * picture.height) / (BLOCKS * BLOCKS)) * 256 * 1.5
  const band = sums.length / 4
  const flags = new Uint8Array(sums.length)
  for (let first = 0; first < sums.length; first += band) {
    const median = findMedian(sums.subarray(first, first + band))
    for (let at = first; at < first + band; at++) {
      const value = sums[at] ?? 0
      flags[at] = value > median || (Math.abs(value - median) < 1 && median > half) ? 1 : 0
    }
  }
  return packBits((bit) => flags[255 - bit] === 1)
}
