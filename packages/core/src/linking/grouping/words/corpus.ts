/** The distinct texts of a collection as arrays of numbers: which words there are, in how many texts, and which each text has. */
import { append, filled, type Growing, growFrom, makeRoom } from './growing.ts'
import { findPlace, type HashIndex, makeHashIndex, putPlace } from './hash-index.ts'
import { type FeatureBuffer, makeFeatureBuffer, readFeatures } from './read-features.ts'

/** The arrays of a corpus, as they are kept and sent. Texts with the same set of words are one text. */
export interface CorpusArrays {
  /** The hash of each word, in the order in which they came. */
  readonly words: Uint32Array
  /** In how many distinct texts each word stands. */
  readonly counts: Uint32Array
  /** The words of all texts, one after another: places in `words`, ascending within a text. */
  readonly tokens: Uint32Array
  /** Where each text's words begin, and one entry more: where the last ends. */
  readonly starts: Uint32Array
  /** A text's content as a hash of 64 bits, in two halves: what orders texts, whatever order they came in. */
  readonly high: Uint32Array
  readonly low: Uint32Array
}

/** A corpus that takes more texts. */
export interface Corpus {
  /** How many distinct texts there are. */
  size(): number
  /** Adds a text; answers its number among the distinct texts, or -1 where it has nothing to compare. */
  add(text: string): number
  arrays(): CorpusArrays
}

const NONE: CorpusArrays = {
  words: new Uint32Array(0),
  counts: new Uint32Array(0),
  tokens: new Uint32Array(0),
  starts: new Uint32Array(1),
  high: new Uint32Array(0),
  low: new Uint32Array(0),
}

const contentOf = (hashes: Uint32Array, length: number): [number, number] => {
  let high = 0x9747b28c ^ length
  let low = 0x3c6ef372 ^ length
  for (let at = 0; at < length; at += 1) {
    const hash = hashes[at] as number
    high = Math.imul(high ^ hash, 0x85ebca6b)
    high ^= high >>> 15
    low = Math.imul(low + hash, 0xc2b2ae35)
    low ^= low >>> 13
  }
  return [high >>> 0, low >>> 0]
}

/** The first numbers sorted, each once; answers how many there are. */
const sortDistinct = ({ hashes, length }: FeatureBuffer): number => {
  const part = hashes.subarray(0, length)
  if (length < 48)
    for (let at = 1; at < length; at += 1) {
      const value = part[at] as number
      let place = at - 1
      while (place >= 0 && (part[place] as number) > value) {
        part[place + 1] = part[place] as number
        place -= 1
      }
      part[place + 1] = value
    }
  else part.sort()
  let kept = 0
  for (let at = 0; at < length; at += 1)
    if (at === 0 || part[at] !== part[at - 1]) {
      part[kept] = part[at] as number
      kept += 1
    }
  return kept
}

const indexOf = (keys: Uint32Array): HashIndex => {
  const index = makeHashIndex(keys.length + 1)
  for (let at = 0; at < keys.length; at += 1) putPlace(index, keys, keys[at] as number, at)
  return index
}

/** A corpus, empty or going on where the arrays end. The arrays given are not changed. */
export const makeCorpus = (from: CorpusArrays = NONE): Corpus => {
  const words: Growing = growFrom(from.words)
  const counts: Growing = growFrom(from.counts.slice())
  const tokens: Growing = growFrom(from.tokens)
  const starts: Growing = growFrom(from.starts)
  const high: Growing = growFrom(from.high)
  const low: Growing = growFrom(from.low)
  const wordIndex = indexOf(from.words)
  const textIndex = indexOf(from.high)
  const buffer = makeFeatureBuffer()

  const placeOf = (hash: number): number => {
    const found = findPlace(wordIndex, words.values, hash)
    if (found >= 0) return found
    append(words, hash)
    append(counts, 0)
    putPlace(wordIndex, words.values, hash, words.length - 1)
    return words.length - 1
  }

  const add = (text: string): number => {
    readFeatures(text, buffer)
    if (buffer.length === 0) return -1
    const length = sortDistinct(buffer)
    const [upper, lower] = contentOf(buffer.hashes, length)
    const known = findPlace(textIndex, high.values, upper, low.values, lower)
    if (known >= 0) return known
    makeRoom(tokens, length)
    const begin = tokens.length
    for (let at = 0; at < length; at += 1) {
      const place = placeOf(buffer.hashes[at] as number)
      counts.values[place] = (counts.values[place] as number) + 1
      tokens.values[begin + at] = place
    }
    tokens.length += length
    tokens.values.subarray(begin, tokens.length).sort()
    append(starts, tokens.length)
    append(high, upper)
    append(low, lower)
    putPlace(textIndex, high.values, upper, high.length - 1)
    return high.length - 1
  }

  return {
    size: () => high.length,
    add,
    arrays: () => ({
      words: filled(words),
      counts: filled(counts),
      tokens: filled(tokens),
      starts: filled(starts),
      high: filled(high),
      low: filled(low),
    }),
  }
}
