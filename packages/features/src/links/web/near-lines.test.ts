/** Promises about which lines a comparison shows. */
import { describe, expect, it } from 'vitest'
import { nearLines } from './near-lines.ts'

const marked = (length: number, ...at: number[]) => Array.from({ length }, (_, line) => at.includes(line))

describe('nearLines', () => {
  it('shows the lines around each mark once', () => {
    expect(nearLines(marked(20, 5, 7), 2)).toEqual([3, 4, 5, 6, 7, 8, 9])
  })

  it('never leaves the text', () => {
    expect(nearLines(marked(3, 0, 2), 5)).toEqual([0, 1, 2])
  })

  it('shows nothing where nothing is marked', () => {
    expect(nearLines(marked(4), 2)).toEqual([])
  })
})
