/** Arabic that a document stores as shapes and from left to right, as PDF files often do, turned back into letters in the order in which they are read. */

/** Letters with two shapes, alone and at the end of a word; then those with four, alone, end, beginning, middle (Unicode, Arabic Presentation Forms-B). */
const TWO_SHAPES = [
  0xfe81, 0xfe83, 0xfe85, 0xfe87, 0xfe8d, 0xfe93, 0xfea9, 0xfeab, 0xfead, 0xfeaf, 0xfeed, 0xfeef, 0xfef5,
  0xfef7, 0xfef9, 0xfefb,
]
const FOUR_SHAPES = [
  0xfe89, 0xfe8f, 0xfe95, 0xfe99, 0xfe9d, 0xfea1, 0xfea5, 0xfeb1, 0xfeb5, 0xfeb9, 0xfebd, 0xfec1, 0xfec5,
  0xfec9, 0xfecd, 0xfed1, 0xfed5, 0xfed9, 0xfedd, 0xfee1, 0xfee5, 0xfee9, 0xfef1,
]

/** Which sides of a shape join a neighbour. */
interface Joins {
  readonly before: boolean
  readonly after: boolean
}

const SHAPES = new Map<number, Joins>()
for (const [list, count] of [
  [TWO_SHAPES, 2],
  [FOUR_SHAPES, 4],
] as const)
  for (const start of list)
    for (let shape = 0; shape < count; shape += 1)
      SHAPES.set(start + shape, { before: shape === 1 || shape === 3, after: shape >= 2 })

/** True when the shapes of the line join only if it is read backwards. */
const isBackwards = (line: string): boolean => {
  let [forwards, backwards] = [0, 0]
  for (let at = 0; at + 1 < line.length; at += 1) {
    const left = SHAPES.get(line.charCodeAt(at))
    const right = SHAPES.get(line.charCodeAt(at + 1))
    if (left === undefined || right === undefined) continue
    if (left.after && right.before) forwards += 1
    if (left.before && right.after) backwards += 1
  }
  return backwards > forwards
}

const turn = (line: string): string =>
  [...line]
    .reverse()
    .join('')
    // Numbers and Latin words are read from left to right within the line.
    .replace(/[0-9A-Za-z][0-9A-Za-z .,:+@/-]*[0-9A-Za-z]/g, (run) => [...run].reverse().join(''))

const SHAPE = /[\ufb50-\ufdff\ufe70-\ufefc]+/g

/** The text with its Arabic shapes as letters; `turned` tells how many lines were stored backwards. Other text stays as it is. */
export const mendArabic = (text: string): { text: string; turned: number } => {
  if (text.search(SHAPE) < 0) return { text, turned: 0 }
  let turned = 0
  const lines = text.split('\n').map((line) => {
    const backwards = isBackwards(line)
    if (backwards) turned += 1
    return (backwards ? turn(line) : line).replace(SHAPE, (run) => run.normalize('NFKC'))
  })
  return { text: lines.join('\n'), turned }
}
