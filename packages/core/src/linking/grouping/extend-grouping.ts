/** Adds texts to a grouping: only what the new texts touch is looked at again, and the groups are those of all texts grouped at once. */

import {
  type Comparing,
  type Grouping,
  groupCorpus,
  hangTogether,
  listSets,
  makeComparing,
  partInto,
} from './group-corpus.ts'
import { DRAWS, invert, sketchText } from './sketch-texts.ts'
import { joinSets, makeForest, rootOf } from './union.ts'
import {
  type Band,
  CROWD,
  filterShift,
  keyOf,
  NEIGHBOURS,
  orderCrowd,
  sortByKey,
  visitPairs,
} from './visit-pairs.ts'
import type { CorpusArrays } from './words/corpus.ts'
import { isCommon } from './words/weigh-clauses.ts'
import { sizeLevelOf, weighWords } from './words/weigh-words.ts'

/** Marks the old texts in which a word's weight has changed or a clause has become common, and all new ones. */
const markChanged = (before: CorpusArrays, corpus: CorpusArrays): Uint8Array => {
  const oldSize = before.starts.length - 1
  const size = corpus.starts.length - 1
  const marked = new Uint8Array(size)
  marked.fill(1, oldSize)
  const oldWeights = weighWords(before.counts, oldSize)
  const weights = weighWords(corpus.counts, size)
  const changed = new Uint8Array(oldWeights.length)
  const turned = new Uint8Array(before.clauses.length)
  let any = false
  for (let word = 0; word < oldWeights.length; word += 1)
    if (oldWeights[word] !== weights[word]) {
      changed[word] = 1
      any = true
    }
  for (let clause = 0; clause < before.clauses.length; clause += 1)
    if (isCommon(before.clauseCounts[clause] as number) !== isCommon(corpus.clauseCounts[clause] as number))
      turned[clause] = 1
  for (let text = 0; text < oldSize; text += 1) {
    const last = corpus.clauseStarts[text + 1] as number
    for (let at = corpus.clauseStarts[text] as number; at < last; at += 1)
      if (turned[corpus.clauseTokens[at] as number] === 1) marked[text] = 1
    if (!any || marked[text] === 1) continue
    const end = corpus.starts[text + 1] as number
    for (let at = corpus.starts[text] as number; at < end; at += 1)
      if (changed[corpus.tokens[at] as number] === 1) {
        marked[text] = 1
        break
      }
  }
  return marked
}

/**
 * Calls `visit` for pairs of unmarked texts that are compared in a crowd now and were not before, or were and are no more: marked
 * texts have come between them or gone.
 */
const visitDisplaced = (
  comparing: Comparing,
  oldSketches: Uint32Array,
  oldSize: number,
  marked: Uint8Array,
  visit: (a: number, b: number) => void,
): void => {
  const { sketches } = comparing
  const size = marked.length
  const shift = filterShift(size)
  const filter = new Uint8Array(2 ** (32 - shift))
  const entries = new Uint32Array(2 * size)
  const keys = new Uint32Array(2 * size)
  for (const band of comparing.bands) {
    filter.fill(0)
    for (let text = 0; text < size; text += 1) {
      if (marked[text] === 0) continue
      filter[keyOf(sketches, text, band) >>> shift] = 1
      if (text < oldSize) filter[keyOf(oldSketches, text, band) >>> shift] = 1
    }
    let length = 0
    // A text as it is has an even entry, a marked text as it was before an odd one.
    const put = (entry: number, key: number): void => {
      if (filter[key >>> shift] === 0) return
      entries[length] = entry
      keys[length] = key
      length += 1
    }
    for (let text = 0; text < size; text += 1) {
      put(text * 2, keyOf(sketches, text, band))
      if (marked[text] === 1 && text < oldSize) put(text * 2 + 1, keyOf(oldSketches, text, band))
    }
    const sorted = entries.subarray(0, length)
    const sortedKeys = keys.subarray(0, length)
    sortByKey(sorted, sortedKeys)
    for (let begin = 0; begin < length; ) {
      let end = begin + 1
      while (end < length && sortedKeys[end] === sortedKeys[begin]) end += 1
      if (end - begin > CROWD)
        visitDisplacedIn(comparing, oldSketches, oldSize, marked, band, sorted.subarray(begin, end), visit)
      begin = end
    }
  }
}

