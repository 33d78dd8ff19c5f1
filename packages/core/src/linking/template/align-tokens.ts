/** Lays the tokens of one text along the columns of a template: global alignment, exact where texts are short, anchored where they are long. */
import { matchSequences } from '../../comparing/index.ts'
import { CLASS_OF } from './token-kind.ts'

/** What is aligned: numbers of words and kinds of tokens, side by side. */
export interface Sequence {
  readonly ids: ArrayLike<number>
  readonly kinds: ArrayLike<number>
}

/** Cells of one table above which equal runs are taken for granted first, and above which a stretch counts as replaced whole. */
const MOST_CELLS = 250_000
const SAME = 8
const SAME_MARK = 3
const GAP = -2
/** What two different tokens score, by their classes (5 × 5: mark, word, proper, number, contact): alike ones belong together. */
const UNLIKE = Int8Array.of(
  ...[-1, -6, -6, -6, -6],
  ...[-6, -1, -2, -6, -6],
  ...[-6, -2, 2, -6, -6],
  ...[-6, -6, -6, 3, -6],
  ...[-6, -6, -6, -6, 3],
)
const DIAGONAL = 0
const SKIP_COLUMN = 1
const SKIP_TOKEN = 2

/** Aligns many texts with one template; keeps its tables between calls. */
export interface Aligner {
  /** For each column the place of the token that stands there, −1 where none does; places rise. */
  align(columns: Sequence, tokens: Sequence): Int32Array
}

