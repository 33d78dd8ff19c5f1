/** Splits a line into words and the marks between them, by Unicode alone: the same on every machine and in every year. */

/** A piece of a line, with its place in UTF-16 units; `counts` where it is a word and not a mark. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly counts: boolean
}

/** Scripts that put no space between words: there every letter with its signs is a piece. */
const UNSPACED =
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const PIECES = new RegExp(
  `([${UNSPACED}]\\p{M}*)|((?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}_])+)|([^\\s])`,
  'gu',
)

/** The pieces of a line in order; white space separates and is no piece. */
export const splitWords = (line: string): Piece[] =>
  [...line.matchAll(PIECES)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
    counts: found[3] === undefined,
  }))
