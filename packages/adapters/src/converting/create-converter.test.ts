/** The converter behind real walls: every kind of file, lies, costs, media, and what the machine lacks. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeSandbox } from '../sandbox/index.ts'
import { createConverter } from './create-converter.ts'
import { gradient, makeBitmap, makeDocx, makeTextPdf, makeZip } from './testing/make-files.ts'

const converter = createConverter({ atOnce: 2 })
const signal = new AbortController().signal
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const read = (name: string, content: Uint8Array | string, media: 'withheld' | 'allowed' = 'allowed') =>
  converter.read(
    {
      name,
      mediaType: 'application/octet-stream',
      bytes: typeof content === 'string' ? bytes(content) : content,
    },
    { media },
    signal,
  )

let asked = 0
const trap = createServer((_, response) => {
  asked += 1
  response.end()
})
let trapUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    trap.listen(0, '127.0.0.1', resolve)
  })
  trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
})
afterAll(async () => {
  await converter.close()
  trap.close()
})

describe('reading behind walls', () => {
  it('reads each kind with its own program and says how it was confined', async () => {
    const wanted: readonly (readonly [string, Uint8Array | string, string])[] = [
      ['a.png', new Uint8Array(await gradient(40, 30).png().toBuffer()), 'image'],
      ['a.pdf', makeTextPdf('Room'), 'pdf'],
      ['a.docx', makeDocx('<w:p><w:r><w:t>Room</w:t></w:r></w:p>'), 'document'],
      ['a.csv', 'name,price\nRoom,100\n', 'sheet'],
      ['a.eml', 'From: a@example.org\r\nSubject: Room\r\n\r\nRoom', 'mail'],
      ['a.txt', 'Room for rent', 'text'],
      ['_chat.txt', '[1/1/24, 10:00:00] Ana: Room\n[1/1/24, 10:01:00] Ben: ok', 'chat'],
      ['a.zip', makeZip({ 'a.txt': 'Room' }), 'archive'],
      ['a.warc', 'WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n', 'web-archive'],
    ]
    for (const [name, content, kind] of wanted) {
      const reading = await read(name, content)
      expect([
        name,
        reading.state,
        reading.kind,
        reading.problems.filter((line) => line.startsWith('The name')),
      ]).toEqual([name, 'read', kind, []])
      expect(reading.confinement).toBe(describeSandbox().sentence)
    }
  })

  it('leaves the original as it was', async () => {
    const content = makeTextPdf('Room')
    const before = Buffer.from(content)
    await read('a.pdf', content)
    expect(Buffer.from(content).equals(before)).toBe(true)
  })

  it('asks nobody for what a file refers to', async () => {
    await read('a.html', `<img src="${trapUrl}"><script src="${trapUrl}"></script>`)
    await read('a.svg', `<svg xmlns="http://www.w3.org/2000/svg"><image href="${trapUrl}"/></svg>`)
    await read('a.pdf', makeTextPdf('x', `/OpenAction<</S/URI/URI(${trapUrl})>>`))
    await read('a.eml', `From: a@example.org\r\nContent-Type: text/html\r\n\r\n<img src="${trapUrl}">`)
    expect(asked).toBe(0)
    expect((await fetch(trapUrl)).ok && asked).toBe(1)
  })

  it('tells a name that lies', async () => {
    const reading = await read('bridge.jpg', makeTextPdf('Room'))
    expect(reading.kind).toBe('pdf')
    expect(reading.problems[0]).toBe('The name ends in “.jpg”, but the content is a PDF document.')
  })

  it('starts no program for what no program may read', async () => {
    const codes = await Promise.all(
      [
        ['a.exe', `MZ${'\0'.repeat(100)}`],
        ['a.7z', '7z\u00bc\u00af\u0027\u001c'],
        ['a.bin', '\u0001\u0002\0'],
        ['a.txt', ''],
      ].map(
        async ([name = '', content = '']) =>
          (await read(name, new Uint8Array(Buffer.from(content, 'latin1')))).reason?.code,
      ),
    )
    expect(codes).toEqual(['file.program', 'file.packed-otherwise', 'file.unknown', 'file.empty'])
  })

  it('withholds pictures without an authority', async () => {
    expect((await read('a.bmp', makeBitmap(8, 8, [1, 2, 3]), 'withheld')).derivatives).toEqual([])
    expect((await read('a.bmp', makeBitmap(8, 8, [1, 2, 3]))).derivatives).toHaveLength(1)
  })

  it('stops a file that costs too much, says so, and reads the next', async () => {
    const impatient = createConverter({ atOnce: 1, limits: { wallMs: 1 } })
    try {
      const reading = await impatient.read(
        { name: 'a.pdf', mediaType: '', bytes: makeTextPdf('Room') },
        { media: 'allowed' },
        signal,
      )
      expect(reading).toMatchObject({
        state: 'quarantined',
        kind: 'pdf',
        reason: { code: 'file.too-costly' },
      })
    } finally {
      await impatient.close()
    }
    expect((await read('a.csv', 'a,b\n1,2\n')).state).toBe('read')
  })

  it('gives up when it is told to', async () => {
    const control = new AbortController()
    const reading = converter.read(
      { name: 'a.pdf', mediaType: '', bytes: makeTextPdf('Room') },
      { media: 'allowed' },
      control.signal,
    )
    control.abort(new Error('given up'))
    await expect(reading).rejects.toThrow('given up')
    expect((await read('a.pdf', makeTextPdf('Room'))).text).toBe('Room')
  })
})
