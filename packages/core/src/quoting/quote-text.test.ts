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
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(60),
        fc.nat(20),
        fc.nat(10),
        (text, at, length, margin) => {
          const start = Math.min(at, text.length)
          const { quote } = quoteAround(text, start, Math.min(text.length, start + length), margin)
          expect(quote.isWellFormed()).toBe(true)
          expect(quote).not.toContain('\0')
        },
      ),
    )
  })
})

describe('makeExcerpt', () => {
  const markOf = (text: string, part: string) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  })

  it('shows the beginning when the first number stands there, and marks it', () => {
    const text = 'Rooms to let.\n\nCall 555-0100.'
    expect(makeExcerpt(text, [markOf(text, '555-0100')])).toBe('Rooms to let. Call ⟦555-0100⟧.')
  })

  it('shows the words around a number that stands deep in the text', () => {
    const text = `${'word '.repeat(400)}ring 555-0100 after six`
    expect(makeExcerpt(text, [markOf(text, '555-0100')])).toMatch(/^… .*ring ⟦555-0100⟧ after six$/)
  })

  it('shows the first words where nothing is marked', () => {
    expect(makeExcerpt('Dance teacher wanted', [])).toBe('Dance teacher wanted')
    expect(makeExcerpt('x'.repeat(300), [])).toBe(`${'x'.repeat(280)} …`)
  })

  it('leaves out a mark that is cut by the end, and never lets the page write marks of its own', () => {
    const text = `⟦forged⟧ ${'x'.repeat(266)} 555-0100`
    const excerpt = makeExcerpt(text, [markOf(text, '555-0100')], { start: 0, end: 1 })
    expect(excerpt).toMatch(/^\[forged\] x+/)
    expect(excerpt).not.toMatch(/[⟦⟧]/)
  })

  it('balances its brackets whatever the text and the marks', () => {
    const marked = fc.array(fc.tuple(fc.nat(400), fc.nat(30)), { maxLength: 12 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), marked, (text, pairs) => {
        const marks = pairs
          .map(([start, length]) => ({ start, end: start + length + 1 }))
          .filter(({ end }) => end <= text.length)
        const excerpt = makeExcerpt(text, marks)
        expect(excerpt.replace(/⟦[^⟦⟧]*⟧/g, '')).not.toMatch(/[⟦⟧]/)
        expect(excerpt.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('toStorable', () => {
  it('replaces what the database cannot hold and keeps the length', () => {
    expect(toStorable('a\0b\uD800c')).toBe('a\uFFFDb\uFFFDc')
  })
})
