/** Matches two sequences: what both hold in the same order. Patience anchors first, Myers between them, in linear memory. */

/** A run that both sequences hold: `length` items from `a` in the first and from `b` in the second. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** The runs in order, and whether some stretch was too different to be searched and counts as replaced whole. */
export interface Matching {
  readonly runs: readonly Run[]
  readonly coarse: boolean
}

interface Span {
  readonly aLow: number
  readonly aHigh: number
  readonly bLow: number
  readonly bHigh: number
}

/** Items of both sides together up to which the shortest way is searched at once: anchors cost items, and save nothing here. */
const SMALL = 128
/** Edits after which one stretch counts as replaced whole. The search costs the square of it. */
const MOST_EDITS = 2_000
/** Steps of search for the whole matching, about a second on an old laptop. */
const MOST_STEPS = 40_000_000

/**
 * Matches two sequences of item numbers (equal number, equal item). Same input, same runs. Myers, "An O(ND) difference
 * algorithm and its variations" (1986), section 4b, under anchors that occur once in both (patience).
 */
export function matchSequences(a: ArrayLike<number>, b: ArrayLike<number>): Matching {
  const runs: Run[] = []
  const open: Span[] = [{ aLow: 0, aHigh: a.length, bLow: 0, bHigh: b.length }]
  const budget = { steps: MOST_STEPS }
  let coarse = false
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const inner = trim(a, b, span, runs)
    if (inner.aLow === inner.aHigh || inner.bLow === inner.bHigh) continue
    const size = inner.aHigh - inner.aLow + inner.bHigh - inner.bLow
    const anchors = size <= SMALL ? [] : findAnchors(a, b, inner)
    if (anchors.length > 0) {
      splitAtAnchors(inner, anchors, open)
      continue
    }
    const middle = bisect(a, b, inner, budget)
    if (middle === 'coarse') coarse = true
    else if (middle !== undefined) {
      open.push({ ...inner, aHigh: middle.a, bHigh: middle.b })
      open.push({ ...inner, aLow: middle.a, bLow: middle.b })
    }
  }
  return { runs: joinRuns(runs), coarse }
}

/** Takes equal beginnings and ends off a span, as runs. */
const trim = (a: ArrayLike<number>, b: ArrayLike<number>, span: Span, runs: Run[]): Span => {
  let { aLow, aHigh, bLow, bHigh } = span
  while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) {
    aLow += 1
    bLow += 1
  }
  if (aLow > span.aLow) runs.push({ a: span.aLow, b: span.bLow, length: aLow - span.aLow })
  while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) {
    aHigh -= 1
    bHigh -= 1
  }
  if (aHigh < span.aHigh) runs.push({ a: aHigh, b: bHigh, length: span.aHigh - aHigh })
  return { aLow, aHigh, bLow, bHigh }
}

/** Items that occur once on each side, in the longest order that both sides share. */
const findAnchors = (a: ArrayLike<number>, b: ArrayLike<number>, span: Span): { a: number; b: number }[] => {
  const places = (items: ArrayLike<number>, low: number, high: number): Map<number, number> => {
    const found = new Map<number, number>()
    for (let at = low; at < high; at += 1) {
      const item = items[at] ?? -1
      found.set(item, found.has(item) ? -1 : at)
    }
    return found
  }
  const inB = places(b, span.bLow, span.bHigh)
  const pairs: { a: number; b: number }[] = []
  for (const [item, at] of places(a, span.aLow, span.aHigh)) {
    const other = inB.get(item) ?? -1
    if (at >= 0 && other >= 0) pairs.push({ a: at, b: other })
  }
  return longestRising(pairs.sort((one, two) => one.a - two.a))
}

/** The longest part of the pairs whose `b` rises, by patience sorting: n log n. */
const longestRising = (pairs: readonly { a: number; b: number }[]): { a: number; b: number }[] => {
  const tops: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach((pair, at) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = at
  })
  const chain: { a: number; b: number }[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) chain.push(pair)
  }
  return chain.reverse()
}

