/**
 * Watches bytes pass and says whether they are text all through. A table may be taken in as a stream because text carries
 * no pictures and no films; this is what holds it to being text.
 */
import type { TableEncoding } from '@smart-rescue/schema'

/** What is wrong with the bytes. `binary`: not text; `media`: a picture, film or sound written as letters (base64). */
export type TextFinding = 'binary' | 'media'

/** Looks at each piece in order; the first finding stands. */
export interface TextWatch {
  look(piece: Uint8Array): TextFinding | undefined
}

const WINDOW = 65_536
/** Of a hundred signs in a window, how many may be no signs of a text. */
const MOST_ODD = 0.01
const LEAST_SEEN = 2_048

/** How pictures, films and sounds begin in base64, and how a page names them in place. */
const MEDIA_MARKS = [
  'data:image/',
  'data:video/',
  'data:audio/',
  '/9j/4AAQSkZJRg',
  '/9j/4QAYRXhpZg',
  'iVBORw0KGgoAAAANSUhEUg',
  'R0lGODlh',
  'AAAAIGZ0eXBpc29t',
  'AAAAGGZ0eXBtcDQy',
]
const LONGEST = 2 * Math.max(...MEDIA_MARKS.map((mark) => mark.length))

/** Whether a byte is a control sign that no text has: below blank, but for tab and the ends of lines and pages. */
const isOddByte = (byte: number): boolean => byte < 32 && byte !== 9 && (byte < 10 || byte > 13)

/** Makes a watch for a file in this encoding. */
export const createTextWatch = (
  encoding: TableEncoding,
  /** One sign for each byte. */
  latin1: (bytes: Uint8Array) => string,
): TextWatch => {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const lowFirst = encoding === 'utf-16le'
  let seen = 0
  let odd = 0
  let at = 0
  let low = 0
  let wantsLow = false
  let tail: Uint8Array = new Uint8Array(0)
  let found: TextFinding | undefined

  /** UTF-16: controls and halves of pairs without their other half. */
  const countUnit = (unit: number): boolean => {
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    const lonely = isLow !== wantsLow
    wantsLow = unit >= 0xd800 && unit <= 0xdbff
    return lonely || (unit < 32 && isOddByte(unit)) || unit === 0xffff
  }
  const judge = (): void => {
    if (seen >= LEAST_SEEN && odd / seen > MOST_ODD) found ??= 'binary'
    if (seen >= WINDOW) {
      seen = 0
      odd = 0
    }
  }
  const count = (piece: Uint8Array): void => {
    for (let place = 0; place < piece.length; place += 1) {
      const byte = piece[place] ?? 0
      if (!wide) {
        seen += 1
        if (isOddByte(byte)) odd += 1
      } else if (at % 2 === 0) low = byte
      else {
        seen += 1
        if (countUnit(lowFirst ? low + 256 * byte : 256 * low + byte)) odd += 1
      }
      at += 1
      if (seen === WINDOW || seen === LEAST_SEEN) judge()
    }
  }
  const holdsMedia = (piece: Uint8Array): boolean => {
    const joined = new Uint8Array(tail.length + Math.min(piece.length, LONGEST))
    joined.set(tail)
    joined.set(piece.subarray(0, LONGEST), tail.length)
    tail = piece.length >= LONGEST ? piece.slice(-LONGEST) : joined.slice(-LONGEST)
    return [joined, piece].some((bytes) => {
      const text = wide ? latin1(bytes).replaceAll('\0', '') : latin1(bytes)
      return MEDIA_MARKS.some((mark) => text.includes(mark))
    })
  }
  return {
    look: (piece) => {
      if (found !== undefined) return found
      if (holdsMedia(piece)) found = 'media'
      count(piece)
      return found
    },
  }
}
