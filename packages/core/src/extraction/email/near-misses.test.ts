/** E-mail addresses: the disguises that are read, the ordinary sentences that are not, and what only looks alike. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const emails = (text: string) => extract(text, { kinds: ['email'] }).map(({ normal }) => normal)
const ADDRESS = 'jane.roe@sea-hotel.org'

const PLAIN: readonly (readonly [string, string])[] = [
  ['jane.roe@sea-hotel.org', ADDRESS],
  ['Jane.Roe@Sea-Hotel.ORG', ADDRESS],
  ['<jane.roe@sea-hotel.org>', ADDRESS],
  ['"jane.roe@sea-hotel.org",', ADDRESS],
  ['(jane.roe@sea-hotel.org)', ADDRESS],
  ['mailto:jane.roe@sea-hotel.org', ADDRESS],
  ['E-mail:jane.roe@sea-hotel.org.', ADDRESS],
  ['इमेल jane.roe@sea-hotel.org मा', ADDRESS],
  ['邮箱jane.roe@sea-hotel.org。', ADDRESS],
  ['อีเมล jane.roe@sea-hotel.org', ADDRESS],
  ['بريد jane.roe@sea-hotel.org', ADDRESS],
  ['jane+jobs@sea-hotel.org', 'jane+jobs@sea-hotel.org'],
  ['jane_roe-1@mail.sea-hotel.org', 'jane_roe-1@mail.sea-hotel.org'],
  ['o’clock: j@a.org', 'j@a.org'],
  ['jane@[192.0.2.17]', 'jane@[192.0.2.17]'],
  ['write jane.roe@sea-hotel.org.Call us', ADDRESS],
]
const DISGUISED: readonly string[] = [
  'jane.roe [at] sea-hotel.org',
  'jane.roe(at)sea-hotel.org',
  'jane.roe {at} sea-hotel [dot] org',
  'jane.roe <at> sea-hotel <dot> org',
  'jane.roe at sea-hotel dot org',
  'jane.roe AT sea-hotel DOT org',
  'jane dot roe at sea-hotel dot org',
  'jane.roe @ sea-hotel.org',
  'jane.roe＠sea-hotel.org',
  'jane.roe﹫sea-hotel.org',
  'jane.roe&#64;sea-hotel.org',
  'jane.roe&#x40;sea-hotel.org',
  'jane.roe%40sea-hotel.org',
  'jane.roe&commat;sea-hotel.org',
  'jane.roe arroba sea-hotel punto org',
  'jane.roe arroba sea-hotel ponto org',
  'jane.roe_at_sea-hotel_dot_org',
]
const NOT_MAIL: readonly (readonly [string, string])[] = [
  ['a sentence', 'Meet us at the hotel by the sea.'],
  ['a place', 'We are at sea-hotel.org every day.'],
  ['a look', 'Look at example.org for jobs.'],
  ['a time', 'At 6 o’clock at the park.'],
  ['a price', '3 rooms @ 40 each'],
  ['a handle', 'Follow @jane_roe for news.'],
  ['two handles', 'Thanks @jane.roe@sea'],
  ['no local part', '@sea-hotel.org'],
  ['no host', 'jane.roe@'],
  ['a host without a dot', 'jane.roe@localhost'],
  ['two dots in the host', 'jane@sea-hotel..org'],
  ['a host with an underscore', 'jane@sea_hotel.org'],
  ['a host that ends in digits', 'jane@sea-hotel.12'],
  ['a host that begins with a hyphen', 'jane@-sea.org'],
  ['two signs', 'jane@@sea-hotel.org'],
  ['a retina file', 'logo@2x.png'.replace('png', '2x')],
  ['a git address without a host', 'git@:repo'],
  ['a formula', 'C = A@B + D'],
  ['a Python decorator', '@app.route("/")'],
  ['a chess move', 'N@f3 and B@c4'],
  ['an address on a network that is none', 'jane@[300.1.1.1]'],
  ['Nepali', 'हामी होटलमा काम गर्छौं।'],
  ['Spanish', 'Una arroba son once kilos y medio.'],
  ['Portuguese', 'Cinco arrobas de café.'],
]

describe('an e-mail address', () => {
  it.each(PLAIN)('is found in %s', (text, normal) => {
    expect(emails(text)).toEqual([normal])
  })

  it.each(DISGUISED.map((text) => [text]))('is read through its disguise: %s', (text) => {
    expect(emails(`Write to ${text}`)).toEqual([ADDRESS])
  })

  it('is kept in its disguise as it stands', () => {
    for (const text of DISGUISED) {
      const line = `E-mail ${text}`
      const [found] = extract(line, { kinds: ['email'] })
      expect(line.slice(found?.start, found?.end), text).toBe(found?.original)
      expect(found?.rule).not.toBe('email.plain')
      expect(found?.confidence).toBeLessThan(0.98)
    }
  })

  it.each(NOT_MAIL)('is not found in %s', (_, text) => {
    expect(emails(text)).toEqual([])
  })

  it('is found once, and its host is no web address besides', () => {
    for (const text of [...PLAIN.map(([plain]) => plain), ...DISGUISED.map((each) => `Write to ${each}`)])
      expect(extract(text, { kinds: ['url'] }), text).toEqual([])
  })

  it('is found as often as it stands, and each time by the same name', () => {
    expect(emails(`${ADDRESS}; ${ADDRESS.toUpperCase()} ${ADDRESS}`)).toEqual([ADDRESS, ADDRESS, ADDRESS])
  })
})
