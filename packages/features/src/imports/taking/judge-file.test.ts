/** Promises about what may not be imported, judged before anything reaches a disk. */
import { writeZip, zipInput } from '@smart-rescue/core/dossier'
import { describe, expect, it } from 'vitest'
import { holdsCredentials, isMedia, judgeFile } from './judge-file.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (name: string, bytes: Uint8Array | string, mediaType = '') => ({
  name,
  mediaType,
  bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
})
const bytes = (...head: (number | string)[]): Uint8Array =>
  new Uint8Array([
    ...head.flatMap((one) => (typeof one === 'number' ? [one] : [...utf8(one)])),
    ...Array(64).fill(0),
  ])

const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF', 0)
const PNG = bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a)
const WEBP = bytes('RIFF', 40, 0, 0, 0, 'WEBPVP8 ')
const MP4 = bytes(0, 0, 0, 24, 'ftypisom')
const HEIC = bytes(0, 0, 0, 24, 'ftypheic')
const OGG = bytes('OggS', 0)
const WEBM = bytes(0x1a, 0x45, 0xdf, 0xa3)
const MP3 = bytes('ID3', 4, 0)

const zipOf = async (...names: string[]): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  const inputs = names.map((name) => zipInput(name, utf8('plain words')))
  for await (const piece of writeZip(inputs)) pieces.push(piece)
  return new Uint8Array(pieces.flatMap((piece) => [...piece]))
}

describe('media without an authority', () => {
  it.each([
    ['JPEG', JPEG],
    ['PNG', PNG],
    ['WebP', WEBP],
    ['MP4', MP4],
    ['HEIC', HEIC],
    ['Ogg', OGG],
    ['WebM', WEBM],
    ['MP3', MP3],
  ])('is known by its bytes, whatever it calls itself: %s', (_what, content) => {
    expect(judgeFile(file('letter.txt', content, 'text/plain'), 'withheld')?.code).toBe(
      'import.media-withheld',
    )
    expect(judgeFile(file('letter.txt', content, 'text/plain'), 'allowed')).toBeUndefined()
  })

  it.each(['a.jpg', 'A.JPEG', 'b.HEIC', 'c.mp4', 'd.opus', 'e.svg', 'नमस्ते.png'])(
    'is believed when its name says so: %s',
    (name) => {
      expect(isMedia(file(name, 'broken'))).toBe(true)
    },
  )

  it.each(['a.txt', 'b.pdf', 'c.csv', 'png', 'jpg.txt', 'mp4 notes.docx'])('is not seen in %s', (name) => {
    expect(isMedia(file(name, 'plain words of a letter'))).toBe(false)
  })

  it('inside a zip refuses the whole, and says what to do', async () => {
    const zip = await zipOf('chat.txt', 'IMG-1.jpg')
    const refusal = judgeFile(file('chat.zip', zip, 'application/zip'), 'withheld')
    expect(refusal?.code).toBe('import.media-inside')
    expect(refusal?.sentence).toContain('without media')
    expect(judgeFile(file('chat.zip', zip), 'allowed')).toBeUndefined()
    expect(judgeFile(file('chat.zip', await zipOf('chat.txt', 'notes.csv')), 'withheld')).toBeUndefined()
  })

  it('leaves a zip that cannot be listed to the reader in the sandbox', async () => {
    const zip = (await zipOf('chat.txt')).subarray(0, 60)
    expect(judgeFile(file('chat.zip', zip), 'withheld')).toBeUndefined()
  })
})

describe('leaked accounts', () => {
  const leak = (line: (n: number) => string, lines = 60) =>
    utf8(Array.from({ length: lines }, (_, n) => line(n)).join('\n'))

  it.each([
    ['colons', (n: number) => `user${n}@mail.example:invented${n}`],
    ['semicolons', (n: number) => `user${n}@mail.example;invented${n}`],
    ['tabs', (n: number) => `user${n}@mail.example\tinvented${n}`],
    ['commas', (n: number) => `user${n}@mail.example, invented${n}`],
  ])('are known by their lines, with %s', (_how, line) => {
    expect(holdsCredentials(leak(line))).toBe(true)
    expect(judgeFile(file('list.txt', leak(line)), 'allowed')?.code).toBe('import.credentials')
  })

  it.each([
    ['a few of them in a message', leak((n) => `user${n}@mail.example:invented${n}`, 49)],
    ['addresses alone', leak((n) => `user${n}@mail.example`)],
    ['a chat', leak((n) => `12/11/2026, 10:0${n % 10} - Asha: see you at the harbour`)],
    ['a table of people', leak((n) => `user${n}@mail.example,Sita,Kathmandu,2026-11-0${n % 10}`)],
  ])('are not seen in %s', (_what, content) => {
    expect(holdsCredentials(content)).toBe(false)
  })
})
