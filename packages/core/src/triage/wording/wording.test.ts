/** Promises about phrases: each is found in each language, in place, however it is decorated; what is denied is not; traits are no phrase. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { findWordings, PHRASE_TABLES, WORDINGS } from './index.ts'

const kinds = (text: string) => [...new Set(findWordings(text).map(({ wording }) => wording))].sort()

describe('every phrase', () => {
  const all = PHRASE_TABLES.flatMap((table) =>
    WORDINGS.flatMap((wording) =>
      table.phrases[wording].map(([written, means]) => ({
        language: table.language,
        wording,
        written,
        means,
      })),
    ),
  )

  it('is there for each of the eleven languages and each wording', () => {
    expect(PHRASE_TABLES.map(({ language }) => language).sort()).toEqual(
      ['ar', 'bn', 'en', 'es', 'fil', 'hi', 'lo', 'ne', 'nl', 'pt', 'th'].sort(),
    )
    for (const table of PHRASE_TABLES)
      for (const wording of WORDINGS)
        expect([table.language, wording, table.phrases[wording].length > 0]).toEqual([
          table.language,
          wording,
          true,
        ])
  })

  it('is found where it stands, with its meaning', () => {
    const missed = all.filter(
      ({ written, wording }) =>
        !findWordings(`Harbour 7: ${written.replaceAll(' ~ ', ' ')} …`).some(
          (found) => found.wording === wording,
        ),
    )
    expect(missed).toEqual([])
    expect(all.filter(({ means }) => means.trim() === '')).toEqual([])
  })

  it('says one thing only', () => {
    for (const table of PHRASE_TABLES) {
      const written = WORDINGS.flatMap((wording) => table.phrases[wording].map(([text]) => fold(text).text))
      expect(written.filter((text, at) => written.indexOf(text) !== at)).toEqual([])
    }
  })

  it('names no trait of a person: no age, origin, body or sexuality', () => {
    const trait =
      /\b(young|teen|girl|boy|virgin|slim|pretty|beautiful|asian|african|nepali|indian|thai|white|black|gay|lesbian|years? old|aged?)\b/i
    expect(all.filter(({ means }) => trait.test(means))).toEqual([])
  })
})

describe('adverts', () => {
  it.each([
    ['en', 'Waiter in Pokhara, fixed contract, ring after six.', []],
    ['en', 'We keep your passport in the office safe.', ['papers-kept']],
    ['en', 'We will never keep your passport.', []],
    ['en', 'Your passport is not kept by the owner', []],
    ['en', 'Bring your passport to the interview and keep it.', []],
    ['en', 'FREE ✈️ TICKET, free    room, no experience!', ['free-room', 'free-travel', 'no-experience']],
    ['en', 'The ticket is deducted from your salary', ['cost-advanced']],
    ['en', 'Nothing is ever not deducted', []],
    [
      'ne',
      'होटलमा काम, टिकट निःशुल्क, खान बस्न फ्री, अनुभव चाहिँदैन',
      ['free-room', 'free-travel', 'no-experience'],
    ],
    ['ne', 'पासपोर्ट हामी राख्दैनौं', []],
    ['hi', 'पासपोर्ट हमारे पास रहेगा', ['papers-kept']],
    ['hi', 'पासपोर्ट हम नहीं रखेंगे', []],
    ['bn', 'পাসপোর্ট আমরা রাখি', ['papers-kept']],
    ['bn', 'পাসপোর্ট আমরা রাখি না', []],
    ['th', 'มีที่พักให้ฟรี ตั๋วฟรี', ['free-room', 'free-travel']],
    ['th', 'เราไม่เก็บพาสปอร์ต', []],
    ['lo', 'ເຮັດວຽກຮ້ານອາຫານ ທີ່ພັກຟຣີ', ['free-room']],
    ['lo', 'ບໍ່ເກັບພາສປອດ', []],
    ['ar', 'عمل في مطعم، سكن مجاني وتذكرة مجانية', ['free-room', 'free-travel']],
    ['ar', 'لا نحتفظ بجواز السفر', []],
    ['es', 'Guardamos tu pasaporte y se descuenta del sueldo', ['cost-advanced', 'papers-kept']],
    ['es', 'No guardamos tu pasaporte', []],
    [
      'pt',
      'Trabalho sem experiencia, moradia gratis, passagem paga',
      ['free-room', 'free-travel', 'no-experience'],
    ],
    ['pt', 'Nunca ficamos com o passaporte', []],
    [
      'fil',
      'Libreng tirahan, pamasahe na babayaran, pm lang',
      ['cost-advanced', 'free-room', 'private-only'],
    ],
    ['nl', 'Wij bewaren je paspoort', ['papers-kept']],
    ['nl', 'Wij bewaren je paspoort niet', []],
    ['nl', 'Geen ervaring nodig, gratis kamer', ['free-room', 'no-experience']],
  ])('%s: %s', (_language, text, expected) => {
    expect(kinds(text)).toEqual([...expected].sort())
  })

  it('are read over lines and through decoration, and offsets are those of the original', () => {
    const text = 'Hello!\n★ WE  KEEP\nyour pass\u200bport ★ bye'
    const [found] = findWordings(text)
    expect(found?.wording).toBe('papers-kept')
    expect(text.slice(found?.start, found?.end)).toBe('WE  KEEP\nyour pass\u200bport')
  })
})

describe('laws', () => {
  it('offsets lie in the text and in order, and the same text reads the same', () => {
    const phrase = fc.constantFrom(
      ...PHRASE_TABLES.flatMap((table) =>
        WORDINGS.flatMap((wording) => table.phrases[wording].map(([text]) => text)),
      ),
    )
    const text = fc
      .array(fc.oneof(phrase, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 6 })
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, (one) => {
        const found = findWordings(one)
        expect(findWordings(one)).toEqual(found)
        let last = 0
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(one.length)
          last = start
        }
      }),
    )
  })

  it('folding keeps one place for every unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (one) => {
        const folded = fold(one)
        expect(folded.from.length).toBe(folded.text.length)
        expect(folded.to.length).toBe(folded.text.length)
      }),
    )
  })
})
