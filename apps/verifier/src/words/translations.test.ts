/** Every translation is one: of keys that exist, in its own writing, with no word left empty, and saying no more than English does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, pickLanguage } from './words.ts'
import { ES, HI, NE, PT } from './words-begun.ts'
import { EN } from './words-english.ts'

const BEGUN = { es: ES, pt: PT, ne: NE, hi: HI } as const
const tags = Object.keys(BEGUN) as (keyof typeof BEGUN)[]

describe.each(tags)('the translation %s', (tag) => {
  const words: Partial<Record<string, string>> = BEGUN[tag]

  it('has only keys that English has', () => {
    expect(Object.keys(words).filter((key) => !Object.hasOwn(EN, key))).toEqual([])
  })

  it('leaves no word empty or with blanks at its ends, since an empty one would hide the English', () => {
    expect(
      Object.entries(words).filter(([, text]) => text === undefined || text === '' || text.trim() !== text),
    ).toEqual([])
  })

  it('says by itself that it is unreviewed, names its language and the verdict’s three words', () => {
    for (const key of ['unreviewed', 'language', 'heading', 'ok', 'not', 'unknown', 'byNobody'])
      expect([key, typeof words[key]]).toEqual([key, 'string'])
  })

  it('never gives two of the verdict’s words the same text', () => {
    expect(new Set([words.ok, words.not, words.unknown, words.byNobody]).size).toBe(4)
  })

  it('is composed (NFC) and holds no control character and no markup', () => {
    for (const [key, text = ''] of Object.entries(words)) {
      expect([key, text.normalize('NFC')]).toEqual([key, text])
      expect([key, /[\p{Cc}\p{Bidi_Control}<>]/u.test(text)]).toEqual([key, false])
    }
  })

  it('is offered by its own name, and wins over English wherever it has a word', () => {
    const { words: offered, name } = LANGUAGES[tag]
    for (const [key, text] of Object.entries(words)) expect(offered[key as keyof typeof EN]).toBe(text)
    expect(name).not.toBe('English')
  })
})

describe('writing', () => {
  it.each([
    ['ne', NE],
    ['hi', HI],
  ])('of %s is Devanagari throughout', (_, words) => {
    for (const [key, text = ''] of Object.entries(words as Record<string, string>))
      expect([key, /\p{Script=Devanagari}/u.test(text)]).toEqual([key, true])
  })

  it('of English ends sentences, and holds no word that is empty but the note on translations', () => {
    expect(
      Object.entries(EN)
        .filter(([, text]) => (text as string) === '')
        .map(([key]) => key),
    ).toEqual(['unreviewed'])
    for (const key of ['good', 'consistent', 'partly', 'bad', 'refused', 'limitsText', 'intro'] as const)
      expect([key, EN[key].endsWith('.')]).toEqual([key, true])
  })

  it('gives every verdict its own sentence', () => {
    expect(new Set([EN.good, EN.consistent, EN.partly, EN.bad, EN.refused]).size).toBe(5)
  })
})

describe('the language of a reader', () => {
  it.each([
    [['ne-NP'], 'ne'],
    [['NE'], 'ne'],
    [['hi-Deva-IN'], 'hi'],
    [['es-419', 'pt'], 'es'],
    [['xx', 'pt-PT', 'es'], 'pt'],
    [['en-GB', 'ne'], 'en'],
    [['nepali'], 'en'],
    [[''], 'en'],
    [['__proto__', 'toString'], 'en'],
  ])('%j is %s', (wanted, language) => {
    expect(pickLanguage(wanted)).toBe(language)
  })

  it('is always one that the page has', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 })), (wanted) =>
        Object.hasOwn(LANGUAGES, pickLanguage(wanted)),
      ),
    )
  })
})
