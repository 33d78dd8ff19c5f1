/** Opens a PDF with pdf.js, closed to scripts, fonts of the page, forms and the network, and draws its pages. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { IMPORT_LIMITS } from '@smart-rescue/core/importing'
import type { Derivative } from '@smart-rescue/features/ports/held/converting'
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${join(root, name)}/`

/** Opens the document. Rejects with pdf.js's own errors; `PasswordException` where it is encrypted. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    maxImageSize: IMPORT_LIMITS.pixels / 2,
    canvasMaxAreaInBytes: 64 * 2 ** 20,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  }).promise

/** Pixels of the longer side of a drawn page. */
const PAGE_SIDE = 1_600

interface PageCanvas {
  readonly canvas: { readonly width: number; readonly height: number }
  readonly context: {
    getImageData(x: number, y: number, w: number, h: number): { readonly data: Uint8ClampedArray }
  }
}
interface CanvasMaker {
  create(width: number, height: number): PageCanvas
  destroy(made: PageCanvas): void
}

const isMaker = (value: unknown): value is CanvasMaker =>
  typeof value === 'object' && value !== null && 'create' in value && 'destroy' in value

/** Draws a page as WebP of fresh pixels; undefined where this machine has no canvas to draw on. */
export const drawPage = async (
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  number: number,
): Promise<Derivative | undefined> => {
  const maker: unknown = document.canvasFactory
  if (!isMaker(maker)) return undefined
  const size = page.getViewport({ scale: 1 })
  const scale = Math.min(4, PAGE_SIDE / Math.max(size.width, size.height, 1))
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const made = maker.create(width, height)
  try {
    await page.render({ canvas: null, canvasContext: made.context as never, viewport, background: 'white' })
      .promise
    const { data } = made.context.getImageData(0, 0, width, height)
    const bytes = await sharp(new Uint8Array(data.buffer, data.byteOffset, data.length), {
      raw: { width, height, channels: 4 },
    })
      .removeAlpha()
      .webp({ quality: 82, effort: 0 })
      .toBuffer()
    const role = `view-${String(number).padStart(2, '0')}`
    return {
      role,
      name: `page-${String(number).padStart(3, '0')}.webp`,
      mediaType: 'image/webp',
      bytes,
      method: `pdf.js ${version}: page ${number} drawn at ${width} × ${height} pixels with its own fonts where pdf.js reads them; WebP, no metadata`,
    }
  } finally {
    maker.destroy(made)
  }
}

/** The text of a page in the order of its content stream; lines as the page breaks them. */
export const textOfPage = async (page: PDFPageProxy): Promise<string> => {
  const { items } = await page.getTextContent()
  let text = ''
  for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
  return text
}
