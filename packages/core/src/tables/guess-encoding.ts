/** How the letters of a text file are written, guessed from its first bytes. */
import type { TableEncoding } from '@smart-rescue/schema'

/** Decodes bytes whose end may be cut within a sign; nothing where they cannot be of this encoding. `lenient` always answers. */
export type TryDecode = (
  encoding: TableEncoding,
  bytes: Uint8Array,
  how: 'strict' | 'lenient',
) => string | undefined

/** Share of zero bytes at even and at odd places. */
const zeros = (bytes: Uint8Array): [number, number] => {
  const counts: [number, number] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) counts[at % 2 === 0 ? 0 : 1] += 1
  const half = Math.max(1, bytes.length / 2)
  return [counts[0] / half, counts[1] / half]
}

/** Among signs above ASCII, the share that are Cyrillic letters next to another one, read as windows-1251. */
const looksCyrillic = (bytes: Uint8Array): boolean => {
  let high = 0
  let inWord = 0
  const isLetter = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    high += 1
    if (isLetter(byte) && (isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]))) inWord += 1
  }
  return high >= 8 && inWord / high > 0.8
}

/** Shift_JIS text is full of kana and kanji; Western text that happens to decode so is not. */
const looksJapanese = (text: string | undefined): boolean => {
  if (text === undefined) return false
  const letters = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/gu)?.length ?? 0
  const odd = text.match(/[\uff61-\uff9f]/gu)?.length ?? 0
  return letters >= 8 && letters > 2 * odd
}

/** The most likely encoding of the bytes a file begins with. A mark at the beginning decides; UTF-8 is preferred where it fits. */
export const guessEncoding = (head: Uint8Array, decode: TryDecode): TableEncoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const [even, odd] = zeros(head)
  if (odd > 0.3 && even < 0.1) return 'utf-16le'
  if (even > 0.3 && odd < 0.1) return 'utf-16be'
  if (decode('utf-8', head, 'strict') !== undefined) return 'utf-8'
  if (looksJapanese(decode('shift_jis', head, 'strict'))) return 'shift_jis'
  if (looksCyrillic(head)) return 'windows-1251'
  // A few broken bytes in a text that is UTF-8 otherwise: read as what it means to be.
  const text = decode('utf-8', head, 'lenient') ?? ''
  const broken = text.split('\uFFFD').length - 1
  const whole = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0
  return whole > 4 * broken ? 'utf-8' : 'windows-1252'
}
