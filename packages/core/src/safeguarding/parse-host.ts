/** Reads a host as a browser would: a name, the bytes of an address, or nothing that may be asked for. Nothing is looked up here. */

/** What a host text is. `bytes` has 4 or 16 entries. */
export type ParsedHost =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'address'; readonly bytes: Uint8Array }
  | { readonly kind: 'invalid' }

const INVALID: ParsedHost = { kind: 'invalid' }

/** One part of an IPv4 address in the number forms that browsers accept: decimal, octal with a leading 0, hexadecimal with 0x (WHATWG URL, IPv4 number parser). */
const parseNumber = (part: string): number | undefined => {
  if (part === '') return undefined
  const radix = /^0x/i.test(part) ? 16 : part.length > 1 && part.startsWith('0') ? 8 : 10
  const digits = radix === 16 ? part.slice(2) : radix === 8 ? part.slice(1) : part
  if (digits === '') return 0
  const alphabet = radix === 16 ? /^[0-9a-f]+$/i : radix === 8 ? /^[0-7]+$/ : /^[0-9]+$/
  return alphabet.test(digits) ? Number.parseInt(digits, radix) : undefined
}

/** True when the last part makes the whole an IPv4 address or a mistake, never a name (WHATWG URL, "ends in a number"). */
const endsInNumber = (parts: readonly string[]): boolean => {
  const last = parts.at(-1) ?? ''
  return /^[0-9]+$/.test(last) || /^0x[0-9a-f]*$/i.test(last)
}

const parseIpv4 = (parts: readonly string[]): Uint8Array | undefined => {
  if (parts.length > 4) return undefined
  const numbers = parts.map(parseNumber)
  let value = 0
  for (const [index, number] of numbers.entries()) {
    if (number === undefined) return undefined
    const isLast = index === numbers.length - 1
    if (!isLast && number > 255) return undefined
    if (isLast && number >= 256 ** (5 - numbers.length)) return undefined
    value += isLast ? number : number * 256 ** (3 - index)
  }
  return new Uint8Array([value / 2 ** 24, (value / 2 ** 16) % 256, (value / 2 ** 8) % 256, value % 256])
}

const groupsOf = (text: string): number[] | undefined => {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      // The tail may be an IPv4 address in plain decimal (RFC 4291, section 2.2).
      const tail = part.split('.')
      if (
        tail.length !== 4 ||
        !tail.every((byte) => /^(0|[1-9][0-9]{0,2})$/.test(byte) && Number(byte) < 256)
      )
        return undefined
      const [a = 0, b = 0, c = 0, d = 0] = tail.map(Number)
      groups.push(a * 256 + b, c * 256 + d)
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

const parseIpv6 = (text: string): Uint8Array | undefined => {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const head = groupsOf(halves[0] ?? '')
  const tail = halves.length === 2 ? groupsOf(halves[1] ?? '') : []
  if (head === undefined || tail === undefined) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail]
  return new Uint8Array(groups.flatMap((group) => [group >> 8, group & 255]))
}

/** Reads a host: `example.org`, `127.1`, `[::1]`, `①②⑦.1`. Brackets are needed around IPv6 unless the text has two colons. User names, ports and spaces make it invalid. */
export const parseHost = (text: string): ParsedHost => {
  const bracketed = /^\[(.*)\]$/.exec(text)
  if (bracketed !== null || text.split(':').length > 2) {
    const bytes = parseIpv6(bracketed?.[1] ?? text)
    return bytes === undefined ? INVALID : { kind: 'address', bytes }
  }
  // Compatibility digits and the three other full stops of IDNA become ASCII (UTS 46).
  const plain = text
    .normalize('NFKC')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .toLowerCase()
  const host = plain.endsWith('.') ? plain.slice(0, -1) : plain
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must be refused.
  if (host === '' || host.length > 253 || /[\u0000-\u0020\u007f"#%/:<>?@[\\\]^`{|}]/.test(host))
    return INVALID
  const parts = host.split('.')
  if (endsInNumber(parts)) {
    const bytes = parseIpv4(parts)
    return bytes === undefined ? INVALID : { kind: 'address', bytes }
  }
  return parts.some((label) => label === '' || label.length > 63) ? INVALID : { kind: 'name', name: host }
}
