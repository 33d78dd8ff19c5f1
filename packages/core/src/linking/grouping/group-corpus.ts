/** Groups the texts of a corpus: what hangs together by likeness, parted by average linkage. */
import { compareTexts, sumWeights, type Weighed } from './compare-texts.ts'
import { ALIKE, partComponent } from './part-component.ts'
import { DRAWS, invert, sketchText } from './sketch-texts.ts'
import { joinSets, makeForest, rootOf } from './union.ts'
import { bandsFor, type Sketched, visitPairs } from './visit-pairs.ts'
import type { CorpusArrays } from './words/corpus.ts'
import { weighClauses } from './words/weigh-clauses.ts'
import { sizeLevelOf, weighWords } from './words/weigh-words.ts'

/** What grouping found, for each distinct text. */
export interface Grouping {
  readonly sketches: Uint32Array
  /** What hangs together: the smallest text number of its component. */
  readonly components: Uint32Array
  /** The groups: the smallest text number of the group. */
  readonly groups: Uint32Array
}

/** What texts are compared with. */
export interface Comparing extends Sketched, Weighed {
  /** Two texts hang together at this likeness. */
  readonly least: number
  /** Two groups of texts are one at this mean likeness. */
  readonly alike: number
}

/** The likeness at which two texts hang together: the more texts there are, the more are alike by chance. */
const leastLikeness = (sizeLevel: number): number => 0.5 + 0.035 * Math.max(0, sizeLevel - 16)
/** So many of the draws must agree before two texts are compared word by word. */
const AGREEING = 4
/** A component with more texts than this is parted by a stricter likeness first, so that none grows without bounds. */
const LARGEST = 1000
const STRICTER = 0.05
/** Texts alike to this degree are one group, however many there are. */
const SAME = 0.95

const agree = (sketches: Uint32Array, a: number, b: number): boolean => {
  let agreeing = 0
  for (let draw = 0; draw < DRAWS; draw += 1)
    if (sketches[a * DRAWS + draw] === sketches[b * DRAWS + draw]) agreeing += 1
  return agreeing >= AGREEING
}

/** Whether two texts are at least so alike. */
export const hangTogether = (comparing: Comparing, a: number, b: number, least: number): boolean =>
  agree(comparing.sketches, a, b) && compareTexts(comparing, a, b) >= least

/** The members of each set of a forest that has more than one, in the order of their numbers. */
export const listSets = (forest: Uint32Array, texts: Uint32Array): Uint32Array[] => {
  const sizes = new Map<number, number>()
  for (const text of texts) {
    const root = rootOf(forest, text)
    sizes.set(root, (sizes.get(root) ?? 0) + 1)
  }
  const sets = new Map<number, { members: Uint32Array; filled: number }>()
  for (const text of texts) {
    const root = rootOf(forest, text)
    const size = sizes.get(root) ?? 1
    if (size === 1) continue
    let set = sets.get(root)
    if (set === undefined) {
      set = { members: new Uint32Array(size), filled: 0 }
      sets.set(root, set)
    }
    set.members[set.filled] = text
    set.filled += 1
  }
  return Array.from(sets.values(), ({ members }) => members)
}

/** Parts one component into groups and writes them down. */
export const partInto = (
  comparing: Comparing,
  members: Uint32Array,
  groups: Uint32Array,
  least = comparing.least,
): void => {
  const { corpus } = comparing
  if (members.length <= LARGEST) {
    const ordered = members
      .slice()
      .sort(
        (a, b) =>
          (corpus.high[a] as number) - (corpus.high[b] as number) ||
          (corpus.low[a] as number) - (corpus.low[b] as number),
      )
    const parts = partComponent(
      ordered.length,
      (a, b) => compareTexts(comparing, ordered[a] as number, ordered[b] as number),
      comparing.alike,
    )
    const smallest = new Map<number, number>()
    for (let at = 0; at < ordered.length; at += 1) {
      const part = parts[at] as number
      smallest.set(part, Math.min(smallest.get(part) ?? Number.POSITIVE_INFINITY, ordered[at] as number))
    }
    for (let at = 0; at < ordered.length; at += 1)
      groups[ordered[at] as number] = smallest.get(parts[at] as number) as number
    return
  }
  if (least >= SAME) {
    const first = members.reduce((a, b) => Math.min(a, b))
    for (const member of members) groups[member] = first
    return
  }
  const stricter = least + STRICTER
  const places = new Map<number, number>()
  for (let place = 0; place < members.length; place += 1) places.set(members[place] as number, place)
  const forest = makeForest(members.length)
  const placeOf = (text: number) => places.get(text) as number
  visitPairs(comparing, members, (a, b) => {
    const x = placeOf(a)
    const y = placeOf(b)
    if (rootOf(forest, x) !== rootOf(forest, y) && hangTogether(comparing, a, b, stricter))
      joinSets(forest, x, y)
  })
  for (const set of listSets(forest, makeForest(members.length)))
    partInto(
      comparing,
      set.map((place) => members[place] as number),
      groups,
      stricter,
    )
}

/** What texts of this corpus are compared with. */
export const makeComparing = (corpus: CorpusArrays, sketches: Uint32Array): Comparing => {
  const size = corpus.starts.length - 1
  const weights = weighWords(corpus.counts, size)
  const strengths = weighClauses(corpus)
  return {
    corpus,
    weights,
    strengths,
    sums: sumWeights(corpus, weights, strengths),
    sketches,
    high: corpus.high,
    low: corpus.low,
    bands: bandsFor(sizeLevelOf(size)),
    least: leastLikeness(sizeLevelOf(size)),
    alike: ALIKE + 0.02 * Math.max(0, sizeLevelOf(size) - 16),
  }
}

/** Groups all texts of a corpus. */
export const groupCorpus = (corpus: CorpusArrays): Grouping => {
  const size = corpus.starts.length - 1
  const sketches = new Uint32Array(size * DRAWS)
  const comparing = makeComparing(corpus, sketches)
  const inverse = invert(comparing.weights)
  for (let text = 0; text < size; text += 1) sketchText(corpus, inverse, comparing.strengths, text, sketches)
  const forest = makeForest(size)
  const all = makeForest(size)
  visitPairs(comparing, all, (a, b) => {
    if (rootOf(forest, a) !== rootOf(forest, b) && hangTogether(comparing, a, b, comparing.least))
      joinSets(forest, a, b)
  })
  const groups = makeForest(size)
  for (const component of listSets(forest, all)) partInto(comparing, component, groups)
  return { sketches, components: forest.map((_, text) => rootOf(forest, text)), groups }
}
