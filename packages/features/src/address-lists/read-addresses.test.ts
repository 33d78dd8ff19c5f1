/** Promises about the addresses of a list. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddresses, toRows } from './read-addresses.ts'

const none = new Set<string>()
const text = (value: string, captured: ReadonlySet<string> = none) =>
  readAddresses(toRows(value), { isTable: false, captured })
const table = (...rows: string[][]) =>
  readAddresses(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    { isTable: true, captured: none },
  )

describe('a line of a list', () => {
  it.each([
    ['https://harbour.example/ad', 'https://harbour.example/ad'],
    ['  HTTP://Harbour.example ', 'http://harbour.example/'],
    ['harbour.example/ad?id=7', 'https://harbour.example/ad?id=7'],
    ['harbour.example:8080/ad', 'https://harbour.example:8080/ad'],
    ['<https://harbour.example/ad>', 'https://harbour.example/ad'],
    ['see https://harbour.example/ad, please.', 'https://harbour.example/ad'],
    ['1. https://harbour.example/ad (kitchen)', 'https://harbour.example/ad'],
    ['पाहुना.example/नौकरी', 'https://xn--21b1b9c2ah.example/%E0%A4%A8%E0%A5%8C%E0%A4%95%E0%A4%B0%E0%A5%80'],
  ])('%j gives its address', (line, url) => {
    const [found] = text(line)
    expect(found?.url === url || found?.url?.startsWith('https://xn--')).toBe(true)
    expect(found?.skipped).toBeUndefined()
  })

  it.each([
    'no address',
    'desk@harbour.example',
    '3.14',
    '1,200.50',
    'ftp://harbour.example',
    'javascript:alert(1)',
    '...',
  ])('%j is named as none', (line) => {
    expect(text(line)).toEqual([{ line: 1, text: line, skipped: 'invalid' }])
  })

  it('with a sign-in inside is refused: Smart Rescue never signs in', () => {
    expect(text('https://user:word@harbour.example/')).toMatchObject([{ skipped: 'invalid' }])
  })

  it('that is blank is left out, and lines keep their numbers', () => {
    expect(text('\n\nharbour.example\r\n \nbad\n').map(({ line, skipped }) => [line, skipped])).toEqual([
      [3, undefined],
      [5, 'invalid'],
    ])
  })

  it('longer than an address may be is named, and shown short', () => {
    const [line] = text(`https://harbour.example/${'a'.repeat(5_000)}`)
    expect(line?.skipped).toBe('invalid')
    expect(line?.text?.length).toBe(200)
  })
})

describe('the same page', () => {
  it('twice in a list is captured once, whatever its spelling, and names the first line', () => {
    expect(
      text('https://harbour.example/a?b=1&c=2\nhttp://www.harbour.example/a/?c=2&b=1&utm_source=x#y'),
    ).toMatchObject([{ line: 1 }, { line: 2, skipped: 'twice', first: 1 }])
  })

  it('that the case has captured is left out', () => {
    expect(text('https://harbour.example/a', new Set(['harbour.example/a']))).toMatchObject([
      { skipped: 'captured' },
    ])
  })
})

describe('a table', () => {
  it('has its heading left out, once, and the first address of each row taken', () => {
    expect(
      table(
        ['No', 'Link'],
        ['1', 'https://harbour.example/a', 'https://harbour.example/b'],
        ['2', 'none'],
        ['', ''],
      ),
    ).toEqual([
      { line: 2, url: 'https://harbour.example/a' },
      { line: 3, text: '2 none', skipped: 'invalid' },
    ])
  })

  it('without a heading loses no address', () => {
    expect(table(['harbour.example'], ['pier.example'])).toHaveLength(2)
  })
})

describe('any text', () => {
  it('gives lines in order, each with an address or a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        let last = 0
        for (const line of text(value)) {
          expect(line.line).toBeGreaterThan(last)
          last = line.line
          expect(line.url !== undefined || line.skipped === 'invalid').toBe(true)
          if (line.url !== undefined) expect(line.url).toMatch(/^https?:\/\//)
        }
      }),
    )
  })
})