const splitAtAnchors = (span: Span, anchors: readonly { a: number; b: number }[], open: Span[]): void => {
  let { aLow, bLow } = span
  for (const anchor of anchors) {
    // The anchor begins the stretch after it, where it is trimmed off as a run.
    open.push({ aLow, bLow, aHigh: anchor.a, bHigh: anchor.b })
    aLow = anchor.a
    bLow = anchor.b
  }
  open.push({ ...span, aLow, bLow })
}

/** The point where a shortest edit path crosses its middle; undefined when nothing is shared, `coarse` when it is too far. */
const bisect = (
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { aLow, aHigh, bLow, bHigh }: Span,
  budget: { steps: number },
): { a: number; b: number } | 'coarse' | undefined => {
  const aLength = aHigh - aLow
  const bLength = bHigh - bLow
  const most = Math.ceil((aLength + bLength) / 2)
  const reach = Math.min(most, MOST_EDITS)
  const size = 2 * reach + 2
  const forth = new Int32Array(size).fill(-1)
  const back = new Int32Array(size).fill(-1)
  forth[reach + 1] = 0
  back[reach + 1] = 0
  const delta = aLength - bLength
  const meetsForth = delta % 2 !== 0
  let [forthStart, forthEnd, backStart, backEnd] = [0, 0, 0, 0]
  for (let edits = 0; edits < reach; edits += 1) {
    budget.steps -= 2 * edits + 2
    if (budget.steps < 0) return 'coarse'
    for (let k = -edits + forthStart; k <= edits - forthEnd; k += 2) {
      const at = reach + k
      const x = advance(forth, at, k, edits, (x, y) => a[aLow + x] === b[bLow + y], aLength, bLength)
      if (x > aLength) forthEnd += 2
      else if (x - k > bLength) forthStart += 2
      else if (meetsForth) {
        const other = back[reach + delta - k] ?? -1
        if (other !== -1 && x >= aLength - other)
          return corner(aLow + x, bLow + x - k, aLow, bLow, aHigh, bHigh)
      }
    }
    for (let k = -edits + backStart; k <= edits - backEnd; k += 2) {
      const at = reach + k
      const equal = (x: number, y: number) => a[aHigh - 1 - x] === b[bHigh - 1 - y]
      const x = advance(back, at, k, edits, equal, aLength, bLength)
      if (x > aLength) backEnd += 2
      else if (x - k > bLength) backStart += 2
      else if (!meetsForth) {
        const other = forth[reach + delta - k] ?? -1
        if (other !== -1 && other >= aLength - x)
          return corner(aLow + other, bLow + other - (delta - k), aLow, bLow, aHigh, bHigh)
      }
    }
  }
  return reach < most ? 'coarse' : undefined
}

/** One step of a front along its diagonal `k`, and then as far as items are equal. */
const advance = (
  front: Int32Array,
  at: number,
  k: number,
  edits: number,
  equal: (x: number, y: number) => boolean,
  aLength: number,
  bLength: number,
): number => {
  const down = front[at + 1] ?? -1
  const right = front[at - 1] ?? -1
  let x = k === -edits || (k !== edits && right < down) ? down : right + 1
  while (x < aLength && x - k < bLength && equal(x, x - k)) x += 1
  front[at] = x
  return x
}

/** A meeting point; one at a corner of the span would split nothing. */
const corner = (
  a: number,
  b: number,
  aLow: number,
  bLow: number,
  aHigh: number,
  bHigh: number,
): { a: number; b: number } | undefined =>
  (a === aLow && b === bLow) || (a === aHigh && b === bHigh) ? undefined : { a, b }

const joinRuns = (runs: readonly Run[]): Run[] => {
  const joined: Run[] = []
  for (const run of [...runs].sort((one, two) => one.a - two.a)) {
    const last = joined.at(-1)
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b)
      joined[joined.length - 1] = { ...last, length: last.length + run.length }
    else joined.push(run)
  }
  return joined
}
