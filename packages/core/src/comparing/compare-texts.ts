/** Compares two texts by lines, and inside of changed lines by words: what was added, what was removed, and where. */
import { matchSequences, type Run } from './match-sequences.ts'
import { splitWords } from './split-words.ts'

/** One side of a row: the line's number from 1, its text, and what of it is not on the other side (UTF-16 places). */
export interface DiffSide {
  readonly line: number
  readonly text: string
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** One row of the comparison. `gap` stands for `skipped` equal lines; a side that is absent has nothing at this place. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'removed' | 'added' | 'gap'
  readonly left?: DiffSide
  readonly right?: DiffSide
  readonly skipped?: number
}

/** What differs between two texts. Words are counted, punctuation is not. */
export interface TextDiff {
  readonly same: boolean
  readonly rows: readonly DiffRow[]
  /** Rows that the limit left out. */
  readonly more: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
  /** Some stretch was too long or too different to be searched: it counts as replaced whole. */
  readonly coarse: boolean
  /** Only the beginning of the texts was compared. */
  readonly cut: boolean
}

/** What bounds a comparison. */
export interface DiffLimits {
  /** UTF-16 units of each text that are compared; 4,000,000 where absent. */
  readonly units?: number
  /** Rows given; 2,000 where absent. */
  readonly rows?: number
  /** Equal lines around a change; 3 where absent. */
  readonly around?: number
}

/** Pieces on one side of a changed stretch above which its words are not matched. */
const MOST_PIECES = 20_000
/** UTF-16 units of one line that a row gives. */
const MOST_LINE = 2_000

/** Compares two texts. Pure and deterministic; memory grows with the texts, never with their product. */
export const compareTexts = (before: string, after: string, limits: DiffLimits = {}): TextDiff => {
  const { units = 4_000_000, rows: most = 2_000, around = 3 } = limits
  const cut = before.length > units || after.length > units
  const left = toLines(before.slice(0, units))
  const right = toLines(after.slice(0, units))
  const numbers = new Map<string, number>()
  const matching = matchSequences(toNumbers(left, numbers), toNumbers(right, numbers))
  const rows: DiffRow[] = []
  const sum = { added: 0, removed: 0, coarse: matching.coarse }
  let [a, b] = [0, 0]
  for (const run of [...matching.runs, { a: left.length, b: right.length, length: 0 }]) {
    if (run.a > a || run.b > b) rows.push(...compareStretch(left, right, { a, b }, run, sum))
    const isLast = run.length === 0 || run.a + run.length === left.length
    pushEqual(rows, left, run, around, isLast && run.b + run.length === right.length)
    a = run.a + run.length
    b = run.b + run.length
  }
  const same =
    sum.added === 0 && sum.removed === 0 && rows.every(({ kind }) => kind === 'same' || kind === 'gap')
  return {
    same,
    rows: same ? [] : rows.slice(0, most),
    more: same ? 0 : Math.max(0, rows.length - most),
    wordsAdded: sum.added,
    wordsRemoved: sum.removed,
    coarse: sum.coarse,
    cut,
  }
}

/** Lines without trailing white space; an empty text has none. */
const toLines = (text: string): string[] =>
  text === '' ? [] : text.split(/\r\n|\n|\r/).map((line) => line.trimEnd())

const toNumbers = (items: readonly string[], numbers: Map<string, number>): Int32Array =>
  Int32Array.from(items, (item) => {
    const known = numbers.get(item)
    if (known !== undefined) return known
    numbers.set(item, numbers.size)
    return numbers.size - 1
  })

/** Equal lines near a change are given, the others stand as one gap. */
const pushEqual = (
  rows: DiffRow[],
  left: readonly string[],
  run: Run,
  around: number,
  isLast: boolean,
): void => {
  const isFirst = rows.length === 0
  const head = isFirst ? 0 : Math.min(around, run.length)
  const tail = isLast ? 0 : Math.min(around, run.length - head)
  const skipped = run.length - head - tail
  const push = (offset: number) => {
    const text = (left[run.a + offset] ?? '').slice(0, MOST_LINE)
    const side = (line: number): DiffSide => ({ line: line + 1, text, marks: [] })
    rows.push({ kind: 'same', left: side(run.a + offset), right: side(run.b + offset) })
  }
  for (let at = 0; at < head; at += 1) push(at)
  if (skipped > 0) rows.push({ kind: 'gap', skipped })
  for (let at = run.length - tail; at < run.length; at += 1) push(at)
}

/** A stretch of lines that is not the same on both sides, row by row, its words held against each other. */
const compareStretch = (
  left: readonly string[],
  right: readonly string[],
  from: { readonly a: number; readonly b: number },
  to: { readonly a: number; readonly b: number },
  sum: { added: number; removed: number; coarse: boolean },
): DiffRow[] => {
  const removed = markWords(left, from.a, to.a)
  const added = markWords(right, from.b, to.b)
  const isLong = removed.length > MOST_PIECES || added.length > MOST_PIECES
  if (isLong && removed.length > 0 && added.length > 0) sum.coarse = true
  const numbers = new Map<string, number>()
  const texts = (pieces: typeof removed) =>
    toNumbers(
      pieces.map(({ text }) => text),
      numbers,
    )
  const runs = isLong ? [] : matchSequences(texts(removed), texts(added)).runs
  for (const run of runs)
    for (let at = 0; at < run.length; at += 1) {
      const [one, two] = [removed[run.a + at], added[run.b + at]]
      if (one !== undefined) one.shared = true
      if (two !== undefined) two.shared = true
    }
  sum.removed += removed.filter(({ shared, counts }) => !shared && counts).length
  sum.added += added.filter(({ shared, counts }) => !shared && counts).length
  const leftSides = toSides(left, from.a, to.a, removed)
  const rightSides = toSides(right, from.b, to.b, added)
  return Array.from({ length: Math.max(leftSides.length, rightSides.length) }, (_, at) => {
    const [one, two] = [leftSides[at], rightSides[at]]
    if (one === undefined) return { kind: 'added' as const, ...(two === undefined ? {} : { right: two }) }
    return two === undefined
      ? { kind: 'removed' as const, left: one }
      : { kind: 'changed' as const, left: one, right: two }
  })
}

interface PlacedPiece {
  readonly text: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly counts: boolean
  shared: boolean
}

const markWords = (lines: readonly string[], low: number, high: number): PlacedPiece[] => {
  const pieces: PlacedPiece[] = []
  for (let line = low; line < high; line += 1)
    for (const piece of splitWords(lines[line] ?? '')) pieces.push({ ...piece, line, shared: false })
  return pieces
}

const toSides = (
  lines: readonly string[],
  low: number,
  high: number,
  pieces: readonly PlacedPiece[],
): DiffSide[] => {
  const byLine = Map.groupBy(
    pieces.filter(({ shared }) => !shared),
    ({ line }) => line,
  )
  return lines.slice(low, high).map((line, at) => {
    const text = line.slice(0, MOST_LINE)
    const marks: [number, number][] = []
    for (const { start, end } of byLine.get(low + at) ?? []) {
      if (end > text.length) break
      const last = marks.at(-1)
      // Marks with nothing but white space between them read as one.
      if (last !== undefined && text.slice(last[1], start).trim() === '') last[1] = end
      else marks.push([start, end])
    }
    return { line: low + at + 1, text, marks }
  })
}
