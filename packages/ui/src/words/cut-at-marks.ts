/** Cuts a text at its marks, for showing them as elements without ever building markup from text. */

/** A mark: UTF-16 offsets, end exclusive. */
export interface TextMark {
  readonly start: number
  readonly end: number
}

/** One piece of a cut text; `mark` is present where the piece is marked. */
export interface TextPiece<M extends TextMark> {
  readonly text: string
  readonly start: number
  readonly mark?: M
}

/**
 * Cuts the text so that the pieces joined give the text again. Marks outside the text, empty or turned round are left out;
 * where two overlap, the one that starts first wins, and of two that start together the longer.
 */
export const cutAtMarks = <M extends TextMark>(text: string, marks: readonly M[]): TextPiece<M>[] => {
  const pieces: TextPiece<M>[] = []
  const sorted = marks
    .filter((mark) => mark.start >= 0 && mark.end > mark.start && mark.end <= text.length)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  let at = 0
  for (const mark of sorted) {
    if (mark.start < at) continue
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), start: at })
    pieces.push({ text: text.slice(mark.start, mark.end), start: mark.start, mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at })
  return pieces
}

/** A line of a text with the offset of its first character; the line break is not part of it. */
export interface TextLine {
  readonly text: string
  readonly start: number
}

/** The lines of a text, for lists that draw only what is in view. */
export const splitLines = (text: string): TextLine[] => {
  const lines: TextLine[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line, start })
    start += line.length + 1
  }
  return lines
}
