/** Promises about tokens: they cover the text but for white space, carry their places, and are told apart by their looks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openVocabulary, splitTokens } from './split-tokens.ts'
import { TOKEN } from './token-kind.ts'

const split = (text: string, mentions: Parameters<typeof splitTokens>[2] = []) => {
  const vocabulary = openVocabulary()
  const tokens = splitTokens(text, vocabulary, mentions)
  const names = Object.keys(TOKEN)
  const words = Array.from(tokens.ids, (id) => vocabulary.words[id] ?? '')
  return { tokens, vocabulary, words, kinds: Array.from(tokens.kinds, (kind) => names[kind] ?? '') }
}
const kindsOf = (text: string): string[] => split(text).kinds

describe('splitTokens', () => {
  it('cuts the text at its own places, in order, and leaves out white space alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const { tokens, vocabulary, words } = split(text)
        let at = 0
        words.forEach((word, token) => {
          const [start, end] = [tokens.starts[token] ?? 0, tokens.ends[token] ?? 0]
          expect(text.slice(start, end)).toBe(word)
          expect(vocabulary.spaces[tokens.gaps[token] ?? 0]).toBe(text.slice(at, start))
          expect(text.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          at = end
        })
        expect(text.slice(at).trim()).toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('gives equal words equal numbers, and unequal ones others', () => {
    const { tokens } = split('van room van Van')
    expect([...tokens.ids]).toEqual([0, 1, 0, 2])
  })

  it('takes marks off words, and leaves brackets and marks inside of numbers', () => {
    expect(split('«Room», (sunny) near the mill.').words).toEqual([
      '«',
      'Room',
      '»,',
      '(',
      'sunny',
      ')',
      'near',
      'the',
      'mill',
      '.',
    ])
    expect(split('ring (856) 555-0161, today').words).toEqual(['ring', '(856)', '555-0161', ',', 'today'])
    expect(split('2.5.3.5 853*555*0100 !!!').words).toEqual(['2.5.3.5', '853*555*0100', '!!!'])
  })

  it('cuts scripts without spaces letter by letter, signs with their letter', () => {
    expect(split('ที่พัก 3500 บาท').words).toEqual(['ที่', 'พั', 'ก', '3500', 'บ', 'า', 'ท'])
    expect(split('房间出租').words).toEqual(['房', '间', '出', '租'])
    expect(split('कोठा खाली').words).toEqual(['कोठा', 'खाली'])
  })

  it.each([
    ['seven 7 7.5 +977-972 threefive55', ['number', 'number', 'number', 'number', 'number']],
    ['$95 95€ रु95 Rs.500 NPR500', ['price', 'price', 'number', 'price', 'price']],
    ['2026-03-01 1/3/2026 12.05.26', ['date', 'date', 'date']],
    [
      'ann@example.org https://example.org/x www.example.org example.com',
      ['contact', 'contact', 'contact', 'contact'],
    ],
    ['we came … — !', ['word', 'word', 'mark', 'mark', 'mark']],
  ])('tells kinds by form: %s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  it('takes a capital for a name or a place by the word before it, and for nothing where a sentence begins', () => {
    expect(kindsOf('call Anna')).toEqual(['word', 'name'])
    expect(kindsOf('room in Ashford')).toEqual(['word', 'word', 'place'])
    expect(kindsOf('the Mill')).toEqual(['word', 'proper'])
    expect(kindsOf('Room')).toEqual(['word'])
    expect(kindsOf('sold. Room')).toEqual(['word', 'mark', 'word'])
    expect(kindsOf('sold\nRoom')).toEqual(['word', 'word'])
    expect(kindsOf('call ANNA')).toEqual(['word', 'word'])
  })

  it('believes mentions, for all tokens that they cover and no other', () => {
    const { kinds } = split('ask anna maria in town', [
      { kind: 'name', start: 4, end: 14 },
      { kind: 'colour', start: 0, end: 3 },
    ])
    expect(kinds).toEqual(['word', 'name', 'name', 'word', 'word'])
  })
})
