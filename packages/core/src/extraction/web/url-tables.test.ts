/** Web addresses and handles in links: where they end, what their normal form is, and what only looks like one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, normalise, recognise } from '../index.ts'

const urls = (text: string) => extract(text, { kinds: ['url'] }).map(({ original }) => original)
const normals = (text: string) => extract(text, { kinds: ['url'] }).map(({ normal }) => normal)

describe('where an address ends', () => {
  const URL_7 = 'https://sea-hotel.org/jobs/7'
  it.each([
    [`See ${URL_7}.`, URL_7],
    [`See ${URL_7}, please.`, URL_7],
    [`See ${URL_7}; now`, URL_7],
    [`See ${URL_7}!`, URL_7],
    [`See ${URL_7}?`, URL_7],
    [`(${URL_7})`, URL_7],
    [`[${URL_7}]`, URL_7],
    [`<${URL_7}>`, URL_7],
    [`"${URL_7}"`, URL_7],
    [`“${URL_7}”`, URL_7],
    [`«${URL_7}»`, URL_7],
    [`${URL_7}…`, URL_7],
    [`${URL_7}।`, URL_7],
    [`${URL_7}。`, URL_7],
    [`${URL_7}，`, URL_7],
    [`（${URL_7}）`, URL_7],
    [`${URL_7}\nnext`, URL_7],
    [`${URL_7}\tnext`, URL_7],
    [`${URL_7}'s page`, URL_7],
    [`${URL_7}?id=1&x=2`, `${URL_7}?id=1&x=2`],
    [`${URL_7}#top`, `${URL_7}#top`],
    [`${URL_7}?q=a.b.`, `${URL_7}?q=a.b`],
    [`${URL_7}_(old)`, `${URL_7}_(old)`],
    [`(see ${URL_7}_(old))`, `${URL_7}_(old)`],
    [`${URL_7}/`, `${URL_7}/`],
    ['https://sea-hotel.org:8443/x', 'https://sea-hotel.org:8443/x'],
    ['https://sea-hotel.org:', 'https://sea-hotel.org'],
    ['http://sea-hotel.org', 'http://sea-hotel.org'],
  ])('in %j is after %s', (text, url) => {
    expect(urls(text)).toEqual([url])
  })
})

describe('the normal form', () => {
  it.each([
    ['https://Sea-Hotel.ORG', 'https://sea-hotel.org/'],
    ['HTTPS://sea-hotel.org/Jobs', 'https://sea-hotel.org/Jobs'],
    ['https://sea-hotel.org:443/x', 'https://sea-hotel.org/x'],
    ['http://sea-hotel.org:80/x', 'http://sea-hotel.org/x'],
    ['http://sea-hotel.org:8080/x', 'http://sea-hotel.org:8080/x'],
    ['https://sea-hotel.org?x=1', 'https://sea-hotel.org/?x=1'],
    ['https://sea-hotel.org/x?', 'https://sea-hotel.org/x'],
    ['https://sea-hotel.org/x#', 'https://sea-hotel.org/x'],
    ['hxxps://sea-hotel.org/x', 'https://sea-hotel.org/x'],
    ['hxxp://sea-hotel.org/x', 'http://sea-hotel.org/x'],
    ['www.sea-hotel.org', 'https://www.sea-hotel.org/'],
    ['sea-hotel.org/jobs', 'https://sea-hotel.org/jobs'],
  ])('of %s is %s', (text, normal) => {
    expect(normals(`at: ${text}`)).toEqual([normal])
  })

  it('is its own normal form', () => {
    const parts = fc.record({
      host: fc.constantFrom('sea-hotel.org', 'Rooms.Park.COM', 'www.a-b.net'),
      port: fc.constantFrom('', ':443', ':8080'),
      tail: fc.constantFrom('', '/', '/a/B?x=1', '?q=1#f', '/#', '/a%20b'),
    })
    fc.assert(
      fc.property(parts, ({ host, port, tail }) => {
        const once = normalise('url', `https://${host}${port}${tail}`) ?? ''
        expect(normalise('url', once)).toBe(once)
        expect(new URL(once).host).toBe(new URL(`https://${host}${port}${tail}`).host)
      }),
    )
  })
})

describe('what only looks like an address', () => {
  it.each([
    ['a sentence without a blank', 'We left the house.In the morning it rained.'],
    ['a file', 'Open setup.py and read notes.md, then run.sh.'],
    ['a number', 'It costs 12.50 or 1.299.'],
    ['an abbreviation', 'e.g. this, i.e. that, a.m. and p.m.'],
    ['initials', 'J.R. Roe and A.B. Hill'],
    ['an ellipsis', 'wait...what'],
    ['a version', 'v1.2.3 is out'],
    ['code', 'object.method() and list.append(x)'],
    ['a bare scheme', 'https://'],
    ['a scheme and a sign', 'https://.'],
    ['an unknown ending', 'sea-hotel.invalidtld'],
    ['a name in words', 'five.two.one'],
  ])('is left alone: %s', (_, text) => {
    expect(urls(text)).toEqual([])
  })
})

/** Link → the selector that it names besides the address. */
const NAMED: readonly (readonly [string, string])[] = [
  ['https://t.me/blue_door', 'telegram:blue_door'],
  ['https://telegram.me/Blue_Door', 'telegram:blue_door'],
  ['https://t.me/s/blue_door', 'telegram:blue_door'],
  ['tg://resolve?domain=blue_door', 'telegram:blue_door'],
  ['https://wa.me/9779800000101', '+9779800000101'],
  ['https://api.whatsapp.com/send?phone=9779800000101', '+9779800000101'],
  ['whatsapp://send?phone=+9779800000101', '+9779800000101'],
  ['https://signal.me/#p/+9779800000101', '+9779800000101'],
  ['viber://chat?number=%2B9779800000101', '+9779800000101'],
  ['https://www.facebook.com/blue.door', 'facebook:blue.door'],
  ['https://m.facebook.com/blue.door', 'facebook:blue.door'],
  ['https://facebook.com/profile.php?id=100000000000001', 'facebook:100000000000001'],
  ['https://m.me/blue.door', 'facebook:blue.door'],
  ['https://instagram.com/blue.door/', 'instagram:blue.door'],
  ['https://www.tiktok.com/@blue.door', 'tiktok:blue.door'],
  ['https://x.com/blue_door', 'twitter:blue_door'],
  ['https://twitter.com/blue_door', 'twitter:blue_door'],
  ['https://youtube.com/@blue.door', 'youtube:blue.door'],
  ['https://www.snapchat.com/add/blue.door', 'snapchat:blue.door'],
  ['https://line.me/ti/p/~bluedoor', 'line:bluedoor'],
  ['https://vk.com/bluedoor', 'vk:bluedoor'],
  ['https://discord.gg/bluedoor', 'discord:bluedoor'],
  ['https://www.reddit.com/user/blue_door', 'reddit:blue_door'],
  ['https://zalo.me/bluedoor', 'zalo:bluedoor'],
]
/** Pages of the same sites that name nobody. */
const NAMELESS: readonly string[] = [
  'https://t.me/',
  'https://t.me/share/url?url=x',
  'https://t.me/addstickers/Cats',
  'https://facebook.com/',
  'https://facebook.com/events/123',
  'https://facebook.com/sharer/sharer.php?u=x',
  'https://instagram.com/p/ABC123/',
  'https://instagram.com/explore/',
  'https://x.com/home',
  'https://x.com/i/flow/login',
  'https://twitter.com/intent/tweet?text=x',
  'https://youtube.com/watch?v=abc',
  'https://discord.com/channels/1/2',
  'https://wa.me/',
  'https://vk.com/feed',
  'https://sea-hotel.org/blue_door',
  'https://not-t.me/blue_door',
  'https://t.me.sea-hotel.org/blue_door',
]

