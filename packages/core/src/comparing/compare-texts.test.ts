/** Promises about the comparison of texts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, type DiffRow, splitWords } from './index.ts'

const lines = fc.array(fc.constantFrom('one', 'two words', 'three', '', 'Ring +977 1', 'नेपाल जानुहोस्'), {
  maxLength: 30,
})

const side = (rows: readonly DiffRow[], which: 'left' | 'right') =>
  rows.flatMap((row) => (row[which] === undefined ? [] : [row[which]]))

describe('compareTexts', () => {
  it('says of a text and itself that they are the same, and gives no row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(compareTexts(text, text)).toMatchObject({
          same: true,
          rows: [],
          wordsAdded: 0,
          wordsRemoved: 0,
        })
      }),
    )
  })

  it('gives every line of both sides in order, when nothing is left out', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [one, two] = [before.join('\n'), after.join('\n')]
        const diff = compareTexts(one, two, { around: 1_000 })
        if (diff.same) return
        const linesOf = (text: string) => (text === '' ? [] : text.split('\n'))
        expect(side(diff.rows, 'left').map(({ text }) => text)).toEqual(linesOf(one))
        expect(side(diff.rows, 'right').map(({ text }) => text)).toEqual(linesOf(two))
        side(diff.rows, 'right').forEach(({ line }, at) => {
          expect(line).toBe(at + 1)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('finds the number that changed inside of a line, and marks it alone', () => {
    const diff = compareTexts('Ring Desk on 9720000123 after six', 'Ring Desk on 9720000999 after six')
    expect(diff.rows).toEqual([
      {
        kind: 'changed',
        left: { line: 1, text: 'Ring Desk on 9720000123 after six', marks: [[13, 23]] },
        right: { line: 1, text: 'Ring Desk on 9720000999 after six', marks: [[13, 23]] },
      },
    ])
    expect(diff).toMatchObject({ wordsAdded: 1, wordsRemoved: 1, coarse: false, cut: false })
  })

  it('gives three equal lines around a change and a gap for the rest', () => {
    const many = Array.from({ length: 40 }, (_, at) => `line ${at}`)
    const changed = many.with(20, 'another')
    const { rows } = compareTexts(many.join('\n'), changed.join('\n'))
    const same = ['same', 'same', 'same']
    expect(rows.map(({ kind, skipped }) => skipped ?? kind)).toEqual([17, ...same, 'changed', ...same, 16])
  })

  it('counts words and no punctuation, in scripts with and without spaces', () => {
    expect(compareTexts('a, b', 'a. b')).toMatchObject({ same: false, wordsAdded: 0, wordsRemoved: 0 })
    expect(compareTexts('ไป', 'ไปมา')).toMatchObject({ wordsAdded: 2, wordsRemoved: 0 })
    expect(compareTexts('फोन गर्नुहोस्', 'फोन गर्नुहोला')).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 })
    expect(compareTexts('', 'one two\nthree')).toMatchObject({ wordsAdded: 3, wordsRemoved: 0 })
    expect(compareTexts('one two\nthree', '')).toMatchObject({ wordsAdded: 0, wordsRemoved: 3 })
  })

  it('does not take white space at the end of lines, or another line break, for a change', () => {
    expect(compareTexts('one  \r\ntwo', 'one\ntwo\t').same).toBe(true)
  })

  it('takes a new empty line for a difference of no words', () => {
    expect(compareTexts('a\nb', 'a\n\nb')).toMatchObject({ same: false, wordsAdded: 0, wordsRemoved: 0 })
  })

  it('keeps to its limits and says so', () => {
    const before = Array.from({ length: 50 }, (_, at) => `before ${at}`).join('\n')
    const after = Array.from({ length: 50 }, (_, at) => `after ${at}`).join('\n')
    expect(compareTexts(before, after, { rows: 10 })).toMatchObject({ more: 40 })
    expect(compareTexts(before, after, { rows: 10 }).rows).toHaveLength(10)
    expect(compareTexts('abc', 'abd', { units: 2 })).toMatchObject({ same: true, cut: true })
  })

  it('compares two different texts of a megabyte', () => {
    const text = (salt: number) =>
      Array.from(
        { length: 20_000 },
        (_, at) => `line ${(at * salt) % 9_973} of some forty letters in all here`,
      ).join('\n')
    const diff = compareTexts(text(31), text(37))
    expect(diff.same).toBe(false)
    expect(diff.rows.length).toBeLessThanOrEqual(2_000)
    expect(diff.more).toBeGreaterThan(0)
  })

  it('marks only what stands in the text of the row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, two) => {
        for (const row of compareTexts(one, two).rows)
          for (const half of [row.left, row.right])
            for (const [start, end] of half?.marks ?? []) {
              expect(start).toBeLessThan(end)
              expect(end).toBeLessThanOrEqual(half?.text.length ?? 0)
            }
      }),
    )
  })
})

describe('splitWords', () => {
  it('gives places that cut the line where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        for (const { text, start, end } of splitWords(line)) expect(line.slice(start, end)).toBe(text)
      }),
    )
  })

  it('keeps Devanagari words whole and Thai letters with their signs', () => {
    expect(splitWords('गर्नुहोस् now!').map(({ text }) => text)).toEqual(['गर्नुहोस्', 'now', '!'])
    expect(splitWords('ที่นี่').map(({ text }) => text)).toEqual(['ที่', 'นี่'])
  })
})
