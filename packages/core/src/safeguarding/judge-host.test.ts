/** The egress rule against every form that has got past other filters. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgeAddress } from './judge-address.ts'
import { judgeHost } from './judge-host.ts'
import { parseHost } from './parse-host.ts'

const fixture = new URL('../../../../../shared/fixtures/ssrf.json', import.meta.url)
const given: readonly string[] = existsSync(fixture) ? JSON.parse(readFileSync(fixture, 'utf8')).hosts : []

describe.skipIf(given.length === 0)('the given host forms (skipped where ../shared is absent)', () => {
  it.each(given.map((host) => [host]))('refuses %s as a literal', (host) => {
    expect(judgeHost(host)).toMatchObject({ allowed: false, reason: expect.any(String) })
  })
})

/** Address → verdict on both sides of each border. */
const BORDERS: readonly (readonly [string, boolean])[] = [
  ['1.0.0.0', true],
  ['0.255.255.255', false],
  ['9.255.255.255', true],
  ['10.255.255.255', false],
  ['11.0.0.0', true],
  ['100.63.255.255', true],
  ['100.64.0.0', false],
  ['100.127.255.255', false],
  ['100.128.0.0', true],
  ['126.255.255.255', true],
  ['128.0.0.0', true],
  ['168.63.129.16', false],
  ['168.63.129.17', true],
  ['169.253.255.255', true],
  ['169.255.0.0', true],
  ['172.15.255.255', true],
  ['172.32.0.0', true],
  ['192.0.1.0', true],
  ['192.167.255.255', true],
  ['192.169.0.0', true],
  ['198.17.255.255', true],
  ['198.19.255.255', false],
  ['198.20.0.0', true],
  ['223.255.255.255', true],
  ['[2001:1ff::1]', false],
  ['[2001:200::1]', true],
  ['[2001:db9::1]', true],
  ['[2003::1]', true],
  ['[3ffe::1]', true],
  ['[3fff:fff::1]', false],
  ['[3fff:1000::1]', true],
  ['[4000::1]', false],
  ['[1fff::1]', false],
  ['[2606:2800:220:1:248:1893:25c8:1946]', true],
]

describe('the borders of the ranges', () => {
  it.each(BORDERS)('judges %s as it lies (%s)', (host, allowed) => {
    expect(judgeHost(host).allowed).toBe(allowed)
  })
})

describe('other forms', () => {
  it.each([
    ['①②⑦.1'],
    ['１２７.0.0.1'],
    ['127｡0｡0｡1'],
    ['0x7F.0x0.0x0.0x1'],
    ['0177.1'],
    ['127.0.0.1..'],
    ['256.1.1.1'],
    ['1.2.3.4.5'],
    ['4294967296'],
    ['0x100000000'],
    ['08.1.1.1'],
    ['1.2.3.08'],
    ['[::1'],
    ['[1::2::3]'],
    ['[::ffff:127.0.0.01]'],
    ['[fe80::1%25eth0]'],
    ['::1'],
    ['printer'],
    ['router.lan'],
    ['x.home.arpa'],
    ['10.0.0.1.nip.io'],
    ['a b.example'],
    ['a\u0000.example'],
    ['a..example'],
    ['exa%6dple.org'],
    [''],
    ['.'],
    [`${'a'.repeat(64)}.example`],
    [`${'a.'.repeat(127)}example`],
  ])('refuses %j', (host) => {
    expect(judgeHost(host).allowed).toBe(false)
  })

  it.each([
    ['example.org'],
    ['example.org.'],
    ['EXAMPLE.org'],
    ['xn--bcher-kva.example'],
    ['bücher.example'],
    ['8.8.8.8'],
  ])('lets %s pass for now', (host) => {
    expect(judgeHost(host).allowed).toBe(true)
  })

  it('reads an address to its bytes whatever its form', () => {
    for (const host of ['1.2.3.4', '16909060', '0x01020304', '01.2.0x304', '1.2.772'])
      expect(parseHost(host)).toEqual({ kind: 'address', bytes: new Uint8Array([1, 2, 3, 4]) })
  })

  it('refuses bytes of any other length', () => {
    for (const length of [0, 3, 5, 15, 17])
      expect(judgeAddress(new Uint8Array(length).fill(9)).allowed).toBe(false)
  })
})
