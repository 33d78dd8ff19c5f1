/** The facts that readers find in invented files become traces; what a file does not say is not made up. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureDistance, parseBitHash } from '@smart-rescue/core/safeguarding'
import { traceFacts } from '@smart-rescue/core/tracing'
import { describe, expect, it } from 'vitest'
import type { ReadJob } from '../reading/draft.ts'
import { gradient, makeDocx, makeTextPdf } from '../testing/make-files.ts'
import { readMailFile } from './mail-reader.ts'
import { readDocument } from './papers/document-reader.ts'
import { readPdf } from './papers/pdf-reader.ts'
import { readImage } from './pictures/image-reader.ts'
import { readText } from './text-reader.ts'

const ID = '0f8fad5bd9cb469fa16570867728950e'
const OTHER = ID.replace('0f', '1e')
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="xmp.did:${ID}"><xmpMM:InstanceID>xmp.iid:${OTHER}</xmpMM:InstanceID></rdf:Description></rdf:RDF></x:xmpmeta>`
const job = (
  type: ReadJob['type'],
  bytes: Uint8Array | string,
  media: ReadJob['media'] = 'withheld',
): ReadJob => ({
  name: `file.${type}`,
  type,
  media,
  bytes: new Uint8Array(Buffer.from(bytes as string)),
})
const told = (traces: readonly { kind: string; value: string }[]) =>
  traces.map(({ kind, value }) => `${kind} ${value}`)

describe('a picture', () => {
  const photograph = () =>
    gradient(300, 200)
      .withExif({
        IFD0: { Make: 'Lumen' },
        IFD2: { BodySerialNumber: 'LX-4711-22', CameraOwnerName: 'Mara Invented' },
      })
      .withXmp(XMP)
      .jpeg()
      .toBuffer()

  it('is traced by the serial number of its camera and the ids in its XMP, and never by its owner', async () => {
    const draft = await readImage(job('jpeg', await photograph()))
    expect(told(traceFacts(draft.facts))).toEqual([
      'camera-serial lumen:LX-4711-22',
      `document-id ${ID}`,
      `document-id ${OTHER}`,
    ])
  })

  it('is hashed where media are allowed, and not where they are withheld', async () => {
    const bytes = await photograph()
    expect((await readImage(job('jpeg', bytes, 'allowed'))).picture?.pdq).toHaveLength(8)
    expect((await readImage(job('jpeg', bytes))).picture).toBeUndefined()
  })

  const FIXTURES = join(import.meta.dirname, '../../../../../../shared/fixtures/pdq')
  // Skipped where the published reference pictures are not beside this checkout.
  it.skipIf(!existsSync(join(FIXTURES, 'expected.json')))(
    'agrees with the published hashes within 10 bits',
    async () => {
      const { hashes } = JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as {
        hashes: Record<string, string>
      }
      expect(Object.keys(hashes).length).toBeGreaterThan(0)
      for (const [name, hex] of Object.entries(hashes)) {
        const { picture } = await readImage(job('jpeg', readFileSync(join(FIXTURES, name)), 'allowed'))
        const [own, theirs] = [parseBitHash(picture?.pdq[0] ?? ''), parseBitHash(hex)]
        if (own === undefined || theirs === undefined) throw new Error('no hash')
        expect(measureDistance(own, theirs), name).toBeLessThanOrEqual(10)
      }
    },
  )
})

describe('a PDF', () => {
  const metadata = `<</Type/Metadata/Subtype/XML/Length ${XMP.length}>>stream\n${XMP}\nendstream`

  it('is traced by both halves of its id and by the ids in its XMP', async () => {
    const bytes = makeTextPdf('Rooms', '/Metadata 6 0 R', [metadata], `/ID[<${ID}><${OTHER}>]`)
    expect(told(traceFacts((await readPdf(job('pdf', bytes))).facts))).toEqual([
      `document-id ${ID}`,
      `document-id ${OTHER}`,
      `pdf-id ${ID}`,
      `pdf-id ${OTHER}`,
    ])
  })

  it('without an id has none: pdf.js would make one of its first bytes', async () => {
    expect(traceFacts((await readPdf(job('pdf', makeTextPdf('Rooms')))).facts)).toEqual([])
  })
})

describe('a Word document', () => {
  const session = (...ids: string[]) => ids.map((id) => `<w:rsid w:val="${id}"/>`).join('')
  const write = (root: string, sessions: string) =>
    makeDocx('<w:p><w:r><w:t>Rooms</w:t></w:r></w:p>', {
      'word/settings.xml': `<w:settings><w:rsids><w:rsidRoot w:val="${root}"/>${sessions}</w:rsids></w:settings>`,
      'docProps/app.xml': '<Properties><Template>Harbour Offer.dotx</Template></Properties>',
      'docProps/core.xml': '<cp:x><cp:lastModifiedBy>Mara Invented</cp:lastModifiedBy></cp:x>',
    })
  const tracesOf = async (bytes: Uint8Array) =>
    told(traceFacts((await readDocument(job('docx', bytes))).facts))

  it('is traced by its first session, by all of them whatever their order, and by its template', async () => {
    const one = await tracesOf(write('00A1B2C3', session('00A1B2C3', '00D4E5F6', '0011AA22')))
    const same = await tracesOf(write('00A1B2C3', session('0011AA22', '00A1B2C3', '00D4E5F6')))
    expect(same).toEqual(one)
    expect(one).toHaveLength(3)
    expect(one).toContain('word-root 00A1B2C3')
    expect(one).toContain('word-template harbour offer.dotx')
    const more = await tracesOf(write('00A1B2C3', session('0011AA22', '00A1B2C3', '00D4E5F6', '00778899')))
    expect(more.filter((each) => !one.includes(each))).toHaveLength(1)
  })
})

describe('a mail', () => {
  it('is traced by the ids of itself and of what it answers', async () => {
    const mail = [
      'From: a@mail.example',
      'To: b@mail.example',
      'Subject: Rooms',
      'Message-ID: <two.2@mail.example>',
      'In-Reply-To: <one.1@mail.example>',
      'References: <one.1@mail.example>',
      '',
      'Yes.',
    ].join('\r\n')
    expect(told(traceFacts((await readMailFile(job('eml', mail))).facts))).toEqual([
      'message-id one.1@mail.example',
      'message-id two.2@mail.example',
    ])
  })
})

describe('a page', () => {
  it('is traced by the accounts in its source, which its text does not show', async () => {
    const draft = await readText(
      job('html', '<html><script>ga("create","UA-4711223-5")</script><p>Rooms</p></html>'),
    )
    expect(told(draft.traces ?? [])).toEqual(['analytics-id google-analytics:4711223'])
    expect(draft.text).not.toContain('4711223')
  })
})
