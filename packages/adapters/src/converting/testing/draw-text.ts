/** Draws lines of text on a plain page, for tests and benchmarks of reading text off pictures. Never imported by a reader, which closes the drawing library to drawings. */
import sharp from 'sharp'

/** Fonts that have the scripts of the eleven languages, where they are installed. */
const FONTS =
  'Noto Sans, Noto Sans Devanagari, Noto Sans Bengali, Noto Sans Thai, Noto Sans Lao, Noto Sans Arabic, sans-serif'

/** A PNG of a white page with a line under another. Sizes in pixels. */
export const drawText = async (
  lines: readonly string[],
  { width, height, size }: { readonly width: number; readonly height: number; readonly size: number },
): Promise<Uint8Array> => {
  const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const texts = lines.map(
    (line, at) =>
      `<text x="${size}" y="${size * 2 + at * size * 1.7}" font-size="${size}">${escapeXml(line)}</text>`,
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONTS}"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`
  return new Uint8Array(await sharp(Buffer.from(drawing)).png({ compressionLevel: 6 }).toBuffer())
}
