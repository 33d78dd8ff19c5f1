/** WARC records by their bytes (ISO 28500:2017): the head line by line, one gzip member a record, digests that anybody recomputes. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeWarcRecord, newRecordId, sha256Of, type WarcRecordInput } from './warc-record.ts'

const hash = (text: string | Uint8Array) => `sha256:${createHash('sha256').update(text).digest('hex')}`
const INPUT: WarcRecordInput = {
  type: 'resource',
  id: '<urn:uuid:00000000-0000-4000-8000-000000000000>',
  date: '2026-03-01T10:00:00.000Z',
  targetUri: 'urn:text:https://jobs.example/',
  contentType: 'text/plain; charset=utf-8',
  block: [Buffer.from('Room '), Buffer.from('to let')],
}
const open = async (changes: Partial<WarcRecordInput> = {}, hint?: string) => {
  const stored = await makeWarcRecord({ ...INPUT, ...changes }, hint)
  const plain = gunzipSync(stored.bytes)
  const split = plain.indexOf('\r\n\r\n')
  return { stored, plain, head: plain.subarray(0, split).toString(), rest: plain.subarray(split + 4) }
}
const fieldOf = (head: string, name: string) =>
  head
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}: `))
    .map((line) => line.slice(name.length + 2))

describe('a record', () => {
  it('has exactly these lines in this order, its block, and two empty lines', async () => {
    const { plain } = await open()
    expect(plain.toString()).toBe(
      [
        'WARC/1.1',
        'WARC-Type: resource',
        'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
        'WARC-Date: 2026-03-01T10:00:00.000Z',
        'WARC-Target-URI: urn:text:https://jobs.example/',
        `WARC-Block-Digest: ${hash('Room to let')}`,
        `WARC-Payload-Digest: ${hash('Room to let')}`,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Length: 11',
        '',
        'Room to let\r\n\r\n',
      ].join('\r\n'),
    )
  })

  it('puts further fields before the digests, in order, a name twice where it was given twice', async () => {
    const { head } = await open({
      fields: [
        ['WARC-Protocol', 'h2'],
        ['WARC-Truncated', 'length'],
        ['WARC-Protocol', 'tls/1.3'],
      ],
    })
    const names = head.split('\r\n').map((line) => line.split(':')[0])
    expect(names.slice(5, 9)).toEqual([
      'WARC-Protocol',
      'WARC-Truncated',
      'WARC-Protocol',
      'WARC-Block-Digest',
    ])
    expect(fieldOf(head, 'WARC-Protocol')).toEqual(['h2', 'tls/1.3'])
  })

  it('keeps the payload’s own digest apart from the block’s', async () => {
    const { head, stored } = await open({ payloadDigest: hash('payload') })
    expect(fieldOf(head, 'WARC-Payload-Digest')).toEqual([hash('payload')])
    expect(fieldOf(head, 'WARC-Block-Digest')).toEqual([hash('Room to let')])
    expect(stored.payloadDigest).toBe(hash('payload'))
  })

  it('of the type warcinfo has neither target nor payload digest', async () => {
    const { targetUri: _, ...rest } = INPUT
    const record = await makeWarcRecord({ ...rest, type: 'warcinfo' })
    const head = gunzipSync(record.bytes).toString()
    expect(head).not.toMatch(/WARC-(Target-URI|Payload-Digest)/)
    expect(record.targetUri).toBe('')
  })

  it('without an id gets a fresh one, which is in the head too', async () => {
    const { id: _, ...rest } = INPUT
    const [one, two] = await Promise.all([makeWarcRecord(rest), makeWarcRecord(rest)])
    expect(one.id).not.toBe(two.id)
    expect(gunzipSync(one.bytes).toString()).toContain(`WARC-Record-ID: ${one.id}\r\n`)
    expect(newRecordId()).toMatch(
      /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/,
    )
  })
})

/** One UTF-16 unit, control characters often among them. */
const anySign = fc
  .integer({ min: 0, max: 0x2100 })
  .map((code) => String.fromCharCode(code < 0x1000 ? code % 256 : code))

describe('a value', () => {
  it.each([
    ['a line break', 'https://a.example/\r\nWARC-Type: request', 'https://a.example/ WARC-Type: request'],
    ['a bare line feed', 'a\nb', 'a b'],
    ['a NUL', 'a\0b', 'a b'],
    ['a tab and DEL', 'a\t\u007fb', 'a b'],
  ])('with %s can begin no line of its own', async (_, given, written) => {
    const { head } = await open({ targetUri: given })
    expect(fieldOf(head, 'WARC-Target-URI')).toEqual([written])
    expect(fieldOf(head, 'WARC-Type')).toEqual(['resource'])
  })

  it('of any kind leaves the head with the same lines, and the block where it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anySign, maxLength: 60 }), async (value) => {
        const { head, rest } = await open({ targetUri: value, fields: [['X-Test', value]] })
        expect(head.split('\r\n')).toHaveLength(10)
        expect(rest.toString()).toBe('Room to let\r\n\r\n')
      }),
      { numRuns: 60 },
    )
  })
})

describe('the member', () => {
  it('is one gzip member of its own, so that records can be cut out and joined', async () => {
    const [one, two] = [(await open()).stored, (await open({ block: [Buffer.from('x')] })).stored]
    expect([...one.bytes.subarray(0, 3)]).toEqual([0x1f, 0x8b, 8])
    const joined = gunzipSync(Buffer.concat([one.bytes, two.bytes]))
    expect(joined).toEqual(Buffer.concat([gunzipSync(one.bytes), gunzipSync(two.bytes)]))
  })

  it('is the same bytes for the same input', async () => {
    expect((await open()).stored.bytes).toEqual((await open()).stored.bytes)
  })

  it.each(['image/png', 'video/mp4', 'application/zip', 'text/html'])(
    'of %s holds every byte, however hard it was pressed',
    async (hint) => {
      const block = Buffer.alloc(20_000, 'Room to let. ')
      const { rest, head } = await open({ block: [block] }, hint)
      expect(rest.subarray(0, -4).equals(block)).toBe(true)
      expect(fieldOf(head, 'Content-Length')).toEqual(['20000'])
    },
  )

  it('tries harder for text than for what is compressed already', async () => {
    const words = Array.from({ length: 4_000 }, (_, n) => `room ${(n * 7_919) % 1_013} `).join('')
    const sizeFor = async (hint: string) =>
      (await open({ block: [Buffer.from(words)] }, hint)).stored.bytes.length
    expect(await sizeFor('text/html')).toBeLessThan(await sizeFor('image/jpeg'))
  })
})

describe('the digest', () => {
  it('is that of the parts in order, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 }), (parts) => {
        expect(sha256Of(parts)).toBe(hash(Buffer.concat(parts)))
      }),
    )
  })

  it('of nothing is the well-known one', () => {
    expect(sha256Of([])).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
})
