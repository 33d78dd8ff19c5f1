/** Promises about excerpts with marks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutExcerpt } from './excerpt.tsx'

describe('cutExcerpt', () => {
  it('cuts at the brackets', () => {
    expect(cutExcerpt('ring ⟦98412⟧ now').map((piece) => [piece.text, piece.marked])).toEqual([
      ['ring ', false],
      ['98412', true],
      [' now', false],
    ])
  })

  it('leaves brackets without a partner as text', () => {
    expect(cutExcerpt('a ⟧ b ⟦ c')).toEqual([{ text: 'a ⟧ b ⟦ c', marked: false, at: 0 }])
    expect(cutExcerpt('')).toEqual([])
  })

  it('loses no character but the brackets of marks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '⟦', '⟧', '٣', '<b>')), (parts) => {
        const excerpt = parts.join('')
        const bare = (text: string) => text.replaceAll(/[⟦⟧]/gu, '')
        return (
          bare(
            cutExcerpt(excerpt)
              .map((piece) => piece.text)
              .join(''),
          ) === bare(excerpt)
        )
      }),
    )
  })
})
