/** Which facts of a file are traces, in which form, and which are left alone on purpose. */
import { TraceKind } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TRACES } from './kinds.ts'
import { normaliseTrace } from './normalise.ts'
import { type StatedFact, traceFacts } from './trace-facts.ts'
import { tracePage } from './trace-page.ts'

const fact = (group: string, name: string, value: string): StatedFact => ({ group, name, value })
const valuesOf = (...facts: StatedFact[]) => traceFacts(facts).map(({ kind, value }) => `${kind} ${value}`)
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const PLAIN = '0f8fad5bd9cb469fa16570867728950e'

describe('a picture', () => {
  it('is traced by the serial numbers of its camera and lens, with the maker', () => {
    expect(
      valuesOf(
        fact('EXIF', 'Make', 'Lumen Optics'),
        fact('EXIF', 'SerialNumber', ' 004 17\u00002b9 '),
        fact('EXIF', 'LensSerialNumber', 'LX-88120'),
        fact('EXIF', 'ImageUniqueID', PLAIN.toUpperCase()),
      ),
    ).toEqual([`camera-serial lumen:004172B9`, `image-id ${PLAIN}`, 'lens-serial lumen:LX-88120'])
  })

  it.each(['0000000', 'unknown', 'N/A', '123', 'none', 'ffffffff', '123456789'])(
    'is not traced by %s, which stands for no number',
    (value) => expect(valuesOf(fact('EXIF', 'SerialNumber', value))).toEqual([]),
  )

  it('is not traced by an id that is none: firmware writes the same for a whole model', () => {
    expect(valuesOf(fact('EXIF', 'ImageUniqueID', 'C16LLJA00VM'))).toEqual([])
    expect(valuesOf(fact('EXIF', 'ImageUniqueID', '0'.repeat(32)))).toEqual([])
  })
})

describe('a document', () => {
  it('is traced by its ids, whichever program wrote them and in which field', () => {
    const written = [
      UUID,
      `xmp.did:${UUID.toUpperCase()}`,
      `uuid:${UUID}`,
      `adobe:docid:photoshop:${UUID}`,
      `{${UUID}}`,
    ]
    for (const value of written)
      for (const name of ['DocumentID', 'OriginalDocumentID', 'InstanceID', 'xmpMM:DocumentID'])
        expect(valuesOf(fact('XMP', name, value))).toEqual([`document-id ${PLAIN}`])
  })

  it('is traced by both halves of the id of a PDF, once where they are equal', () => {
    const other = PLAIN.replace('0f', '1e')
    expect(valuesOf(fact('document', 'PDF ID', `${PLAIN} ${other}`))).toEqual([
      `pdf-id ${PLAIN}`,
      `pdf-id ${other}`,
    ])
    expect(valuesOf(fact('document', 'PDF ID', `${PLAIN} ${PLAIN}`))).toEqual([`pdf-id ${PLAIN}`])
  })

  it('is traced by a template of its own, and not by the one that everybody has', () => {
    expect(valuesOf(fact('document', 'Template', 'C:\\Work\\Harbour Offer.dotx'))).toEqual([
      'word-template harbour offer.dotx',
    ])
    for (const value of ['Normal.dotm', 'Normal', 'normal.dot', ''])
      expect(valuesOf(fact('document', 'Template', value))).toEqual([])
  })

  it('is not traced by persons or programs: a name is no selector', () => {
    for (const name of [
      'Author',
      'creator',
      'lastModifiedBy',
      'OwnerName',
      'CameraOwnerName',
      'Artist',
      'Software',
      'Producer',
      'Company',
    ])
      for (const group of ['EXIF', 'XMP', 'document'])
        expect(valuesOf(fact(group, name, `Mara 12345 ${PLAIN}`))).toEqual([])
  })

  it('is not traced by a comment that calls itself a serial number', () => {
    expect(valuesOf(fact('comment', 'SerialNumber', 'LX-88120'))).toEqual([])
  })
})

describe('a mail', () => {
  it('is traced by its own id and by those of the messages that it answers', () => {
    expect(
      valuesOf(
        fact('headers', 'message-id', '<one.17@mail.example>'),
        fact('headers', 'references', '<root.1@mail.example> <two.2@mail.example>'),
      ),
    ).toEqual([
      'message-id one.17@mail.example',
      'message-id root.1@mail.example',
      'message-id two.2@mail.example',
    ])
  })

  it('and the answers in a thread have one trace', () => {
    const thread = 'AQHZabcdEFGHijklMNOPqrstUVWX'
    expect(valuesOf(fact('headers', 'thread-index', `${thread}AB==`))).toEqual(
      valuesOf(fact('headers', 'thread-index', `${thread}ABCDEFGH`)),
    )
  })
})

describe('a page', () => {
  const page = `<html><head><META content='tok-3nFq81_x' name="google-site-verification">
    <script>gtag('config','G-7H3K9Q2XAB');ga('create','UA-4711223-5');fbq( 'init' , '310022004455667' )</script></head></html>`

  it('is traced by the accounts that it measures under, and by its proofs of ownership', () => {
    expect(tracePage(page).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'analytics-id google-analytics-4:G-7H3K9Q2XAB',
      'analytics-id google-analytics:4711223',
      'analytics-id meta-pixel:310022004455667',
      'site-verification google-site-verification:tok-3nFq81_x',
    ])
  })

  it('is traced by files of its own host, and not by what comes from elsewhere or is tiny', () => {
    const asset = (url: string, digit: string, length = 4_000) =>
      ({ url, sha256: digit.repeat(64), length, use: 'script' }) as const
    const assets = [
      asset('https://www.harbour.example/a.js', 'a'),
      asset('https://cdn.example/b.js', 'b'),
      asset('https://harbour.example/c.js', 'c', 100),
    ]
    expect(tracePage('', assets, 'https://harbour.example/jobs').map(({ value }) => value)).toEqual([
      'a'.repeat(64),
    ])
    expect(tracePage('', assets)).toEqual([])
  })

  it('is no directory: a page that names dozens of accounts is traced by none', () => {
    const many = Array.from({ length: 40 }, (_, at) => `UA-${471_100 + at}-1`).join(' ')
    expect(tracePage(many)).toEqual([])
  })
})

describe('every trace', () => {
  const raw = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9a-f]{32}$/),
    fc.stringMatching(/^[0-9a-f]{64}$/),
    fc.stringMatching(/^[a-z]{2,6}:[A-Z0-9]{5,12}$/),
    fc.stringMatching(/^<[a-z0-9.]{4,20}@[a-z]{3,9}\.example>$/),
  )

  it('has a normal form that stays when it is normalised again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TraceKind.options), raw, (kind, text) => {
        const once = normaliseTrace(kind, text)
        if (once !== undefined) {
          expect(normaliseTrace(kind, once)).toBe(once)
          expect(once.length).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  it('is the same whatever order the facts stand in', () => {
    const facts = [
      fact('EXIF', 'Make', 'Lumen'),
      fact('EXIF', 'SerialNumber', '4711-22'),
      fact('XMP', 'DocumentID', UUID),
      fact('headers', 'message-id', '<a.b.c@mail.example>'),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (order) => {
        const plain = (list: readonly StatedFact[]) =>
          traceFacts(list).map(({ kind, value }) => [kind, value])
        expect(plain(order)).toEqual(plain(facts))
      }),
    )
  })

  it('says in words why it tells something and what may deceive', () => {
    for (const kind of TraceKind.options) {
      expect(TRACES[kind].why).toMatch(/^[A-Z].*\.$/)
      expect(TRACES[kind].caution).toMatch(/^[A-Z].*\.$/)
    }
  })
})
