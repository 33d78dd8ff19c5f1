/** Files are recognised by their bytes; names that lie are told; nothing breaks the recogniser. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_TYPES } from './file-types.ts'
import { recogniseFile } from './recognise-file.ts'

const raw = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const recognise = (bytes: Uint8Array, name = 'file') => recogniseFile(bytes, bytes, name)
const pad = (text: string): Uint8Array => raw(text.padEnd(600, '\0'))
const wide = (text: string): string => [...text].map((char) => `${char}\0`).join('')
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** The start of a zip with members of these names, as local headers tell them. */
const zip = (names: readonly string[], data = ''): Uint8Array =>
  raw(
    names
      .map((name) => {
        const length = String.fromCharCode(name.length & 255, name.length >> 8)
        return `PK\x03\x04${'\0'.repeat(22)}${length}\0\0${name}${data}`
      })
      .join(''),
  )

const SIGNED: readonly (readonly [string, Uint8Array, string])[] = [
  ['a JPEG', pad('\xff\xd8\xff\xe0\0\x10JFIF'), 'jpeg'],
  ['a PNG', pad('\x89PNG\r\n\x1a\n'), 'png'],
  ['a GIF', pad('GIF89a'), 'gif'],
  ['a WebP', pad('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
  ['a HEIC', pad('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
  ['an AVIF by its brand', pad('\0\0\0\x1cftypmif1\0\0\0\0mif1avif'), 'avif'],
  ['a little-endian TIFF', pad('II*\0'), 'tiff'],
  ['a big-endian TIFF', pad('MM\0*'), 'tiff'],
  ['a bitmap', pad('BM\x36\0\0\0\0\0\0\0\x36\0\0\0'), 'bmp'],
  ['a PDF', pad('%PDF-1.7\n'), 'pdf'],
  ['a PDF behind other bytes', pad(`${'\x01'.repeat(300)}%PDF-1.4`), 'pdf'],
  ['an RTF', pad('{\\rtf1\\ansi'), 'rtf'],
  ['a gzip', pad('\x1f\x8b\x08\0'), 'gz'],
  ['a 7z', pad('7z\xbc\xaf\x27\x1c'), '7z'],
  ['a RAR', pad('Rar!\x1a\x07\0'), 'rar'],
  ['a tar', raw(`${'a'.padEnd(257, '\0')}ustar\x0000${'\0'.repeat(248)}`), 'tar'],
  ['a WARC', utf8('WARC/1.1\r\nWARC-Type: warcinfo\r\n'), 'warc'],
  ['an MP4', pad('\0\0\0\x18ftypisom'), 'mp4'],
  ['a QuickTime film', pad('\0\0\0\x14ftypqt  '), 'mov'],
  ['an M4A', pad('\0\0\0\x18ftypM4A '), 'm4a'],
  ['a WebM', pad('\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x84webm'), 'webm'],
  ['a Matroska film', pad('\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska'), 'mkv'],
  ['an AVI', pad('RIFF\0\0\0\0AVI LIST'), 'avi'],
  ['a WAV', pad('RIFF\0\0\0\0WAVEfmt '), 'wav'],
  ['an MP3 with a tag', pad('ID3\x04'), 'mp3'],
  ['an MP3 without a tag', pad('\xff\xfb\x90\x64'), 'mp3'],
  ['an Ogg recording', pad('OggS\0\x02'), 'ogg'],
  ['an Ogg film', pad(`OggS\0\x02${'\0'.repeat(22)}\x80theora`), 'ogv'],
  ['a PNM picture', pad('P6\n# by a program\n8 6\n255\n'), 'pnm'],
  ['a GIMP picture', pad('gimp xcf v011\0'), 'xcf'],
  ['a program of Linux', pad('\x7fELF\x02'), 'program'],
  ['a program of Windows', pad(`MZ${'\0'.repeat(58)}\x40\0\0\0PE\0\0`), 'program'],
  ['a program of macOS', pad('\xcf\xfa\xed\xfe'), 'program'],
  ['a shortcut of Windows', pad('L\0\0\0\x01\x14\x02\0'), 'program'],
  ['an old Word document', pad(`${OLE}${'\0'.repeat(100)}${wide('WordDocument')}`), 'doc'],
  ['an old Excel workbook', pad(`${OLE}${wide('Workbook')}`), 'xls'],
  ['an Outlook message', pad(`${OLE}${wide('__substg1.0_')}`), 'msg'],
  ['an encrypted Office file', pad(`${OLE}${wide('EncryptedPackage')}`), 'ole-encrypted'],
  ['a Word document', zip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']), 'docx'],
  ['an Excel workbook', zip(['[Content_Types].xml', 'xl/workbook.xml']), 'xlsx'],
  ['a PowerPoint file', zip(['[Content_Types].xml', 'ppt/presentation.xml']), 'pptx'],
  ['an OpenDocument text', zip(['mimetype'], 'application/vnd.oasis.opendocument.text'), 'odt'],
  ['an OpenDocument sheet', zip(['mimetype'], 'application/vnd.oasis.opendocument.spreadsheet'), 'ods'],
  ['a WACZ', zip(['datapackage.json', 'archive/data.warc.gz']), 'wacz'],
  ['a WACZ whose folders are misplaced', zip(['datapackage.json', 'data/archive/test.txt']), 'wacz'],
  ['an app of Android', zip(['AndroidManifest.xml', 'classes.dex']), 'program'],
  ['a plain zip', zip(['letter.txt', 'word.txt']), 'zip'],
]

const TEXTS: readonly (readonly [string, string, string, string])[] = [
  ['plain text', 'Room for rent near the bridge.\nCall today.', 'a.txt', 'text'],
  ['text without a name', 'Room for rent', '', 'text'],
  ['a page', '<!DOCTYPE html><html><p>Room</p></html>', 'a.html', 'html'],
  ['a page behind a comment', '<!-- saved -->\n<html><p>Room</p></html>', 'a', 'html'],
  ['a drawing', '<?xml version="1.0"?>\n<svg xmlns="x"/>', 'a.txt', 'svg'],
  ['a drawing with a definition', '<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY x "y">]><svg/>', 'a.svg', 'svg'],
  ['XML', '<?xml version="1.0"?><feed/>', 'a.xml', 'xml'],
  ['JSON', '{"messages": []}', 'result.json', 'json'],
  ['a chat that begins with a bracket', '[1/1/24, 10:00:00] Ana: hi', '_chat.txt', 'text'],
  ['a mail', 'Received: from a by b; today\r\nFrom: a@example.org\r\nSubject: x\r\n\r\ntext', 'x', 'eml'],
  ['a mailbox', 'From a@example.org Mon Jan  1 10:00:00 2024\nFrom: a@example.org\n\ntext', 'x', 'mbox'],
  ['a table by its name', 'a,b\n1,2', 'a.csv', 'csv'],
  ['a table by its columns', 'name;phone;city\na;1;x\nb;2;y\nc;3;z', 'list.txt', 'csv'],
  ['a table with tabulators', 'a\tb\n1\t2\n3\t4', 'list.txt', 'tsv'],
  ['a script', '#!/bin/sh\necho room', 'a.sh', 'script'],
  ['a playlist', '#EXTM3U\n#EXTINF:1,\nhttp://x', 'a.m3u8', 'playlist'],
  ['text with two headers only in prose', 'Dear all,\nSubject: none\n', 'a.txt', 'text'],
]

describe('recognising', () => {
  it.each(SIGNED)('knows %s', (_, bytes, type) => {
    expect(recognise(bytes).type).toBe(type)
  })

  it.each(TEXTS)('knows %s', (_, text, name, type) => {
    expect(recognise(utf8(text), name).type).toBe(type)
  })

  it('finds the members of an office file in the table at the end alone', () => {
    const name = 'word/document.xml'
    const row = raw(
      `PK\x01\x02${'\0'.repeat(24)}${String.fromCharCode(name.length)}\0${'\0'.repeat(16)}${name}`,
    )
    const first = zip(['[Content_Types].xml'])
    expect(recogniseFile(first, row, 'a.docx').type).toBe('docx')
    expect(recogniseFile(first, first, 'a.docx').type).toBe('zip')
  })

  it('reads UTF-16 text as text, and two letters of a word not as a picture or program', () => {
    expect(recognise(new Uint8Array(Buffer.from('\ufeffRoom for rent', 'utf16le'))).type).toBe('text')
    expect(recognise(utf8('BMW for sale, low mileage, call today')).type).toBe('text')
    expect(recognise(utf8('MZ is short for a name, see the list below')).type).toBe('text')
  })

  it('says that it does not know binary rubbish, and that nothing is nothing', () => {
    expect(recognise(raw('\x01\x02\x03\0\xfe\xfd'.repeat(90))).type).toBe('unknown')
    expect(recognise(new Uint8Array(0), 'a.jpg')).toMatchObject({ type: 'empty', problems: [] })
  })

  it('gives every type a kind, a media type and words', () => {
    for (const [kind, mediaType, called] of Object.values(FILE_TYPES)) {
      expect(kind).toMatch(/^[a-z-]+$/)
      expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
      expect(called).toMatch(/^[A-Za-z].{2,}$/)
    }
  })

  it('never throws, whatever the bytes and the name are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.uint8Array({ maxLength: 400 }),
        fc.string(),
        (head, tail, name) => {
          const found = recogniseFile(head, tail, name)
          expect(Object.hasOwn(FILE_TYPES, found.type)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('stays quick on text made to send it astray', () => {
    for (const text of [
      '<!DOCTYPE svg '.repeat(600),
      '<?xml '.repeat(1_300),
      '<!--'.repeat(2_000),
      'a:'.repeat(4_000),
    ])
      expect(recognise(utf8(text.slice(0, 8_192))).type).not.toBe('empty')
  })
})

describe('a name', () => {
  const problems = (name: string, bytes = pad('\xff\xd8\xff\xe0')) =>
    recognise(bytes, name).problems.join(' ')

  it('that fits is no problem, whatever its case', () => {
    for (const name of ['a.jpg', 'A.JPEG', 'photo.of.bridge.jpg', 'no-ending', 'a.strange'])
      expect(problems(name)).toBe('')
  })

  it('that lies about its type is told in words', () => {
    expect(problems('a.pdf')).toBe('The name ends in “.pdf”, but the content is a JPEG picture.')
    expect(problems('a.jpg', pad('%PDF-1.4'))).toContain('a PDF document')
  })

  it('that only mixes up relatives is no lie', () => {
    expect(problems('a.mp4', pad('\0\0\0\x14ftypqt  '))).toBe('')
  })

  it('with two endings, of which the last is a program’s, is told', () => {
    expect(problems('bridge.jpg.exe')).toContain('two endings')
    expect(problems('bridge.scr')).toContain('start as a program')
  })

  it('with invisible or control characters is told', () => {
    expect(problems('bridge\u202egpj.exe')).toContain('invisible')
    expect(problems('a\nb.jpg')).toContain('control characters')
  })

  it('of a PDF with bytes before it is a warning', () => {
    expect(problems('a.pdf', pad(`${'x'.repeat(9)}\0%PDF-1.4`))).toContain('two things at once')
  })
})
