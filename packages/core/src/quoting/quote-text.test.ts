import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeExcerpt, quoteAround, toStorable } from './quote-text.ts'

describe('quoteAround', () => {
  it('quotes the place with its margin and tells where the quotation begins', () => {
    const text = `${'a'.repeat(100)}9841000000${'b'.repeat(100)}`
    const { quote, start } = quoteAround(text, 100, 110, 5)
    expect(quote).toBe('aaaaa9841000000bbbbb')
    expect(text.slice(start, start + quote.length)).toBe(quote)
  })

  it('never cuts a character in two, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), fc.nat(20), fc.nat(10), (text, at, length, margin) => {
        const start = Math.min(at, text.length)
        const { quote } = quoteAround(text, start, Math.min(text.length, start + length), margin)
        expect(quote.isWellFormed()).toBe(true)
        expect(quote).not.toContain('\0')
      }),
    )
  })
})

describe('makeExcerpt', () => {
  it('shows the beginning when the first number stands there', () => {
    expect(makeExcerpt('Rooms to let.\n\nCall 1.', 16)).toBe('Rooms to let. Call 1.')
  })

  it('shows the words around a number that stands deep in the text', () => {
    const text = `${'word '.repeat(400)}ring 555-0100 after six`
    expect(makeExcerpt(text, text.indexOf('555'))).toMatch(/^… .*ring 555-0100 after six$/)
  })
})

describe('toStorable', () => {
  it('replaces what the database cannot hold and keeps the length', () => {
    expect(toStorable('a\0b\uD800c')).toBe('a\uFFFDb\uFFFDc')
  })
})
