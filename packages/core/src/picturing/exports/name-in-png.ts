/** Writes into a PNG what it is: one `iTXt` chunk behind the header (PNG, third edition, section 11.3.3.4). */

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

const checksum = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** Length of signature and IHDR chunk together, which stand first in every PNG. */
const HEAD = 8 + 25

/** UTF-8 without a machine: what `TextEncoder` does is not part of the language. */
const utf8 = (text: string): Uint8Array =>
  Uint8Array.from(encodeURIComponent(text.toWellFormed()).match(/%[0-9A-F]{2}|[^%]/g) ?? [], (sign) =>
    sign.length === 3 ? Number.parseInt(sign.slice(1), 16) : sign.charCodeAt(0),
  )

/** The PNG with `text` as its `Description`; bytes that are no PNG come back unchanged. */
export const nameInPng = (png: Uint8Array, text: string): Uint8Array<ArrayBuffer> => {
  const isPng = png.length > HEAD && png[0] === 0x89 && png[1] === 0x50 && png[2] === 0x4e && png[3] === 0x47
  if (!isPng) return Uint8Array.from(png)
  // Keyword, its end, not compressed (two bytes), no language tag, no translated keyword, then the text.
  const body = Uint8Array.from([...utf8('iTXtDescription'), 0, 0, 0, 0, 0, ...utf8(text)])
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, checksum(body))
  const named = new Uint8Array(png.length + chunk.length)
  named.set(png.subarray(0, HEAD))
  named.set(chunk, HEAD)
  named.set(png.subarray(HEAD), HEAD + chunk.length)
  return named
}
