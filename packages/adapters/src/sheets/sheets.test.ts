/** Promises about tables that people keep addresses in: read as stored, never computed, refused when hostile. */
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSheets } from './index.ts'

const LIMITS = { rows: 100, cells: 5, units: 200 }
const sheets = createSheets()
const bytes = (text: string) => new TextEncoder().encode(text)
const csv = (text: string, limits = LIMITS) => sheets.read('csv', bytes(text), limits)
const xlsx = async (cells: Record<string, object>, ref = 'A1:C10') => {
  const book = utils.book_new()
  utils.book_append_sheet(book, { ...cells, '!ref': ref } as never, 'Sheet')
  return sheets.read('xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })), LIMITS)
}

describe('a CSV file', () => {
  it.each([
    ['commas', 'no,link\n1,https://a.example/\n'],
    ['semicolons', 'no;link\r\n1;https://a.example/\r\n'],
    ['tabs', 'no\tlink\n1\thttps://a.example/'],
    ['a mark of UTF-8', '\uFEFFno,link\n1,https://a.example/\n'],
    ['quotes', '"no","link"\n"1","https://a.example/"\n'],
  ])('with %s gives its rows with their lines', async (_what, text) => {
    expect(await csv(text)).toMatchObject({
      readable: true,
      more: false,
      rows: [
        { line: 1, cells: ['no', 'link'] },
        { line: 2, cells: ['1', 'https://a.example/'] },
      ],
    })
  })

  it('in UTF-16 and in Windows-1252 is read as it was meant', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'a,b'].flatMap((char) => [char.charCodeAt(0), 0])])
    expect(await sheets.read('csv', utf16, LIMITS)).toMatchObject({ rows: [{ cells: ['a', 'b'] }] })
    expect(await sheets.read('csv', Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), LIMITS)).toMatchObject({
      rows: [{ cells: ['café'] }],
    })
  })

  it('keeps a formula as the text it is', async () => {
    expect(await csv('=HYPERLINK("x"),b')).toMatchObject({ rows: [{ cells: ['=HYPERLINK("x")', 'b'] }] })
  })

  it('is cut at its limits and says so', async () => {
    const reading = await csv('1,2,3\n4,5,6\n7,8,9', { rows: 2, cells: 2, units: 1 })
    expect(reading).toEqual({
      readable: true,
      more: true,
      rows: [
        { line: 1, cells: ['1', '2'] },
        { line: 2, cells: ['4', '5'] },
      ],
    })
  })

  it('that is no text is refused', async () => {
    expect(await sheets.read('csv', Uint8Array.from([1, 0, 2]), LIMITS)).toEqual({ readable: false })
  })
})

describe('an XLSX file', () => {
  it('gives cells as stored, links by their address, and formulas not at all', async () => {
    const reading = await xlsx({
      A1: { t: 's', v: 'No' },
      A2: { t: 'n', v: 7 },
      B2: { t: 's', v: 'Kitchen advert', l: { Target: 'https://a.example/ad' } },
      A3: { t: 's', v: 'https://computed.example/', f: 'CONCAT("https://","computed.example/")' },
      B4: { t: 's', v: 'plain', l: { Target: 'javascript:alert(1)' } },
    })
    if (!reading.readable) throw new Error('not read')
    const rows = new Map(reading.rows.map(({ line, cells }) => [line, cells]))
    expect(rows.get(1)?.[0]).toBe('No')
    expect(rows.get(2)).toEqual(['7', 'https://a.example/ad'])
    expect((rows.get(3) ?? []).join('')).toBe('')
    expect(rows.get(4)?.[1]).toBe('plain')
  })

  it('that is none is refused, and so is any rubbish, without an exception', async () => {
    expect(await sheets.read('xlsx', bytes('a,b'), LIMITS)).toEqual({ readable: false })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (rubbish) => {
        const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...rubbish])
        expect((await sheets.read('xlsx', zip, LIMITS)).readable).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('that claims to unpack to gigabytes is refused unread', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a']]), 'Sheet')
    const file = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
    const view = new DataView(file.buffer, file.byteOffset)
    for (let at = 0; at + 46 < file.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    expect(await sheets.read('xlsx', file, LIMITS)).toEqual({ readable: false })
  })

  it('whose sheet unpacks to far more than its directory says is not read whole', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a']]), 'Sheet')
    const honest = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
    expect((await sheets.read('xlsx', honest, LIMITS)).readable).toBe(true)
    // The bomb: 30 MB of blanks in a few kilobytes, under the claim of one byte.
    const bomb = makeZip('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(30_000_000, ' ')), 1)
    expect((await sheets.read('xlsx', bomb, LIMITS)).readable).toBe(false)
  })
})

/** A zip with one deflated entry that claims to unpack to `claimed` bytes. */
const makeZip = (name: string, packed: Buffer, claimed: number): Uint8Array => {
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(title.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + title.length, 12)
  end.writeUInt32LE(30 + title.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, title, packed, entry, title, end]))
}
