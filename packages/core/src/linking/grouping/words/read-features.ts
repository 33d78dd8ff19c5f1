/** The features by which a text is compared: its words, folded, as 32-bit hashes, and the clauses in which they stand; pieces of characters where a script sets no spaces. */

const APART = 0
const LETTER = 1
const DIGIT = 2
/** Scripts written without spaces: the pieces are two characters long (Han, Kana) or three (Thai, Lao, Khmer, Myanmar). */
const PAIRED = 3
const TRIPLED = 4
/** A sign that may end a clause. */
const MARK = 5

const MEASURE = /[\p{L}\p{M}]/u
const NUMERAL = /\p{N}/u
const BY_TWO = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u
const MARKS = /[.!?;:,()[\]"*\-\n\u2022\u2026\u2013\u2014\u3001\u3002\u0964\u060c\u061b\u061f\u17d4]/u
const BY_THREE = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

const classify = (point: number): number => {
  const character = String.fromCodePoint(point)
  if (NUMERAL.test(character)) return DIGIT
  if (MARKS.test(character)) return MARK
  if (!MEASURE.test(character)) return APART
  if (BY_TWO.test(character)) return PAIRED
  return BY_THREE.test(character) ? TRIPLED : LETTER
}

const UNKNOWN = 255
const classes = new Uint8Array(0x10000).fill(UNKNOWN)
const classOf = (point: number): number => {
  if (point >= 0x10000) return classify(point)
  let found = classes[point] as number
  if (found === UNKNOWN) {
    found = classify(point)
    classes[point] = found
  }
  return found
}

const SEED = 0x811c9dc5
const mix = (hash: number, point: number): number => Math.imul(hash ^ point, 0x01000193)
const finish = (hash: number): number => {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A word with so many digits is a number: a telephone, a price, a date. Numbers vary within a template, and link by themselves. */
const DIGITS_OF_A_NUMBER = 3

const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false
  return true
}

/** Where features are written: room for all, how many there are, and where each clause of the text begins. */
export interface FeatureBuffer {
  hashes: Uint32Array
  length: number
  /** At which feature each clause begins, in their order; the first at 0. */
  readonly clauses: number[]
}

/** An empty buffer, reused from text to text. */
export const makeFeatureBuffer = (): FeatureBuffer => ({
  hashes: new Uint32Array(256),
  length: 0,
  clauses: [],
})

const put = (into: FeatureBuffer, hash: number): void => {
  if (into.length === into.hashes.length) {
    const wider = new Uint32Array(into.length * 2)
    wider.set(into.hashes)
    into.hashes = wider
  }
  into.hashes[into.length] = hash
  into.length += 1
}

/** A mark ends a clause where a space, or nothing, stands on one of its sides; a sign of the scripts without spaces always does. */
const endsClause = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (code === 10 || code > 127) return true
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)]
  return !(before > 32) || !(after > 32)
}

const beginClause = ({ clauses, length }: FeatureBuffer): void => {
  if (clauses[clauses.length - 1] !== length) clauses.push(length)
}

const readInto = (folded: string, into: FeatureBuffer, numbersToo: boolean): void => {
  let hash = SEED
  let inside = false
  let digits = 0
  let run = APART
  let before = 0
  let beforeThat = 0
  let runLength = 0
  const endWord = (): void => {
    if (inside && (numbersToo || digits < DIGITS_OF_A_NUMBER)) put(into, finish(hash))
    hash = SEED
    inside = false
    digits = 0
  }
  const endRun = (): void => {
    // A run shorter than its piece is one feature as it stands.
    if (run !== APART && runLength < (run === PAIRED ? 2 : 3))
      put(into, finish(mix(mix(mix(SEED, run), runLength > 1 ? beforeThat : 0), before)))
    run = APART
    runLength = 0
  }
  for (let at = 0; at < folded.length; at += 1) {
    let point = folded.charCodeAt(at)
    if (point >= 0xd800 && point < 0xdc00) {
      point = folded.codePointAt(at) ?? point
      if (point >= 0x10000) at += 1
    }
    // The folding of plain capitals is done here, so that a plain text need not be copied.
    if (point >= 65 && point <= 90) point += 32
    const kind = point >= 97 && point <= 122 ? LETTER : classOf(point)
    if (kind === LETTER || kind === DIGIT) {
      if (run !== APART) endRun()
      hash = mix(hash, point)
      inside = true
      if (kind === DIGIT) digits += 1
      continue
    }
    if (inside) endWord()
    if (kind !== run) endRun()
    if (kind === MARK && endsClause(folded, at)) beginClause(into)
    if (kind === APART || kind === MARK) continue
    run = kind
    runLength += 1
    if (kind === PAIRED && runLength >= 2) put(into, finish(mix(mix(SEED, before), point)))
    if (kind === TRIPLED && runLength >= 3) put(into, finish(mix(mix(mix(SEED, beforeThat), before), point)))
    beforeThat = before
    before = point
  }
  endWord()
  endRun()
}

/**
 * Writes the features of a text into the buffer, with repeats, in the order of the text, and the clauses. A text of numbers alone has its numbers
 * for features; one without any word or number has none.
 */
export const readFeatures = (text: string, into: FeatureBuffer): void => {
  into.length = 0
  into.clauses.length = 0
  into.clauses.push(0)
  const folded = isPlain(text) ? text : text.normalize('NFKC').toLowerCase()
  readInto(folded, into, false)
  if (into.length === 0) readInto(folded, into, true)
}
