/** Makes neutral pictures of grey noise of a wanted size, the same ones every time; they stand for photographs, which do not compress either. */
import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A greyscale PNG of 3:2 with about `bytes` bytes. `seed` makes one picture differ from the next. */
export const makeNoisePicture = (bytes: number, seed: number): Buffer => {
  const height = Math.max(2, Math.round(Math.sqrt(bytes / 1.5)))
  const width = Math.round(height * 1.5)
  const rows = Buffer.alloc((width + 1) * height)
  let state = seed * 2_654_435_761 + 1
  for (let at = 0; at < rows.length; at += 1) {
    // xorshift32: fast, and good enough to be noise.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    rows[at] = at % (width + 1) === 0 ? 0 : state & 255
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
