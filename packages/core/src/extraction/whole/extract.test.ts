/** What the extraction promises as a whole: exact offsets on any text, no overlaps, nothing found in what is something else. Numbers are from ranges reserved for fiction, or (Nepal has none) plain patterns. */

import { Mention, SelectorKind } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, normalise } from '../index.ts'

const COUNTRIES = ['NP', 'IN', 'US', 'DE']
const seen = (text: string, countries: readonly string[] = ['NP']): string[] =>
  extract(text, { countries }).map((mention) => `${mention.kind} ${mention.normal}`)

/** Pieces that make random texts look like adverts, so that the rules are reached. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '+977 980-0000101',
    '९८०००००१०१',
    '212 five five five 0121',
    ' at ',
    ' dot ',
    '@',
    'jane.roe',
    'example.com',
    'https://t.me/jane_roe',
    'wa.me/9779800000101',
    'telegram: ',
    '(',
    ')',
    '9️⃣',
    '\u200b',
    '\ud83d',
    'O',
    'x',
    '\n',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'ศูนย์',
    '一二三',
    'double ',
    'twenty ',
    '[at]',
    '.',
    ',',
    '$',
    '#',
    'eSewa ',
    'A/C no. ',
    'pix ',
    'DE89 3704 0044 0532 0130 00',
    '9812345678@ybl',
    'Rs. 1,200',
    'price ',
    ' USD',
    'fifteen hundred',
    '-',
    '24.11.2026',
    ' 24 November ',
    '18:00',
    ' pm',
    '२०८३ मंसिर ९',
    'call Nina ',
    'Kathmandu ',
    '六点',
    '亿元',
  ),
  fc.nat().map(String),
)
const anyText = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('offsets', () => {
  it('cut exactly the original out of any text, in any script, with broken surrogates and controls', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const mention of extract(text, { countries: COUNTRIES })) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.original)
          expect(mention.end).toBeGreaterThan(mention.start)
          expect(() => Mention.parse(mention)).not.toThrow()
        }
      }),
      { numRuns: 1500, seed: 20261124 },
    )
  })

  it('come in order of place; those of one kind overlap only where a link or an account names what stands inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ends = new Map<string, number>()
        let start = 0
        for (const mention of extract(text, { countries: COUNTRIES })) {
          expect(mention.start).toBeGreaterThanOrEqual(start)
          start = mention.start
          if (/\.(?:link|account)$/.test(mention.rule)) continue
          expect(mention.start, mention.rule).toBeGreaterThanOrEqual(ends.get(mention.kind) ?? 0)
          ends.set(mention.kind, mention.end)
        }
      }),
      { numRuns: 1200, seed: 7 },
    )
  })

  it('of two kinds overlap only where that is meant: in a link, an account that is a number, a name or a place', () => {
    const shared = /\.(?:link|account|mobile-money|pix-contact|pay-mail)$|^(?:name|place)\./
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const mention of extract(text, { countries: COUNTRIES })) {
          if (shared.test(mention.rule)) continue
          expect(mention.start, mention.rule).toBeGreaterThanOrEqual(end)
          end = mention.end
        }
      }),
      { numRuns: 1200, seed: 8 },
    )
  })

  it('have normal forms that are their own normal forms', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const kind of SelectorKind.options)
          for (const { normal } of extract(text, { countries: COUNTRIES, kinds: [kind] })) {
            const value = kind === 'wallet' ? normal.slice(normal.indexOf(':') + 1) : normal
            expect(normalise(kind, value, { countries: COUNTRIES }), `${kind} ${normal}`).toBe(normal)
          }
      }),
      { numRuns: 600, seed: 12 },
    )
  })

  it('move with the text: a line put before it shifts every mention and changes none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const before = 'Rooms near the lake.\n\n\n'
        const moved = extract(before + text, { countries: COUNTRIES })
        const alone = extract(text, { countries: COUNTRIES })
        expect(moved.map(({ start, normal }) => `${start - before.length} ${normal}`)).toEqual(
          alone.map(({ start, normal }) => `${start} ${normal}`),
        )
      }),
      { numRuns: 800, seed: 11 },
    )
  })

  it('are the same every time the same text is read', () => {
    const text = 'Ring 212-555-0121 or mail jane.roe at example dot org, telegram: jane_roe'
    expect(extract(text, { countries: ['US'] })).toEqual(extract(text, { countries: ['US'] }))
  })
})

describe('overlaps', () => {
  it('give an e-mail address once, and not its host as a web address', () => {
    expect(seen('write to jane.roe@example.com today')).toEqual(['email jane.roe@example.com'])
  })

  it('give a number in a chat link once, inside the link', () => {
    expect(seen('https://wa.me/9779800000101')).toEqual([
      'url https://wa.me/9779800000101',
      'phone +9779800000101',
    ])
  })

  it('find no number in an address, a wallet, an e-mail or a handle', () => {
    expect(seen('https://example.com/item/9800000101/2024')).toEqual([
      'url https://example.com/item/9800000101/2024',
    ])
    expect(seen('9800000101@example.com')).toEqual(['email 9800000101@example.com'])
    expect(seen('telegram: anna9800000101')).toEqual(['handle telegram:anna9800000101'])
  })

  it('keep two numbers that stand beside each other apart', () => {
    expect(seen('9800000101/9800000102, 9800000103')).toEqual([
      'phone +9779800000101',
      'phone +9779800000102',
      'phone +9779800000103',
    ])
  })
})

describe('options', () => {
  const text = 'call 9800000101 or jane.roe@example.com'

  it('return only the kinds that are asked for, without letting a wanted kind into an unwanted one', () => {
    expect(extract(text, { countries: ['NP'], kinds: ['email'] }).map((m) => m.kind)).toEqual(['email'])
    expect(extract('9800000101@example.com', { countries: ['NP'], kinds: ['phone'] })).toEqual([])
  })

  it('read the same digits by the plan of the given country, in the order given', () => {
    expect(seen('07700 900123', ['GB'])).toEqual(['phone +447700900123'])
    expect(seen('07700 900123', ['XX', 'gb'])).toEqual(['phone +447700900123'])
  })

  it('keep bare digits with low confidence where no country is given', () => {
    const [mention] = extract(text)
    expect(mention).toMatchObject({ normal: '9800000101', rule: 'phone.unverified' })
    expect(mention?.confidence).toBeLessThan(0.5)
    expect(extract('12345678 and 2024')).toEqual([])
  })
})

describe('hostile texts of up to a million characters end, and in time', () => {
  // Each would take minutes with one quadratic loop or one backtracking pattern; the test's own limit is the bound.
  const SIZE = 1_000_000
  /** Longer pieces: a quarter of it shows a quadratic loop as well. */
  const PIECES = 250_000
  const unit: Readonly<Record<string, string>> = {
    digits: '9',
    'one digit a word': '1 ',
    'numbers without end': '9 8 0 0 0 ',
    'at signs': '@',
    'a.a.a': 'a.',
    'a@a@a': 'a@',
    'open brackets': '([{',
    'nested brackets with digits': '(9',
    'number words': 'one ',
    'glued words': 'one',
    'spoken addresses': 'a at b dot ',
    'only dots': ' dot ',
    'letter O': 'O',
    'O and 0': 'O0',
    'plus signs': '+9',
    keycaps: '9️⃣',
    'zero width': '9\u200b',
    'lone surrogates': '\ud83d',
    'platform words': 'line id ',
    'Han digits': '一',
    'extension signs': '9x',
    'false wallets': '1BoatSLRHtKNngkdXEeobR76b53LETtpyu ',
    schemes: 'http://',
    dates: '2012-01-02 08:00 ',
    'month names': 'november ',
    'sums without end': '1,000',
    'thousands with blanks': '000 ',
    'number words and multipliers': 'hundred thousand ',
    'Chinese sums': '万亿',
    currencies: 'USD ',
    dollars: '$',
    'dollars and digits': '$9',
    'account cues': 'esewa ',
    'account numbers': 'A/C 1-2-3-4-',
    'price cues': 'price only ',
    'name cues': 'call Nina ',
    'capitalised words': 'Nina ',
    ibans: 'DE89 ',
    'times in a range': '9-10-',
    'dots and digits': '.9',
    'accents without letters': '\u0301',
    'Devanagari dots': '\u093c',
  }
  for (const [name, repeated] of Object.entries(unit)) {
    it(`reads ${name}`, () => {
      const size = repeated.length < 4 ? SIZE : PIECES
      const text = repeated.repeat(Math.ceil(size / repeated.length))
      for (const mention of extract(text, { countries: COUNTRIES }).slice(0, 1000)) {
        expect(text.slice(mention.start, mention.end)).toBe(mention.original)
      }
    })
  }

  it('finds the one number after a million digits of noise', () => {
    const text = `${'1 '.repeat(500_000)}\n\n\nring 212-555-0121`
    expect(extract(text, { countries: ['US'] }).map((m) => m.normal)).toEqual(['+12125550121'])
  })
})
