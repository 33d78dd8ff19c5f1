/** Bytes as text and back, strictly: one spelling for every byte string, everything else is refused. */

const HEX = '0123456789abcdef'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE64_VALUE = new Map([...BASE64].map((char, value) => [char.charCodeAt(0), value]))

/** Joins byte strings in order. */
export const joinBytes = (...parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** True when both hold the same bytes. Time depends on the length only. */
export const equalBytes = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left.length !== right.length) return false
  let difference = 0
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0)
  return difference === 0
}

/** Lower-case hexadecimal, two digits a byte. */
export const toHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)
  return text
}

/** Bytes of lower-case hexadecimal; undefined for any other text. */
export const fromHex = (text: string): Uint8Array | undefined => {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Standard base64 with padding (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += BASE64.charAt((word >> 18) & 63) + BASE64.charAt((word >> 12) & 63)
    text += left > 1 ? BASE64.charAt((word >> 6) & 63) : '='
    text += left > 2 ? BASE64.charAt(word & 63) : '='
  }
  return text
}

/** Bytes of standard base64; undefined unless the text is exactly what `toBase64` writes (RFC 4648, section 3.5: no stray bits). */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let word = 0
  let at = 0
  for (let i = 0; i < digits; i++) {
    const value = BASE64_VALUE.get(text.charCodeAt(i))
    if (value === undefined) return undefined
    word = ((word << 6) | value) & 0xffffff
    if (i % 4 === 0) continue
    bytes[at++] = (word >> (6 - 2 * (i % 4))) & 255
  }
  const stray = padding === 2 ? word & 15 : padding === 1 ? word & 3 : 0
  return stray === 0 ? bytes : undefined
}

/** UTF-8 of a text; undefined where the text has a lone surrogate, which has no UTF-8 form. */
export const toUtf8 = (text: string): Uint8Array | undefined => {
  if (!text.isWellFormed()) return undefined
  const bytes: number[] = []
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      )
  }
  return Uint8Array.from(bytes)
}

/** UTF-8 of a text that this code wrote itself, and is therefore well formed. A lone surrogate becomes U+FFFD. */
export const utf8 = (text: string): Uint8Array => toUtf8(text.toWellFormed()) ?? new Uint8Array(0)

const LEAST = [0, 0, 0x80, 0x800, 0x10000]

/** Text of UTF-8 bytes; undefined for anything that is not strict UTF-8 (overlong, surrogate, beyond U+10FFFF, cut short). */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  const pieces: string[] = []
  let units: number[] = []
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0
    const length =
      first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0
    if (length === 0 || i + length > bytes.length) return undefined
    let point = length === 1 ? first : first & (0x7f >> length)
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k] ?? 0
      if ((next & 0xc0) !== 0x80) return undefined
      point = (point << 6) | (next & 63)
    }
    if (point > 0x10ffff || point < (LEAST[length] ?? 0) || (point >= 0xd800 && point <= 0xdfff))
      return undefined
    if (point < 0x10000) units.push(point)
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff))
    if (units.length > 4000) {
      pieces.push(String.fromCharCode(...units))
      units = []
    }
    i += length
  }
  pieces.push(String.fromCharCode(...units))
  return pieces.join('')
}

/** A decimal number as logs write it: digits only, no leading zero, below 2^53; undefined otherwise. */
export const parseDecimal = (text: string): number | undefined => {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}