describe('a link to a person’s page or chat', () => {
  it.each(NAMED)('%s names %s', (link, selector) => {
    const found = extract(`Here: ${link}`, { countries: ['NP'] }).filter(({ kind }) => kind !== 'url')
    expect(found.map(({ normal }) => normal)).toEqual([selector])
    expect(found[0]?.rule).toMatch(/^(handle|phone)\.link$/)
  })

  it.each(NAMELESS.map((link) => [link]))('%s names nobody', (link) => {
    expect(extract(`Here: ${link} now`, { countries: ['NP'] }).filter(({ kind }) => kind !== 'url')).toEqual(
      [],
    )
  })

  it('names its holder inside the address, at the exact place', () => {
    for (const [link] of NAMED) {
      const text = `Here: ${link}`
      const [url, inner] = extract(text, { countries: ['NP'] })
      expect(url?.kind).toBe('url')
      expect(inner && url && inner.start >= url.start && inner.end <= url.end, link).toBe(true)
      expect(text.slice(inner?.start, inner?.end)).toBe(inner?.original)
    }
  })
})

describe('overlaps', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        ...NAMED.map(([link]) => link),
        'jane.roe@sea-hotel.org',
        '@blue_door',
        '+977 980-0000101',
        'telegram: blue_door',
        'sea-hotel.org/jobs',
        '९८०००००१०१',
        '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
        'jane at sea-hotel dot org',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .chain((parts) => fc.constantFrom('', ' ', '\n', ',', ' / ', '->').map((between) => parts.join(between)))

  it('exist only between a link and the one name or number in it, in any heap of selectors', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const found = extract(text, { countries: ['NP'] })
        for (const [at, one] of found.entries()) {
          expect(text.slice(one.start, one.end)).toBe(one.original)
          for (const other of found.slice(at + 1)) {
            if (other.start >= one.end) continue
            expect([one.kind, other.kind].filter((kind) => kind === 'url')).toHaveLength(1)
            expect([one.rule, other.rule].some((rule) => rule.endsWith('.link'))).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('do not depend on which kinds are asked for: a kind alone gives what it gives among all', () => {
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom('phone', 'email', 'url', 'handle', 'wallet' as const),
        (text, kind) => {
          const all = extract(text, { countries: ['NP'] }).filter((mention) => mention.kind === kind)
          expect(extract(text, { countries: ['NP'], kinds: [kind] })).toEqual(all)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the one box', () => {
  it.each([
    ['https://sea-hotel.org/jobs', 'url', 'https://sea-hotel.org/jobs'],
    ['  <https://sea-hotel.org/jobs>  ', 'url', 'https://sea-hotel.org/jobs'],
    ['sea-hotel.org', 'url', 'https://sea-hotel.org/'],
    ['http://127.0.0.1:4700/jobs', 'url', 'http://127.0.0.1:4700/jobs'],
    ['http://localhost:4600', 'url', 'http://localhost:4600/'],
    ['jane.roe@sea-hotel.org', 'email', 'jane.roe@sea-hotel.org'],
    ['"jane.roe@sea-hotel.org";', 'email', 'jane.roe@sea-hotel.org'],
    ['+977 980-0000101', 'phone', '+9779800000101'],
    ['980 000 0101', 'phone', '+9779800000101'],
    ['९८०-०००-०१०१', 'phone', '+9779800000101'],
    ['telegram: blue_door', 'handle', 'telegram:blue_door'],
    ['@blue_door', 'handle', 'unknown:blue_door'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'wallet', 'bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['https://t.me/blue_door', 'url', 'https://t.me/blue_door'],
  ] as const)('takes %j for a %s', (input, kind, normal) => {
    expect(recognise(input, { countries: ['NP'] })).toEqual({ kind, normal })
  })

  it.each([
    [''],
    ['   '],
    ['""'],
    ['blue door'],
    ['hotel by the sea'],
    ['call 980-0000101 now please'],
    ['jane.roe@sea-hotel.org and more'],
    ['होटल'],
    ['24.11.2026'],
    ['x'.repeat(4_097)],
    ['https://'],
    ['http://exa mple.org'],
  ])('takes %j for a text to search', (input) => {
    expect(recognise(input, { countries: ['NP'] })).toBeUndefined()
  })

  it('recognises what it normalised: the normal form of a thing is that thing', () => {
    for (const input of [
      'https://sea-hotel.org/jobs',
      'jane.roe@sea-hotel.org',
      '980-0000101',
      '@blue_door',
    ]) {
      const first = recognise(input, { countries: ['NP'] })
      if (first?.kind === 'handle') continue
      expect(recognise(first?.normal ?? '', { countries: ['NP'] })).toEqual(first)
    }
  })
})

describe('what a person says it is', () => {
  it.each([
    ['phone', '98-4100-0000', '98410-00000'],
    ['handle', 'Blue_Door', 'unknown:blue_door'],
    ['handle', '@Blue.Door', 'unknown:blue.door'],
    ['url', 'sea-hotel.org', 'https://sea-hotel.org/'],
    ['email', ' Jane.Roe@Sea-Hotel.org ', 'jane.roe@sea-hotel.org'],
  ] as const)('is taken at its word: %s %j', (kind, text, normal) => {
    const expected = kind === 'phone' ? normal.replace(/\D/g, '') : normal
    expect(normalise(kind, text)).toBe(expected)
  })

  it.each([
    ['phone', 'blue door'],
    ['phone', '1234'],
    ['phone', '1'.repeat(25)],
    ['handle', 'two words'],
    ['handle', 'x'],
    ['url', 'two words.org'],
    ['url', 'https://'],
    ['email', 'jane.roe'],
    ['email', 'jane at home'],
    ['wallet', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3'],
    ['wallet', 'money'],
    ['phone', ''],
    ['handle', '   '],
  ] as const)('is refused where it cannot be one: %s %j', (kind, text) => {
    expect(normalise(kind, text)).toBeUndefined()
  })
})
