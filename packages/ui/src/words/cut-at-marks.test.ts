/** Promises about marks in text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtMarks, splitLines } from './cut-at-marks.ts'

describe('cutAtMarks', () => {
  it('cuts before, at and after a mark', () => {
    expect(cutAtMarks('ring 98412 now', [{ start: 5, end: 10 }])).toEqual([
      { text: 'ring ', start: 0 },
      { text: '98412', start: 5, mark: { start: 5, end: 10 } },
      { text: ' now', start: 10 },
    ])
  })

  it('lets the first and longer of two overlapping marks win', () => {
    const long = { start: 2, end: 8 }
    const pieces = cutAtMarks('0123456789', [{ start: 4, end: 10 }, { start: 2, end: 5 }, long])
    expect(pieces.flatMap((piece) => piece.mark ?? [])).toEqual([long])
  })

  it('ignores marks that do not lie in the text', () => {
    const marks = [
      { start: -1, end: 2 },
      { start: 3, end: 3 },
      { start: 2, end: 99 },
    ]
    expect(cutAtMarks('abc', marks)).toEqual([{ text: 'abc', start: 0 }])
  })

  it('always gives the whole text again, whatever the marks', () => {
    const mark = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) })
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        const joined = cutAtMarks(text, marks)
          .map((piece) => piece.text)
          .join('')
        return joined === text
      }),
    )
  })
})

describe('splitLines', () => {
  it('gives each line with its offset', () => {
    expect(splitLines('one\n\nthree')).toEqual([
      { text: 'one', start: 0 },
      { text: '', start: 4 },
      { text: 'three', start: 5 },
    ])
  })

  it('keeps offsets true for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) =>
        splitLines(text).every((line) => text.slice(line.start, line.start + line.text.length) === line.text),
      ),
    )
  })
})
