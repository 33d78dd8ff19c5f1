/** Pseudonyms of people: three times a consonant and a digit, so that no word, no name and no look-alike comes out. */
import type { Pseudonym } from '@smart-rescue/schema'

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const DIGITS = '23456789'

/** Greatest multiple of `size` that a byte can hold: bytes beyond it are left out, or some letters would come more often. */
const draw = (alphabet: string, bytes: Iterator<number>): string | undefined => {
  const limit = 256 - (256 % alphabet.length)
  for (;;) {
    const next = bytes.next()
    if (next.done === true) return undefined
    if (next.value < limit) return alphabet[next.value % alphabet.length]
  }
}

/**
 * A pseudonym of random bytes, one of 4,096,000; 32 bytes suffice but for a chance below 1 in 10^20. Undefined when the
 * bytes run out: take others.
 */
export const makePseudonym = (random: Uint8Array): Pseudonym | undefined => {
  const bytes = random[Symbol.iterator]()
  let made = ''
  for (const alphabet of [LETTERS, DIGITS, LETTERS, DIGITS, LETTERS, DIGITS]) {
    const sign = draw(alphabet, bytes)
    if (sign === undefined) return undefined
    made += sign
  }
  return `person:${made}`
}
