/** The footer: a text that stays a text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { footerTemplate } from './footer-template.ts'

/** What a browser would show of the first span. */
const shown = (markup: string): string =>
  (/<span>(.*?)<\/span><span><span class="pageNumber">/s.exec(markup)?.[1] ?? '').replace(
    /&#(\d+);/g,
    (_, code) => String.fromCharCode(Number(code)),
  )
/** Signs that begin or end markup, or an attribute's value. */
const countSigns = (markup: string): number => markup.match(/[<>"]/g)?.length ?? 0

describe('the footer', () => {
  it.each([
    'Case <A-1>',
    '</span><script src=//x.example></script>',
    '"quoted" & \'single\'',
    '&amp; &#60;',
    'मुद्दा १',
    '',
  ])('shows %j as it is written', (text) => {
    expect(shown(footerTemplate(text))).toBe(text)
  })

  it('has the same markup for any text', () => {
    const signs = countSigns(footerTemplate(''))
    const text = fc.string({ unit: fc.constantFrom('<', '>', '"', '&', '/', 'b', ' ') })
    fc.assert(fc.property(text, (footer) => countSigns(footerTemplate(footer)) === signs))
  })

  it('counts the pages', () => {
    expect(footerTemplate('x')).toContain(
      '<span class="pageNumber"></span> / <span class="totalPages"></span>',
    )
  })
})
