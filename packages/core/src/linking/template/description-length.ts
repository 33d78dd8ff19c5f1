/** What it takes to write things down, in bits: the measure by which a place in a template is fixed or a slot. */
import { TOKEN } from './token-kind.ts'

/** A word of a vocabulary of some sixteen thousand. */
const WORD = 14
const DIGIT = Math.log2(10)

/** Bits of one token: a word, a number by its digits, a single letter of a script without spaces. */
export const tokenBits = (word: string, kind: number): number => {
  if (kind === TOKEN.mark) return 4
  if (kind >= TOKEN.number && kind <= TOKEN.date) return 3 + DIGIT * Math.min(word.length, 20)
  return word.length === 1 ? 7 : WORD
}

/** Bits that say which place of a template of `length` columns an edit is about, and which edit it is. */
export const editBits = (length: number): number => Math.log2(length + 1) + 2

/** Bits that say of a slot where it is and what it holds. */
export const slotBits = (length: number): number => Math.log2(length + 1) + 3

/** Bits that say for each of `total` texts which of the values it has, by their counts. */
export const choiceBits = (counts: Iterable<number>, total: number): number => {
  let bits = 0
  for (const count of counts) bits -= count * Math.log2(count / total)
  return bits
}
