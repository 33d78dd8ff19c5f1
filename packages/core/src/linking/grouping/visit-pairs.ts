/** Which texts are worth comparing: those whose sketches agree in neighbouring draws. A set of texts gives the same pairs in any order. */

import { DRAWS } from './sketch-texts.ts'
import type { CorpusArrays } from './words/corpus.ts'

/** What pairs are found from. */
export interface Sketched extends Pick<CorpusArrays, 'high' | 'low'> {
  readonly sketches: Uint32Array
  readonly bands: readonly Band[]
}

/** In a crowd, more texts than this with one key, each is compared with its next neighbours alone. */
export const CROWD = 32
/** How many of its neighbours in a crowd a text is compared with, on each side. */
export const NEIGHBOURS = 6

/** Bands: which draws of two texts must agree, all of them, for the two to be compared. The fourth to sixth order a crowd. */
export interface Band {
  readonly key: readonly number[]
  readonly order: readonly number[]
}

const bandsOf = (steps: readonly number[], order: readonly number[]): Band[] =>
  Array.from({ length: DRAWS }, (_, first) => ({
    key: steps.map((step) => (first + step) % DRAWS),
    order: order.map((step) => (first + step) % DRAWS),
  }))
const PAIRS = bandsOf([0, 1], [2, 3, 4])
const TRIPLES = [...bandsOf([0, 1, 2], [3, 4, 5]), ...bandsOf([0, 5, 11], [3, 7, 14])]

/** The bands for a collection of this level (powers of two): where there are many texts, two draws agree by chance too often. */
export const bandsFor = (sizeLevel: number): readonly Band[] => (sizeLevel < 17 ? PAIRS : TRIPLES)

/** The key of a text in a band. */
export const keyOf = (sketches: Uint32Array, text: number, band: Band): number => {
  const base = text * DRAWS
  let key = 0x2545f491
  for (let at = 0; at < band.key.length; at += 1) {
    key = Math.imul(key ^ (sketches[base + (band.key[at] as number)] as number), 0x85ebca6b)
    key ^= key >>> 13
  }
  return key >>> 0
}

/** Sorts texts by their keys, in place: a few by inserting, many by three rounds of counting. */
export const sortByKey = (texts: Uint32Array, keys: Uint32Array): void => {
  const { length } = texts
  if (length < 64) {
    for (let at = 1; at < length; at += 1) {
      const key = keys[at] as number
      const text = texts[at] as number
      let place = at - 1
      for (; place >= 0 && (keys[place] as number) > key; place -= 1) {
        keys[place + 1] = keys[place] as number
        texts[place + 1] = texts[place] as number
      }
      keys[place + 1] = key
      texts[place + 1] = text
    }
    return
  }
  let from: Uint32Array = texts
  let fromKeys: Uint32Array = keys
  let to: Uint32Array = new Uint32Array(length)
  let toKeys: Uint32Array = new Uint32Array(length)
  for (let shift = 0; shift < 33; shift += 11) {
    const counts = new Uint32Array(2049)
    for (let at = 0; at < length; at += 1) {
      const digit = (((fromKeys[at] as number) >>> shift) & 2047) + 1
      counts[digit] = (counts[digit] as number) + 1
    }
    for (let digit = 1; digit < 2049; digit += 1)
      counts[digit] = (counts[digit] as number) + (counts[digit - 1] as number)
    for (let at = 0; at < length; at += 1) {
      const key = fromKeys[at] as number
      const digit = (key >>> shift) & 2047
      const place = counts[digit] as number
      counts[digit] = place + 1
      to[place] = from[at] as number
      toKeys[place] = key
    }
    const texts0 = from
    const keys0 = fromKeys
    from = to
    fromKeys = toKeys
    to = texts0
    toKeys = keys0
  }
  if (from !== texts) {
    texts.set(from)
    keys.set(fromKeys)
  }
}

/** Puts a crowd into the order of what its texts drew besides, then of their content. */
export const orderCrowd = (
  { high, low }: Pick<Sketched, 'high' | 'low'>,
  sketches: Uint32Array,
  crowd: Uint32Array,
  band: Band,
): Uint32Array =>
  crowd.slice().sort((a, b) => {
    for (const draw of band.order) {
      const apart = (sketches[a * DRAWS + draw] as number) - (sketches[b * DRAWS + draw] as number)
      if (apart !== 0) return apart
    }
    return (high[a] as number) - (high[b] as number) || (low[a] as number) - (low[b] as number)
  })

/** How far a key is shifted to be a place in a filter of two to eight times as many places as texts. */
export const filterShift = (texts: number): number => Math.max(8, Math.clz32(texts) - 2)

/** The texts that share a band's key with one of the marked, or all texts where none is marked. */
const gather = (
  { sketches }: Sketched,
  texts: Uint32Array,
  band: Band,
  marked: Uint8Array | undefined,
  filter: Uint8Array,
): { texts: Uint32Array; keys: Uint32Array } => {
  const keys = new Uint32Array(texts.length)
  for (let at = 0; at < texts.length; at += 1) keys[at] = keyOf(sketches, texts[at] as number, band)
  if (marked === undefined) return { texts: texts.slice(), keys }
  const shift = filterShift(texts.length)
  filter.fill(0)
  for (let at = 0; at < texts.length; at += 1)
    if (marked[texts[at] as number] === 1) filter[(keys[at] as number) >>> shift] = 1
  let kept = 0
  const near = new Uint32Array(texts.length)
  for (let at = 0; at < texts.length; at += 1)
    if (filter[(keys[at] as number) >>> shift] === 1) {
      near[kept] = texts[at] as number
      keys[kept] = keys[at] as number
      kept += 1
    }
  return { texts: near.slice(0, kept), keys: keys.slice(0, kept) }
}

/**
 * Calls `visit` for every pair worth comparing, more than once where several bands agree. With `marked` (1 for a marked text)
 * only pairs with a marked text are visited; crowds are judged by all texts.
 */
export const visitPairs = (
  sketched: Sketched,
  texts: Uint32Array,
  visit: (a: number, b: number) => void,
  marked?: Uint8Array,
): void => {
  const touches = (a: number, b: number) => marked === undefined || marked[a] === 1 || marked[b] === 1
  const filter = new Uint8Array(marked === undefined ? 0 : 2 ** (32 - filterShift(texts.length)))
  for (const band of sketched.bands) {
    const near = gather(sketched, texts, band, marked, filter)
    sortByKey(near.texts, near.keys)
    for (let begin = 0; begin < near.texts.length; ) {
      const key = near.keys[begin] as number
      let end = begin + 1
      while (end < near.texts.length && near.keys[end] === key) end += 1
      if (end - begin > CROWD) {
        const crowd = orderCrowd(sketched, sketched.sketches, near.texts.subarray(begin, end), band)
        for (let at = 0; at < crowd.length; at += 1)
          for (let other = at + 1; other < crowd.length && other <= at + NEIGHBOURS; other += 1)
            if (touches(crowd[at] as number, crowd[other] as number))
              visit(crowd[at] as number, crowd[other] as number)
      } else
        for (let at = begin; at < end; at += 1)
          for (let other = at + 1; other < end; other += 1)
            if (touches(near.texts[at] as number, near.texts[other] as number))
              visit(near.texts[at] as number, near.texts[other] as number)
      begin = end
    }
  }
}
