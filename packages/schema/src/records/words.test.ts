/** Promises about what a person may write: kept as it is, or refused; and never what no database can hold. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CaseDraft, CountryCode, DisplayName, Line, Login, Passphrase, Prose } from '../index.ts'

const title = CaseDraft.shape.title
const lines = { Line, DisplayName, title }
const NUL = '\0'

describe.each(Object.entries(lines))('a line of text as %s', (_name, schema) => {
  it.each([
    'a',
    'दीपा',
    'ร้าน',
    'ຮ້ານ',
    'مرحبا',
    '🕊️',
    'e\u0301',
    '<b>',
    "O'Brien",
    '\u202Eabc',
    'x\u200By',
    '#1',
  ])('keeps %j', (text) => {
    expect(schema.parse(text)).toBe(text)
  })

  it.each([
    '',
    '  ',
    '\n',
    `a${NUL}b`,
    'a\nb',
    'a\tb',
    'a\u007Fb',
    'a\u0085b',
    'a\u009Bb',
    '\uD800',
    'a\uDC00',
    '\uDC00\uD800',
  ])('refuses %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false)
  })

  it('takes off the blanks at its ends, and nothing within', () => {
    expect(schema.parse(' \u00A0a  b ')).toBe('a  b')
  })

  it('keeps any well-formed text without control signs, and refuses any other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (text) => {
        const kept = text.trim()
        const lawful = kept !== '' && kept.isWellFormed() && !/\p{Cc}/u.test(kept)
        const parsed = schema.safeParse(text)
        expect(parsed.success).toBe(lawful)
        if (parsed.success) expect(parsed.data).toBe(kept)
      }),
    )
  })
})

describe('prose', () => {
  it('keeps lines, tabs and every sign that UTF-8 can carry but NUL', () => {
    const text = 'one\r\n\ttwo\u0007\u001B[31m\u0085three\u2028four'
    expect(Prose.parse(text)).toBe(text)
    for (const wrong of [NUL, `a${NUL}`, '\uD83D', 'a\uDE00b'])
      expect(Prose.safeParse(wrong).success).toBe(false)
  })

  it('may be empty, where the endpoint does not ask for more', () => {
    expect(Prose.parse('  ')).toBe('')
    expect(Prose.min(1).safeParse('  ').success).toBe(false)
  })

  it('counts its length in characters', () => {
    expect(Prose.max(3).safeParse('😀😀😀').success).toBe(true)
    expect(Prose.max(3).safeParse('😀😀😀😀').success).toBe(false)
  })
})

describe('a sign-in name', () => {
  it.each([
    ['SITA', 'sita'],
    ['  Sita.R@Example.org ', 'sita.r@example.org'],
    ['ÉLODIE', 'élodie'],
    ['दीपा', 'दीपा'],
  ])('folds %j to %j', (text, login) => {
    expect(Login.parse(text)).toBe(login)
  })

  it.each(['ab', 'a b', 'a\u00A0b', 'a\u3000b', `ab${NUL}c`, 'abc\uD800', 'x'.repeat(121), ''])(
    'refuses %j',
    (text) => {
      expect(Login.safeParse(text).success).toBe(false)
    },
  )

  it('folds twice as it folds once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const once = Login.safeParse(text)
        if (once.success) expect(Login.parse(once.data)).toBe(once.data)
      }),
    )
  })
})

describe('a passphrase', () => {
  it('is taken as it was typed: blanks, case and accents count', () => {
    for (const text of [' a ', 'A', 'e\u0301', '😀'.repeat(40)]) expect(Passphrase.parse(text)).toBe(text)
    for (const wrong of ['', 'x'.repeat(257), 7, null])
      expect(Passphrase.safeParse(wrong).success).toBe(false)
  })
})

describe('a country', () => {
  it.each(['np', 'N', 'NPL', 'Nepal', 'N1', ' NP', 'NP\n', 'ＮＰ', ''])('is not %j', (text) => {
    expect(CountryCode.safeParse(text).success).toBe(false)
  })

  it('is two capital letters', () => {
    expect(CountryCode.parse('NP')).toBe('NP')
  })
})
