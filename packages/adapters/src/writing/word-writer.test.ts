import { describe, expect, it } from 'vitest'
import { openZip } from '../converting/reading/open-zip.ts'
import { createWordWriter } from './index.ts'

const page = (body: string) => `<!doctype html><html lang="ne"><body><main>${body}</main></body></html>`

/** The text of a part of the document. */
const partOf = (bytes: Uint8Array, name: string): string =>
  new TextDecoder().decode(openZip(bytes).unpack(name))

const write = async (body: string) => {
  const bytes = await createWordWriter().write({ html: page(body), title: 'Lantern', footer: 'SR-1' })
  const xml = partOf(bytes, 'word/document.xml')
  return {
    bytes,
    xml,
    words: [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? ''),
  }
}

describe('writing a document for word processors', () => {
  it('keeps every word, in order, in every script', async () => {
    const { words } = await write(
      '<h1>Report</h1><p>रेस्टुरेन्ट <b>kitchen</b> ห้อง 房间 🛶</p><ul><li>one</li><li>two</li></ul><p>مطعم بحري</p>',
    )
    expect(words.join('|')).toBe('Report|रेस्टुरेन्ट |kitchen| ห้อง 房间 🛶|one|two|مطعم بحري')
  })

  it('sets Arabic from the right, and what stands beside it from the left', async () => {
    const { xml } = await write('<p>room مطعم room</p>')
    expect(xml.match(/<w:rtl\/>/g)).toHaveLength(1)
  })

  it('makes headings, tables with heads, terms, and lines to write on', async () => {
    const { xml, words } = await write(
      '<h2>Exhibits</h2><table><caption>Parts</caption><thead><tr><th>File</th></tr></thead><tbody><tr><td class="m">text.txt</td></tr><tr><td></td></tr></tbody></table><dl><dt>Purpose</dt><dd>To find out.</dd></dl><div class="blank"></div>',
    )
    expect(words).toEqual(['Exhibits', 'Parts', 'File', 'text.txt', 'Purpose', 'To find out.'])
    expect(xml).toContain('w:val="Heading1"')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml).toContain('Courier New')
    expect(xml).toContain('<w:pBdr>')
  })

  it('puts pictures in with the words that stand for them, and loads none from elsewhere', async () => {
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452000000020000000108020000', 'hex'),
    ])
    const { xml, bytes } = await write(
      `<figure><img alt="E-01" src="data:image/png;base64,${png.toString('base64')}"><figcaption>first screen</figcaption></figure><figure><img alt="x" src="https://elsewhere.example/a.png"></figure>`,
    )
    expect(xml.match(/<pic:pic /g)).toHaveLength(1)
    expect(xml).toContain('E-01')
    expect(Buffer.from(bytes).includes('elsewhere.example')).toBe(false)
  })

  it('is a sound archive with title and footer', async () => {
    const { bytes } = await write('<p>one</p>')
    expect(openZip(bytes).problems).toEqual([])
    expect(partOf(bytes, 'docProps/core.xml')).toContain('<dc:title>Lantern</dc:title>')
    expect(partOf(bytes, 'word/footer1.xml')).toContain('SR-1 · ')
  })
})
