/** Buttons as markup: what a screen reader and a keyboard get. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Acts, Button, buttonClass } from './button.tsx'

describe('the class of a button', () => {
  it.each([
    [undefined, undefined, 'sr-btn'],
    ['main', 'normal', 'sr-btn'],
    ['danger', undefined, 'sr-btn danger'],
    ['quiet', 'small', 'sr-btn quiet small'],
    ['main', 'wide', 'sr-btn wide'],
  ] as const)('for %s and %s is «%s»', (tone, size, expected) => {
    expect(buttonClass(tone, size)).toBe(expected)
  })
})

describe('a button', () => {
  it('never submits a form unless it is told to', () => {
    expect(renderToStaticMarkup(<Button>Seal</Button>)).toContain('type="button"')
    expect(renderToStaticMarkup(<Button type="submit">Seal</Button>)).toContain('type="submit"')
  })

  it.each([
    ['busy', { busy: true }],
    ['disabled', { disabled: true }],
  ])('that is %s says so and stays in the focus order', (_, props) => {
    const markup = renderToStaticMarkup(<Button {...props}>Seal</Button>)
    expect(markup).toContain('aria-disabled="true"')
    expect(markup).not.toMatch(/ disabled(=|>| )/)
  })

  it('that is busy is marked busy, and one that is only disabled is not', () => {
    expect(renderToStaticMarkup(<Button busy>Seal</Button>)).toContain('aria-busy="true"')
    expect(renderToStaticMarkup(<Button disabled>Seal</Button>)).not.toContain('aria-busy')
  })

  it('says what it acts on after its visible words, and only to screen readers', () => {
    expect(renderToStaticMarkup(<Button about="exhibit E-01">Seal</Button>)).toContain(
      '>Seal<span class="sr-only"> – exhibit E-01</span></button>',
    )
  })

  it('that can be pressed tells both states', () => {
    expect(renderToStaticMarkup(<Button pressed={false}>Big</Button>)).toContain('aria-pressed="false"')
    expect(renderToStaticMarkup(<Button>Big</Button>)).not.toContain('aria-pressed')
  })

  it('shows words as words, never as markup', () => {
    expect(renderToStaticMarkup(<Button about="<b>x</b>">{'<i>Seal</i>'}</Button>)).not.toMatch(/<[bi]>/)
  })
})

describe('a press', () => {
  const pressed = (props: { busy?: boolean; disabled?: boolean }) => {
    let [acts, prevented] = [0, 0]
    const made = Button({ ...props, children: 'Seal', onClick: () => void acts++ }) as {
      props: { onClick: (event: { preventDefault: () => void }) => void }
    }
    made.props.onClick({ preventDefault: () => void prevented++ })
    return [acts, prevented]
  }

  it('acts once, and not at all while busy or disabled', () => {
    expect(pressed({})).toEqual([1, 0])
    expect(pressed({ busy: true })).toEqual([0, 1])
    expect(pressed({ disabled: true })).toEqual([0, 1])
  })
})

describe('a row of acts', () => {
  it('stands at the end where that is asked for', () => {
    expect(renderToStaticMarkup(<Acts>x</Acts>)).toBe('<div class="sr-acts">x</div>')
    expect(renderToStaticMarkup(<Acts end>x</Acts>)).toBe('<div class="sr-acts end">x</div>')
  })
})
