/** A picture as plain numbers: interleaved RGB as decoded, and the one brightness plane that perceptual hashes look at. */

/** Decoded pixels, three bytes each (red, green, blue), row by row without padding. */
export interface RgbPicture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/** Brightness of each pixel, 0 to 255, row by row. */
export interface LumaPlane {
  readonly width: number
  readonly height: number
  readonly luma: Float32Array
}

/** Brightness by ITU-R BT.601 (0.299 R + 0.587 G + 0.114 B), as PDQ asks. */
export const toLuma = ({ width, height, rgb }: RgbPicture): LumaPlane => {
  const luma = new Float32Array(width * height)
  for (let at = 0; at < luma.length; at++)
    luma[at] = 0.299 * (rgb[3 * at] ?? 0) + 0.587 * (rgb[3 * at + 1] ?? 0) + 0.114 * (rgb[3 * at + 2] ?? 0)
  return { width, height, luma }
}
