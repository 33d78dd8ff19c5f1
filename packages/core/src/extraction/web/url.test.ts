/** Web addresses with and without scheme, their ends, and their normal form. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'
import { normaliseUrl, splitUrl } from './normalise-url.ts'

const urls = (text: string): string[] => extract(text, { kinds: ['url'] }).map((mention) => mention.original)
const normals = (text: string): string[] => extract(text, { kinds: ['url'] }).map((mention) => mention.normal)

describe('an address with its scheme', () => {
  it('is found whole, without the punctuation of the sentence', () => {
    expect(urls('See https://example.com/a/b?x=1&y=2#z.')).toEqual(['https://example.com/a/b?x=1&y=2#z'])
    expect(urls('(https://example.com/a_(b))')).toEqual(['https://example.com/a_(b)'])
    expect(urls('“http://example.com/x”, he said')).toEqual(['http://example.com/x'])
    expect(urls("I like http://example.com/x's page")).toEqual(['http://example.com/x'])
    expect(urls('http://example.com/,,,,,,,,')).toEqual(['http://example.com/'])
    expect(urls('May 5th.https://example.com/x')).toEqual(['https://example.com/x'])
  })

  it('ends where a script without spaces goes on', () => {
    expect(urls('请访问https://example.com?a=b以获取更多信息')).toEqual(['https://example.com?a=b'])
    expect(urls('ดูที่https://example.com/ห้องพัก')).toEqual(['https://example.com/'])
    expect(urls('http://example.com/Русские_слова дальше')).toEqual(['http://example.com/Русские_слова'])
  })

  it('may have a host in any script, a port, localhost or a network address', () => {
    expect(urls('http://उदाहरण.भारत/x')).toEqual(['http://उदाहरण.भारत/x'])
    expect(urls('http://ああ.com')).toEqual(['http://ああ.com'])
    expect(urls('http://localhost:8080/#/1')).toEqual(['http://localhost:8080/#/1'])
    expect(urls('http://127.0.0.1:8080')).toEqual(['http://127.0.0.1:8080'])
    expect(urls('ftp://files.example.org and https://user@example.org/x')).toHaveLength(2)
  })

  it('is read from the defanged spelling, and normalised to the real one', () => {
    expect(normals('hxxps://example.com/x')).toEqual(['https://example.com/x'])
  })

  it('needs a host', () => {
    for (const text of [
      'https:// is nothing',
      'http://no-tld',
      'http://#x',
      'httt://example.com',
      'http://-a.com',
      'http://a-.com',
    ]) {
      expect(urls(text), text).toEqual([])
    }
  })
})

describe('an address without scheme', () => {
  it('is found under a real top-level domain', () => {
    expect(urls('visit example.com/rooms, www.example.org or shop.example.com.np')).toEqual([
      'example.com/rooms',
      'www.example.org',
      'shop.example.com.np',
    ])
    expect(urls('これはexample.com/path日本語')).toEqual(['example.com/path'])
    expect(normals('Example.COM')).toEqual(['https://example.com/'])
  })

  it('is not seen in files, versions, times, sentences and addresses of other kinds', () => {
    for (const text of [
      'report.pdf',
      'image2.png',
      'script.py',
      'test.tar.bz2',
      'v1.2.3',
      '7.am',
      'Good house.In the city',
      'end.Then',
      'nice kitchen.Live music',
      'Good cottage.Life is good',
      '...',
      'jane@example.com',
      '8.8.8.8',
      'Mr.Smith',
      'e.g. this',
      '#test.com',
    ]) {
      expect(urls(text), text).toEqual([])
    }
  })

  it('leaves the next sentence out when the blank after the full stop is missing', () => {
    expect(urls('Look at example.com.Call us')).toEqual(['example.com'])
  })
})

describe('the normal form', () => {
  it('has a lower-case scheme and host, no default port, and never an empty path', () => {
    expect(normaliseUrl('HTTPS://WWW.Example.COM:443')).toBe('https://www.example.com/')
    expect(normaliseUrl('http://example.com:8080/A?B=C#D')).toBe('http://example.com:8080/A?B=C#D')
    expect(normaliseUrl('example.com/x?#')).toBe('https://example.com/x')
    expect(normaliseUrl('')).toBeUndefined()
  })

  it('is stable: normalising it again changes nothing', () => {
    for (const url of [
      'https://Example.com',
      'example.org/a?b#c',
      'http://a.b:80/',
      'viber://chat?number=%2B123',
    ]) {
      const once = normaliseUrl(url) ?? ''
      expect(normaliseUrl(once)).toBe(once)
    }
  })

  it('splits into its parts', () => {
    expect(splitUrl('https://u:p@Example.com:444/a?b=c#d')).toEqual({
      scheme: 'https',
      host: 'example.com',
      port: '444',
      path: '/a',
      query: '?b=c',
      fragment: '#d',
    })
  })
})
