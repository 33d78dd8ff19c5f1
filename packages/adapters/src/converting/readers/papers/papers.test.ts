/** Papers: PDF, written documents and tables give their text and what stands beside it; what would act is named and left alone. */
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Draft, ReadJob } from '../../reading/draft.ts'
import { type ReadFile, readSafely } from '../../reading/serve-reader.ts'
import { makeDocx, makeTextPdf, makeZip } from '../../testing/make-files.ts'
import { readDocument } from './document-reader.ts'
import { readPdf } from './pdf-reader.ts'
import { rtfToText } from './rtf-to-text.ts'
import { readSheet } from './sheet-reader.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const run = (
  read: ReadFile,
  type: ReadJob['type'],
  content: Uint8Array | string,
  media: ReadJob['media'] = 'allowed',
  name = 'file',
): Promise<Draft> =>
  readSafely({ name, type, media, bytes: typeof content === 'string' ? bytes(content) : content }, read)
const fact = (draft: Draft, name: string): string | undefined =>
  draft.facts.find((each) => each.name === name)?.value
const derived = (draft: Draft, role: string): string =>
  Buffer.from(draft.derivatives.find((each) => each.role === role)?.bytes ?? []).toString()
const problems = (draft: Draft): string => draft.problems.join(' ')

describe('PDF', () => {
  it('gives text, properties, and a drawn page', async () => {
    const draft = await run(
      readPdf,
      'pdf',
      makeTextPdf('Room for rent', '', ['<</Title(Rooms)/Producer(Press 1)>>'], '/Info 6 0 R'),
    )
    expect(draft.text).toBe('Room for rent')
    expect(draft.title).toBe('Rooms')
    expect(fact(draft, 'Producer')).toBe('Press 1')
    expect(fact(draft, 'pages')).toBe('1')
    const view = draft.derivatives.find(({ role }) => role === 'view-01')
    if (view === undefined) expect(problems(draft)).toContain('no canvas')
    else expect(Buffer.from(view.bytes.subarray(8, 12)).toString()).toBe('WEBP')
  })

  it('shows no page without an authority for media', async () => {
    const draft = await run(readPdf, 'pdf', makeTextPdf('Room'), 'withheld')
    expect(draft.derivatives.map(({ role }) => role)).toEqual(['text'])
  })

  it('names what would act and carries what is inside as children', async () => {
    const draft = await run(
      readPdf,
      'pdf',
      makeTextPdf('Room', '/OpenAction<</S/Launch/F(x)>>/Names<</EmbeddedFiles<</Names[(a.txt)6 0 R]>>>>', [
        '<</Type/Filespec/F(../a.txt)/EF<</F 7 0 R>>>>',
        '<</Type/EmbeddedFile/Length 4>>stream\nrent\nendstream',
      ]),
    )
    expect(problems(draft)).toContain('starts a program; none was run')
    expect(draft.children).toMatchObject([{ name: 'a.txt', length: 4 }])
  })

  it('tells broken from encrypted', async () => {
    expect((await run(readPdf, 'pdf', '%PDF-1.7 nothing')).reason?.code).toBe('file.broken')
    const locked = makeTextPdf(
      'x',
      '',
      [],
      `/Encrypt<</Filter/Standard/V 1/R 2/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})/P -4>>/ID[(a)(a)]`,
    )
    expect((await run(readPdf, 'pdf', locked)).reason?.code).toBe('file.encrypted')
  })
})

describe('written documents', () => {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

  it('DOCX gives text, comments, changes, macros and properties', async () => {
    const draft = await run(
      readDocument,
      'docx',
      makeDocx(
        `${paragraph('Room &amp; board')}<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>old price</w:delText></w:r></w:del></w:p>`,
        {
          'word/comments.xml': `<w:comments><w:comment w:id="1" w:author="Ben">${paragraph('ask him')}</w:comment></w:comments>`,
          'word/vbaProject.bin': 'x',
          'word/_rels/settings.xml.rels':
            '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://t.example/t.dotm" TargetMode="External"/></Relationships>',
          'docProps/core.xml':
            '<cp:coreProperties><dc:creator>Ana</dc:creator><dc:title>Rooms</dc:title></cp:coreProperties>',
          'word/media/image1.png': '\x89PNG',
        },
      ),
    )
    expect(draft.text).toContain('Room & board')
    expect(draft.text).toContain('ask him')
    expect(draft.text).toContain('old price')
    expect(draft.title).toBe('Rooms')
    expect(fact(draft, 'creator')).toBe('Ana')
    for (const words of [
      '1 tracked insertions and 1 tracked deletions',
      '1 comments',
      'by Ben',
      'macros',
      'a template from http://t.example',
    ])
      expect(problems(draft)).toContain(words)
    expect(draft.children.map(({ name }) => name)).toEqual(['image1.png'])
  })

  it('ODT and PPTX give text', async () => {
    const odt = await run(
      readDocument,
      'odt',
      makeZip({
        mimetype: 'x',
        'content.xml': '<o><text:p>Room</text:p><text:p>for &lt;rent&gt;</text:p></o>',
      }),
    )
    expect(odt.text).toBe('Room\nfor <rent>')
    const slides = {
      'ppt/slides/slide2.xml': '<a:p><a:t>two</a:t></a:p>',
      'ppt/slides/slide10.xml': '<a:p><a:t>ten</a:t></a:p>',
      'ppt/slides/slide1.xml': '<a:p><a:t>one</a:t></a:p>',
    }
    expect((await run(readDocument, 'pptx', makeZip(slides))).text.split(/\s+/)).toEqual([
      'one',
      'two',
      'ten',
    ])
  })

  it('RTF gives text in its code page and in Unicode, without objects and pictures', async () => {
    const draft = await run(
      readDocument,
      'rtf',
      "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}\\uc1 Room\\par \\'ea\\'ee\\'ec \\u2325?\\tab{\\pict 0102}{\\object{\\*\\objdata 4142}}\\{x\\}}",
    )
    expect(draft.text).toBe('Room\nком क\t{x}')
    expect(problems(draft)).toContain('embedded object')
  })

  it('old and locked ones say what to do', async () => {
    expect((await run(readDocument, 'doc', 'x')).reason?.code).toBe('file.not-read')
    expect((await run(readDocument, 'ole-encrypted', 'x')).reason?.code).toBe('file.encrypted')
    expect((await run(readDocument, 'docx', 'PK')).reason?.code).toBe('file.broken')
  })
})

