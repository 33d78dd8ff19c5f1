/** Small honest files for the tests of readers: zips, PDFs, office documents, pictures. */
import { crc32, deflateRawSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A deflated zip of these members. */
export const makeZip = (members: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const heads: Buffer[] = []
  const rows: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(members)) {
    const plain = Buffer.from(content as string)
    const data = deflateRawSync(plain)
    const shared = Buffer.alloc(22)
    shared.writeUInt16LE(0x800, 0)
    shared.writeUInt16LE(8, 2)
    shared.writeUInt32LE(crc32(plain), 8)
    shared.writeUInt32LE(data.length, 12)
    shared.writeUInt32LE(plain.length, 16)
    shared.writeUInt16LE(Buffer.byteLength(name), 20)
    const place = Buffer.alloc(4)
    place.writeUInt32LE(at)
    heads.push(
      Buffer.concat([
        Buffer.from('PK\x03\x04\x14\0', 'latin1'),
        shared,
        Buffer.alloc(2),
        Buffer.from(name),
        data,
      ]),
    )
    rows.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1'),
        shared,
        Buffer.alloc(12),
        place,
        Buffer.from(name),
      ]),
    )
    at += heads.at(-1)?.length ?? 0
  }
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(rows.length, 8)
  end.writeUInt16LE(rows.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...heads, directory, end]))
}

/** A PDF of these objects; the first is the catalogue. */
const makePdf = (objects: readonly string[], trailer = ''): Uint8Array => {
  let body = '%PDF-1.7\n'
  const rows = objects.map((object, index) => {
    const at = String(body.length).padStart(10, '0')
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${at} 00000 n \n`
  })
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF`
  return new Uint8Array(Buffer.from(body + end, 'latin1'))
}

/** A PDF of one page with a line of text in Helvetica. */
export const makeTextPdf = (
  text: string,
  catalogue = '',
  more: readonly string[] = [],
  trailer = '',
): Uint8Array => {
  const content = `BT /F1 24 Tf 20 100 Td (${text}) Tj ET`
  return makePdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...more,
    ],
    trailer,
  )
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

/** A Word document with this body and these further parts. */
export const makeDocx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  makeZip({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
    ...more,
  })

/** Pixels of a plain gradient, never of anything else. */
export const gradient = (width: number, height: number): Sharp => {
  const pixels = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = 3 * (y * width + x)
      pixels[at] = Math.round((255 * x) / width)
      pixels[at + 1] = Math.round((255 * y) / height)
      pixels[at + 2] = 120
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A bitmap of 24 bits, from the bottom up, of one colour. */
export const makeBitmap = (
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8Array => {
  const stride = Math.ceil((width * 3) / 4) * 4
  const bytes = Buffer.alloc(54 + stride * height)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) bytes.set([blue, green, red], 54 + y * stride + 3 * x)
  return new Uint8Array(bytes)
}
