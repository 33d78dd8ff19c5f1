/** A set of cryptographic hashes that answers at which place a hash was given, in little memory. */

/** Finds exact hashes. */
export interface ExactIndex {
  readonly size: number
  /** Place of the hash in the order given, or undefined. `hex` is lower case and of the index's own length. */
  find(hex: string): number | undefined
}

const wordsOf = (hex: string, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, at) => Number.parseInt(hex.slice(8 * at, 8 * at + 8), 16))

/**
 * Builds the set by open addressing. Cryptographic hashes are spread evenly already, so their first word is the address.
 * `digits` is the length of every hash in hex digits (32 for MD5, 40 for SHA-1, 64 for SHA-256).
 */
export const createExactIndex = (hashes: readonly string[], digits: number): ExactIndex => {
  const width = digits / 8
  let slots = 16
  while (slots < 2 * hashes.length) slots *= 2
  const places = new Int32Array(slots).fill(-1)
  const words = new Uint32Array(hashes.length * width)
  const isAt = (place: number, hash: Uint32Array): boolean => {
    for (let at = 0; at < width; at++) if (words[place * width + at] !== hash[at]) return false
    return true
  }
  const findSlot = (hash: Uint32Array): number => {
    let slot = (hash[0] ?? 0) & (slots - 1)
    for (;;) {
      const place = places[slot] ?? -1
      if (place < 0 || isAt(place, hash)) return slot
      slot = (slot + 1) & (slots - 1)
    }
  }
  let size = 0
  hashes.forEach((hex, place) => {
    const hash = wordsOf(hex, width)
    words.set(hash, place * width)
    const slot = findSlot(hash)
    if ((places[slot] ?? -1) >= 0) return
    places[slot] = place
    size += 1
  })
  return {
    size,
    find: (hex) => {
      if (hex.length !== digits) return undefined
      const place = places[findSlot(wordsOf(hex, width))] ?? -1
      return place < 0 ? undefined : place
    },
  }
}
