/** The parts of a page as markup: headings in order, regions with names, states said in words. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { countCharacters, PASSPHRASE_LENGTH } from '../fields/passphrase-field.tsx'
import { Callout, Empty, Page, PageHead, Panel, Skeleton, Tag } from './page.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { NextThing, StageLine } from './stage-line.tsx'

describe('a page', () => {
  it('has one heading of the first level, panels of the second, empties of the third', () => {
    const markup = renderToStaticMarkup(
      <Page title="Cases">
        <PageHead title="Cases" lead="All of them" acts={<button type="button">New</button>} />
        <Panel title="Open" aside="2">
          <Empty title="None yet">Begin one.</Empty>
        </Panel>
      </Page>,
    )
    expect([...markup.matchAll(/<h(\d)>/g)].map((match) => match[1])).toEqual(['1', '2', '3'])
    expect(markup).toContain('<span class="sr-aside">2</span>')
    expect(markup).toContain('<p class="sr-lead">All of them</p>')
  })

  it('leaves out what is not given, rather than an empty element', () => {
    expect(renderToStaticMarkup(<PageHead title="x" />)).not.toContain('<p')
    expect(renderToStaticMarkup(<Panel title="x">y</Panel>)).not.toContain('sr-aside')
    expect(renderToStaticMarkup(<Empty title="x" />)).toBe('<div class="sr-empty"><h3>x</h3></div>')
  })

  it('is narrow where that is asked for', () => {
    expect(
      renderToStaticMarkup(
        <Page title="x" narrow>
          y
        </Page>,
      ),
    ).toContain('class="sr-page narrow"')
  })
})

describe('what stands in for something', () => {
  it('says what is coming, in as many bars', () => {
    const markup = renderToStaticMarkup(<Skeleton label="Loading the cases" lines={3} />)
    expect(markup).toContain('role="status" aria-label="Loading the cases"')
    expect(markup.match(/sr-bone"/g)).toHaveLength(3)
  })

  it.each([
    [undefined, 'sr-callout'],
    ['amber', 'sr-callout amber'],
    ['red', 'sr-callout red'],
  ] as const)('as a remark of the tone %s is «%s»', (tone, expected) => {
    expect(renderToStaticMarkup(<Callout {...(tone ? { tone } : {})}>x</Callout>)).toBe(
      `<div class="${expected}">x</div>`,
    )
  })

  it('is announced only where it has a role', () => {
    expect(renderToStaticMarkup(<Callout role="alert">x</Callout>)).toContain('role="alert"')
  })

  it.each(['main', 'amber', 'red', 'green', 'plum'] as const)(
    'as a word of the tone %s keeps its text',
    (tone) => {
      expect(renderToStaticMarkup(<Tag tone={tone}>open</Tag>)).toBe(
        `<span class="sr-tag ${tone}">open</span>`,
      )
    },
  )
})

describe('a part that scrolls', () => {
  it('has a name and can be reached by the keyboard', () => {
    expect(
      renderToStaticMarkup(
        <ScrollRegion label="The text" className="c">
          x
        </ScrollRegion>,
      ),
    ).toBe('<section class="c" aria-label="The text" tabindex="0">x</section>')
  })
})

describe('the stage line', () => {
  const stages = (['done', 'now', 'ahead'] as const).map((state) => ({
    key: state,
    name: `Name ${state}`,
    detail: 'd',
    state,
    stateLabel: `is ${state}`,
  }))
  const markup = renderToStaticMarkup(<StageLine label="Stages" stages={stages} />)

  it('marks the one current stage, and no other', () => {
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1)
    expect(markup).toContain('<li class="sr-stage now" aria-current="step">')
  })

  it('says every state in words, not by colour alone', () => {
    for (const { stateLabel } of stages)
      expect(markup).toContain(`<span class="sr-only">${stateLabel}</span>`)
  })

  it('is an ordered list with a name', () => {
    expect(markup).toMatch(/^<ol class="sr-stages" aria-label="Stages">/)
  })

  it('has the one next thing beside it, calm where nothing presses', () => {
    expect(renderToStaticMarkup(<NextThing title="Seal it" />)).toContain('class="sr-next"')
    expect(renderToStaticMarkup(<NextThing title="Wait" calm />)).toContain('class="sr-next calm"')
  })
})

describe('the length of a passphrase', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['café', 4],
    ['cafe\u0301', 4],
    ['🦔🦚', 2],
    ['नदी', 3],
  ])('of %j is %i', (text, length) => {
    expect(countCharacters(text)).toBe(length)
  })

  it('has to be 15, as the server has it', () => {
    expect(PASSPHRASE_LENGTH).toBe(15)
  })
})
