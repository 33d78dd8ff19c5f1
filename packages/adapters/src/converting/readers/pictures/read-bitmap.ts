/** Decodes Windows bitmaps of 1, 4, 8, 24 and 32 bits without compression, which libvips does not read. */

/** Pixels as red, green, blue, from the top left. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** The bitmap; `too-large` when it claims more than `most` pixels, undefined when it is broken or of another kind. Nothing is allocated before the claim is judged. */
export const readBitmap = (bytes: Uint8Array, most: number): Bitmap | 'too-large' | undefined => {
  if (bytes.length < 54) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const start = view.getUint32(10, true)
  const header = view.getUint32(14, true)
  if (header < 40) return undefined
  const width = view.getInt32(18, true)
  const signed = view.getInt32(22, true)
  const height = Math.abs(signed)
  const bits = view.getUint16(28, true)
  const compression = view.getUint32(30, true)
  if (width <= 0 || height === 0) return undefined
  if (width * height > most) return 'too-large'
  // 3 is "bit fields", which for 32 bits are those of no compression in nearly every file.
  if (compression !== 0 && !(compression === 3 && bits === 32)) return undefined
  if (![1, 4, 8, 24, 32].includes(bits)) return undefined
  const stride = Math.ceil((width * bits) / 32) * 4
  if (start + stride * height > bytes.length) return undefined
  const palette = 14 + header
  const pixels = new Uint8Array(width * height * 3)
  const put = (to: number, from: number): void => {
    pixels[to] = bytes[from + 2] ?? 0
    pixels[to + 1] = bytes[from + 1] ?? 0
    pixels[to + 2] = bytes[from] ?? 0
  }
  for (let y = 0; y < height; y += 1) {
    const row = start + stride * (signed > 0 ? height - 1 - y : y)
    for (let x = 0; x < width; x += 1) {
      const to = 3 * (y * width + x)
      if (bits >= 24) put(to, row + (x * bits) / 8)
      else {
        const byte = bytes[row + ((x * bits) >> 3)] ?? 0
        const index = (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1)
        put(to, palette + 4 * index)
      }
    }
  }
  return { width, height, pixels }
}
