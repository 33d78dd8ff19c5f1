/** The egress rule for addresses at every edge of every range: the last before, the first, the last, the first after. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeAddress } from './judge-address.ts'

/** IANA's special-purpose registry for IPv4 as it stands outside this code, written as CIDR. */
const REFUSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

const REFUSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

const toBytes = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Number((value >> BigInt(8 * (length - 1 - at))) & 255n))

const readV4 = (text: string): bigint =>
  text.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(Number(byte)), 0n)

/** Reads `a:b::` with a tail of zeros, and whole addresses with one `::`. */
const readV6 = (text: string): bigint => {
  const [head = '', tail = ''] = text.split('::')
  const left = head.split(':').filter((group) => group !== '')
  const right = tail.split(':').filter((group) => group !== '')
  const groups = [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

interface Edge {
  readonly cidr: string
  readonly first: bigint
  readonly last: bigint
  readonly length: number
}

const edgeOf = (cidr: string): Edge => {
  const [text = '', bits = '0'] = cidr.split('/')
  const length = text.includes('.') ? 4 : 16
  const first = length === 4 ? readV4(text) : readV6(text)
  return { cidr, first, last: first + (1n << BigInt(length * 8 - Number(bits))) - 1n, length }
}

const V4 = REFUSED_V4.map(edgeOf)
const V6 = REFUSED_V6.map(edgeOf)
const judge = (value: bigint, length: number) => judgeAddress(toBytes(value, length))
const isListed = (value: bigint, edges: readonly Edge[]): boolean =>
  edges.some(({ first, last }) => value >= first && value <= last)

describe.each([...V4, ...V6])('the range $cidr', ({ cidr, first, last, length }) => {
  const edges = length === 4 ? V4 : V6

  it('is refused from its first address to its last, with a reason that names it', () => {
    for (const value of [first, first + 1n, (first + last) / 2n, last - 1n, last]) {
      if (value < first || value > last) continue
      const verdict = judge(value, length)
      expect(verdict.allowed, value.toString(16)).toBe(false)
      expect(verdict.allowed ? '' : verdict.reason).toMatch(new RegExp(`\\(${cidr}\\)$|^address of a cloud`))
    }
  })

  it('does not reach one address further on either side', () => {
    const limit = 1n << BigInt(length * 8)
    for (const value of [first - 1n, last + 1n]) {
      if (value < 0n || value >= limit || isListed(value, edges)) continue
      expect(judge(value, length).allowed, value.toString(16)).toBe(true)
    }
  })

  it('gives one reason for the whole of it', () => {
    expect(judge(first, length)).toEqual(judge(last, length))
  })
})

describe('IPv4 as a whole', () => {
  it('passes exactly what no range of the registry covers', () => {
    const anywhere = fc.oneof(
      fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }),
      fc
        .tuple(
          fc.constantFrom(...V4.flatMap(({ first, last }) => [first, last])),
          fc.integer({ min: -3, max: 3 }),
        )
        .map(([edge, step]) => edge + BigInt(step))
        .filter((value) => value >= 0n && value < 1n << 32n),
    )
    fc.assert(
      fc.property(anywhere, (value) => {
        expect(judge(value, 4).allowed).toBe(!isListed(value, V4))
      }),
      { numRuns: 4_000 },
    )
  })

  it('refuses the addresses that clouds and routers answer their keys on', () => {
    for (const text of [
      '169.254.169.254',
      '169.254.170.2',
      '168.63.129.16',
      '100.100.100.200',
      '192.0.0.192',
    ])
      expect(judge(readV4(text), 4).allowed, text).toBe(false)
  })

  it('refuses broadcast, and every multicast group', () => {
    for (const text of ['255.255.255.255', '224.0.0.251', '239.255.255.250'])
      expect(judge(readV4(text), 4).allowed, text).toBe(false)
  })
})

describe('IPv6 as a whole', () => {
  it('passes only global unicast, and of that only what no range covers', () => {
    const anywhere = fc.oneof(
      fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
      fc.bigInt({ min: 0x20n << 120n, max: (0x40n << 120n) - 1n }),
    )
    fc.assert(
      fc.property(anywhere, (value) => {
        const isGlobal = value >> 125n === 1n
        expect(judge(value, 16).allowed).toBe(isGlobal && !isListed(value, V6))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['unspecified', '::0'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local, its last prefix', 'febf::1'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fc00::1'],
    ['unique local, the half in use', 'fd12:3456:789a::1'],
    ['multicast', 'ff02::1'],
    ['discard', '100::1'],
    ['the last before global unicast', '1fff:ffff::ffff'],
    ['the first after global unicast', '4000::0'],
  ])('refuses %s (%s)', (_, text) => {
    expect(judge(readV6(text), 16).allowed).toBe(false)
  })

  it.each([['8.8.8.8'], ['93.184.216.34'], ['127.0.0.1'], ['10.0.0.1'], ['192.168.1.1']])(
    'refuses %s carried inside IPv6, public or not: mapped, compatible, translated, tunnelled',
    (text) => {
      const inner = readV4(text)
      const carriers: Readonly<Record<string, bigint>> = {
        'mapped ::ffff:0:0/96': (0xffffn << 32n) | inner,
        'compatible ::/96': inner,
        'translated ::ffff:0:0:0/96': (0xffffn << 48n) | inner,
        'NAT64 64:ff9b::/96': (0x0064ff9bn << 96n) | inner,
        'local NAT64 64:ff9b:1::/48': (0x0064ff9b0001n << 80n) | inner,
        '6to4 2002::/16': (0x2002n << 112n) | (inner << 80n),
        'Teredo 2001::/32': (0x20010000n << 96n) | (inner ^ 0xffffffffn),
        'ISATAP under link-local': (0xfe80n << 112n) | (0x00005efen << 32n) | inner,
      }
      for (const [name, value] of Object.entries(carriers)) expect(judge(value, 16).allowed, name).toBe(false)
    },
  )
})

describe('bytes that are no address', () => {
  it('are refused at every length but 4 and 16, and so is nothing at all', () => {
    for (let length = 0; length <= 40; length++) {
      const verdict = judgeAddress(new Uint8Array(length).fill(0x21))
      expect(verdict.allowed, String(length)).toBe(length === 4 || length === 16)
    }
    expect(judgeAddress(new Uint8Array(0))).toEqual({ allowed: false, reason: 'not an address' })
  })
})
