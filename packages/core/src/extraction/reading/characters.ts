/** A class for every UTF-16 code unit, so that a text is read in one pass without regular expressions. Own ranges: no engine's Unicode version decides. */

/** Signs, punctuation, and everything not named below. */
const OTHER = 0
/** The digits 0 to 9. */
export const DIGIT = 1
/** A digit of another script, or a drawn one (①, ²). */
export const NATIVE = 2
/** A Latin letter, in any width, with its combining accents. */
export const LATIN = 3
/** A letter of another script that puts spaces between words (Devanagari, Arabic, Cyrillic …). */
export const LETTER = 4
/** A letter of a script without spaces between words (Thai, Lao, Han …). */
export const DENSE = 5
/** A blank of any width, the tab too. */
export const SPACE = 6
/** The end of a line or paragraph. */
export const NEWLINE = 7
/** A character without width: joiners, direction marks, variation selectors, the keycap. */
export const INVISIBLE = 8
/** Half of a pair beyond the Basic Multilingual Plane. */
export const SURROGATE = 9

/** The class of each code unit. */
export const CLASS = new Uint8Array(65536)
/** The value 0–9 of each code unit that is a digit in some script. */
export const VALUE = new Uint8Array(65536)
/** Latin letters without case and accents; every other code unit is itself. */
export const FOLD = new Uint16Array(65536)

const fill = (kind: number, ...ranges: readonly (readonly [number, number])[]): void => {
  for (const [from, to] of ranges) for (let c = from; c <= to; c++) CLASS[c] = kind
}

fill(LATIN, [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2af], [0x300, 0x36f])
fill(LATIN, [0x1e00, 0x1eff], [0xff21, 0xff3a], [0xff41, 0xff5a], [0xaa, 0xaa], [0xba, 0xba])
fill(LETTER, [0x370, 0x373], [0x376, 0x37d], [0x386, 0x386], [0x388, 0x52f], [0x531, 0x556], [0x560, 0x588])
fill(LETTER, [0x591, 0x5bd], [0x5d0, 0x5f2], [0x610, 0x61a], [0x620, 0x659], [0x66e, 0x6d3], [0x6d5, 0x8ff])
fill(LETTER, [0x900, 0x963], [0x971, 0xdff], [0x10a0, 0x10ff], [0x1200, 0x139f], [0x1c80, 0x1cff])
fill(LETTER, [0x1f00, 0x1fbc], [0xfb50, 0xfdfb], [0xfe70, 0xfefc])
fill(DENSE, [0xe01, 0xe3a], [0xe40, 0xe4e], [0xe81, 0xece], [0xedc, 0xedf], [0xf40, 0xfbc], [0x1000, 0x1049])
fill(DENSE, [0x1050, 0x108f], [0x1100, 0x11ff], [0x1780, 0x17d3], [0x2e80, 0x2fd5], [0x3005, 0x3007])
fill(DENSE, [0x3041, 0x30ff], [0x3130, 0x318e], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xac00, 0xd7a3])
fill(DENSE, [0xf900, 0xfaff], [0xff66, 0xff9d])
fill(OTHER, [0x964, 0x965], [0xdf4, 0xdf4], [0x30fb, 0x30fb], [0x6d4, 0x6d4])
fill(SPACE, [0x20, 0x20], [0x9, 0x9], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x202f, 0x202f])
fill(SPACE, [0x205f, 0x205f], [0x3000, 0x3000])
fill(NEWLINE, [0xa, 0xd], [0x85, 0x85], [0x2028, 0x2029])
fill(INVISIBLE, [0xad, 0xad], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2069], [0xfeff, 0xfeff])
fill(INVISIBLE, [0xfe00, 0xfe0f], [0x20e3, 0x20e3], [0x61c, 0x61c], [0x180e, 0x180e])
fill(SURROGATE, [0xd800, 0xdfff])

const digits = (kind: number, zero: number): void => {
  for (let v = 0; v < 10; v++) {
    CLASS[zero + v] = kind
    VALUE[zero + v] = v
  }
}
digits(DIGIT, 0x30)
// The zeros of the decimal digits (general category Nd) of the Basic Multilingual Plane.
for (const zero of [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
]) {
  digits(NATIVE, zero)
}
// Circled, bracketed, superscript and subscript digits: drawn digits, used to be read by people and not by filters.
const drawn = (one: number, zero: number): void => {
  for (let v = 1; v < 10; v++) {
    CLASS[one + v - 1] = NATIVE
    VALUE[one + v - 1] = v
  }
  CLASS[zero] = NATIVE
}
drawn(0x2460, 0x24ea)
drawn(0x2474, 0x24ea)
drawn(0x2488, 0x24ea)
drawn(0x24f5, 0x24ff)
drawn(0x2776, 0x24ff)
drawn(0x2780, 0x24ea)
drawn(0x278a, 0x24ff)
drawn(0x2081, 0x2080)
for (const [c, v] of [
  [0xb9, 1],
  [0xb2, 2],
  [0xb3, 3],
  [0x2070, 0],
] as const) {
  CLASS[c] = NATIVE
  VALUE[c] = v
}
for (let v = 4; v < 10; v++) {
  CLASS[0x2070 + v] = NATIVE
  VALUE[0x2070 + v] = v
}

for (let c = 0; c < 65536; c++) FOLD[c] = c
for (let c = 0x41; c < 0x1f00; c++) {
  if (CLASS[c] === LATIN && (c < 0x250 || c >= 0x1e00))
    FOLD[c] = String.fromCharCode(c).normalize('NFD').toLowerCase().charCodeAt(0)
}
for (let c = 0; c < 26; c++) {
  FOLD[0xff21 + c] = 0x61 + c
  FOLD[0xff41 + c] = 0x61 + c
}

/** The value of a mathematical digit (𝟎 … 𝟿, U+1D7CE–1D7FF) at a high surrogate, or -1. Segmented digits 🯰 (U+1FBF0) too. */
export function surrogateDigit(text: string, at: number): number {
  const high = text.charCodeAt(at)
  const low = text.charCodeAt(at + 1)
  if (high === 0xd835 && low >= 0xdfce && low <= 0xdfff) return (low - 0xdfce) % 10
  // Digits with a full stop or a comma (U+1F100–1F10A), and the circled noughts after them.
  if (high === 0xd83c && low >= 0xdd00 && low <= 0xdd0c)
    return low <= 0xdd01 || low > 0xdd0a ? 0 : low - 0xdd01
  if (high === 0xd83e && low >= 0xdff0 && low <= 0xdff9) return low - 0xdff0
  return -1
}

/** Whether the code unit is an ASCII letter or digit. */
export function isAsciiAlphanumeric(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)
}
