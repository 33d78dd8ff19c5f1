/** Promises about pseudonyms. */
import { Pseudonym } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePseudonym } from './make-pseudonym.ts'

describe('makePseudonym', () => {
  it('makes what the schema calls a pseudonym, or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 40 }), (bytes) => {
        const made = makePseudonym(bytes)
        if (made === undefined) expect(bytes.filter((byte) => byte < 240).length).toBeLessThan(40)
        else expect(Pseudonym.safeParse(made).success).toBe(true)
      }),
    )
  })

  it('leaves out bytes that would favour some letters', () => {
    expect(makePseudonym(Uint8Array.of(255, 0, 0, 0, 0, 0, 0))).toBe('person:B2B2B2')
    expect(makePseudonym(Uint8Array.of(0, 0, 0, 0, 0))).toBeUndefined()
  })

  it('gives every letter alike: each of 240 bytes twelve times', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const letter = makePseudonym(Uint8Array.of(byte, 1, 1, 1, 1, 1))?.charAt(7)
      if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect(new Set(counts.values())).toEqual(new Set([12]))
    expect(counts.size).toBe(20)
  })
})
