/** HTML becomes text in one walk; what would be fetched or run is named. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntities } from './decode-entities.ts'
import { htmlToText } from './html-to-text.ts'

const read = (html: string) => htmlToText(html, 100_000)

describe('text', () => {
  it('keeps what is shown, in lines as blocks break it', () => {
    expect(read('<h1>Rooms</h1><p>One <b>big</b>\n  room</p><ul><li>a<li>b</ul>').text).toBe(
      'Rooms\nOne big room\na\nb',
    )
  })

  it('leaves out scripts, styles, comments and heads, also unclosed ones', () => {
    expect(
      read('<head><title>T</title><style>p{}</style></head><body>a<script>b</script>c<!-- d -->e').text,
    ).toBe('ace')
    expect(read('a<script>b').text).toBe('a')
    expect(read('a<!-- b').text).toBe('a')
    expect(read('<head><title>T</title><body>shown').text).toBe('shown')
  })

  it('keeps the target of a link that says something else', () => {
    expect(
      read('<a href="https://a.example/x">here</a> <a href="https://b.example">https://b.example</a>').text,
    ).toBe('here ‹https://a.example/x› https://b.example')
  })

  it('keeps signs that are no tags', () => {
    expect(read('3 < 4 and 5 > 2 <3').text).toBe('3 < 4 and 5 > 2 <3')
  })

  it('separates the cells of a table', () => {
    expect(read('<table><tr><td>a</td><td>b</td></tr></table>').text.split(/\s+/)).toEqual(['a', 'b'])
  })

  it('has the title and the descriptions of pictures', () => {
    const page = read('<title>Rooms &amp; flats</title><img alt="a bridge" src="x.png">')
    expect(page.title).toBe('Rooms & flats')
    expect(page.text).toBe('‹picture: a bridge›')
  })

  it('passes over a picture that is written into the page', () => {
    expect(read(`a<img src="data:image/png;base64,${'iVBOR'.repeat(40_000)}">b`).text).toBe('ab')
  })

  it('ends at its limit', () => {
    expect(htmlToText('abc '.repeat(1_000), 50).text.length).toBeLessThanOrEqual(50)
  })
})

describe('what a browser would fetch or run', () => {
  it('is named and nothing more', () => {
    const page = read(
      '<img src="http://a.example/1.gif"><img src=//b.example/2.gif><link rel=x href="https://c.example/s.css"><iframe src=\'http://d.example\'></iframe><script src="http://e.example/x.js"></script><form></form><img src="cid:inside"><meta http-equiv="refresh" content="0">',
    )
    expect(page.remote).toEqual([
      'http://a.example/1.gif',
      '//b.example/2.gif',
      'https://c.example/s.css',
      'http://d.example',
      'http://e.example/x.js',
    ])
    expect(page.active.toSorted()).toEqual(['a form', 'a frame', 'a redirect', 'a script'])
  })
})

describe('references', () => {
  it('are replaced once and only where they are possible', () => {
    expect(decodeEntities('&lt;b&gt; &#65;&#x1F600; &amp;lt; &nosuch; &#xD800; &#1114112; &')).toBe(
      '<b> A😀 &lt; &nosuch; \ufffd \ufffd &',
    )
    expect(decodeEntities('&constructor; &toString;')).toBe('&constructor; &toString;')
  })
})

describe('hostile pages', () => {
  it.each([
    ['<div>'.repeat(100_000)],
    ['<a href="'.repeat(30_000)],
    ['<!--'.repeat(100_000)],
    ['<'.repeat(200_000)],
    ['&#'.repeat(200_000)],
    [`<p ${'a="b" '.repeat(50_000)}>`],
    [`<p title="${'<b>x</b>'.repeat(20_000)}`],
    [`${'<a href="'.repeat(30_000)}>`],
    ['<script>'.repeat(20_000)],
  ])('are walked in one go', (html) => {
    expect(typeof read(html).text).toBe('string')
  })

  it('never leave a tag of a script in the text, whatever is written', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'script',
      '<script>',
      '</script>',
      '"',
      "'",
      '<!--',
      '-->',
      'x',
      ' ',
      'img src=',
      '&lt;',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof htmlToText(pieces.join(''), 10_000).text).toBe('string')
      }),
      { numRuns: 500 },
    )
  })
})
