/** Hosts as they are spoken: dots as words, in brackets, as blanks; ends found where the sentence goes on. */
import { describe, expect, it } from 'vitest'
import { MAIL_HOSTS } from './mail-hosts.ts'
import { readSpokenHost } from './read-spoken-host.ts'

const read = (text: string, strong = true) => {
  const host = readSpokenHost(text, 0, strong)
  return host && `${host.host}|${text.slice(0, host.end)}`
}

describe('a spoken host', () => {
  it('is read with its dots as words in several languages, in brackets and as signs', () => {
    const written = [
      'example dot org',
      'example DOT org',
      'example (dot) org',
      'example[dot]org',
      'example {dot} org',
      'example<dot>org',
      'example punto org',
      'example ponto org',
      'example point org',
      'example डट org',
      'example_dot_org',
      'example-dot-org',
      'exampleDOTorg',
      'example[.]org',
      'example (.) org',
      'example.org',
      'example . org',
      'example .org',
      'example;org',
      'example,org',
      'example·org',
      'example&#46;org',
      'example。org',
      'example d0t org',
      'example dt org',
    ]
    for (const text of written) expect(read(`${text} and`), text).toBe(`example.org|${text}`)
  })

  it('takes the longest name that ends in a real top-level domain, and leaves the sentence out', () => {
    expect(read('cs.example.edu, but I receive')).toBe('cs.example.edu|cs.example.edu')
    expect(read('cs example edu, but')).toBe('cs.example.edu|cs example edu')
    expect(read('example dot co dot uk is')).toBe('example.co.uk|example dot co dot uk')
    expect(read('example dot com dot')).toBe('example.com|example dot com')
    expect(read('example.org. The rest')).toBe('example.org|example.org')
  })

  it('needs a top-level domain that exists, and after a mere blank a usual one', () => {
    expect(read('example dot nothing')).toBeUndefined()
    expect(read('noon. In the hall', false)).toBeUndefined()
    expect(read('best hotel in town')).toBeUndefined()
    expect(read('the office')).toBeUndefined()
    expect(read('')).toBeUndefined()
  })

  it('says how it was written', () => {
    expect(readSpokenHost('example dot org', 0, true)).toMatchObject({
      spoken: true,
      blank: false,
      completed: false,
    })
    expect(readSpokenHost('example org', 0, true)).toMatchObject({ spoken: false, blank: true })
    expect(readSpokenHost('example.org', 0, true)).toMatchObject({ spoken: false, blank: false })
  })
})

describe('a mail provider', () => {
  it('may stand without its ending, and misspelt', () => {
    expect(read('gmail ')).toBe('gmail.com|gmail')
    expect(read('gml')).toBe('gmail.com|gml')
    expect(read('g mail dot com')).toBe('gmail.com|g mail dot com')
    expect(readSpokenHost('hotmial', 0, true)?.completed).toBe(true)
  })

  it('is one of a table whose every spelling leads to a dotted host', () => {
    for (const [spelling, host] of MAIL_HOSTS) {
      expect(spelling).toMatch(/^[a-z0-9-]+$/)
      expect(host).toMatch(/^[a-z]+\.[a-z]+$/)
    }
  })
})
