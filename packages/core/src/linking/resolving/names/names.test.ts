/** Promises about names in several scripts: spellings of one name meet, other names stay apart, and distances are distances. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { romanise } from './romanise.ts'
import { soundKey } from './sound-key.ts'
import { editDistance, jaroWinkler } from './text-distance.ts'

const keyOf = (name: string): string => romanise(name).map(soundKey).join(' ')

describe('soundKey of romanised names', () => {
  it.each([
    ['राम बहादुर', 'Ram Bahadur', 'Raam Bahadhur'],
    ['محمد', 'Mohammed', 'Muhammad', 'Mohamed', 'মোহাম্মদ', 'मोहम्मद'],
    ['สมชาย ใจดี', 'Somchai Jaidee', 'Somchay Chaidi'],
    ['ສົມພອນ', 'Somphone'],
    ['ບຸນມີ', 'Bounmy'],
    ['श्रेष्ठ', 'Shrestha'],
    ['सिंह', 'Singh'],
    ['विष्णु', 'Bishnu', 'Vishnu'],
    ['लक्ष्मी', 'Laxmi', 'Lakshmi'],
    ['ज्ञानेन्द्र', 'Gyanendra'],
    ['রহিম', 'Rahim', 'Raheem'],
    ['فاطمة', 'Fatima', 'Fatema', 'ফাতেমা'],
    ['يوسف', 'Yusuf', 'Yousef'],
    ['زهراء', 'Zahra'],
    ['Иван', 'Ivan'],
    ['Дмитрий', 'Dmitry', 'Dmitri'],
    ['Łukasz', 'Lukasz'],
    ['ঢাকা', 'Dhaka'],
  ])('%s is %s', (...names) => {
    expect(new Set(names.map(keyOf)).size).toBe(1)
  })

  it.each([
    ['Ram', 'Hari'],
    ['Somchai', 'Somsak'],
    ['राम', 'श्याम'],
    ['محمد', 'محمود'.replace('و', 'ر')],
    ['Ivan', 'Igor'],
    ['Leo', 'Mira'],
  ])('%s is not %s', (one, two) => {
    expect(keyOf(one)).not.toBe(keyOf(two))
  })

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(romanise(text).every((word) => word !== '')).toBe(true)
        keyOf(text)
      }),
    )
  })
})

describe('distances', () => {
  const word = fc.stringMatching(/^[a-e]{0,8}$/)

  it('editDistance: none from itself, the same both ways, one for each slip', () => {
    fc.assert(
      fc.property(word, word, (one, two) => {
        expect(editDistance(one, one, 3)).toBe(0)
        expect(editDistance(one, two, 9)).toBe(editDistance(two, one, 9))
        expect(editDistance(one, two, 2)).toBe(Math.min(3, editDistance(one, two, 9)))
        expect(editDistance(one, two, 9) === 0).toBe(one === two)
      }),
    )
    expect([editDistance('harrow', 'harow', 2), editDistance('harrow', 'harorw', 2)]).toEqual([1, 1])
    expect(editDistance('harrow', 'mills', 2)).toBe(3)
  })

  it('jaroWinkler: 1 for itself, the same both ways, between 0 and 1', () => {
    fc.assert(
      fc.property(word, word, (one, two) => {
        expect(jaroWinkler(one, one)).toBe(1)
        expect(jaroWinkler(one, two)).toBeCloseTo(jaroWinkler(two, one))
        expect(jaroWinkler(one, two)).toBeGreaterThanOrEqual(0)
        expect(jaroWinkler(one, two)).toBeLessThanOrEqual(1)
      }),
    )
    // Winkler (1990), table 1.
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
  })
})
