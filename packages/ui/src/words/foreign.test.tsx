/** Foreign text as markup: isolated, in its own direction, never parsed. */
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CopyText } from './copy-text.tsx'
import { cutAtMarks, splitLines } from './cut-at-marks.ts'
import { Foreign, Mono } from './foreign.tsx'
import { initials, shorten, showHidden } from './visible-text.ts'

describe('foreign text', () => {
  it('stands in an element of its own, in the direction of its letters', () => {
    expect(renderToStaticMarkup(<Foreign text="غرفة" />)).toBe('<bdi dir="auto">غرفة</bdi>')
    expect(renderToStaticMarkup(<Foreign text="x" className="c" />)).toBe('<bdi dir="auto" class="c">x</bdi>')
  })

  it('is never markup, and hidden signs are seen', () => {
    const markup = renderToStaticMarkup(<Foreign text={'<img src=x>\u202e\u0000'} />)
    expect(markup).toBe('<bdi dir="auto">&lt;img src=x&gt;\ufffd␀</bdi>')
  })

  it('of a machine runs from left to right always', () => {
    expect(renderToStaticMarkup(<Mono text="a" />)).toBe('<bdi dir="ltr" class="sr-mono">a</bdi>')
    expect(renderToStaticMarkup(<Mono text="a" className="big" />)).toContain('class="sr-mono big"')
  })

  it('has one element around it whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => renderToStaticMarkup(<Foreign text={text} />).match(/</g)?.length === 2,
      ),
    )
  })

  it('that can be copied is shown with a button that is no submit', () => {
    const markup = renderToStaticMarkup(<CopyText text="ab12" label="Copy" done="Copied" />)
    expect(markup).toContain('ab12</bdi>')
    expect(markup).toMatch(/<button type="button"[^>]*>Copy<\/button>/)
    expect(markup).not.toContain('Copied')
  })
})

describe('hidden signs', () => {
  it.each([
    ['\u0000', '␀'],
    ['\u0007', '␇'],
    ['\u0008', '␈'],
    ['\u000b', '␋'],
    ['\r', '␍'],
    ['\u001b', '␛'],
    ['\u001f', '␟'],
    ['\u007f', '␡'],
    ['\u0080', '\ufffd'],
    ['\u009f', '\ufffd'],
    ['\u202d', '\ufffd'],
    ['\u202e', '\ufffd'],
    ['\t', '\t'],
    ['\n', '\n'],
    [' ', ' '],
    ['\u00a0', '\u00a0'],
    ['\u200d', '\u200d'],
  ])('%j is shown as %j', (sign, seen) => {
    expect(showHidden(`a${sign}b`)).toBe(`a${seen}b`)
  })

  it('are gone after one time, so that a second changes nothing', () => {
    const sign = fc.integer({ min: 0, max: 0x2100 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => showHidden(showHidden(text)) === showHidden(text)),
    )
  })
})

describe('a shortened text', () => {
  it('is a beginning of the text, and as long as asked for', () => {
    const count = (text: string) =>
      [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.integer({ min: 1, max: 10 }),
        (text, length) => {
          const short = shorten(text, length)
          const kept = short === text ? text : short.slice(0, -1)
          expect(text.startsWith(kept)).toBe(true)
          if (short !== text) expect(count(kept)).toBeLessThanOrEqual(length)
        },
      ),
    )
  })

  it('has no blank before its ellipsis', () => {
    expect(shorten('one two', 4)).toBe('one…')
  })
})

describe('initials', () => {
  it.each([
    ['maya rai', 'MR'],
    ['Maya', 'M'],
    ['  Maya   Kumari  Rai ', 'MR'],
    ['Ångström Émile', 'ÅÉ'],
    ['42 Maya', 'M'],
    ['José', 'J'],
    ['', '·'],
    ['🙂', '·'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})

describe('marks', () => {
  it('keep their place: every piece stands where it says, in order and without a gap', () => {
    const mark = fc.record({ start: fc.integer({ min: -2, max: 30 }), end: fc.integer({ min: -2, max: 30 }) })
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        let at = 0
        for (const piece of cutAtMarks(text, marks)) {
          expect([piece.start, piece.text]).toEqual([at, text.slice(at, at + piece.text.length)])
          expect(piece.text).not.toBe('')
          if (piece.mark !== undefined)
            expect([piece.mark.start, piece.mark.end]).toEqual([at, at + piece.text.length])
          at += piece.text.length
        }
        expect(at).toBe(text.length)
      }),
    )
  })

  it('that touch are both kept, and their order of coming does not matter', () => {
    const marks = [
      { start: 3, end: 5 },
      { start: 1, end: 3 },
    ]
    expect(cutAtMarks('abcdef', marks)).toEqual(cutAtMarks('abcdef', marks.toReversed()))
    expect(cutAtMarks('abcdef', marks).map(({ text }) => text)).toEqual(['a', 'bc', 'de', 'f'])
  })

  it('over the whole text leave one piece, and none for no text', () => {
    expect(cutAtMarks('abc', [{ start: 0, end: 3 }])).toHaveLength(1)
    expect(cutAtMarks('', [{ start: 0, end: 0 }])).toEqual([])
  })
})

describe('lines', () => {
  it('joined again are the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'न') }),
        (text) =>
          splitLines(text)
            .map((line) => line.text)
            .join('\n') === text,
      ),
    )
  })
})
