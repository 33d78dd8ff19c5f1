/** Each reader on small honest files: what it tells, what it shows, and what it leaves alone. Run in this process; the walls have their own tests. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Draft, ReadJob } from '../reading/draft.ts'
import { type ReadFile, readSafely } from '../reading/serve-reader.ts'
import { makeZip } from '../testing/make-files.ts'
import { readArchive } from './bundles/archive-reader.ts'
import { listRecords } from './bundles/list-records.ts'
import { readWebArchive } from './bundles/web-archive-reader.ts'
import { readMailFile } from './mail-reader.ts'
import { readMedia } from './media-reader.ts'
import { readText } from './text-reader.ts'

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

describe('mail', () => {
  const mail = [
    'Received: from a.example by b.example; Mon, 1 Jan 2024 10:00:00 +0100',
    'From: =?utf-8?b?QW7DoQ==?= <ana@example.org>',
    'Subject: Room',
    'Date: Mon, 1 Jan 2024 10:00:00 +0100',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Room <img src="https://track.example/1.gif"> for rent</p><script>x</script>',
    '--b',
    'Content-Type: image/png',
    'Content-Disposition: attachment; filename="bridge.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--b--',
  ].join('\r\n')

  it('gives headers, text, the chain of servers and attachments, and fetches nothing', async () => {
    const draft = await run(readMailFile, 'eml', mail)
    expect(draft.title).toBe('Room')
    expect(draft.text).toBe('Room for rent')
    expect(fact(draft, 'hop 1 of 1')).toContain('from a.example, by b.example')
    expect(draft.messages).toEqual([
      {
        at: '2024-01-01T09:00:00Z',
        from: 'Aná <ana@example.org>',
        text: 'Room\nRoom for rent',
        attachment: 'bridge.png',
      },
    ])
    expect(draft.children).toMatchObject([{ name: 'bridge.png', mediaType: 'image/png', length: 8 }])
    expect(problems(draft)).toMatch(/fetched from track\.example; none was fetched/)
    expect(problems(draft)).toContain('a script')
  })

  it('hands over no picture without an authority', async () => {
    expect((await run(readMailFile, 'eml', mail, 'withheld')).children[0]?.bytes).toBeUndefined()
  })

  it('shows both texts where they differ', async () => {
    const two =
      'From: a@example.org\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nprice 100\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>price 900</p>\r\n--b--'
    const draft = await run(readMailFile, 'eml', two)
    expect(draft.text).toMatch(/price 100[\s\S]*price 900/)
    expect(problems(draft)).toContain('differ')
  })

  it('leaves a time without a zone as written', async () => {
    const draft = await run(
      readMailFile,
      'eml',
      'From: a@example.org\r\nDate: Mon, 1 Jan 2024 10:00:00\r\n\r\nx',
    )
    expect(draft.messages[0]?.at).toBe('Mon, 1 Jan 2024 10:00:00')
  })

  it('a mailbox gives each message, and each as a child', async () => {
    const one = (subject: string): string =>
      `From a@example.org Mon Jan  1 10:00:00 2024\nFrom: a@example.org\nSubject: ${subject}\n\nbody ${subject}\n\n`
    const draft = await run(readMailFile, 'mbox', one('one') + one('two'))
    expect(draft.messages.map(({ text }) => text)).toEqual(['one\nbody one', 'two\nbody two'])
    expect(draft.children.map(({ name }) => name)).toEqual(['message-00001.eml', 'message-00002.eml'])
    expect(fact(draft, 'messages')).toBe('2')
  })

  it('of Outlook says how to bring it', async () => {
    expect(problems(await run(readMailFile, 'msg', 'x'))).toContain('.eml')
  })
})

describe('texts', () => {
  it('that are chats become chats', async () => {
    const draft = await run(
      readText,
      'text',
      '1/1/24, 10:00 - Ana: Room\n1/1/24, 10:01 - Ben: <Media omitted>\n',
    )
    expect(draft.kind).toBe('chat')
    expect(draft.messages).toHaveLength(2)
    expect(fact(draft, 'form')).toBe('WhatsApp text, Android form')
  })

  it('that are very long chats list as many messages as there is room for, and say so', async () => {
    const long = 'x'.repeat(3_000_000)
    const draft = await run(
      readText,
      'text',
      ['1', '2', '3', '4'].map((minute) => `1/1/24, 10:0${minute} - Ana: ${long}`).join('\n'),
    )
    expect(draft.messages).toHaveLength(2)
    expect(problems(draft)).toContain('Only the first 2 messages are listed')
  })

  it('that hide characters show them', async () => {
    const draft = await run(readText, 'text', 'pay \u202e001 to')
    expect(derived(draft, 'text')).toContain('⟦U+202E⟧')
    expect(problems(draft)).toContain('turn its direction')
  })

  it('of pages have no tags, and say what was not run', async () => {
    const draft = await run(
      readText,
      'html',
      '<meta charset="windows-1252"><p>Caf\u00e9</p><script>x</script><img src="http://x.example/a">',
    )
    expect(draft.text).toBe('Café')
    expect(problems(draft)).toMatch(/1 parts would be fetched.*a script/)
  })

  it('of drawings are all that is shown of them', async () => {
    const draft = await run(readText, 'svg', '<svg><text>Bridge</text><script>x</script></svg>')
    expect(draft).toMatchObject({ state: 'quarantined', reason: { code: 'file.active' }, text: 'Bridge' })
    expect(draft.derivatives.map(({ mediaType }) => mediaType)).toEqual(['text/plain; charset=utf-8'])
  })

  it('of scripts, playlists and XML are plain', async () => {
    expect(problems(await run(readText, 'script', '#!/bin/sh'))).toContain('not run')
    expect(problems(await run(readText, 'playlist', '#EXTM3U'))).toContain('none was fetched')
    expect(
      problems(
        await run(readText, 'xml', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>'),
      ),
    ).toContain('none was resolved')
  })
})

describe('archives', () => {
  it('are listed with their members as children', async () => {
    const draft = await run(
      readArchive,
      'zip',
      makeZip({ 'a.txt': 'room', 'b/c.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }),
      'withheld',
    )
    expect(draft.children).toMatchObject([
      { name: 'a.txt', length: 4 },
      { name: 'b/c.jpg', mediaType: 'image/jpeg' },
    ])
    expect(draft.children[0]?.bytes).toBeDefined()
    expect(draft.children[1]?.bytes).toBeUndefined()
    expect(JSON.parse(derived(draft, 'listing'))).toHaveLength(2)
  })

  it('of WhatsApp become its chat', async () => {
    const draft = await run(
      readArchive,
      'zip',
      makeZip({ '_chat.txt': '[1/1/24, 10:00:00] Ana: Room\n[1/1/24, 10:01:00] Ben: ok', '001.jpg': 'x' }),
    )
    expect(draft).toMatchObject({ kind: 'chat', mediaType: 'application/zip' })
    expect(draft.messages).toHaveLength(2)
    expect(draft.children).toHaveLength(2)
  })

  it('in gzip are unpacked once', async () => {
    const draft = await run(readArchive, 'gz', new Uint8Array(gzipSync('room')), 'allowed', 'note.txt.gz')
    expect(draft.children).toMatchObject([{ name: 'note.txt', length: 4 }])
  })

  it('of other kinds say what to do', async () => {
    expect((await run(readArchive, 'rar', 'x')).reason?.code).toBe('file.packed-otherwise')
  })
})

describe('recordings', () => {
  it('tell of their container only', async () => {
    const wav = Buffer.alloc(44 + 16_000)
    wav.write('RIFF')
    wav.writeUInt32LE(wav.length - 8, 4)
    wav.write('WAVEfmt ', 8)
    wav.writeUInt32LE(16, 16)
    wav.writeUInt16LE(1, 20)
    wav.writeUInt16LE(1, 22)
    wav.writeUInt32LE(8_000, 24)
    wav.writeUInt32LE(8_000, 28)
    wav.writeUInt16LE(1, 32)
    wav.writeUInt16LE(8, 34)
    wav.write('data', 36)
    wav.writeUInt32LE(16_000, 40)
    const draft = await run(readMedia, 'wav', new Uint8Array(wav))
    expect(fact(draft, 'sampleRate')).toBe('8000')
    expect(fact(draft, 'duration')).toBe('2')
    expect(draft.derivatives).toEqual([])
    expect(problems(draft)).toContain('not decoded')
    expect((await run(readMedia, 'avi', 'x')).state).toBe('read')
  })
})

describe('web archives', () => {
  const record = (type: string, uri: string, body: string): string =>
    `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`
  const warc =
    record('warcinfo', 'x', 'software: tool 1\r\n') +
    record('response', 'http://rooms.example/', 'HTTP/1.1 200 OK\r\n\r\nroom')

  it('are listed by their records', async () => {
    for (const [type, content] of [
      ['warc', bytes(warc)],
      ['warc-gz', new Uint8Array(gzipSync(warc))],
    ] as const) {
      const draft = await run(readWebArchive, type, content)
      expect(draft.text).toBe('http://rooms.example/')
      expect(fact(draft, 'response')).toBe('1')
      expect(fact(draft, 'software')).toBe('tool 1')
    }
  })

  it('in a package tell its title and that it is not signed', async () => {
    const draft = await run(
      readWebArchive,
      'wacz',
      makeZip({ 'datapackage.json': '{"title": "Rooms"}', 'archive/a.warc': warc }),
    )
    expect(fact(draft, 'title')).toBe('Rooms')
    expect(problems(draft)).toContain('not signed')
    expect(draft.children.map(({ name }) => name)).toEqual(['datapackage.json', 'archive/a.warc'])
  })

  it('stop with a sentence where a length does not fit', () => {
    const { records, problems: told } = listRecords(
      bytes(`${warc}WARC/1.1\r\nContent-Length: 99\r\n\r\nshort`),
      100,
    )
    expect(records).toHaveLength(2)
    expect(told.join()).toContain('longer than the file')
    expect(listRecords(bytes('rubbish'), 10).problems.join()).toContain('No record begins at byte 0')
    expect(listRecords(bytes(warc), 1).problems.join()).toContain('first 1 records')
  })
})
