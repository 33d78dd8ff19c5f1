/** A decoded picture turned and mirrored, for hashes that cannot turn themselves. */
import type { RgbPicture } from './luma-plane.ts'

/** The picture mirrored left-right. */
export const mirrorPicture = ({ width, height, rgb }: RgbPicture): RgbPicture => {
  const mirrored = new Uint8Array(rgb.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x)
      mirrored.set(rgb.subarray(from, from + 3), 3 * (y * width + (width - 1 - x)))
    }
  return { width, height, rgb: mirrored }
}
