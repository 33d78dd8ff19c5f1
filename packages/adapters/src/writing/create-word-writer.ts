/** Writes our HTML as a DOCX document: the same words as the PDF, in a shape that can be edited and signed. */
import type { WordWriter } from '@smart-rescue/features/ports/writing/word-writer'
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { readHtml } from './read-html.ts'
import { blocksOf } from './word-blocks.ts'

/** Half points of the text. */
const SIZE = 19
const QUIET = '5b574e'

const footerOf = (text: string | undefined): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: text === undefined ? '' : `${text} · `, size: 15, color: QUIET }),
          new TextRun({
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            size: 15,
            color: QUIET,
          }),
        ],
      }),
    ],
  })

/** Makes the writer. Needs no machine: the document is made in memory. */
export const createWordWriter = (): WordWriter => ({
  write: async ({ html, title, footer }) => {
    const { language, body } = readHtml(html)
    const document = new Document({
      title,
      creator: 'Smart Rescue',
      styles: {
        default: {
          document: {
            run: {
              font: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' },
              size: SIZE,
              sizeComplexScript: SIZE,
              language: { value: language, bidirectional: 'ar-SA', eastAsia: 'zh-CN' },
            },
          },
          title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 120 } } },
          heading1: { run: { size: 30, bold: true, color: '0b4747' } },
          heading2: { run: { size: 23, bold: true } },
          heading3: { run: { size: SIZE, bold: true, color: QUIET } },
        },
      },
      sections: [
        {
          properties: { page: { margin: { top: 1_020, bottom: 1_130, left: 900, right: 900 } } },
          footers: { default: footerOf(footer) },
          children: blocksOf(body.inside),
        },
      ],
    })
    return new Uint8Array(await Packer.toBuffer(document))
  },
})
