/** Honest files with bytes flipped, cut out and doubled: every reader answers with one of three states and never throws. */
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { checkReading } from '../check-reading.ts'
import type { ReadJob } from '../reading/draft.ts'
import { packDraft, type ReadFile, readSafely } from '../reading/serve-reader.ts'
import { gradient, makeBitmap, makeDocx, makeTextPdf, makeZip } from '../testing/make-files.ts'
import { readArchive } from './bundles/archive-reader.ts'
import { readWebArchive } from './bundles/web-archive-reader.ts'
import { readMailFile } from './mail-reader.ts'
import { readMedia } from './media-reader.ts'
import { readDocument } from './papers/document-reader.ts'
import { readPdf } from './papers/pdf-reader.ts'
import { readSheet } from './papers/sheet-reader.ts'
import { readImage } from './pictures/image-reader.ts'
import { readText } from './text-reader.ts'

/** A small deterministic generator (mulberry32), so that a failure can be repeated. */
const chance = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** One change a seed: some bytes flipped, a stretch cut out, a stretch doubled, a stretch of zeros or of 0xFF. */
const mutate = (bytes: Uint8Array, seed: number): Uint8Array => {
  const next = chance(seed)
  const at = next(bytes.length)
  const length = 1 + next(Math.max(1, Math.min(64, bytes.length - at)))
  const changed = Uint8Array.from(bytes)
  switch (seed % 5) {
    case 0:
      for (let flip = 0; flip < 1 + next(8); flip += 1) changed[next(bytes.length)] = next(256)
      return changed
    case 1:
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + length)])
    case 2:
      return new Uint8Array([...bytes.subarray(0, at + length), ...bytes.subarray(at)])
    case 3:
      return changed.fill(0, at, at + length)
    default:
      return changed.fill(255, at, at + length)
  }
}

const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value))
const workbook = (): Uint8Array => {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['room', 100],
      ['flat', 200],
    ]),
    'Rooms',
  )
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))
}
const warc = text(
  'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://rooms.example/\r\nContent-Length: 4\r\n\r\nroom\r\n\r\n',
)
const mail = text(
  'From: a@example.org\r\nSubject: Room\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Room</p>\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n--b--',
)
const telegram = text(
  JSON.stringify({
    type: 'personal_chat',
    messages: [{ date: '2024-01-01T10:00:00', text: ['a', { type: 'link', text: 'b' }] }],
  }),
)

const KINDS: readonly (readonly [ReadJob['type'], ReadFile, Uint8Array | (() => Promise<Uint8Array>)])[] = [
  ['png', readImage, async () => new Uint8Array(await gradient(40, 30).png().toBuffer())],
  [
    'jpeg',
    readImage,
    async () =>
      new Uint8Array(
        await gradient(40, 30)
          .jpeg()
          .withExif({ IFD0: { Make: 'x' } })
          .toBuffer(),
      ),
  ],
  ['webp', readImage, async () => new Uint8Array(await gradient(40, 30).webp().toBuffer())],
  ['gif', readImage, async () => new Uint8Array(await gradient(40, 30).gif().toBuffer())],
  ['tiff', readImage, async () => new Uint8Array(await gradient(40, 30).tiff().toBuffer())],
  ['avif', readImage, async () => new Uint8Array(await gradient(40, 30).avif().toBuffer())],
  ['bmp', readImage, makeBitmap(12, 12, [1, 2, 3])],
  ['pdf', readPdf, makeTextPdf('Room for rent')],
  ['docx', readDocument, makeDocx('<w:p><w:r><w:t>Room</w:t></w:r></w:p>')],
  ['rtf', readDocument, text('{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}Room\\par\\u2325?{\\*\\x y}}')],
  ['xlsx', readSheet, workbook()],
  ['csv', readSheet, text('name,price\n"Room, large",100\nflat,200\n')],
  ['eml', readMailFile, mail],
  ['text', readText, text('1/1/24, 10:00 - Ana: Room\n1/1/24, 10:01 - Ben: <Media omitted>\n')],
  ['json', readText, telegram],
  ['html', readText, text('<html><body><p title="a">Room</p><script>x</script><!-- c --></body></html>')],
  ['zip', readArchive, makeZip({ 'a.txt': 'room', 'b.txt': 'rent' })],
  ['gz', readArchive, new Uint8Array(gzipSync('room'))],
  ['warc', readWebArchive, warc],
  ['wacz', readWebArchive, makeZip({ 'datapackage.json': '{}', 'archive/a.warc': warc })],
  ['mp3', readMedia, text(`ID3\u0004\0\0\0\0\0\u000aTIT2\0\0\0\0${'\0'.repeat(60)}`)],
]

const MUTANTS = 30

describe('a mutated file', () => {
  it.each(KINDS)(
    'of type %s ends in one state, and its answer is one the converter believes',
    async (type, read, source) => {
      const whole = typeof source === 'function' ? await source() : source
      for (let seed = 1; seed <= MUTANTS; seed += 1) {
        const bytes = mutate(whole, seed)
        if (bytes.length === 0) continue
        const draft = await readSafely({ name: 'file', type, media: 'allowed', bytes }, read)
        expect(checkReading(packDraft(draft)), `seed ${seed}`).toBeDefined()
      }
    },
  )

  it('differs from its source, so that something was tried', () => {
    const source = text('room for rent near the bridge')
    const same = Array.from({ length: MUTANTS }, (_, seed) =>
      Buffer.from(mutate(source, seed + 1)).equals(Buffer.from(source)),
    )
    expect(same.filter(Boolean).length).toBeLessThan(3)
  })
})