const visitDisplacedIn = (
  comparing: Comparing,
  oldSketches: Uint32Array,
  oldSize: number,
  marked: Uint8Array,
  band: Band,
  entries: Uint32Array,
  visit: (a: number, b: number) => void,
): void => {
  const isMarked = (entry: number) => marked[entry >>> 1] === 1
  const now = entries.filter((entry) => entry % 2 === 0).map((entry) => entry >>> 1)
  const was = entries
    .filter((entry) => entry % 2 === 1 || (!isMarked(entry) && entry >>> 1 < oldSize))
    .map((entry) => entry >>> 1)
  if (!entries.some(isMarked)) return
  // A text that nobody marked stands in the same order among its like, before and now.
  const placesIn = (crowd: Uint32Array, drawn: Uint32Array): { texts: Uint32Array; places: Uint32Array } => {
    const ordered = crowd.length > CROWD ? orderCrowd(comparing, drawn, crowd, band) : crowd
    const places = new Map<number, number>()
    ordered.forEach((text, place) => {
      if (marked[text] === 0) places.set(text, crowd.length > CROWD ? place : 0)
    })
    return { texts: Uint32Array.from(places.keys()), places: Uint32Array.from(places.values()) }
  }
  const after = placesIn(now, comparing.sketches)
  const before = placesIn(was, oldSketches)
  const [longer, isBefore] = now.length > CROWD ? [after, false] : [before, true]
  const other = isBefore ? after : before
  const placeOf = new Map<number, number>()
  other.texts.forEach((text, at) => {
    placeOf.set(text, other.places[at] as number)
  })
  // Where one of the two was no crowd, all of its pairs were compared: each pair counts that the other leaves out.
  const all = now.length <= CROWD || was.length <= CROWD
  for (let at = 0; at < longer.texts.length; at += 1)
    for (let next = at + 1; next < longer.texts.length && (all || next <= at + NEIGHBOURS); next += 1) {
      const [a, b] = [longer.texts[at] as number, longer.texts[next] as number]
      const near = (longer.places[next] as number) - (longer.places[at] as number) <= NEIGHBOURS
      const otherNear = Math.abs((placeOf.get(b) ?? 0) - (placeOf.get(a) ?? 0)) <= NEIGHBOURS
      if (near !== otherNear) visit(a, b)
    }
}

/**
 * Joins what hangs together among the texts that are looked at again, in `forest`, and answers which these are: the marked ones,
 * and all that hung together with them before or do now. What hangs together elsewhere has not changed.
 */
const rejoin = (
  comparing: Comparing,
  before: Grouping,
  marked: Uint8Array,
  all: Uint32Array,
  forest: Uint32Array,
): Uint8Array => {
  const oldSize = before.components.length
  const reopened = new Uint8Array(oldSize)
  const reopen = (text: number): void => {
    if (text < oldSize) reopened[before.components[text] as number] = 1
  }
  for (const text of all) if (marked[text] === 1) reopen(text)
  const join = (a: number, b: number): boolean => {
    if (rootOf(forest, a) === rootOf(forest, b) || !hangTogether(comparing, a, b, comparing.least))
      return false
    joinSets(forest, a, b)
    return true
  }
  const joinAndReopen = (a: number, b: number): void => {
    if (!join(a, b)) return
    reopen(a)
    reopen(b)
  }
  visitPairs(comparing, all, joinAndReopen, marked)
  visitDisplaced(comparing, before.sketches, oldSize, marked, (a, b) => {
    if (!hangTogether(comparing, a, b, comparing.least)) return
    reopen(a)
    reopen(b)
  })
  // Pairs with a marked text are done; what is left are those between the others of their components.
  const others = Uint8Array.from(all, (text) =>
    marked[text] === 0 && text < oldSize && reopened[before.components[text] as number] === 1 ? 1 : 0,
  )
  const joinOthers = (a: number, b: number): void => {
    if (others[a] === 1 && others[b] === 1) join(a, b)
  }
  visitPairs(comparing, all, joinOthers, others)
  return Uint8Array.from(all, (text) => (marked[text] === 1 || others[text] === 1 ? 1 : 0))
}

/**
 * The grouping of a corpus of which the first texts were grouped before. `before` holds the arrays as they were then. Equal to
 * `groupCorpus` of the whole, which is also what is done when the number of texts has crossed a power of two.
 */
export const extendGrouping = (before: CorpusArrays, grouping: Grouping, corpus: CorpusArrays): Grouping => {
  const oldSize = before.starts.length - 1
  const size = corpus.starts.length - 1
  if (oldSize === size) return grouping
  if (sizeLevelOf(oldSize) !== sizeLevelOf(size)) return groupCorpus(corpus)
  const marked = markChanged(before, corpus)
  const sketches = new Uint32Array(size * DRAWS)
  sketches.set(grouping.sketches)
  const comparing = makeComparing(corpus, sketches)
  const inverse = invert(comparing.weights)
  for (let text = 0; text < size; text += 1)
    if (marked[text] === 1) sketchText(corpus, inverse, comparing.strengths, text, sketches)

  const all = makeForest(size)
  const forest = makeForest(size)
  const open = rejoin(comparing, grouping, marked, all, forest)
  const components = Uint32Array.from(all, (text) =>
    open[text] === 1 ? rootOf(forest, text) : (grouping.components[text] as number),
  )
  const groups = Uint32Array.from(all, (text) =>
    open[text] === 1 ? text : (grouping.groups[text] as number),
  )
  const reopened = all.filter((text) => open[text] === 1)
  for (const component of listSets(forest, reopened)) partInto(comparing, component, groups)
  return { sketches, components, groups }
}
