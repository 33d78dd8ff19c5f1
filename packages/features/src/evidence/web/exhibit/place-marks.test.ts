/** Promises about which line holds which mark. */
import { type ExhibitMention, SelectorId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { placeMarks } from './place-marks.ts'

const mark = (text: string, original: string): ExhibitMention => {
  const start = text.indexOf(original)
  return {
    kind: 'phone',
    start,
    end: start + original.length,
    original,
    normal: original,
    rule: 'phone.test',
    confidence: 1,
    why: 'a test',
    selectorId: SelectorId.parse('0197a5a0-0000-7000-8000-000000000009'),
    seenIn: 1,
  }
}

describe('placeMarks', () => {
  it('gives each line the marks that stand in it', () => {
    const text = 'first 111\nsecond\nthird 222 and 333'
    const marks = [mark(text, '333'), mark(text, '111'), mark(text, '222')]
    expect(placeMarks(text, marks).map((item) => item.marks.map((one) => one.original))).toEqual([
      ['111'],
      [],
      ['222', '333'],
    ])
  })

  it('gives a mark that crosses a line break to both lines', () => {
    const text = 'ring 98\n41 now'
    const across = mark(text, '98\n41')
    expect(placeMarks(text, [across]).map((item) => item.marks.length)).toEqual([1, 1])
  })
})
