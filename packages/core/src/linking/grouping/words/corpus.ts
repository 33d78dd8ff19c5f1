/** The distinct texts of a collection as arrays of numbers: which words there are, in how many texts, and which each text has, in which clauses. */
import { append, filled, type Growing, growFrom, makeRoom } from './growing.ts'
import { findPlace, type HashIndex, makeHashIndex, putPlace } from './hash-index.ts'
import { makeFeatureBuffer, readFeatures } from './read-features.ts'

/** The arrays of a corpus, as they are kept and sent. Texts with the same words in the same clauses are one text. */
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
  /** The hash of each clause of four words or more, and in how many distinct texts it stands. */
  readonly clauses: Uint32Array
  readonly clauseCounts: Uint32Array
  /** The clauses of all texts, one text after another, as places in `clauses`, and where each text's begin, as with `starts`. */
  readonly clauseTokens: Uint32Array
  readonly clauseStarts: Uint32Array
  /** For each of `tokens`: which of its text's clauses the word stands in, from 1; 0 where it stands in none or in several. */
  readonly owners: Uint8Array
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
  clauses: new Uint32Array(0),
  clauseCounts: new Uint32Array(0),
  clauseTokens: new Uint32Array(0),
  clauseStarts: new Uint32Array(1),
  owners: new Uint8Array(0),
}

const spread = (hash: number, salt: number): number => {
  let mixed = Math.imul(hash ^ salt, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}

/** A clause of fewer words than this is nobody's boilerplate. */
const SHORTEST = 4
/** More clauses than this are not told apart: what stands in them counts in full. */
const MOST = 255

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
  const clauses: Growing = growFrom(from.clauses)
  const clauseCounts: Growing = growFrom(from.clauseCounts.slice())
  const clauseTokens: Growing = growFrom(from.clauseTokens)
  const clauseStarts: Growing = growFrom(from.clauseStarts)
  const owners: Growing<Uint8Array> = growFrom(from.owners)
  const wordIndex = indexOf(from.words)
  const textIndex = indexOf(from.high)
  const clauseIndex = indexOf(from.clauses)
  const buffer = makeFeatureBuffer()
  // What the text at hand says of each word: in which of its clauses it stands. 0: in none of them, 1: in several, else from 2.
  let standing = new Uint16Array(1024)
  let own = new Uint32Array(256)

  const placeOf = (index: HashIndex, hashes: Growing, totals: Growing, hash: number): number => {
    const found = findPlace(index, hashes.values, hash)
    if (found >= 0) return found
    append(hashes, hash)
    append(totals, 0)
    putPlace(index, hashes.values, hash, hashes.length - 1)
    return hashes.length - 1
  }

  /** The hashes of the text's long clauses, each once, in `found`. */
  const found: number[] = []
  const numberOf = (begin: number, end: number): number => {
    if (end - begin < SHORTEST) return 0
    let hash = 0x2545f491
    for (let at = begin; at < end; at += 1)
      hash = (Math.imul(hash ^ (buffer.hashes[at] as number), 0x85ebca6b) + (hash >>> 15)) | 0
    hash = spread(hash, end - begin) >>> 0
    const known = found.indexOf(hash)
    if (known >= 0) return known + 1
    return found.length < MOST ? found.push(hash) : 0
  }

  /** Writes the distinct words of the text into `own` and where they stand; answers how many they are. */
  const standWords = (): number => {
    if (own.length < buffer.length) own = new Uint32Array(buffer.length * 2)
    found.length = 0
    let distinct = 0
    for (let clause = 0; clause < buffer.clauses.length; clause += 1) {
      const begin = buffer.clauses[clause] as number
      const end = buffer.clauses[clause + 1] ?? buffer.length
      const state = numberOf(begin, end) + 1
      for (let at = begin; at < end; at += 1) {
        const place = placeOf(wordIndex, words, counts, buffer.hashes[at] as number)
        if (place >= standing.length) {
          const wider = new Uint16Array(Math.max(place + 1, standing.length * 2))
          wider.set(standing)
          standing = wider
        }
        const before = standing[place] as number
        if (before === 0) {
          own[distinct] = place
          distinct += 1
          standing[place] = state
        } else if (before !== state) standing[place] = 1
      }
    }
    return distinct
  }

  const add = (text: string): number => {
    readFeatures(text, buffer)
    if (buffer.length === 0) return -1
    const length = standWords()
    let upper = 0x9747b28c ^ length
    let lower = 0x3c6ef372 ^ length
    for (let at = 0; at < length; at += 1) {
      const place = own[at] as number
      const hash = words.values[place] as number
      const clause = standing[place] as number
      const company = clause < 2 ? 0 : (found[clause - 2] as number)
      upper = (upper + spread(hash, company ^ 0x7f4a7c15)) | 0
      lower = (lower + spread(hash, Math.imul(company, 0x9e3779b1))) | 0
    }
    upper >>>= 0
    lower >>>= 0
    const known = findPlace(textIndex, high.values, upper, low.values, lower)
    if (known >= 0) {
      for (let at = 0; at < length; at += 1) standing[own[at] as number] = 0
      return known
    }
    const places = own.subarray(0, length).sort()
    makeRoom(tokens, length)
    makeRoom(owners, length)
    for (let at = 0; at < length; at += 1) {
      const place = places[at] as number
      counts.values[place] = (counts.values[place] as number) + 1
      tokens.values[tokens.length + at] = place
      owners.values[owners.length + at] = Math.max(0, (standing[place] as number) - 1)
      standing[place] = 0
    }
    tokens.length += length
    owners.length += length
    append(starts, tokens.length)
    for (const hash of found) {
      const place = placeOf(clauseIndex, clauses, clauseCounts, hash)
      clauseCounts.values[place] = (clauseCounts.values[place] as number) + 1
      append(clauseTokens, place)
    }
    append(clauseStarts, clauseTokens.length)
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
      clauses: filled(clauses),
      clauseCounts: filled(clauseCounts),
      clauseTokens: filled(clauseTokens),
      clauseStarts: filled(clauseStarts),
      owners: filled(owners),
    }),
  }
}
