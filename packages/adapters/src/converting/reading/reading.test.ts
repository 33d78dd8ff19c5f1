/** What readers share: encodings, talk, derivatives; and what the converter believes of an answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReading } from '../check-reading.ts'
import { makeZip } from '../testing/make-files.ts'
import { collectChildren } from './child-files.ts'
import { decodeText, describeEncoding } from './decode-text.ts'
import { draftOf, type ReadJob, Unread } from './draft.ts'
import { openZip } from './open-zip.ts'
import { packMessage, unpackMessage } from './reader-talk.ts'
import { packDraft, packJob, readSafely, unpackJob } from './serve-reader.ts'
import { limitText, listingDerivative, sheetDerivative, textDerivative } from './text-derivative.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const bytes = (values: readonly number[]): Uint8Array => Uint8Array.from(values)

describe('decoding', () => {
  it('goes by the mark of the file', () => {
    expect(decodeText(new Uint8Array(Buffer.from('\ufeffकोठा', 'utf8')))).toEqual({
      text: 'कोठा',
      encoding: 'utf-8',
      certain: true,
    })
    expect(decodeText(new Uint8Array(Buffer.from('\ufeffকোঠা', 'utf16le')))).toMatchObject({
      text: 'কোঠা',
      encoding: 'utf-16le',
    })
    expect(decodeText(new Uint8Array(Buffer.from('\ufeffroom', 'utf16le').swap16()))).toMatchObject({
      text: 'room',
      encoding: 'utf-16be',
    })
  })

  it('takes what is valid UTF-8 for UTF-8, and UTF-16 without a mark for what it is', () => {
    expect(decodeText(new Uint8Array(Buffer.from('ห้องให้เช่า')))).toMatchObject({
      encoding: 'utf-8',
      certain: true,
    })
    expect(decodeText(new Uint8Array(Buffer.from('room for rent', 'utf16le')))).toMatchObject({
      text: 'room for rent',
      encoding: 'utf-16le',
      certain: false,
    })
  })

  it.each([
    [
      'windows-1251',
      'Сдаётся комната',
      [0xd1, 0xe4, 0xe0, 0xb8, 0xf2, 0xf1, 0xff, 0x20, 0xea, 0xee, 0xec, 0xed, 0xe0, 0xf2, 0xe0],
    ],
    [
      'windows-1252',
      'São José: señor, café',
      [
        0x53, 0xe3, 0x6f, 0x20, 0x4a, 0x6f, 0x73, 0xe9, 0x3a, 0x20, 0x73, 0x65, 0xf1, 0x6f, 0x72, 0x2c, 0x20,
        0x63, 0x61, 0x66, 0xe9,
      ],
    ],
    [
      'windows-1256',
      'غرفة للايجار',
      [0xdb, 0xd1, 0xdd, 0xc9, 0x20, 0xe1, 0xe1, 0xc7, 0xed, 0xcc, 0xc7, 0xd1],
    ],
    ['windows-874', 'ห้องให้เช่า', [0xcb, 0xe9, 0xcd, 0xa7, 0xe3, 0xcb, 0xe9, 0xe0, 0xaa, 0xe8, 0xd2]],
    [
      'shift_jis',
      '部屋を貸します',
      [0x95, 0x94, 0x89, 0xae, 0x82, 0xf0, 0x91, 0xdd, 0x82, 0xb5, 0x82, 0xdc, 0x82, 0xb7],
    ],
  ])('tries %s where nothing is told, and says that it guessed', (encoding, wanted, values) => {
    const decoded = decodeText(bytes(values))
    expect(decoded).toEqual({ text: wanted, encoding, certain: false })
    expect(describeEncoding(decoded).join()).toContain(encoding)
  })

  it('believes a page about its encoding where the bytes allow it', () => {
    expect(decodeText(bytes([0xe3, 0xe9]), 'windows-1252')).toMatchObject({ text: 'ãé', certain: true })
    expect(decodeText(bytes([0xe3, 0xe9]), 'no-such-thing').certain).toBe(false)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        expect(typeof decodeText(any).text).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})

describe('talk', () => {
  it('carries a header and parts there and back', () => {
    const message = unpackMessage(packMessage({ a: 'नमस्ते' }, [bytes([1, 2]), bytes([]), bytes([3])]))
    expect(message).toEqual({ header: { a: 'नमस्ते' }, parts: [bytes([1, 2]), bytes([]), bytes([3])] })
  })

  it('refuses what it did not write', () => {
    const good = packMessage({}, [bytes([1, 2, 3])])
    for (const bad of [
      bytes([]),
      bytes([0, 0]),
      bytes([255, 255, 255, 255]),
      good.slice(0, -1),
      new Uint8Array([...good, 0]),
      packed('{"lengths":[-1]}'),
      packed('{"lengths":3}'),
      packed('null'),
      packed('{'),
    ])
      expect(unpackMessage(bad)).toBeUndefined()
  })

  it('parses no header that is longer than an honest reader writes', () => {
    const long = packMessage({ text: 'x'.repeat(81 * 2 ** 20) }, [])
    expect(unpackMessage(long)).toBeUndefined()
  })

  it('carries a job', () => {
    const job: ReadJob = { name: 'a', type: 'pdf', media: 'allowed', bytes: bytes([1]) }
    expect(unpackJob(packJob(job))).toEqual(job)
    expect(() => unpackJob(packMessage({ type: 'toString' }, [bytes([1])]))).toThrow(TypeError)
  })
})

const packed = (json: string): Uint8Array => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(json.length)
  return new Uint8Array(Buffer.concat([head, Buffer.from(json)]))
}

describe('an answer', () => {
  const honest = draftOf('jpeg', {
    derivatives: [textDerivative('a', 'm')],
    children: [{ name: 'c', mediaType: 'text/plain', length: 3, bytes: bytes([1, 2, 3]) }],
  })

  it('of an honest reader is believed', () => {
    expect(checkReading(packDraft(honest))).toEqual(honest)
  })

  it.each([
    ['an unknown state', { state: 'fine' }],
    ['a reason with what was read', { reason: { code: 'file.broken', sentence: 'x' } }],
    ['no reason with what was not', { state: 'refused' }],
    ['an unknown reason', { state: 'refused', reason: { code: 'x', sentence: 'x' } }],
    ['more than an answer has', { extra: 1 }],
    ['text that is none', { text: 7 }],
    [
      'a derivative that a browser would run',
      { derivatives: [{ role: 'text', name: 'a.html', mediaType: 'text/html', part: 0, method: '' }] },
    ],
    [
      'a derivative with a path for a name',
      { derivatives: [{ role: 'text', name: '../a', mediaType: 'application/json', part: 0, method: '' }] },
    ],
    [
      'a picture that is none',
      { derivatives: [{ role: 'view-01', name: 'a.webp', mediaType: 'image/webp', part: 0, method: '' }] },
    ],
    [
      'a role of its own',
      { derivatives: [{ role: 'original', name: 'a', mediaType: 'application/json', part: 0, method: '' }] },
    ],
  ])('with %s is not', (_, change) => {
    expect(checkReading(packMessage({ ...draftOf('text'), ...change }, [bytes([1])]))).toBeUndefined()
  })

  it('cannot put its own words into a reason', () => {
    const answer = packMessage(
      { ...draftOf('text'), state: 'refused', reason: { code: 'file.empty', sentence: 'Click here' } },
      [],
    )
    expect(checkReading(answer)?.reason?.sentence).toMatch(/^The file is empty/)
  })
})

describe('reading', () => {
  const job: ReadJob = { name: 'a', type: 'pdf', media: 'allowed', bytes: bytes([1]) }

  it('never throws: a parser’s own error is a broken file, a reason is kept with what is known', async () => {
    expect(
      await readSafely(job, () => {
        throw new Error('secret content')
      }),
    ).toMatchObject({ state: 'quarantined', reason: { code: 'file.broken' }, kind: 'pdf' })
    const known = await readSafely(job, () => {
      throw new Unread('file.encrypted', { problems: ['p'] })
    })
    expect(known).toMatchObject({ reason: { code: 'file.encrypted' }, problems: ['p'] })
    expect(JSON.stringify(known)).not.toContain('secret')
  })
})

describe('derivatives', () => {
  it('of text show what is hidden and say so', () => {
    const derivative = textDerivative('a\u202eb', 'made')
    expect(text(derivative.bytes)).toBe('a⟦U+202E⟧b')
    expect(derivative.method).toContain('made')
  })

  it('of tables begin with an apostrophe where a spreadsheet would run something', () => {
    const rows = [['=1+1', '+cmd', '-2', '+12,5%', '@x', '\ttab', 'a "b"', 'c,d', '＝1']]
    expect(text(sheetDerivative(1, rows, 'm').bytes)).toBe(
      `'=1+1,'+cmd,-2,"+12,5%",'@x,'\ttab,"a ""b""","c,d",'＝1`,
    )
    expect(sheetDerivative(2, rows, 'm').role).toBe('sheet-02')
  })

  it('of lists are JSON', () => {
    expect(JSON.parse(text(listingDerivative([{ name: 'a' }], 'm').bytes))).toEqual([{ name: 'a' }])
  })

  it('of long text say that the rest is sealed', () => {
    const limited = limitText('x'.repeat(8_000_001))
    expect(limited.text).toHaveLength(8_000_000)
    expect(limited.problems).toHaveLength(1)
    expect(limitText('e\u0301').text).toBe('é')
  })
})

describe('files inside a file', () => {
  it('are named harmlessly and recognised by their bytes', () => {
    const children = collectChildren('allowed')
    children.add('../../etc/passwd', bytes([0xff, 0xd8, 0xff, 0xe0]))
    children.add('a/b.txt', new Uint8Array(Buffer.from('room')), true)
    expect(children.list()).toMatchObject([
      { name: 'passwd', mediaType: 'image/jpeg', length: 4 },
      { name: 'a/b.txt', mediaType: 'text/plain' },
    ])
  })

  it('are named and not handed over when they are media without an authority, or too large', () => {
    const children = collectChildren('withheld')
    children.add('a.jpg', bytes([0xff, 0xd8, 0xff, 0xe0]))
    children.add('big.txt', new Uint8Array(33 * 2 ** 20).fill(97))
    children.add('a.txt', new Uint8Array(Buffer.from('room')))
    expect(children.list().map(({ bytes: content }) => content?.length)).toEqual([undefined, undefined, 4])
  })
})

describe('a zip', () => {
  it('is unpacked member by member, and not at all when it is a danger', () => {
    const zip = openZip(makeZip({ 'a.txt': 'room', 'नमस्ते.txt': 'x' }))
    expect(text(zip.unpack('a.txt') ?? bytes([]))).toBe('room')
    expect(zip.unpack('none')).toBeUndefined()
    expect(zip.members[1]?.path).toBe('नमस्ते.txt')
    expect(() => openZip(makeZip({ '../a': 'x' }))).toThrow(Unread)
    expect(() => openZip(bytes([1, 2, 3]))).toThrow(Unread)
  })
})
