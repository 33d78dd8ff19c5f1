/** Words of a paragraph as runs: bold, monospaced, right to left where the script is, with line breaks. */
import { TextRun } from 'docx'
import { type HtmlPiece, hasClass } from './read-html.ts'

/** How a piece of text looks. Sizes are half points. */
interface Look {
  readonly bold?: boolean
  readonly mono?: boolean
  readonly color?: string
  readonly size?: number
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const MONO_SIZE = 15

/** Stretches of one direction, so that a word processor sets each from its own side. */
const splitByDirection = (text: string): readonly { readonly text: string; readonly rtl: boolean }[] =>
  [
    ...text.matchAll(
      /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\s،؛؟]*|[^\p{Script=Arabic}\p{Script=Hebrew}]+/gu,
    ),
  ].map(([part]) => ({ text: part, rtl: RIGHT_TO_LEFT.test(part) }))

const toRuns = (text: string, look: Look): TextRun[] =>
  splitByDirection(text).map(
    ({ text: part, rtl }) =>
      new TextRun({
        text: part,
        ...(rtl ? { rightToLeft: true } : {}),
        ...(look.bold ? { bold: true, boldComplexScript: true } : {}),
        ...(look.mono ? { font: 'Courier New', size: MONO_SIZE, sizeComplexScript: MONO_SIZE } : {}),
        ...(look.size !== undefined && !look.mono ? { size: look.size, sizeComplexScript: look.size } : {}),
        ...(look.color === undefined ? {} : { color: look.color }),
      }),
  )

const lookOf = (piece: Exclude<HtmlPiece, string>, look: Look): Look => ({
  ...look,
  ...(['b', 'strong', 'th', 'caption'].includes(piece.name) ? { bold: true } : {}),
  ...(hasClass(piece, 'm') || piece.name === 'code' ? { mono: true } : {}),
  ...(hasClass(piece, 'quiet') || hasClass(piece, 'ask') ? { color: '5b574e', size: 17 } : {}),
})

/** The runs of pieces. White space folds as in HTML; `br` breaks the line. */
export const writeRuns = (pieces: readonly HtmlPiece[], look: Look = {}): TextRun[] =>
  pieces.flatMap((piece) => {
    if (typeof piece === 'string') return toRuns(piece.replaceAll(/[ \t\r\n]+/g, ' '), look)
    if (piece.name === 'br') return [new TextRun({ break: 1 })]
    return writeRuns(piece.inside, lookOf(piece, look))
  })

/** The look of a whole element's words. */
export const writeTagRuns = (tag: Exclude<HtmlPiece, string>): TextRun[] =>
  writeRuns(tag.inside, lookOf(tag, {}))
