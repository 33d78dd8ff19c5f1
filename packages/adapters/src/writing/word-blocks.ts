/** Headings, paragraphs, lists, tables and pictures as a word processor knows them. */
import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type TextRun,
  WidthType,
} from 'docx'
import { findTags, type HtmlPiece, type HtmlTag, hasClass, isTag } from './read-html.ts'
import { writeRuns, writeTagRuns } from './word-runs.ts'

/** A block of a document. */
export type Block = Paragraph | Table

const HEADINGS: Readonly<Record<string, (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  h1: HeadingLevel.TITLE,
  h2: HeadingLevel.HEADING_1,
  h3: HeadingLevel.HEADING_2,
  h4: HeadingLevel.HEADING_3,
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'cfc9bc' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const FULL = { size: 100, type: WidthType.PERCENTAGE }
/** Widest picture, in pixels of a page whose text is about 620 wide. */
const PICTURE_WIDTH = 300
const BLOCKS = new Set([
  'section',
  'article',
  'div',
  'main',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
  'li',
  'body',
])

const paragraph = (children: TextRun[]): Paragraph => new Paragraph({ children, spacing: { after: 80 } })

const cell = (tag: HtmlTag, borders: object): TableCell =>
  new TableCell({
    children: blocksOf(tag.inside, tag),
    borders: { top: NONE, left: NONE, right: NONE, bottom: LINE, ...borders },
    margins: { top: 30, bottom: 30, right: 80 },
    ...(tag.attributes.colspan === undefined ? {} : { columnSpan: Number(tag.attributes.colspan) }),
  })

const writeTable = (tag: HtmlTag): Block[] => {
  const captions = findTags(tag, 'caption').map(
    (caption) =>
      new Paragraph({ children: writeTagRuns(caption), keepNext: true, spacing: { before: 120, after: 40 } }),
  )
  const rows = findTags(tag, 'tr').map(
    (row) =>
      new TableRow({
        children: findTags(row, 'td', 'th').map((each) => cell(each, {})),
        tableHeader: findTags(row, 'th').length > 0,
        cantSplit: true,
      }),
  )
  return rows.length === 0 ? captions : [...captions, new Table({ rows, width: FULL }), paragraph([])]
}

/** A list of terms: two columns without lines. */
const writeTerms = (tag: HtmlTag): Block[] => {
  const items = findTags(tag, 'dt', 'dd')
  const rows: TableRow[] = []
  for (let at = 0; at < items.length; at += 2) {
    const [term, value] = [items[at], items[at + 1]]
    if (term === undefined || value === undefined) break
    rows.push(
      new TableRow({
        children: [cell(term, { bottom: NONE }), cell(value, { bottom: NONE })],
        cantSplit: true,
      }),
    )
  }
  return rows.length === 0
    ? []
    : [new Table({ rows, width: FULL, columnWidths: [2_600, 7_000] }), paragraph([])]
}

/** Width and height in pixels, from the head of a PNG (RFC 2083, section 4.1.1). */
const sizeOf = (png: Buffer): { readonly width: number; readonly height: number } =>
  png.length < 24 ? { width: 1, height: 1 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }

const writeFigure = (tag: HtmlTag): Block[] => {
  const pictures = findTags(tag, 'img').flatMap(({ attributes: { src = '', alt = '' } }) => {
    const data = Buffer.from(src.replace(/^data:image\/png;base64,/, ''), 'base64')
    if (!src.startsWith('data:image/png;base64,') || data.length === 0) return []
    const { width, height } = sizeOf(data)
    const transformation = {
      width: PICTURE_WIDTH,
      height: Math.round((height / Math.max(1, width)) * PICTURE_WIDTH),
    }
    const altText = { name: alt, title: alt, description: alt }
    return [new Paragraph({ children: [new ImageRun({ type: 'png', data, transformation, altText })] })]
  })
  return [...pictures, ...findTags(tag, 'figcaption').map((each) => paragraph(writeTagRuns(each)))]
}

const writeList = (tag: HtmlTag): Block[] =>
  tag.inside
    .filter(isTag)
    .filter(({ name }) => name === 'li')
    .map(
      (item, at) =>
        new Paragraph({
          children:
            tag.name === 'ol' ? [...writeRuns([`${at + 1}. `]), ...writeTagRuns(item)] : writeTagRuns(item),
          ...(tag.name === 'ol' ? { indent: { left: 360, hanging: 360 } } : { bullet: { level: 0 } }),
          spacing: { after: 40 },
        }),
    )

/** A line to write on by hand: what is known stands on it. */
const writeBlank = (tag: HtmlTag): Block =>
  new Paragraph({
    children: writeTagRuns(tag),
    border: { bottom: { ...LINE, color: '23211d' } },
    spacing: { after: 160 },
  })

const writeBlock = (tag: HtmlTag): Block[] => {
  const heading = HEADINGS[tag.name]
  if (heading !== undefined)
    return [
      new Paragraph({
        heading,
        children: writeTagRuns(tag),
        keepNext: true,
        spacing: { before: 200, after: 80 },
      }),
    ]
  if (tag.name === 'table') return writeTable(tag)
  if (tag.name === 'dl') return writeTerms(tag)
  if (tag.name === 'ul' || tag.name === 'ol') return writeList(tag)
  if (tag.name === 'figure') return writeFigure(tag)
  if (hasClass(tag, 'blank')) return [writeBlank(tag)]
  return blocksOf(tag.inside, tag)
}

/** The blocks of what is inside an element; words between blocks make paragraphs of their own. A cell is never empty. */
export const blocksOf = (pieces: readonly HtmlPiece[], within?: HtmlTag): Block[] => {
  const blocks: Block[] = []
  let words: HtmlPiece[] = []
  const flush = () => {
    const said = words.some((piece) => isTag(piece) || piece.trim() !== '')
    if (said)
      blocks.push(
        paragraph(within === undefined ? writeRuns(words) : writeTagRuns({ ...within, inside: words })),
      )
    words = []
  }
  for (const piece of pieces) {
    if (isTag(piece) && BLOCKS.has(piece.name)) {
      flush()
      blocks.push(...writeBlock(piece))
    } else words.push(piece)
  }
  flush()
  const isCell = within !== undefined && ['td', 'th', 'dt', 'dd'].includes(within.name)
  return blocks.length === 0 && isCell ? [paragraph([])] : blocks
}
