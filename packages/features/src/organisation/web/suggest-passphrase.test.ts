/** Promises about suggested passphrases. */
import { describe, expect, it } from 'vitest'
import { BITS_PER_WORD, SUGGESTION_WORDS, suggestPassphrase } from './suggest-passphrase.ts'

describe('suggestPassphrase', () => {
  it('draws from as many different words as its bits promise', () => {
    expect(SUGGESTION_WORDS.length).toBe(2 ** BITS_PER_WORD)
    expect(new Set(SUGGESTION_WORDS).size).toBe(SUGGESTION_WORDS.length)
  })

  it('takes one word for each byte of chance', () => {
    const suggestion = suggestPassphrase(() => new Uint8Array([0, 1, 255, 0, 2, 3, 4]))
    expect(suggestion).toBe('acorn amber winter acorn anchor apple april')
  })

  it('is always long enough, even from the shortest words', () => {
    const shortest = Math.min(...SUGGESTION_WORDS.map((word) => word.length))
    expect(shortest * 7 + 6).toBeGreaterThanOrEqual(15)
  })
})
