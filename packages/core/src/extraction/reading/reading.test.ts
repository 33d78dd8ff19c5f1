/** Reading digits: every script's digits, words in every language, gaps, and runs of letters and digits. */
import { describe, expect, it } from 'vitest'
import { CLASS, FOLD, NATIVE, surrogateDigit, VALUE } from './characters.ts'
import { BREAK, DOUBLE, EXTENSION, LINE, LIST, NO_GAP, SPACED, TIGHT } from './digit-group.ts'
import { COMPOUND_WORDS, DIGIT_WORDS } from './digit-words.ts'
import { judgeGap } from './gap.ts'
import { readDigitChains } from './read-digit-chains.ts'
import { readLoneLookalikes, segment } from './segment.ts'
import { TOP_LEVEL_DOMAINS } from './top-level-domains.ts'
import { expandMarks, readWordsAt } from './word-trie.ts'

const digitsOf = (text: string): string[] =>
  readDigitChains(text).map((chain) => chain.map((g) => g.digits).join(' '))
const whole = (text: string): string | undefined => segment(text, 0, text.length)?.digits

describe('characters', () => {
  it('knows the ten digits of each script in order', () => {
    for (const zero of ['०', '০', '٠', '۰', '๐', '໐', '០', '၀', '０', '௦', '౦', '೦', '൦', '༠', '᠐']) {
      const code = zero.charCodeAt(0)
      for (let value = 0; value < 10; value++) {
        expect(CLASS[code + value]).toBe(NATIVE)
        expect(VALUE[code + value]).toBe(value)
      }
    }
  })

  it('agrees with the engine’s own decimal digits of the Basic Multilingual Plane wherever both know one', () => {
    for (let code = 0; code < 0xd800; code++) {
      const character = String.fromCharCode(code)
      if (!/\p{Nd}/u.test(character) || CLASS[code] !== NATIVE) continue
      // In Unicode the digits of a script stand in order from a zero at a multiple of … only the neighbours tell.
      const before = CLASS[code - 1] === NATIVE ? VALUE[code - 1] : undefined
      if (VALUE[code] !== 0 && /\p{Nd}/u.test(String.fromCharCode(code - 1)))
        expect(before).toBe((VALUE[code] ?? 0) - 1)
    }
  })

  it('reads mathematical and segmented digits from their surrogate pairs', () => {
    expect([...'𝟎𝟗𝟘𝟡𝟢𝟿🯰🯹'].map((digit) => surrogateDigit(digit, 0))).toEqual([0, 9, 0, 9, 0, 9, 0, 9])
    expect(surrogateDigit('😀', 0)).toBe(-1)
    expect(surrogateDigit('\ud835', 0)).toBe(-1)
  })

  it('folds case, accents and full width of Latin letters, and nothing else', () => {
    expect([...'ÉéÇÃＺｚ'].map((c) => String.fromCharCode(FOLD[c.charCodeAt(0)] ?? 0)).join('')).toBe(
      'eecazz',
    )
    expect(FOLD['क'.charCodeAt(0)]).toBe('क'.charCodeAt(0))
  })
})

describe('words for digits', () => {
  it('are read in every language of the table, each spelling as its digit', () => {
    for (const [language, digits] of Object.entries(DIGIT_WORDS)) {
      expect(digits, language).toHaveLength(10)
      digits.forEach((words, value) => {
        for (const word of words.split('/')) {
          const read = readWordsAt(word, 0, word.length).filter((each) => each.end === word.length)
          expect(
            read.map((each) => each.digits),
            `${language} ${word}`,
          ).toContain(String(value))
        }
      })
    }
  })

  it('may stand for two digits, a double or a hundred', () => {
    for (const words of Object.values(COMPOUND_WORDS)) {
      for (const [word, digits] of Object.entries(words)) {
        expect(readWordsAt(word, 0, word.length).map((each) => each.digits)).toContain(digits)
      }
    }
    expect(expandMarks('2T5')).toBe('25')
    expect(expandMarks('2T0')).toBe('200')
    expect(expandMarks('2T')).toBe('20')
    expect(expandMarks('D9R04H')).toBe('99000400')
  })

  it('are read with composed and decomposed letters', () => {
    expect(whole('tre\u0302s')).toBe('3')
    expect(whole('ছয়'.normalize('NFD'))).toBe('6')
  })
})

