/**
 * An index over many 256-bit hashes that finds all within 31 bits without comparing them all. By the pigeonhole
 * principle, two hashes that differ in at most 31 bits agree but for one bit in at least one of 16 bands of 16 bits
 * (multi-index hashing: M. Norouzi, A. Punjani, D. Fleet, CVPR 2012). A band takes every sixteenth bit, because
 * neighbouring frequencies of a picture go together.
 */
import { type BitHash, countBits, HASH_WORDS, measureDistance } from '../perceptual/bit-hash.ts'

/** The greatest distance that counts as the same picture: PDQ's published confidence threshold. */
export const NEAR_BITS = 31

const BANDS = 16
const BUCKETS = 1 << 16
const NONE = new Uint32Array(0)

/** A hash found near the one that was asked for. `at` is its place in the order in which hashes were given. */
export interface NearHash {
  readonly at: number
  readonly distance: number
}

/** Finds hashes near a given one. */
export interface NearIndex {
  readonly size: number
  /** The nearest within `NEAR_BITS`, or undefined. Of equal ones the first given. */
  findNearest(hash: BitHash): NearHash | undefined
  /** All within `NEAR_BITS`, in the order in which they were given. */
  findAll(hash: BitHash): NearHash[]
}

/** Bits `band`, `band + 16`, … of a hash, as a number of 16 bits. */
const readBand = (words: Uint32Array, start: number, band: number): number => {
  let value = 0
  for (let at = 0; at < HASH_WORDS; at++) {
    const word = words[start + at] ?? 0
    value = (value << 2) | (((word >>> band) & 1) | (((word >>> (band + 16)) & 1) << 1))
  }
  return value
}

/**
 * Hashes by bucket of one band: `starts[b]` to `starts[b + 1]`. `rows` holds for each its place and the first
 * `SKETCH` words of the hash itself, so that a bucket is read in one go and hardly any other memory is touched.
 */
interface Band {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/** Words of a hash that lie in the bucket: of 96 random bits fewer than 32 differ once in three thousand times. */
const SKETCH = 3
const ROW = SKETCH + 1

const sortIntoBuckets = (words: Uint32Array, count: number, band: number): Band => {
  const starts = new Uint32Array(BUCKETS + 1)
  for (let at = 0; at < count; at++) {
    const bucket = readBand(words, at * HASH_WORDS, band) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0)
  const next = starts.slice(0, BUCKETS)
  const rows = new Uint32Array(count * ROW)
  for (let at = 0; at < count; at++) {
    const bucket = readBand(words, at * HASH_WORDS, band)
    const row = (next[bucket] ?? 0) * ROW
    rows[row] = at
    for (let word = 0; word < SKETCH; word++) rows[row + 1 + word] = words[at * HASH_WORDS + word] ?? 0
    next[bucket] = (next[bucket] ?? 0) + 1
  }
  return { starts, rows }
}

/** Builds an index over `words`, eight a hash. Takes 256 bytes a hash and 4 MiB besides; the words are kept, not copied. */
export const createNearIndex = (words: Uint32Array): NearIndex => {
  const count = Math.floor(words.length / HASH_WORDS)
  const bands = Array.from({ length: BANDS }, (_, band) => sortIntoBuckets(words, count, band))

  const findNearest = (hash: BitHash): NearHash | undefined => {
    let nearest = NEAR_BITS + 1
    let place = -1
    for (let number = 0; number < BANDS; number++) {
      const { starts, rows } = bands[number] ?? { starts: NONE, rows: NONE }
      const own = readBand(hash, 0, number)
      for (let bit = -1; bit < 16; bit++) {
        const bucket = bit < 0 ? own : own ^ (1 << bit)
        const end = (starts[bucket + 1] ?? 0) * ROW
        for (let row = (starts[bucket] ?? 0) * ROW; row < end; row += ROW) {
          let sketched = 0
          for (let word = 0; word < SKETCH; word++)
            sketched += countBits((hash[word] ?? 0) ^ (rows[row + 1 + word] ?? 0))
          if (sketched > nearest || sketched > NEAR_BITS) continue
          const at = rows[row] ?? 0
          const distance = measureDistance(hash, words, 0, at * HASH_WORDS)
          if (distance < nearest || (distance === nearest && distance <= NEAR_BITS && at < place)) {
            nearest = distance
            place = at
          }
        }
      }
    }
    return place < 0 ? undefined : { at: place, distance: nearest }
  }

  const findAll = (hash: BitHash): NearHash[] => {
    const found = new Map<number, number>()
    for (let number = 0; number < BANDS; number++) {
      const { starts, rows } = bands[number] ?? { starts: NONE, rows: NONE }
      const own = readBand(hash, 0, number)
      for (let bit = -1; bit < 16; bit++) {
        const bucket = bit < 0 ? own : own ^ (1 << bit)
        const end = (starts[bucket + 1] ?? 0) * ROW
        for (let row = (starts[bucket] ?? 0) * ROW; row < end; row += ROW) {
          let sketched = 0
          for (let word = 0; word < SKETCH; word++)
            sketched += countBits((hash[word] ?? 0) ^ (rows[row + 1 + word] ?? 0))
          if (sketched > NEAR_BITS) continue
          const at = rows[row] ?? 0
          if (found.has(at)) continue
          const distance = measureDistance(hash, words, 0, at * HASH_WORDS)
          if (distance <= NEAR_BITS) found.set(at, distance)
        }
      }
    }
    return [...found].map(([at, distance]) => ({ at, distance })).sort((a, b) => a.at - b.at)
  }
  return { size: count, findNearest, findAll }
}
