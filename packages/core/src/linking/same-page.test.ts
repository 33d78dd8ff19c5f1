/** Which addresses name one page, and which one site. */
import { describe, expect, it } from 'vitest'
import { pageOf, siteOf } from './index.ts'

describe('one page', () => {
  it('has one name whatever scheme, www, fragment, slash and counting parameters', () => {
    const names = [
      'https://example.com/a?id=1&x=2',
      'http://www.Example.com/a?x=2&id=1',
      'https://example.com/a/?id=1&x=2&utm_source=mail#part',
      'https://example.com/a?fbclid=abc&id=1&x=2',
    ].map(pageOf)
    expect(new Set(names).size).toBe(1)
  })

  it('differs by path, by case of the path, and by parameters that choose', () => {
    const names = [
      'https://example.com/a',
      'https://example.com/A',
      'https://example.com/a?id=1',
      'https://example.com/a?id=2',
    ].map(pageOf)
    expect(new Set(names).size).toBe(4)
  })
})

describe('one site', () => {
  it('is its host without www, in any case, with any port', () => {
    expect(siteOf('https://WWW.Example.com:8443/a')).toBe('example.com')
    expect(siteOf('https://shop.example.com')).toBe('shop.example.com')
    expect(siteOf('no address')).toBe('')
  })
})