describe('a run of letters and digits', () => {
  it('is read when all of it means digits', () => {
    expect(whole('four15')).toBe('415')
    expect(whole('fivefivefive')).toBe('555')
    expect(whole('zeroonenine2')).toBe('0192')
    expect(whole('unodostres')).toBe('123')
    expect(whole('O1O')).toBe('010')
    expect(whole('5S5')).toBe('555')
  })

  it('is left alone when some of it does not', () => {
    for (const run of ['someone', 'oneself', 'forty4x', '666666666s', 's666', 'A4', 'one'.repeat(50)]) {
      expect(whole(run), run).toBeUndefined()
    }
  })

  it('of a few letters drawn like digits is told apart from words', () => {
    expect(readLoneLookalikes('OO', 0, 2)).toBe('00')
    expect(readLoneLookalikes('lo', 0, 2)).toBe('10')
    expect(readLoneLookalikes('OK', 0, 2)).toBeUndefined()
  })
})

describe('a gap', () => {
  const strength = (gap: string): number => judgeGap(gap, 0, gap.length).strength

  it('is the stronger, the less its sides belong together', () => {
    const rising: readonly (readonly [string, number])[] = [
      ['', NO_GAP],
      ['\u200b', NO_GAP],
      [' ', TIGHT],
      ['-', TIGHT],
      [') ', TIGHT],
      ['. ', DOUBLE],
      [' -', DOUBLE],
      [' - ', SPACED],
      ['*', SPACED],
      [' ❤ ', SPACED],
      ['\n', LINE],
      [', ', LIST],
      ['\n\n', LIST],
      ['\n\n\n', BREAK],
      ['+', BREAK],
      ['@', BREAK],
      [' '.repeat(17), BREAK],
    ]
    for (const [gap, expected] of rising) expect(strength(gap), JSON.stringify(gap)).toBe(expected)
  })
})

describe('chains', () => {
  it('hold the digits of what may be one number, and end at a word', () => {
    expect(digitsOf('ring 212 555 0121 or 212-555-0122')).toEqual(['212 555 0121', '212 555 0122'])
    expect(digitsOf('९८० ००० ०१०१')).toEqual(['980 000 0101'])
    expect(digitsOf('9️⃣8️⃣0️⃣ 0️⃣0️⃣')).toEqual(['980 00'])
    expect(digitsOf('🔟🔟🔟')).toEqual(['10 10 10'])
    expect(digitsOf('12 and 34')).toEqual([])
  })

  it('mark an extension, and letters that touch a group', () => {
    const [chain] = readDigitChains('2125550121x49')
    expect(chain?.map(({ digits, gap }) => [digits, gap])).toEqual([
      ['2125550121', BREAK],
      ['49', EXTENSION],
    ])
    expect(readDigitChains('abc2125550121de')[0]?.[0]).toMatchObject({ glueLeft: 3, glueRight: 2 })
  })

  it('keep the offsets of every group', () => {
    const text = 'x ९८०-००0 𝟗𝟗one'
    for (const chain of readDigitChains(text)) {
      for (const { start, end, digits } of chain) {
        expect(end - start).toBeGreaterThanOrEqual(1)
        expect(text.slice(start, end).length).toBeGreaterThanOrEqual(digits.length === 0 ? 1 : 1)
      }
    }
    expect(readDigitChains(text)[0]?.map(({ start, end }) => text.slice(start, end))).toEqual([
      '९८०',
      '००0',
      '𝟗𝟗',
      'one',
    ])
  })
})

describe('top-level domains', () => {
  it('hold generic, country and native ones, in lower case', () => {
    for (const name of ['com', 'np', 'bd', 'la', 'academy', 'भारत', 'ไทย'])
      expect(TOP_LEVEL_DOMAINS.has(name), name).toBe(true)
    for (const name of TOP_LEVEL_DOMAINS) expect(name).toBe(name.toLowerCase())
    for (const name of ['pdf', 'png', 'jpg', 'html', 'tld', ''])
      expect(TOP_LEVEL_DOMAINS.has(name), name).toBe(false)
  })
})
