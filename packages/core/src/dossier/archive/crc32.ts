/** CRC-32 as zip uses it (ISO 3309, polynomial 0xEDB88320): finds accidents, proves nothing. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** Continues a CRC over more bytes; begin with 0. The result is the CRC of everything so far. */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  let value = ~before >>> 0
  for (let i = 0; i < bytes.length; i++) value = (TABLE[(value ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}
