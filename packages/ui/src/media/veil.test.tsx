/** The veil as markup: veiled at first, out of reach until it is opened, and open where the person asked for no veil. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Veil } from './veil.tsx'

const WORDS = { label: 'a grey bridge', show: 'Show clearly', hide: 'Veil again', hold: 'Hold to look' }
const draw = (props: object = {}) =>
  renderToStaticMarkup(
    <Veil words={WORDS} {...props}>
      <img alt="bridge" src="bridge.png" />
    </Veil>,
  )

describe('a veil', () => {
  it('is blurred and grey at first, and what is under it cannot be reached by keyboard or screen reader', () => {
    const markup = draw()
    expect(markup).toContain('class="sr-veil blur grey"')
    expect(markup).toMatch(/class="sr-veil-under" inert/)
    expect(markup).toContain('aria-pressed="false"')
    expect(markup).toContain('Show clearly<span class="sr-only"> – a grey bridge</span>')
    expect(markup).toContain('Hold to look')
  })

  it('tells what is under it whether it can be seen clearly', () => {
    const markup = renderToStaticMarkup(
      <Veil words={WORDS}>{(isClear) => <i>{isClear ? 'clear' : 'veiled'}</i>}</Veil>,
    )
    expect(markup).toContain('<i>veiled</i>')
  })

  it.each([
    [{ grey: false }, 'sr-veil blur"'],
    [{ blur: false }, 'sr-veil grey"'],
  ])('with %o keeps the other half', (props, expected) => {
    expect(draw(props)).toContain(expected)
    expect(draw(props)).toContain('inert')
  })

  it('hides nothing where the person asked for neither', () => {
    const markup = draw({ blur: false, grey: false })
    expect(markup).not.toContain('inert')
    expect(markup).not.toContain('Hold to look')
  })
})
