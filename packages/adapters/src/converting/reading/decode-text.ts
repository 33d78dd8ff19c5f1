/** Turns the bytes of a text into characters: by its mark, by what is valid, and at last by trial of the encodings people use. */

/** A text and the encoding it was read in; `certain` unless the encoding was guessed. */
export interface DecodedText {
  readonly text: string
  readonly encoding: string
  readonly certain: boolean
}

/** Encodings tried where no mark tells and UTF-8 does not fit, each with the letters that prove it. */
const TRIED: readonly (readonly [string, RegExp])[] = [
  ['shift_jis', /[\u3040-\u30ff\u4e00-\u9fff]/g],
  ['windows-1251', /[\u0400-\u045f]/g],
  ['windows-874', /[\u0e01-\u0e5b]/g],
  ['windows-1256', /[\u0621-\u064a]/g],
  ['windows-1252', /[\u00c0-\u00ff‘’“”–—…€¡¿°«»©]/g],
]

const decode = (bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return undefined
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Characters that no text of these encodings has: controls, private use, and the half-width kana that any high byte decodes to. */
const ODD = /[\u0080-\u009f\ufffd\ue000-\uf8ff\uff61-\uff9f]/g

/** How well a decoding reads: words are of one script; the same bytes in a wrong encoding mix scripts within a word, or cases. */
const scoreOf = (text: string, letters: RegExp, encoding: string): number => {
  const high = count(text, /\P{ASCII}/gu)
  if (high === 0) return 0
  const good = count(text, letters)
  const odd = count(text, ODD)
  if (encoding === 'windows-1252') {
    // Latin letters with marks stand alone among plain ones: runs of four belong to another script.
    const runs = text.match(/[\u00a1-\u00ff]{4,}/g)?.join('').length ?? 0
    return (good - 2 * odd - 2 * runs) / high
  }
  const script = letters.source
  const mixed = count(text, new RegExp(`[A-Za-z]${script}|${script}[A-Za-z]`, 'g'))
  // Words have small letters after large ones, seldom the other way round.
  const upset = encoding === 'windows-1251' ? count(text, /[\u0430-\u044f][\u0410-\u042f]/g) : 0
  return (good - 2 * odd - mixed - 3 * upset) / high
}

const SAMPLE = 65_536

/** UTF-16 without a mark: every other byte is zero. */
const guessUtf16 = (bytes: Uint8Array): string | undefined => {
  const end = Math.min(bytes.length, 2_000) & ~1
  const zeros: [number, number] = [0, 0]
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[(at & 1) as 0 | 1] += 1
  if (end < 8) return undefined
  if (zeros[1] > end * 0.35 && zeros[0] < end * 0.05) return 'utf-16le'
  return zeros[0] > end * 0.35 && zeros[1] < end * 0.05 ? 'utf-16be' : undefined
}

/** Decodes; never fails. Bytes that fit nothing become U+FFFD. `declared` is an encoding the file names itself, tried before guessing. */
export const decodeText = (bytes: Uint8Array, declared?: string): DecodedText => {
  const [a, b, c] = bytes
  const marked =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : undefined
  if (marked !== undefined)
    return { text: decode(bytes, marked, false) ?? '', encoding: marked, certain: true }
  const wide = guessUtf16(bytes)
  if (wide !== undefined) return { text: decode(bytes, wide, false) ?? '', encoding: wide, certain: false }
  const utf8 = decode(bytes, 'utf-8', true)
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', certain: true }
  const told = declared === undefined ? undefined : decode(bytes, declared, true)
  if (told !== undefined && declared !== undefined)
    return { text: told, encoding: declared.toLowerCase(), certain: true }
  const sample = bytes.subarray(0, SAMPLE)
  let best: { encoding: string; score: number } | undefined
  for (const [encoding, letters] of TRIED) {
    // Only the multi-byte encoding can be impossible; a cut at the end of the sample is no proof.
    const text = decode(sample, encoding, encoding === 'shift_jis' && sample.length === bytes.length)
    const score = text === undefined ? -1 : scoreOf(text, letters, encoding)
    if (best === undefined || score > best.score + 0.001) best = { encoding, score }
  }
  const encoding = best !== undefined && best.score > 0.2 ? best.encoding : 'windows-1252'
  return { text: decode(bytes, encoding, false) ?? '', encoding, certain: false }
}

/** What to tell about the encoding, in words; empty where it is certain. */
export const describeEncoding = ({ encoding, certain }: DecodedText): string[] =>
  certain
    ? []
    : [`The file does not tell its encoding; it was read as ${encoding}, which fits its letters best.`]
