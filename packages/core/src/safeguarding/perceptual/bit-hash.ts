/** A hash of 256 bits as eight 32-bit words, most significant word first, so that distances are cheap and hex is plain. */

/** 256 bits in eight words; word 0 holds the leftmost hex digits. */
export type BitHash = Uint32Array

/** Words of a 256-bit hash. */
export const HASH_WORDS = 8

const HEX = /^[0-9a-f]{64}$/i

/** Reads 64 hex digits; undefined for anything else. */
export const parseBitHash = (hex: string): BitHash | undefined => {
  if (!HEX.test(hex)) return undefined
  const words = new Uint32Array(HASH_WORDS)
  for (let at = 0; at < HASH_WORDS; at++) words[at] = Number.parseInt(hex.slice(8 * at, 8 * at + 8), 16)
  return words
}

/** 64 lower-case hex digits. */
export const formatBitHash = (hash: BitHash): string =>
  Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')

/** How many bits of a 32-bit word are set. */
export const countBits = (word: number): number => {
  let left = word - ((word >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Hamming distance in bits, 0 to 256. `a` and `b` may lie inside larger tables at the given word offsets. */
export const measureDistance = (a: Uint32Array, b: Uint32Array, atA = 0, atB = 0): number => {
  let distance = 0
  for (let at = 0; at < HASH_WORDS; at++) distance += countBits((a[atA + at] ?? 0) ^ (b[atB + at] ?? 0))
  return distance
}

/** A hash from 256 flags, the first of which becomes the bit of least weight. */
export const packBits = (isSet: (bit: number) => boolean): BitHash => {
  const words = new Uint32Array(HASH_WORDS)
  for (let bit = 0; bit < 256; bit++) {
    if (!isSet(bit)) continue
    const at = HASH_WORDS - 1 - (bit >>> 5)
    words[at] = ((words[at] ?? 0) | (1 << (bit & 31))) >>> 0
  }
  return words
}
