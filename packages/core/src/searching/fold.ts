/** Folds text for searching: what a reader holds for the same is the same. Case, width, accents, native digits; never vowel signs. */

/** Marks that a reader may leave out: accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels, nukta. Vowel signs of Indic scripts, Thai and Lao are letters here. */
const ACCENTS = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x05bd],
  [0x05c1, 0x05c7],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x093c, 0x093c],
  [0x09bc, 0x09bc],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20f0],
] as const
/** Characters without ink: joiners, direction marks, soft hyphen, tatweel, byte order mark. */
const INKLESS = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x0640, 0x0640],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
] as const
/** First digits of the decimal digits of other scripts (Unicode, general category Nd). */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
]
const DIGITS = new Map(
  ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), `${digit}`]),
  ),
)
/** Letters that are typed for one another. */
const LETTERS = new Map([
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
])
const FOREIGN = /\P{ASCII}/u
const escaped = (point: number): string => `\\u{${point.toString(16)}}`
/** All that is dropped or stands for something else, as one pattern: the platform's own search is many times faster than a walk. */
const FOLDED = new RegExp(
  `[${[...ACCENTS, ...INKLESS].map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}${[
    ...DIGITS.keys(),
    ...LETTERS.keys(),
  ]
    .map((letter) => escaped(letter.codePointAt(0) ?? 0))
    .join('')}]`,
  'gu',
)

/** The folded form. `fold(fold(x)) === fold(x)`; lengths may differ from the text's. */
export const fold = (text: string): string => {
  if (!FOREIGN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(FOLDED, (letter) => DIGITS.get(letter) ?? LETTERS.get(letter) ?? '')
    .normalize('NFC')
}

/** A folded text that remembers where each of its code units stood: `starts[i]` to `ends[i]` in the text, end exclusive. */
export interface FoldedText {
  readonly folded: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** A cluster of one letter and the marks and inkless characters on it: the smallest piece that can be folded alone. */
const CLUSTER = /\P{M}[\p{M}\p{Cf}]*|[\p{M}\p{Cf}]+/gu

/** Folds and keeps the places, for marking what was found. Slower than `fold`. */
export const foldWithPlaces = (text: string): FoldedText => {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = fold(cluster)
    for (let at = 0; at < piece.length; at += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
    folded += piece
  }
  return { folded, starts, ends }
}