/** A new aligner. Its results depend on the two sequences alone. */
export const openAligner = (): Aligner => {
  let ways = new Uint8Array(512)
  let above = new Int32Array(32)
  let here = new Int32Array(32)

  /** Needleman and Wunsch (1970) with one price for every gap, on a stretch of both. */
  const fill = (
    columns: Sequence,
    tokens: Sequence,
    c0: number,
    c1: number,
    t0: number,
    t1: number,
    out: Int32Array,
  ): void => {
    const width = t1 - t0 + 1
    const height = c1 - c0 + 1
    if (ways.length < width * height) ways = new Uint8Array(width * height * 2)
    if (above.length < width) {
      above = new Int32Array(width * 2)
      here = new Int32Array(width * 2)
    }
    for (let x = 0; x < width; x += 1) {
      above[x] = x * GAP
      ways[x] = SKIP_TOKEN
    }
    const tokenIds = tokens.ids
    const tokenKinds = tokens.kinds
    for (let y = 1; y < height; y += 1) {
      const id = columns.ids[c0 + y - 1] ?? -1
      const ofClass = CLASS_OF[columns.kinds[c0 + y - 1] ?? 0] ?? 0
      const same = ofClass === 0 ? SAME_MARK : SAME
      const row = y * width
      let left = y * GAP
      here[0] = left
      ways[row] = SKIP_COLUMN
      for (let x = 1; x < width; x += 1) {
        const token = t0 + x - 1
        const score =
          tokenIds[token] === id
            ? same
            : (UNLIKE[ofClass * 5 + (CLASS_OF[tokenKinds[token] as number] as number)] as number)
        let best = (above[x - 1] as number) + score
        let way = DIAGONAL
        const up = (above[x] as number) + GAP
        if (up > best) {
          best = up
          way = SKIP_COLUMN
        }
        left += GAP
        if (left > best) {
          best = left
          way = SKIP_TOKEN
        }
        here[x] = best
        left = best
        ways[row + x] = way
      }
      const swap = above
      above = here
      here = swap
    }
    let [y, x] = [height - 1, width - 1]
    while (y > 0 && x > 0) {
      const way = ways[y * width + x]
      if (way === DIAGONAL) {
        y -= 1
        x -= 1
        out[c0 + y] = t0 + x
      } else if (way === SKIP_COLUMN) y -= 1
      else x -= 1
    }
  }

  let known: Sequence | undefined
  /** For each word its only column; −1 where it stands in none or in several. */
  let columnOf = new Int32Array(0)
  let seen = new Int32Array(0)

  const prepare = (columns: Sequence, tokens: Sequence): void => {
    let most = 0
    for (let at = 0; at < tokens.ids.length; at += 1) most = Math.max(most, tokens.ids[at] ?? 0)
    for (let at = 0; columns !== known && at < columns.ids.length; at += 1)
      most = Math.max(most, columns.ids[at] ?? 0)
    if (columns === known && most < columnOf.length) return
    known = columns
    for (let at = 0; at < columns.ids.length; at += 1) most = Math.max(most, columns.ids[at] ?? 0)
    columnOf = new Int32Array(most * 2 + 64).fill(-1)
    seen = new Int32Array(columnOf.length).fill(-1)
    for (let at = 0; at < columns.ids.length; at += 1) {
      const id = columns.ids[at] ?? 0
      columnOf[id] = columnOf[id] === -1 ? at : -2
    }
  }

  /** Places of words that stand once on each side beside an equal neighbour, as pairs of column and token; none where they cross. */
  const findAnchors = (columns: Sequence, tokens: Sequence): number[] => {
    prepare(columns, tokens)
    const length = tokens.ids.length
    for (let at = 0; at < length; at += 1) seen[tokens.ids[at] ?? 0] = -1
    for (let at = 0; at < length; at += 1) {
      const id = tokens.ids[at] ?? 0
      seen[id] = seen[id] === -1 ? at : -2
    }
    const anchors: number[] = []
    let last = -1
    for (let at = 0; at < length; at += 1) {
      const id = tokens.ids[at] as number
      const column = columnOf[id] as number
      if (column < 0 || seen[id] !== at) continue
      const beside =
        (at > 0 && column > 0 && columns.ids[column - 1] === tokens.ids[at - 1]) ||
        (at + 1 < length && columns.ids[column + 1] === tokens.ids[at + 1])
      if (!beside) continue
      if (column <= last) return []
      anchors.push(column, at)
      last = column
    }
    return anchors
  }

  /** A stretch: equal ends are taken, a small middle is searched, a large one is matched by its equal runs first. */
  const alignStretch = (
    columns: Sequence,
    tokens: Sequence,
    [cFrom, cTo, tFrom, tTo]: readonly [number, number, number, number],
    out: Int32Array,
  ): void => {
    let [c0, c1, t0, t1] = [cFrom, cTo, tFrom, tTo]
    while (c0 < c1 && t0 < t1 && columns.ids[c0] === tokens.ids[t0]) {
      out[c0] = t0
      c0 += 1
      t0 += 1
    }
    while (c0 < c1 && t0 < t1 && columns.ids[c1 - 1] === tokens.ids[t1 - 1]) {
      c1 -= 1
      t1 -= 1
      out[c1] = t1
    }
    if (c0 === c1 || t0 === t1) return
    if ((c1 - c0 + 1) * (t1 - t0 + 1) <= MOST_CELLS) {
      fill(columns, tokens, c0, c1, t0, t1, out)
      return
    }
    const middle = (list: ArrayLike<number>, from: number, to: number) =>
      Int32Array.from({ length: to - from }, (_, at) => list[from + at] ?? -1)
    const { runs } = matchSequences(middle(columns.ids, c0, c1), middle(tokens.ids, t0, t1))
    let [c, t] = [c0, t0]
    for (const { a, b, length } of [...runs, { a: c1 - c0, b: t1 - t0, length: 0 }]) {
      if ((c0 + a - c + 1) * (t0 + b - t + 1) <= MOST_CELLS) fill(columns, tokens, c, c0 + a, t, t0 + b, out)
      for (let step = 0; step < length; step += 1) out[c0 + a + step] = t0 + b + step
      c = c0 + a + length
      t = t0 + b + length
    }
  }

  return {
    align: (columns, tokens) => {
      const out = new Int32Array(columns.ids.length).fill(-1)
      const anchors = findAnchors(columns, tokens)
      let [c, t] = [0, 0]
      for (let at = 0; at < anchors.length; at += 2) {
        const column = anchors[at] as number
        const token = anchors[at + 1] as number
        if (column > c && token > t) alignStretch(columns, tokens, [c, column, t, token], out)
        out[column] = token
        c = column + 1
        t = token + 1
      }
      alignStretch(columns, tokens, [c, columns.ids.length, t, tokens.ids.length], out)
      return out
    },
  }
}