describe('tables', () => {
  it.each(['xlsx', 'xls', 'ods'] as const)(
    '%s gives every sheet, formulas as written, hidden sheets by name',
    async (type) => {
      const book = utils.book_new()
      const first = utils.aoa_to_sheet([
        ['name', 'price'],
        ['Room', 100],
      ])
      first.B3 = { t: 'n', f: 'SUM(B2:B2)', v: 100 }
      first['!ref'] = 'A1:B3'
      utils.book_append_sheet(book, first, 'Rooms')
      utils.book_append_sheet(book, utils.aoa_to_sheet([['secret']]), 'Notes')
      book.Workbook = {
        Sheets: [
          { name: 'Rooms', Hidden: 0 },
          { name: 'Notes', Hidden: 1 },
        ],
      }
      const draft = await run(
        readSheet,
        type,
        new Uint8Array(write(book, { type: 'buffer', bookType: type === 'xls' ? 'biff8' : type })),
      )
      expect(draft.state).toBe('read')
      expect(draft.text).toContain('Room\t100')
      expect(draft.text).toContain('secret')
      expect(derived(draft, 'sheet-02')).toBe('secret')
      // The library that writes this fixture writes no formulas into the oldest format.
      if (type !== 'xls') {
        expect(draft.text).toMatch(/=(of:=)?SUM\(.*B2.*\) ⟨100⟩/)
        expect(derived(draft, 'sheet')).toContain("'=")
        expect(problems(draft)).toContain('formulas stand as written')
      }
      if (type !== 'ods') expect(problems(draft)).toContain('The sheet “Notes” is hidden')
    },
  )

  it('CSV finds its separator and encoding and evaluates nothing', async () => {
    const draft = await run(readSheet, 'csv', 'name;price\n"Room; large";1,5\n=HYPERLINK("http://x");2\n')
    expect(fact(draft, 'separator')).toBe(';')
    expect(draft.text.split('\n')[1]).toBe('Room; large\t1,5')
    expect(derived(draft, 'sheet')).toContain(`'=HYPERLINK`)
    expect(problems(draft)).toContain('none was evaluated')
  })

  it('CSV whose quotes do not close is parted nonetheless', async () => {
    expect(problems(await run(readSheet, 'csv', 'a,b\n"c,d\ne,f'))).toContain('do not close')
  })

  it('that are none are broken', async () => {
    expect((await run(readSheet, 'xlsx', 'PK rubbish')).reason?.code).toBe('file.broken')
  })
})

describe('the text of RTF', () => {
  const read = (source: string): string => rtfToText(new Uint8Array(Buffer.from(source, 'latin1'))).text

  it.each([
    ['{\\rtf1 one\\par two\\line three}', 'one\ntwo\nthree'],
    ['{\\rtf1 a\\tab b\\cell c}', 'a\tb\tc'],
    ['{\\rtf1 \\lquote x\\rquote  \\emdash}', '‘x’ —'],
    ['{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\info{\\title hidden}}shown}', 'shown'],
    ['{\\rtf1{\\*\\unknown hidden}shown}', 'shown'],
    ['{\\rtf1\\uc2 \\u2325 ??x}', 'कx'],
    ['{\\rtf1 a\\~b\\-c\\_d}', 'a bcd'],
    ["{\\rtf1\\ansicpg1252 caf\\'e9}", 'café'],
    ['{\\rtf1{\\pict\\bin5 }}}}}}shown}', 'shown'],
    ['{\\rtf1 open', 'open'],
    ['}}}}x', 'x'],
  ])('%s is read', (source, wanted) => {
    expect(read(source)).toBe(wanted)
  })
})
