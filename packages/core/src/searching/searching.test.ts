/** Promises about searching: what stands in a text is found by any part of it, in every script, whichever way it is typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithPlaces } from './fold.ts'
import { hitsIn, matches, readQuery } from './query.ts'
import { gramsOf, hashWord, wordsOf } from './tokens.ts'

/** Whether the index would propose the text: what the database does with the conditions, in small. */
const isProposed = (text: string, typed: string): boolean => {
  const words = wordsOf(fold(text))
  const hashes = new Set([...words].map(hashWord))
  return readQuery(typed).conditions.every((condition) => {
    if (condition.how === 'exact') return condition.hashes.every((hash) => hashes.has(hash))
    return [...words].some((word) => {
      const grams = new Set(gramsOf(word))
      return condition.grams.every((gram) => grams.has(gram)) && word.includes(condition.part)
    })
  })
}

const TEXTS = {
  English: 'Restaurant team wanted at the Pier, free ROOM and meals. Call 977-9720000123.',
  Nepali: 'होटलमा काम गर्ने मान्छे चाहियो। फोन: ९७२००००१२३',
  Hindi: 'समुद्र किनारे रेस्तराँ में नौकरी, मुफ़्त कमरा',
  Bengali: 'ঢাকায় রেস্তোরাঁয় কাজ, থাকা খাওয়া ফ্রি',
  Thai: 'รับสมัครพนักงานร้านอาหาร มีที่พักฟรี โทร ๐๘๑๒๓๔๕๖๗๘',
  Lao: 'ຮັບສະໝັກພະນັກງານຮ້ານອາຫານ ມີທີ່ພັກຟຣີ',
  Chinese: '海边餐厅招聘服务员，包吃住，电话一二三四五六',
  Arabic: 'مطلوب عُمّال في مطعم على الشاطئ، سكن مجاني',
  Portuguese: 'Precisa-se de equipa para restaurante à beira-mar, refeições incluídas',
  Dutch: 'Gezocht: medewerkers vóór de keuken, kost én inwoning',
} as const

describe('searching', () => {
  for (const [language, text] of Object.entries(TEXTS))
    it(`finds every part of ${language} text of two letters and more`, () => {
      const letters = [...text]
      for (let at = 0; at < letters.length; at += 1)
        for (const size of [2, 3, 5, 9]) {
          const part = letters.slice(at, at + size).join('')
          // A part that begins with a bare mark is not what anybody types.
          if (/["“”«»]/u.test(part) || /^\p{M}/u.test(part) || /^\p{M}/u.test(letters[at + size] ?? ''))
            continue
          if (readQuery(`"${part}"`).terms.length === 0) continue
          expect(isProposed(text, `"${part}"`), part).toBe(true)
          expect(matches(text, readQuery(`"${part}"`)), part).toBe(true)
        }
    })

  it('finds a single Chinese character and a single Thai letter', () => {
    expect(isProposed(TEXTS.Chinese, '住')).toBe(true)
    expect(isProposed(TEXTS.Thai, 'ฟ')).toBe(true)
  })

  it('is blind to case, accents, width, Arabic vowels and native digits', () => {
    for (const [text, typed] of [
      [TEXTS.English, 'room restaurant'],
      [TEXTS.Portuguese, 'refeicoes'],
      [TEXTS.Arabic, 'عمال'],
      [TEXTS.Nepali, '9720000123'],
      [TEXTS.Thai, '0812345678'],
      ['ｆｒｅｅ ＲＯＯＭ', 'free room'],
    ] as const) {
      expect(isProposed(text, typed), typed).toBe(true)
      expect(matches(text, readQuery(typed)), typed).toBe(true)
    }
  })

  it('does not find what is not there', () => {
    expect(matches(TEXTS.English, readQuery('room kitchen'))).toBe(false)
    expect(matches(TEXTS.English, readQuery('"room meals"'))).toBe(false)
    expect(matches(TEXTS.Thai, readQuery('ที่ฟรี'))).toBe(false)
    expect(readQuery('  "" … !').terms).toEqual([])
    expect(matches(TEXTS.English, readQuery('…'))).toBe(false)
  })

  it('marks the places as written', () => {
    const at = (text: string, typed: string) =>
      hitsIn(text, readQuery(typed)).map(({ start, end }) => text.slice(start, end))
    expect(at(TEXTS.English, 'room')).toEqual(['ROOM'])
    expect(at(TEXTS.Portuguese, 'refeicoes')).toEqual(['refeições'])
    expect(at(TEXTS.Nepali, '9720000123')).toEqual(['९७२००००१२३'])
    expect(at(TEXTS.Arabic, 'عمال')).toEqual(['عُمّال'])
    expect(at('one  two', '"one two"')).toEqual(['one  two'])
  })

  it('folds once and for all, and knows where each unit stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        const { folded, starts, ends } = foldWithPlaces(text)
        expect(starts.length).toBe(folded.length)
        starts.forEach((start, at) => {
          expect(start).toBeLessThan(ends[at] ?? 0)
          expect(ends[at]).toBeLessThanOrEqual(text.length)
          if (at > 0) expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('proposes every text that matches', () => {
    const unit = fc.constantFrom(...'ab1 ก住क१é"')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.string({ unit, maxLength: 4 }), (text, typed) => {
        if (matches(text, readQuery(typed))) expect(isProposed(text, typed)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})
