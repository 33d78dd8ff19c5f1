/** Sixty and more own forms of hosts that must not be asked, public hosts that may, and what a browser makes of the same text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeHost, parseHost } from './index.ts'

/** Form → what it is meant to reach. All are refused. */
const INWARD: readonly (readonly [string, string])[] = [
  ['127.0.0.1', 'loopback'],
  ['127.1', 'loopback, short'],
  ['127.0.1', 'loopback, three parts'],
  ['2130706433', 'loopback, decimal'],
  ['0x7f000001', 'loopback, hexadecimal'],
  ['0X7F000001', 'loopback, hexadecimal in capitals'],
  ['017700000001', 'loopback, octal'],
  ['0177.0.0.1', 'loopback, first part octal'],
  ['0x7f.0.0.1', 'loopback, first part hexadecimal'],
  ['0x7f.1', 'loopback, mixed and short'],
  ['127.0.0.1.', 'loopback, with the root’s dot'],
  ['127。0。0。1', 'loopback, ideographic stops'],
  ['127．0．0．1', 'loopback, full-width stops'],
  ['１２７.０.０.１', 'loopback, full-width digits'],
  ['①②⑦.⓪.⓪.①', 'loopback, circled digits'],
  ['¹²⁷.0.0.1', 'loopback, superscripts'],
  ['𝟏𝟐𝟕.𝟎.𝟎.𝟏', 'loopback, mathematical digits'],
  ['0', 'this network'],
  ['0.0.0.0', 'this network'],
  ['0x0', 'this network, hexadecimal'],
  ['00', 'this network, octal'],
  ['10.0.0.1', 'private'],
  ['10.1', 'private, short'],
  ['167772161', 'private, decimal'],
  ['172.16.0.1', 'private'],
  ['172.31.255.254', 'private'],
  ['0xac100001', 'private, hexadecimal'],
  ['192.168.0.1', 'private'],
  ['192.168.257', 'private, three parts'],
  ['3232235521', 'private, decimal'],
  ['169.254.169.254', 'cloud keys'],
  ['0xa9fea9fe', 'cloud keys, hexadecimal'],
  ['2852039166', 'cloud keys, decimal'],
  ['0251.0376.0251.0376', 'cloud keys, octal'],
  ['100.64.0.1', 'provider'],
  ['198.18.0.1', 'benchmark'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['4294967295', 'broadcast, decimal'],
  ['[::]', 'unspecified'],
  ['[::1]', 'loopback'],
  ['[0:0:0:0:0:0:0:1]', 'loopback in full'],
  ['[0000:0000:0000:0000:0000:0000:0000:0001]', 'loopback in full with zeros'],
  ['[::ffff:127.0.0.1]', 'mapped loopback'],
  ['[::ffff:7f00:1]', 'mapped loopback in hexadecimal'],
  ['[::FFFF:10.0.0.1]', 'mapped private'],
  ['[::127.0.0.1]', 'compatible loopback'],
  ['[64:ff9b::10.0.0.1]', 'translated private'],
  ['[64:ff9b::a00:1]', 'translated private in hexadecimal'],
  ['[2002:7f00:1::]', '6to4 loopback'],
  ['[2001:0:0:0:0:0:f5ff:fffe]', 'Teredo'],
  ['[fe80::1]', 'link-local'],
  ['[fe80::1%eth0]', 'link-local with a zone'],
  ['[fc00::1]', 'unique local'],
  ['[fd00:ec2::254]', 'cloud keys over IPv6'],
  ['[ff02::1]', 'multicast'],
  ['localhost', 'this machine'],
  ['LOCALHOST', 'this machine'],
  ['localhost.', 'this machine'],
  ['foo.localhost', 'this machine'],
  ['a.b.localhost.', 'this machine'],
  ['ｌｏｃａｌｈｏｓｔ', 'this machine, full-width'],
  ['localhost.localdomain', 'this machine'],
  ['printer', 'a name without a domain'],
  ['printer.', 'a name without a domain'],
  ['nas.local', 'mDNS'],
  ['router.lan', 'router'],
  ['db.internal', 'inside'],
  ['metadata.google.internal', 'cloud keys by name'],
  ['wiki.corp', 'inside'],
  ['tv.home', 'inside'],
  ['tv.home.arpa', 'inside'],
  ['wiki.intranet', 'inside'],
  ['x.private', 'inside'],
  ['localtest.me', 'a public name for loopback'],
  ['x.localtest.me', 'a public name for loopback'],
  ['10.0.0.1.nip.io', 'an address in a name'],
  ['app.127-0-0-1.sslip.io', 'an address in a name'],
  ['x.xip.io', 'an address in a name'],
  ['x.lvh.me', 'a public name for loopback'],
]

/** Texts that name no host at all. */
const NO_HOST: readonly string[] = [
  '',
  '.',
  '..',
  '...',
  ' ',
  'a b.example',
  'a\tb.example',
  'a\nb.example',
  'a\u0000.example',
  'a\u007f.example',
  'user@host.example',
  'host.example:80',
  'host.example/',
  'host.example?x',
  'host.example#x',
  'host.example\\x',
  '<host>.example',
  'ho|st.example',
  'ho^st.example',
  'ho%00st.example',
  '{host}.example',
  '"host".example',
  '`id`.example',
  'a..example',
  '.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(127)}example`,
  '1.2.3.4.5',
  '256.1.1.1',
  '1.1.1.256',
  '1.1.65536',
  '1.16777216',
  '4294967296',
  '0x100000000',
  '09',
  '1.2.3.09',
  '0x',
  'example.0x7f',
  'example.1',
  '[',
  ']',
  '[]',
  '[::1',
  '::1]',
  '[[::1]]',
  '[:::1]',
  '[1::2::3]',
  '[1:2:3:4:5:6:7]',
  '[1:2:3:4:5:6:7:8:9]',
  '[12345::1]',
  '[g::1]',
  '[::1.2.3]',
  '[::1.2.3.256]',
  '[::01.2.3.4]',
  '[1.2.3.4]',
  '[::1]x',
]

describe('hosts that lead inwards', () => {
  it.each(INWARD)('refuses %s (%s)', (host) => {
    const verdict = judgeHost(host)
    expect(verdict.allowed).toBe(false)
    expect(verdict.allowed ? '' : verdict.reason.length).toBeGreaterThan(5)
  })

  it('are at least sixty forms', () => {
    expect(new Set(INWARD.map(([host]) => host)).size).toBeGreaterThanOrEqual(60)
  })
})

describe('texts that are no host', () => {
  it.each(NO_HOST.map((text) => [text]))('refuses %j', (text) => {
    expect(judgeHost(text).allowed).toBe(false)
  })
})

describe('public hosts', () => {
  it.each([
    ['example.org', 'example.org'],
    ['Example.ORG', 'example.org'],
    ['example.org.', 'example.org'],
    ['a-b.example.org', 'a-b.example.org'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['bücher.example', 'bücher.example'],
    ['ｅｘａｍｐｌｅ.org', 'example.org'],
    ['example。org', 'example.org'],
    ['काठमाडौं.example', 'काठमाडौं.example'],
    ['1.example.org', '1.example.org'],
    ['127.0.0.1.example.org', '127.0.0.1.example.org'],
    ['notlocalhost.example', 'notlocalhost.example'],
    ['localhost.example', 'localhost.example'],
    ['mylocal.org', 'mylocal.org'],
    ['home.example', 'home.example'],
    ['nip.io.example', 'nip.io.example'],
    ['thenip.io', 'thenip.io'],
    ['1.2.3.0xg', '1.2.3.0xg'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('lets %s pass as the name %s, to be looked up', (text, name) => {
    expect(judgeHost(text)).toEqual({ allowed: true, host: { kind: 'name', name } })
  })

  it.each([
    ['8.8.8.8', [8, 8, 8, 8]],
    ['134744072', [8, 8, 8, 8]],
    ['0x08080808', [8, 8, 8, 8]],
    ['010.8.8.8', [8, 8, 8, 8]],
    ['8.526344', [8, 8, 8, 8]],
    ['1.1', [1, 0, 0, 1]],
    ['1.2.3.', [1, 2, 0, 3]],
    ['93.184.216.34.', [93, 184, 216, 34]],
  ])('reads %s to the bytes that will be asked', (text, bytes) => {
    expect(judgeHost(text)).toEqual({
      allowed: true,
      host: { kind: 'address', bytes: Uint8Array.from(bytes) },
    })
  })
})

describe('what a browser reads', () => {
  const browser = (host: string): string | undefined => {
    try {
      return new URL(`http://${host}/`).hostname
    } catch {
      return undefined
    }
  }

  it('is the same address, for every notation of numbers', () => {
    const radix = fc.constantFrom(
      (n: number) => String(n),
      (n: number) => `0x${n.toString(16)}`,
      (n: number) => `0${n.toString(8)}`,
    )
    const byte = fc.nat(255)
    const parts = fc.oneof(
      fc.tuple(byte, byte, byte, byte),
      fc.tuple(byte, byte, fc.nat(65_535)),
      fc.tuple(byte, fc.nat(2 ** 24 - 1)),
      fc.tuple(fc.nat(2 ** 32 - 1)),
    )
    fc.assert(
      fc.property(parts, fc.array(radix, { minLength: 4, maxLength: 4 }), (numbers, write) => {
        const text = [...numbers].map((number, at) => (write[at] ?? String)(number)).join('.')
        const parsed = parseHost(text)
        expect(parsed.kind === 'address' ? [...parsed.bytes].join('.') : parsed.kind).toBe(browser(text))
      }),
      { numRuns: 1_000 },
    )
  })

  it('never lets a literal pass that the browser would read as another one', () => {
    const soup = fc.string({
      unit: fc.constantFrom('0', '1', '7', '9', 'x', 'a', 'f', '.', ':', '[', ']', '１', '。', '-'),
      maxLength: 14,
    })
    fc.assert(
      fc.property(soup, (text) => {
        const verdict = judgeHost(text)
        if (!verdict.allowed || verdict.host.kind !== 'address' || verdict.host.bytes.length !== 4) return
        expect(browser(text)).toBe([...verdict.host.bytes].join('.'))
      }),
      { numRuns: 5_000 },
    )
  })

  it('is the same IPv6 address, short or long, in any case', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const host = `[${text}]`
        const parsed = parseHost(host)
        expect(parsed.kind === 'address').toBe(browser(host) !== undefined)
        if (parsed.kind !== 'address') return
        const again = parseHost(browser(host) ?? '')
        expect(again).toEqual(parsed)
      }),
      { numRuns: 500 },
    )
  })
})

it('judges any text without throwing, always with a reason when it refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const verdict = judgeHost(text)
      if (!verdict.allowed) expect(verdict.reason).not.toBe('')
      expect(judgeHost(text)).toEqual(verdict)
    }),
    { numRuns: 1_000 },
  )
})
