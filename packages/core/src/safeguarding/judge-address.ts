/** The egress rule for addresses: public unicast passes, everything else is refused. It judges bytes, never text. */

/** The verdict on one address. `reason` names the range that it lies in. */
export type AddressVerdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

interface Range {
  readonly prefix: readonly number[]
  readonly bits: number
  readonly reason: string
}

const range = (prefix: readonly number[], bits: number, reason: string): Range => ({ prefix, bits, reason })

/** IANA special-purpose registry for IPv4 (RFC 6890 and its updates), multicast, and one public address that clouds use for their own machines. */
const IPV4_REFUSED: readonly Range[] = [
  range([0], 8, 'this network (0.0.0.0/8)'),
  range([10], 8, 'private network (10.0.0.0/8)'),
  range([100, 64], 10, 'shared network of a provider (100.64.0.0/10)'),
  range([127], 8, 'this machine (127.0.0.0/8)'),
  range([168, 63, 129, 16], 32, 'address of a cloud for its own machines'),
  range([169, 254], 16, 'link-local network (169.254.0.0/16)'),
  range([172, 16], 12, 'private network (172.16.0.0/12)'),
  range([192, 0, 0], 24, 'protocol assignments (192.0.0.0/24)'),
  range([192, 0, 2], 24, 'documentation (192.0.2.0/24)'),
  range([192, 31, 196], 24, 'AS112 (192.31.196.0/24)'),
  range([192, 52, 193], 24, 'multicast tunnelling (192.52.193.0/24)'),
  range([192, 88, 99], 24, '6to4 relay (192.88.99.0/24)'),
  range([192, 168], 16, 'private network (192.168.0.0/16)'),
  range([192, 175, 48], 24, 'AS112 (192.175.48.0/24)'),
  range([198, 18], 15, 'benchmarking (198.18.0.0/15)'),
  range([198, 51, 100], 24, 'documentation (198.51.100.0/24)'),
  range([203, 0, 113], 24, 'documentation (203.0.113.0/24)'),
  range([224], 4, 'multicast (224.0.0.0/4)'),
  range([240], 4, 'reserved (240.0.0.0/4)'),
]

/** Of IPv6 only global unicast (2000::/3) can pass at all; these parts of it do not. */
const IPV6_REFUSED: readonly Range[] = [
  range([0x20, 0x01, 0x00], 23, 'protocol assignments and Teredo (2001::/23)'),
  range([0x20, 0x01, 0x0d, 0xb8], 32, 'documentation (2001:db8::/32)'),
  range([0x20, 0x02], 16, '6to4 (2002::/16)'),
  range([0x26, 0x20, 0x00, 0x4f, 0x80, 0x00], 48, 'AS112 (2620:4f:8000::/48)'),
  range([0x3f, 0xff, 0x00], 20, 'documentation (3fff::/20)'),
]

const GLOBAL_UNICAST = range([0x20], 3, '')

const isIn = (bytes: Uint8Array, { prefix, bits }: Range): boolean => {
  for (let at = 0; at < bits; at += 8) {
    const mask = bits - at >= 8 ? 255 : 256 - 2 ** (8 - (bits - at))
    if (((bytes[at / 8] ?? 0) & mask) !== ((prefix[at / 8] ?? 0) & mask)) return false
  }
  return true
}

/** Judges the 4 or 16 bytes of an address. Mapped, translated and tunnelled IPv4 (::ffff:0:0/96, 64:ff9b::/96, 2002::/16, 2001::/32) is refused whatever it carries. */
export const judgeAddress = (bytes: Uint8Array): AddressVerdict => {
  if (bytes.length !== 4 && bytes.length !== 16) return { allowed: false, reason: 'not an address' }
  if (bytes.length === 16 && !isIn(bytes, GLOBAL_UNICAST))
    return { allowed: false, reason: 'not a public IPv6 address (outside 2000::/3)' }
  const refused = (bytes.length === 4 ? IPV4_REFUSED : IPV6_REFUSED).find((each) => isIn(bytes, each))
  return refused === undefined ? { allowed: true } : { allowed: false, reason: refused.reason }
}
