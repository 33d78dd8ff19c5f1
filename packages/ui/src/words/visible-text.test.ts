/** Promises about showing text that strangers wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initials, shorten, showHidden } from './visible-text.ts'

describe('showHidden', () => {
  it('makes NUL and other control characters visible', () => {
    expect(showHidden('a\u0000b\u001bc\u007f\u0085')).toBe('a␀b␛c␡\ufffd')
  })

  it('takes the force from direction overrides', () => {
    expect(showHidden('exe.\u202egpj')).toBe('exe.\ufffdgpj')
  })

  it('keeps line breaks, tabs, emoji and right-to-left text as they are', () => {
    const text = 'नमस्ते\n\tمرحبا 👩‍👩‍👧 <b>not markup</b>'
    expect(showHidden(text)).toBe(text)
  })

  it('never changes the length, so offsets keep their meaning', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => showHidden(text).length === text.length))
  })
})

describe('shorten', () => {
  it('leaves short text alone and cuts long text with an ellipsis', () => {
    expect(shorten('short', 10)).toBe('short')
    expect(shorten('a long line of text', 6)).toBe('a long…')
  })

  it('never cuts a character in two', () => {
    expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧…')
  })
})

describe('initials', () => {
  it('takes the first letters of the first and last word', () => {
    expect(initials('Maya Kumari Rai')).toBe('MR')
    expect(initials('operator')).toBe('O')
  })

  it('keeps the vowel signs of Devanagari with their letter', () => {
    expect(initials('सीता राई')).toBe('सीरा')
  })

  it('gives a dot for a name without letters', () => {
    expect(initials('  1234 ')).toBe('·')
  })
})
