/** E-mail addresses plain and disguised, and sentences that only look like them. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const emails = (text: string) => extract(text, { kinds: ['email'] })
const read = (text: string): string[] => emails(text).map((mention) => mention.normal)

describe('a plain address', () => {
  it('is found with its exact ends, whatever sentence it stands in', () => {
    expect(emails('Write to <Jane.Roe+jobs@Mail.Example.org>.')).toMatchObject([
      {
        original: 'Jane.Roe+jobs@Mail.Example.org',
        normal: 'jane.roe+jobs@mail.example.org',
        rule: 'email.plain',
      },
    ])
    expect(read('mailto:jane@example.com?subject=x')).toEqual(['jane@example.com'])
    expect(read('a@b.com,c@d.org;e@f.net')).toEqual(['a@b.com', 'c@d.org', 'e@f.net'])
    expect(read('a邮箱地址jane@example.com。')).toEqual(['jane@example.com'])
    expect(read('jane@example.com.Call us')).toEqual(['jane@example.com'])
  })

  it('may have an address literal for a host (RFC 5321)', () => {
    expect(read('j_9@[192.0.2.1] works')).toEqual(['j_9@[192.0.2.1]'])
    expect(read('j_9@192.0.2.1 does not')).toEqual([])
  })

  it('needs a sound host', () => {
    for (const text of [
      'Alice@abc is short',
      'Carol@new_type.com',
      'a@-b.com',
      'a@b-.com',
      '@example.com',
      'a@@b.com',
    ]) {
      expect(read(text), text).toEqual([])
    }
  })
})

describe('a disguised address', () => {
  const DISGUISES: readonly (readonly [string, string, string])[] = [
    ['jane.roe at example dot org', 'jane.roe@example.org', 'email.obfuscated'],
    ['jane.roe at cs dot example dot edu', 'jane.roe@cs.example.edu', 'email.obfuscated'],
    ['jane AT example DOT org', 'jane@example.org', 'email.obfuscated'],
    ['janeATexampleDOTorg', 'jane@example.org', 'email.obfuscated'],
    ['jane [at] example [dot] co [dot] uk', 'jane@example.co.uk', 'email.obfuscated'],
    ['jane(at)example(dot)org', 'jane@example.org', 'email.obfuscated'],
    ['jane{at}example{dot}org', 'jane@example.org', 'email.obfuscated'],
    ['jane <at> example <dot> org', 'jane@example.org', 'email.obfuscated'],
    ['jane (a) example.org', 'jane@example.org', 'email.obfuscated'],
    ['jane[@]example[.]org', 'jane@example.org', 'email.obfuscated'],
    ['jane_at_example_dot_org', 'jane@example.org', 'email.obfuscated'],
    ['jane-at-example-dot-org', 'jane@example.org', 'email.obfuscated'],
    ['jane.roe @ example.org', 'jane.roe@example.org', 'email.obfuscated'],
    ['jane.roe @ example . org', 'jane.roe@example.org', 'email.obfuscated'],
    ['jane@example dot org', 'jane@example.org', 'email.obfuscated'],
    ['jane＠example．org', 'jane@example.org', 'email.obfuscated'],
    ['jane&#64;example&#46;org', 'jane@example.org', 'email.obfuscated'],
    ['jane&#x40;example.org', 'jane@example.org', 'email.obfuscated'],
    ['jane%40example.org', 'jane@example.org', 'email.obfuscated'],
    ['jane dot roe at example dot org', 'jane.roe@example.org', 'email.obfuscated'],
    ['email: jane at the rate example.org', 'jane@example.org', 'email.obfuscated'],
    ['email: jane at cs example edu, but not daily', 'jane@cs.example.edu', 'email.obfuscated'],
    ['jane at robotics;example;edu', 'jane@robotics.example.edu', 'email.obfuscated'],
    ['jane where example dom edu', 'jane@example.edu', 'email.obfuscated'],
    ['jane (followed by "@example.edu")', 'jane@example.edu', 'email.obfuscated'],
    ['jane_roe arroba example punto com', 'jane_roe@example.com', 'email.obfuscated'],
    ['jane.roe (arroba) exemplo (ponto) pt', 'jane.roe@exemplo.pt', 'email.obfuscated'],
    ['j-a-n-e-@-e-x-a-m-p-l-e-.-o-r-g', 'jane@example.org', 'email.spelled'],
    ['j a n e @ e x a m p l e . o r g', 'jane@example.org', 'email.spelled'],
    ["obfuscate('example.edu','jane')", 'jane@example.edu', 'email.script'],
    ['jane (arroba) example-hotel (punto) test', 'jane@example-hotel.test', 'email.obfuscated'],
    ['jane.roe@gmail', 'jane.roe@gmail.com', 'email.known-host'],
    ['jane.roe@hotmial now', 'jane.roe@hotmail.com', 'email.known-host'],
    ['jane.roe at g mail dot com', 'jane.roe@gmail.com', 'email.obfuscated'],
  ]
  for (const [written, normal, rule] of DISGUISES) {
    it(`is read from ${JSON.stringify(written)}`, () => {
      const found = emails(`For rooms: ${written}`)
      expect(found.map((mention) => mention.normal)).toEqual([normal])
      expect(found[0]?.rule).toBe(rule)
    })
  }

  it('keeps the whole notation as original, and nothing more', () => {
    const text = 'For rooms jane.roe [at] example [dot] org, thank you'
    expect(emails(text)[0]?.original).toBe('jane.roe [at] example [dot] org')
  })
})

describe('a sentence with “at” and “dot” is no address', () => {
  const SENTENCES: readonly string[] = [
    'look at example.com for more',
    'We are at home.com today',
    'meet me at noon. In the hall',
    'see us at example dot com',
    'available at www.example.org',
    'come to the party at joes place',
    'at 5 pm. dinner at eight in rome',
    'rooms at hotel dot in the city',
    'more info at example.com',
    'He works at booking.com',
    'she is good at net games',
    'buy it @ shop.com',
    '@jane at home',
    'Tours @example.tours',
    'price at 20.in stock',
    'the dot at the end of the line',
    'arrive at 9. To us it is early',
  ]
  for (const text of SENTENCES) it(`in ${JSON.stringify(text)}`, () => expect(read(text)).toEqual([]))
})
