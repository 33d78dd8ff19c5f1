/** Promises about the watch over a passing file: text of any script passes, what is no text is found, and so are media written as letters. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextWatch } from './index.ts'

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const wide = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((code) => [
      code & 255,
      code >> 8,
    ]),
  )
const look = (pieces: readonly Uint8Array[], encoding: 'utf-8' | 'utf-16le' = 'utf-8') => {
  const watch = createTextWatch(encoding, latin1)
  return pieces.map((piece) => watch.look(piece)).at(-1)
}
const cut = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
/** Bytes without any order, as pictures and locked archives have them. */
const noise = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 24)

const TEXT = 'A room near the bridge; комната у моста, 桥边的房间, पुल नजिक कोठा 🕊️\n'.repeat(400)

describe('a watch over a passing file', () => {
  it('lets text pass, in one piece or in any', () => {
    for (const size of [1_000_000, 4_096, 333, 7]) {
      expect(look(cut(utf8(TEXT), size))).toBeUndefined()
      expect(look(cut(wide(TEXT), size), 'utf-16le')).toBeUndefined()
    }
  })

  it('lets a stray control sign pass, and finds bytes that are no text', () => {
    expect(look([utf8(`${TEXT}\0${TEXT}\u0001${TEXT}`)])).toBeUndefined()
    expect(look([utf8(TEXT), noise(200_000)])).toBe('binary')
    expect(look([wide(TEXT), noise(200_000)], 'utf-16le')).toBe('binary')
  })

  it('finds a picture written as letters wherever the file is cut, in bytes of one or two to a sign', () => {
    const picture = `${TEXT}"<img src=data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ">"\n${TEXT}`
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), (size) => {
        expect(look(cut(utf8(picture), size))).toBe('media')
      }),
      { numRuns: 30 },
    )
    expect(look(cut(wide(picture), 999), 'utf-16le')).toBe('media')
    expect(look([utf8(`${TEXT}iVBORw0KGgoAAAANSUhEUgAAAAE`)])).toBe('media')
  })

  it('keeps its finding, whatever follows', () => {
    expect(look([utf8('data:video/mp4;base64,AAAA'), utf8(TEXT), utf8(TEXT)])).toBe('media')
  })
})
